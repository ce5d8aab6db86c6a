using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Figures;

/// <summary>Finds what tells when, how long and how often in a passage, and which days it means.</summary>
/// <remarks>Tables only: a language is <c>time-words.tsv</c> and <c>time-patterns.tsv</c> in its folder.</remarks>
internal sealed class TemporalFinder
{
    private readonly TimeGrammar _grammar;
    private readonly MomentResolver _resolver;

    /// <summary>Loads the tables of <paramref name="language"/>, whose words <paramref name="passages"/> knows.</summary>
    public TemporalFinder(PassageReader passages, Language language)
    {
        _grammar = new TimeGrammar(language.Read("time-patterns"), passages.Vocabulary.Symbols);
        _resolver = new MomentResolver(new Festivals(language.Tables));
    }

    /// <summary>Reads the temporal expressions of one passage.</summary>
    public void Add(
        Lattice lattice,
        PatternMatches scratch,
        TemporalStory story,
        ImmutableArray<TemporalExpression>.Builder found
    )
    {
        _grammar.Read(lattice, scratch);
        story.BeginPassage(lattice);
        for (int start = 0; start < lattice.Atoms.Count; )
        {
            if (
                Uncut(lattice, start) is { } edge
                && Resolve(lattice, edge, story) is { } expression
            )
            {
                found.Add(expression);
                start = edge.End;
            }
            else
            {
                start++;
            }
        }
    }

    // "in the past" of "in the past three months", "tomorrow later" of "tomorrow later in the evening": what begins inside and
    // reaches further is meant; before it a shorter one may stand.
    private static Edge? Uncut(Lattice lattice, int start)
    {
        if (Longest(lattice, start) is not { } edge)
        {
            return null;
        }

        for (int inner = edge.Start + 1; inner < edge.End; inner++)
        {
            if (
                Longest(lattice, inner) is { } later
                && later.End > edge.End
                && later.End - later.Start > edge.End - edge.Start
            )
            {
                return Longest(lattice, start, until: inner);
            }
        }

        return edge;
    }

    // The longest edge that tells time; inside a range one that is no range itself.
    private static Edge? Longest(
        Lattice lattice,
        int start,
        Edge? range = null,
        int until = int.MaxValue
    )
    {
        Edge? longest = null;
        for (int i = lattice.Head(start); i >= 0; i = lattice[i].Next)
        {
            // The last reading stands first: of two as long the one of the higher level wins.
            if (
                lattice[i].Moment is not null
                && lattice[i].End <= until
                && (
                    range is not { } whole
                    || (lattice[i].Class != WordClass.Range && lattice[i].End <= whole.End)
                )
                && lattice[i].Class
                    is WordClass.Date
                        or WordClass.Frame
                        or WordClass.Clock
                        or WordClass.DateTime
                        or WordClass.Duration
                        or WordClass.Range
                        or WordClass.Set
                && (longest is null || lattice[i].End > longest.Value.End)
            )
            {
                longest = lattice[i];
            }
        }

        return longest;
    }

    private TemporalExpression? Resolve(Lattice lattice, Edge edge, TemporalStory story)
    {
        Moment moment = edge.Moment!;
        ReadingContext context = story.ContextAt(edge.Start);
        bool isBound = moment.Modifier.Length > 0 && !RelativeRules.IsPlace(moment.Modifier);
        if (
            moment.IsAhead
            && (
                context.Tense < 0
                || (context.Tense == 0 && (isBound || moment.IsLengthUnlessAhead))
                || lattice.EndsAt(edge.Start, WordClass.Occurrence)
            )
        )
        {
            moment = moment with { Direction = 0 };
        }

        Answer answer = _resolver.Resolve(moment, context);
        if (answer.Value.Length == 0)
        {
            return null;
        }

        story.Tell(moment, answer);
        return new TemporalExpression
        {
            Span = new TextSpan(lattice.Atoms[edge.Start].Start, lattice.Atoms[edge.End - 1].End),
            Type = TypeOf(moment),
            Value = answer.Value,
            Begin = answer.Begin,
            End = answer.End,
            Precision = answer.Precision,
            Anchor = answer.Anchor,
            Rule = edge.Text,
            Modifier = moment.Modifier.Length > 0 ? moment.Modifier : null,
            Bound = moment.IsDuration ? null : BoundBefore(lattice, edge.Start),
            Ends = moment is { From: { } from, To: { } to }
                ? EndsOf(lattice, edge, from, to, context)
                : [],
        };
    }

    // The days, or times, that are named inside a range: "5–6 September" names one, and has no ends of its own.
    private ImmutableArray<TemporalExpression> EndsOf(
        Lattice lattice,
        Edge range,
        Moment from,
        Moment to,
        ReadingContext context
    )
    {
        List<Edge> named = [];
        for (int at = range.Start; at < range.End; )
        {
            if (Longest(lattice, at, range) is { } edge)
            {
                named.Add(edge);
                at = edge.End;
            }
            else
            {
                at++;
            }
        }

        if (named.Count != 2 && from.Year is not null && to.Year is not null)
        {
            named = YearsOf(lattice, range);
        }

        return named.Count == 2 ? [End(named[0], from), End(named[1], to)] : [];

        TemporalExpression End(Edge edge, Moment moment)
        {
            Answer answer = _resolver.Resolve(moment, context);
            return new TemporalExpression
            {
                Span = new TextSpan(
                    lattice.Atoms[edge.Start].Start,
                    lattice.Atoms[edge.End - 1].End
                ),
                Type = TypeOf(moment),
                Value = answer.Value,
                Begin = answer.Begin,
                End = answer.End,
                Precision = answer.Precision,
                Anchor = answer.Anchor,
                Rule = edge.Text,
            };
        }
    }

    // "1704–1787", "1871 – 72": years that are no dates by themselves.
    private static List<Edge> YearsOf(Lattice lattice, Edge range)
    {
        List<Edge> years = [];
        for (int at = range.Start; at < range.End; at++)
        {
            if (
                (lattice.Longest(at, WordClass.Year) ?? lattice.Longest(at, WordClass.ShortYear)) is
                { } year
            )
            {
                years.Add(year with { Text = "year" });
                at = year.End - 1;
            }
        }

        return years;
    }

    private static TemporalType TypeOf(Moment moment) =>
        moment.IsSet ? TemporalType.Set
        : moment.IsDuration ? TemporalType.Duration
        : moment.HasTime
        || moment.From is { HasTime: true }
        || moment.Unit < TimeUnit.Day
        || (moment.Length is { } length && length.Smallest < TimeUnit.Day)
            ? TemporalType.Time
        : TemporalType.Date;

    private static TemporalBound? BoundBefore(Lattice lattice, int start)
    {
        for (int i = start > 0 ? lattice.Head(start - 1) : -1; i >= 0; i = lattice[i].Next)
        {
            if (
                lattice[i].Class == WordClass.Bound
                && Enum.TryParse(lattice[i].Text, ignoreCase: true, out TemporalBound bound)
            )
            {
                return bound;
            }
        }

        return null;
    }
}
