using System.Collections.Frozen;
using System.Globalization;
using Entente.Data;

namespace Entente.Figures.Facts;

/// <summary>Compares two figures that are of one thing in one sense.</summary>
internal sealed class FigureComparison
{
    /// <summary>Nothing ties two numbers to one thing.</summary>
    public const string NotTied = "may be of different things";

    private const string OtherCurrency = "other currency";
    private const string OtherRate = "per another time";
    private const string OtherPeriod = "other period";
    private const string OtherDay = "as of another day";
    private const string OpenPeriod = "period not stated by all";
    private const string OpenCurrency = "currency not stated by all";
    private const string Estimate = "estimate";
    private const string RangeCovers = "range covers";
    private const string Rounded = "rounded";

    // Who turns miles into kilometres rounds.
    private const decimal ConversionPlay = 0.02m;

    // Below it nobody rounds without a word: "12 killed".
    private const decimal LeastRounded = 100;

    private readonly FrozenDictionary<string, (string Kind, decimal Factor)> _units;

    public FigureComparison(DataTables tables)
    {
        Table units = tables.Read("world/units");
        int code = units.Column("unit");
        int kind = units.Column("kind");
        int factor = units.Column("factor");
        _units = units.Rows.ToFrozenDictionary(
            row => row[code],
            row =>
                (
                    row[kind],
                    decimal.Parse(row[factor], NumberStyles.Float, CultureInfo.InvariantCulture)
                ),
            StringComparer.Ordinal
        );
    }

    /// <summary>What kind of measure a figure is in: only those of one kind are of one thing.</summary>
    public string MeasureOf(Figure figure) =>
        figure.Kind switch
        {
            FigureKind.Percentage => "%",
            FigureKind.Money => "money",
            FigureKind.Ordinal => "place",
            _ when figure.Unit is { } unit && _units.TryGetValue(unit, out var known) => known.Kind,
            _ => figure.Unit ?? "count",
        };

    /// <summary>Whether two figures are the same, and if not, why that tells nothing.</summary>
    public Comparison Compare(ReportedFigure a, ReportedFigure b)
    {
        bool isEqual = IsEqual(a, b);
        if (UnitReason(a.Figure, b.Figure) is { } unit)
        {
            return new Comparison(IsSame: false, unit);
        }

        // The same number is the same, whether or not all say of when it is.
        string? time = RateReason(a, b) ?? TimeReason(a, b);
        return time is not null && !(isEqual && time == OpenPeriod)
                ? new Comparison(IsSame: false, time)
            : isEqual ? new Comparison(IsSame: true, null)
            : new Comparison(IsSame: false, ValueReason(a, b));
    }

    /// <summary>Whether a level tells what became of a plan: stated by a later report, of a time behind the plan, in the plan's currency or where the plan names none.</summary>
    public static bool IsLater(ReportedFigure plan, ReportedFigure level)
    {
        bool isComparable =
            plan.Figure.Unit == level.Figure.Unit
            || plan.Figure.Unit is null && level.Figure.Kind == FigureKind.Money;
        if (
            !isComparable
            || plan.Figure.IsRate != level.Figure.IsRate
            || plan.Day is not { } planned
            || level.Day is not { } told
            || told <= planned
        )
        {
            return false;
        }

        DateTime due = plan.Period?.Begin ?? planned.ToDateTime(TimeOnly.MinValue);
        return (level.Period?.End ?? told.ToDateTime(TimeOnly.MinValue)) > due;
    }

    private static string? UnitReason(Figure a, Figure b) =>
        a.Kind != FigureKind.Money && b.Kind != FigureKind.Money || a.Unit == b.Unit ? null
        : a.Unit is null or "$" || b.Unit is null or "$" ? OpenCurrency
        : OtherCurrency;

    private static string? RateReason(ReportedFigure a, ReportedFigure b) =>
        a.Figure.IsRate != b.Figure.IsRate || a.Figure.IsRate && a.Period?.Value != b.Period?.Value
            ? OtherRate
            : null;

    private static string? TimeReason(ReportedFigure a, ReportedFigure b)
    {
        TemporalExpression? of = a.Figure.IsRate ? null : a.Period;
        TemporalExpression? other = b.Figure.IsRate ? null : b.Period;
        if (of is null != other is null)
        {
            return OpenPeriod;
        }

        if (of is not null && other is not null)
        {
            if (
                of.Begin is null
                || of.Begin != other.Begin
                || of.End != other.End
                || of.Bound != other.Bound
            )
            {
                return OtherPeriod;
            }

            // A period that is over stays what it was; one that goes on does not.
            return of.Bound is null ? null : DayReason(a, b);
        }

        return DayReason(a, b);
    }

