using System.Collections.Immutable;

namespace Entente.Figures;

/// <summary>Finds the figures of a passage: numbers with their units, bounds, exactness, and what they count.</summary>
internal sealed class QuantityReader(Measures measures, Vocabulary vocabulary)
{
    // So far before a number the words that make it a plan, or a vote, are looked for.
    private const int FarthestCue = 8;
    private const decimal LeastScaled = 1e6m;

    private readonly CountedFinder _counted = new(vocabulary);
    private readonly QuantityParser _parser = new(measures);

    /// <summary>Adds the figures of a passage whose temporal expressions begin at <paramref name="firstTime"/>.</summary>
    /// <param name="document">The text, with its trees where it has any.</param>
    /// <param name="reference">The day of the report; <see langword="null"/> when it is not known.</param>
    /// <param name="lattice">The passage.</param>
    /// <param name="times">The temporal expressions so far.</param>
    /// <param name="firstTime">The first one of the passage.</param>
    /// <param name="figures">What is found.</param>
    public void Add(
        Document document,
        DateTime? reference,
        Lattice lattice,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime,
        ImmutableArray<Figure>.Builder figures
    )
    {
        int time = firstTime;
        int firstFigure = figures.Count;
        for (int at = 0; at < lattice.Atoms.Count; )
        {
            while (time < times.Count && times[time].Span.End <= lattice.Atoms[at].Start)
            {
                time++;
            }

            bool isTime = time < times.Count && times[time].Span.Start <= lattice.Atoms[at].Start;
            Bounded? found = isTime ? QuantityParser.Age(lattice, at) : Range(lattice, at);
            if (found is not { } figure || (!isTime && Touches(lattice, at, figure, times, time)))
            {
                at++;
                continue;
            }

            Figure whole = Finish(document, lattice, at, figure, times, firstTime);
            whole = Planned(whole, lattice, at, times, reference);
            figures.Add(InMoneyOfBefore(whole, lattice, at, figure.End, figures, firstFigure));
            at = figure.End;
        }
    }

    // "to 123 billion dollars, with a target of 200 billion": large, of nothing else, and money was told of before.
    private static Figure InMoneyOfBefore(
        Figure figure,
        Lattice lattice,
        int at,
        int end,
        ImmutableArray<Figure>.Builder figures,
        int firstFigure
    )
    {
        if (
            figure.Kind is not (FigureKind.Number or FigureKind.Range)
            || figure.Counted is not null
            || figure.Unit is not null
            || (figure.Stated ?? figure.High ?? figure.Low) is not >= LeastScaled
            || !HasScale(lattice, at, end)
        )
        {
            return figure;
        }

        for (int i = figures.Count - 1; i >= firstFigure; i--)
        {
            if (figures[i] is { Kind: FigureKind.Money, Unit: { } currency })
            {
                return figure with
                {
                    Kind = FigureKind.Money,
                    Unit = currency,
                    IsUnitInferred = true,
                    Stated =
                        figure.Stated
                        ?? (
                            figure.Low is null || figure.High is null
                                ? figure.Low ?? figure.High
                                : null
                        ),
                };
            }
        }

        return figure;
    }

    private static bool HasScale(Lattice lattice, int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            if (lattice.Has(at, WordClass.Scale))
            {
                return true;
            }
        }

