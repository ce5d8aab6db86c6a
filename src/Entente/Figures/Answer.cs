using System.Globalization;

namespace Entente.Figures;

/// <summary>Which days a moment means.</summary>
/// <param name="Value">The value in the notation of TIMEX3.</param>
/// <param name="Begin">The first moment; <see langword="null"/> when it is not known.</param>
/// <param name="End">The first moment behind it; <see langword="null"/> when it is not known.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Anchor">What it was counted from.</param>
internal readonly record struct Answer(
    string Value,
    DateTime? Begin,
    DateTime? End,
    TemporalPrecision Precision,
    TemporalAnchor Anchor
)
{
    /// <summary>The value with <c>X</c> for all that the words do not say themselves: "XXXX-06-03".</summary>
    public string Said { get; init; } = Value;

    /// <summary>A value without days.</summary>
    public static Answer Without(string value, TemporalAnchor anchor = TemporalAnchor.Stated) =>
        new(value, null, null, TemporalPrecision.None, anchor);

    /// <summary>A day.</summary>
    public static Answer Day(DateTime day, TemporalAnchor anchor) =>
        new(Iso(day), day, TimeLine.Add(day, 1, TimeUnit.Day), TemporalPrecision.Day, anchor);

    /// <summary>The day of a moment in ISO 8601.</summary>
    public static string Iso(DateTime day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value with a time of the day.</summary>
    public Answer At(ClockTime clock)
    {
        string time = TimeLine.Iso(clock);
        DateTime? begin = Begin is { } day
            ? day.AddHours(clock.Hour).AddMinutes(clock.Minute ?? 0).AddSeconds(clock.Second ?? 0)
            : null;
        return this with
        {
            Value = Value + time,
            Said = Said + time,
            Begin = begin,
            End = begin is { } moment
                ? TimeLine.Add(
                    moment,
                    1,
                    clock.Second is not null ? TimeUnit.Second
                        : clock.Minute is not null ? TimeUnit.Minute
                        : TimeUnit.Hour
                )
                : null,
            Precision = TemporalPrecision.Time,
        };
    }

    /// <summary>The value with a part of the day.</summary>
    public Answer At(string part) =>
        this with
        {
            Value = $"{Value}T{part}",
            Said = $"{Said}T{part}",
            Precision = TemporalPrecision.PartOfDay,
        };
}