    private static string? DayReason(ReportedFigure a, ReportedFigure b) =>
        a.Day is { } day && b.Day is { } other && Math.Abs(day.DayNumber - other.DayNumber) > 1
            ? OtherDay
            : null;

    private bool IsEqual(ReportedFigure a, ReportedFigure b)
    {
        (Figure x, Figure y) = (a.Figure, b.Figure);
        if (HasBounds(x) != HasBounds(y))
        {
            return false;
        }

        if (HasBounds(x))
        {
            return InBase(x, x.Low) == InBase(y, y.Low) && InBase(x, x.High) == InBase(y, y.High);
        }

        if (InBase(x, x.Stated) is not { } p || InBase(y, y.Stated) is not { } q)
        {
            return false;
        }

        decimal play =
            x.Unit == y.Unit
                ? Math.Max(HalfOfLastDigit(a), HalfOfLastDigit(b)) * Factor(x)
                : p * ConversionPlay;
        return Math.Abs(p - q) <= play;
    }

    private string? ValueReason(ReportedFigure a, ReportedFigure b)
    {
        (Figure x, Figure y) = (a.Figure, b.Figure);
        if (HasBounds(x) || HasBounds(y))
        {
            return Overlap(x, y) ? RangeCovers : null;
        }

        if (x.Exactness is not null || y.Exactness is not null)
        {
            return Estimate;
        }

        return RoundsTo(x, y) || RoundsTo(y, x) ? Rounded : null;
    }

    private bool Overlap(Figure x, Figure y)
    {
        decimal? low = Greater(LowOf(x), LowOf(y));
        decimal? high = Smaller(HighOf(x), HighOf(y));
        return low is null || high is null || low <= high;
    }

    private decimal? LowOf(Figure figure) =>
        InBase(figure, HasBounds(figure) ? figure.Low : figure.Stated);

    private decimal? HighOf(Figure figure) =>
        InBase(figure, HasBounds(figure) ? figure.High : figure.Stated);

    private static decimal? Greater(decimal? a, decimal? b) =>
        a is null ? b
        : b is null ? a
        : Math.Max(a.Value, b.Value);

    private static decimal? Smaller(decimal? a, decimal? b) =>
        a is null ? b
        : b is null ? a
        : Math.Min(a.Value, b.Value);

    private static bool HasBounds(Figure figure) =>
        figure.Low is not null || figure.High is not null;

    private decimal Factor(Figure figure) =>
        figure.Unit is { } unit && _units.TryGetValue(unit, out var known) ? known.Factor : 1;

    private decimal? InBase(Figure figure, decimal? number)
    {
        try
        {
            return number * Factor(figure);
        }
        catch (OverflowException)
        {
            return number; // So great a number is no measure of anything.
        }
    }

    /// <summary>Whether a round number of two digits stands for another: 1,500 for 1,512.</summary>
    private bool RoundsTo(Figure round, Figure other)
    {
        if (
            InBase(round, round.Stated) is not { } r
            || InBase(other, other.Stated) is not { } o
            || r < LeastRounded
        )
        {
            return false;
        }

        decimal step = 1;
        while (r / step >= 100)
        {
            step *= 10;
        }

        return r % step == 0 && Math.Abs(r - o) <= step / 2;
    }

    /// <summary>Half of what the last written digit stands for: 0.05 billion for "123.4 billion".</summary>
    private static decimal HalfOfLastDigit(ReportedFigure figure)
    {
        if (figure.Figure.Stated is not { } number || number == 0)
        {
            return 0;
        }

        string words = figure.Words;
        int first = words.AsSpan().IndexOfAnyInRange('0', '9');
        int end = first;
        while (
            first >= 0
            && end < words.Length
            && (char.IsAsciiDigit(words[end]) || words[end] is '.' or ',')
        )
        {
            end++;
        }

        // Only where a word gives the scale is a digit left out: "1.2 million", not "1,200,000".
        if (
            first < 0
            || !decimal.TryParse(
                words
                    .AsSpan(first, end - first)
                    .TrimEnd(".,")
                    .ToString()
                    .Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal written
            )
            || written == 0
            || written >= number
        )
        {
            return 0;
        }

        return number / written / Pow10(written.Scale) / 2;
    }

    private static decimal Pow10(int scale)
    {
        decimal power = 1;
        for (int i = 0; i < scale; i++)
        {
            power *= 10;
        }

        return power;
    }
}

/// <summary>How two figures stand to one another.</summary>
/// <param name="IsSame">Whether they are the same.</param>
/// <param name="Reason">If they are not: why that tells nothing; <see langword="null"/> when they differ.</param>
internal readonly record struct Comparison(bool IsSame, string? Reason);