        return false;
    }

    // "a target of 200 billion": no figure of the year that was told of before, unless that year is still to come.
    private static Figure Planned(
        Figure figure,
        Lattice lattice,
        int at,
        ImmutableArray<TemporalExpression>.Builder times,
        DateTime? reference
    )
    {
        bool isCount =
            figure.Kind is not (FigureKind.Ordinal or FigureKind.Position or FigureKind.Age);
        if (!isCount || !IsPlanned(lattice, at))
        {
            return figure;
        }

        bool isOfBefore =
            figure.Period is { } period
            && times[period].Span.Start < figure.Span.Start
            && !(times[period].Begin > reference);
        return figure with { IsPlanned = true, Period = isOfBefore ? null : figure.Period };
    }

    private static bool IsPlanned(Lattice lattice, int at)
    {
        if (IsDefinite(lattice, at))
        {
            return false;
        }

        for (int start = at - 1; start >= Math.Max(at - FarthestCue, 0); start--)
        {
            if (lattice.Longest(start, WordClass.Plan) is { } plan && plan.End <= at)
            {
                return true;
            }

            if (EndsClause(lattice, start))
            {
                return false;
            }
        }

        return false;
    }

    // "the two countries": known before, no count of now.
    private static bool IsDefinite(Lattice lattice, int at) =>
        lattice.Has(at - 1, WordClass.Pronominal) && lattice.Has(at, WordClass.Cardinal);

    private static bool EndsClause(Lattice lattice, int at) =>
        lattice.Atoms[at].Kind == AtomKind.Sign
        && lattice.Words(at)[0] is '.' or ';' or '!' or '?' or ':' or ',' or '—' or '–';

    private static bool Touches(
        Lattice lattice,
        int at,
        Bounded figure,
        ImmutableArray<TemporalExpression>.Builder times,
        int time
    ) =>
        figure.Quantity.Kind != FigureKind.Age
        && time < times.Count
        && !(
            times[time].Type == TemporalType.Set && times[time].Span.Start > lattice.Atoms[at].Start
        )
        && times[time].Span.Start < lattice.Atoms[figure.End - 1].End
        && times[time].Span.End > lattice.Atoms[at].Start;

    // "between 20 and 30", "more than 20 and less than 35", "20-30", or a plain quantity.
    private Bounded? Range(Lattice lattice, int at)
    {
        if (
            lattice.Longest(at, WordClass.Between) is { } between
            && Pair(lattice, between.End, isBetween: true) is { } pair
        )
        {
            return pair;
        }

        if (Bound(lattice, at) is { } first)
        {
            return
                lattice.Longest(first.End, WordClass.And) is { } and
                && Bound(lattice, and.End) is { } second
                && first.Low is null != second.Low is null
                ? first.Joined(second)
                : first;
        }

        return Pair(lattice, at) is { Quantity.Kind: not FigureKind.Ordinal } dashed ? dashed
            : _parser.Read(lattice, at) is { } plain ? new Bounded(plain)
            : null;
    }

    private Bounded? Bound(Lattice lattice, int at)
    {
        Edge? low = lattice.Longest(at, WordClass.AtLeast);
        Edge? high = lattice.Longest(at, WordClass.AtMost);
        // "1 over 3", "$2000 over 3 years" set no bound.
        if ((low ?? high) is null || (at > 0 && lattice.Atoms[at - 1].Kind == AtomKind.Digits))
        {
            return null;
        }

        bool isLow = high is null || (low is { } l && l.End > high.Value.End);
        Edge words = isLow ? low!.Value : high!.Value;
        if (_parser.Read(lattice, words.End) is not { Value: { } value } quantity)
        {
            return null;
        }

        bool isIn = words.Text is "in" or "equal";
        return new Bounded(quantity)
        {
            Low = isLow || words.Text == "equal" ? value : null,
            High = isLow && words.Text != "equal" ? null : value,
            IsLowIn = isIn && (isLow || words.Text == "equal"),
            IsHighIn = isIn && (!isLow || words.Text == "equal"),
            IsStated = quantity.Kind != FigureKind.Number,
            Exactness = (at, words.End),
        };
    }

    // "20-30" and "20 - 30", but not "222-2222-1".
    private static bool IsRangeMark(Lattice lattice, Edge mark) =>
        lattice.Atoms[mark.Start].Kind != AtomKind.Sign
        || (
            mark.End < lattice.Atoms.Count
            && lattice.Atoms[mark.Start].IsGlued == lattice.Atoms[mark.End].IsGlued
            && !lattice.IsSign(mark.End + 1, '-')
            && !lattice.IsSign(mark.Start - 2, '-')
            && !lattice.IsSign(mark.Start - 2, '+')
        );

    // "voted 51-49": two sides, no range.
    private static bool IsVote(Lattice lattice, int at)
    {
        for (int start = at - 1; start >= Math.Max(at - FarthestCue, 0); start--)
        {
            if (lattice.Has(start, WordClass.Vote))
            {
                return true;
            }

            if (EndsClause(lattice, start))
            {
                return false;
            }
        }

        return false;
    }

    private Bounded? Pair(Lattice lattice, int at, bool isBetween = false)
    {
        if (
            _parser.Read(lattice, at, isPart: true) is not { Value: { } low } first
            || lattice.Longest(first.End, WordClass.To) is not { } to
            || (to.Text == "between" && !isBetween)
            || !IsRangeMark(lattice, to)
            || (!isBetween && IsVote(lattice, at))
            || _parser.Read(lattice, to.End, isPart: true) is not { Value: { } high } second
        )
        {
            return null;
        }

        // "8 to 10 feet", "$3-4 billion": the unit and the scale may be said once for both.
        if (
            first.Kind == FigureKind.Number
            && second.Kind != FigureKind.Number
            && second.Kind != FigureKind.Ordinal
        )
        {
            first = first with { Kind = second.Kind, Unit = second.Unit };
        }

        if (second.Kind == FigureKind.Number && first.Kind != FigureKind.Number)
        {
            second = second with { Kind = first.Kind, Unit = first.Unit };
        }

        return low < high && first.Kind == second.Kind && first.Unit == second.Unit
            ? new Bounded(second)
            {
                Low = low,
                High = high,
                IsLowIn = true,
                IsStated = false,
            }
            : null;
    }

    private Figure Finish(
        Document document,
        Lattice lattice,
        int at,
        Bounded figure,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime
    )
    {
        Quantity quantity = figure.Quantity;
        bool isRange = figure.Low is not null || figure.High is not null;
        int start =
            isRange
            && quantity.Kind is not (FigureKind.Number or FigureKind.Ordinal)
            && figure.Exactness is { } words
                ? words.End
                : at;
        TextSpan span = new(lattice.Atoms[start].Start, lattice.Atoms[figure.End - 1].End);
        (TextSpan? counted, TextSpan? head) =
            quantity.Kind is FigureKind.Number or FigureKind.Ordinal
                ? _counted.Find(document, lattice, at, figure.End, times, firstTime)
            : quantity.Kind is FigureKind.Money ? _counted.Priced(lattice, figure.End)
            : default;
        (int? period, bool isRate) = PeriodFinder.Find(lattice, span, counted, times, firstTime);
        bool isAsOf =
            period is { } day
            && !isRate
            && IsBehind(lattice, times[day].Span.Start, WordClass.AsOf);
        return new Figure
        {
            Span = span,
            Kind =
                isRange && quantity.Kind is FigureKind.Number or FigureKind.Ordinal && isRange
                    ? FigureKind.Range
                    : quantity.Kind,
            Stated = figure.IsStated ? quantity.Value : null,
            Low = figure.Low,
            High = figure.High,
            IsLowIn = figure.IsLowIn,
            IsHighIn = figure.IsHighIn,
            Unit = quantity.Unit,
            IsUnitInferred = quantity.IsUnitInferred,
            Exactness = ExactnessOf(lattice, at, figure),
            Counted = counted,
            Head = head,
            AsOf = isAsOf ? period : null,
            Period =
                isAsOf || (quantity.Kind == FigureKind.Number && IsDefinite(lattice, at))
                    ? null
                    : period,
            IsRate = isRate,
        };
    }

    // Whether words of a class stand right before a place in the text.
    private static bool IsBehind(Lattice lattice, int position, WordClass kind) =>
        lattice.EndsAt(lattice.AtomFrom(position), kind);

    private static TextSpan? ExactnessOf(Lattice lattice, int at, Bounded figure)
    {
        if (figure.Exactness is { } words)
        {
            return new TextSpan(lattice.Atoms[words.Start].Start, lattice.Atoms[words.End - 1].End);
        }

        for (int start = Math.Max(at - 4, 0); start < at; start++)
        {
            if (lattice.Longest(start, WordClass.Precision) is { } edge && edge.End == at)
            {
                return new TextSpan(lattice.Atoms[start].Start, lattice.Atoms[at - 1].End);
            }
        }

        return null;
    }

    /// <summary>A quantity with what the words around say of its bounds.</summary>
    private readonly record struct Bounded(Quantity Quantity)
    {
        public int End { get; init; } = Quantity.End;

        public decimal? Low { get; init; }

        public decimal? High { get; init; }

        public bool IsLowIn { get; init; }

        public bool IsHighIn { get; init; }

        public bool IsStated { get; init; } = true;

        public (int Start, int End)? Exactness { get; init; }

        public Bounded Joined(Bounded other) =>
            this with
            {
                End = other.End,
                Low = Low ?? other.Low,
                High = High ?? other.High,
                IsLowIn = Low is null ? other.IsLowIn : IsLowIn,
                IsHighIn = High is null ? other.IsHighIn : IsHighIn,
            };

        public static implicit operator Bounded?(Quantity? quantity) =>
            quantity is { } known ? new Bounded(known) : null;
    }
}

/// <summary>A number with its unit.</summary>
/// <param name="End">The atom behind it.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Value">The number; <see langword="null"/> for a unit alone.</param>
/// <param name="Unit">The unit; <see langword="null"/> when it has none.</param>
/// <param name="IsUnitInferred">Whether the unit is the usual meaning of a sign of several.</param>
internal readonly record struct Quantity(
    int End,
    FigureKind Kind,
    decimal? Value,
    string? Unit = null,
    bool IsUnitInferred = false
);
