using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Figures;

/// <summary>A unit of the calendar or the clock.</summary>
internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// <summary>So many of a unit.</summary>
/// <param name="Count">How many; <see langword="null"/> when the words do not say ("several days").</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct TimeStep(decimal? Count, TimeUnit Unit);

/// <summary>A length of time: "two years and three months".</summary>
/// <param name="Steps">Its parts, as they are written.</param>
internal sealed record TimeLength(ImmutableArray<TimeStep> Steps)
{
    /// <summary>A length of one part.</summary>
    public TimeLength(decimal? count, TimeUnit unit)
        : this([new TimeStep(count, unit)]) { }

    /// <summary>The smallest unit of its parts.</summary>
    public TimeUnit Smallest => Steps.Min(step => step.Unit);

    /// <summary>Whether all its parts are counted.</summary>
    public bool IsCounted => Steps.All(step => step.Count is not null);

    /// <summary>The unit of a table: <c>Y</c>, <c>2W</c>.</summary>
    public static TimeStep? UnitOf(string code)
    {
        int digits = code.AsSpan().IndexOfAnyExceptInRange('0', '9');
        decimal count =
            digits > 0 ? decimal.Parse(code.AsSpan(0, digits), CultureInfo.InvariantCulture) : 1;
        TimeUnit? unit = (digits < 0 ? "" : code[digits..]) switch
        {
            "S" => TimeUnit.Second,
            "MIN" => TimeUnit.Minute,
            "H" => TimeUnit.Hour,
            "D" => TimeUnit.Day,
            "WE" => TimeUnit.Weekend,
            "W" => TimeUnit.Week,
            "M" => TimeUnit.Month,
            "Q" => TimeUnit.Quarter,
            "HY" => TimeUnit.Half,
            "Y" => TimeUnit.Year,
            "DE" => TimeUnit.Decade,
            "CE" => TimeUnit.Century,
            "ML" => TimeUnit.Millennium,
            _ => null,
        };
        return unit is { } known ? new TimeStep(count, known) : null;
    }

    /// <summary>This length and another, as one.</summary>
    public TimeLength Plus(TimeLength other) => new(Steps.AddRange(other.Steps));

    /// <summary>The value of TIMEX3: <c>P2Y3M</c>, <c>PT30M</c>, <c>PXD</c>.</summary>
    public override string ToString()
    {
        StringBuilder value = new("P");
        bool isClock = false;
        foreach (TimeStep step in Steps)
        {
            if (step.Unit <= TimeUnit.Hour && !isClock)
            {
                value.Append('T');
                isClock = true;
            }

            decimal? count = step.Unit switch
            {
                TimeUnit.Quarter => step.Count * 3,
                TimeUnit.Half => step.Count * 6,
                _ => step.Count,
            };
            value
                .Append(count is { } number ? Plain(number) : "X")
                .Append(
                    step.Unit switch
                    {
                        TimeUnit.Second => "S",
                        TimeUnit.Minute or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Half =>
                            "M",
                        TimeUnit.Hour => "H",
                        TimeUnit.Day => "D",
                        TimeUnit.Weekend => "WE",
                        TimeUnit.Week => "W",
                        TimeUnit.Year => "Y",
                        TimeUnit.Decade => "DE",
                        TimeUnit.Century => "CE",
                        _ => "ML",
                    }
                );
        }

        return value.ToString();
    }

    /// <summary>A number without zeros behind it.</summary>
    public static string Plain(decimal number) =>
        number.ToString("0.###############", CultureInfo.InvariantCulture);
}
