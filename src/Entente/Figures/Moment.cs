namespace Entente.Figures;

/// <summary>What the words of a temporal expression say, before anybody asks which day it is.</summary>
/// <remarks>Only what is said is set. <see cref="MomentResolver"/> makes days of it.</remarks>
internal sealed record Moment
{
    /// <summary>The year; negative before Christ.</summary>
    public int? Year { get; init; }

    /// <summary>Whether the year is a fiscal or school year, as its value begins: "FY", "SY".</summary>
    public string YearKind { get; init; } = "";

    /// <summary>The month, 1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>The day of the month; -1 is the last.</summary>
    public int? Day { get; init; }

    /// <summary>The day of the week, Monday 1 to Sunday 7.</summary>
    public int? Weekday { get; init; }

    /// <summary>Which of the weekdays of a month: "the third Monday in January"; -1 is the last.</summary>
    public int? Nth { get; init; }

    /// <summary>The week of the year, or of the month when <see cref="IsWeekOfMonth"/>; -1 is the last.</summary>
    public int? Week { get; init; }

    /// <summary>Whether <see cref="Week"/> counts in a month.</summary>
    public bool IsWeekOfMonth { get; init; }

    /// <summary>The quarter, 1 to 4.</summary>
    public int? Quarter { get; init; }

    /// <summary>The half of the year, 1 or 2.</summary>
    public int? Half { get; init; }

    /// <summary>The season as TIMEX3 calls it: "SU"; empty when there is none.</summary>
    public string Season { get; init; } = "";

    /// <summary>The year that a decade begins with: 1990.</summary>
    public int? Decade { get; init; }

    /// <summary>The century: 20 is the one of 1901.</summary>
    public int? Century { get; init; }

    /// <summary>The festival; empty when there is none.</summary>
    public string Festival { get; init; } = "";

    /// <summary>Which of those that return: -1 the last, 0 this one, 1 the next; -11 the one of the week before, 12 the nearest to come; <see langword="null"/> when not said.</summary>
    public int? Which { get; init; }

    /// <summary>The stretch that it lies in: "Monday" of "last week".</summary>
    public Moment? In { get; init; }

    /// <summary>The unit of "last week", "today".</summary>
    public TimeUnit? Unit { get; init; }

    /// <summary>How many units from now: -1 for "last week", "yesterday".</summary>
    public int Shift { get; init; }

    /// <summary>The time of the day; <see langword="null"/> when not said.</summary>
    public ClockTime? Clock { get; init; }

    /// <summary>The part of the day as TIMEX3 calls it: "MO"; empty when there is none.</summary>
    public string Part { get; init; } = "";

    /// <summary>The length of time to go from <see cref="From"/>, or the length of a duration, or between repetitions.</summary>
    public TimeLength? Length { get; init; }

    /// <summary>Where the length is to be gone: -1 back, 1 on, 0 nowhere (a duration).</summary>
    public int Direction { get; init; }

    /// <summary>Whether the length is a stretch of days: "the last three months".</summary>
    public bool IsStretch { get; init; }

    /// <summary>Whether it counts from what was told of before: "two days later".</summary>
    public bool IsFromStory { get; init; }

    /// <summary>Whether it is a length after all when the sentence tells of the past: "in two days".</summary>
    public bool IsAhead { get; init; }

    /// <summary>Whether it is a length unless the sentence tells of the future: "48,000 pins in a day".</summary>
    public bool IsLengthUnlessAhead { get; init; }

    /// <summary>Where a range begins, or a length is counted from.</summary>
    public Moment? From { get; init; }

    /// <summary>Where a range ends.</summary>
    public Moment? To { get; init; }

    /// <summary>Whether it returns: "every Monday".</summary>
    public bool IsSet { get; init; }

    /// <summary>A value that is no day: "PRESENT_REF"; empty when there is none.</summary>
    public string Vague { get; init; } = "";

    /// <summary>The modifier as TIMEX3 calls it: "EARLY" …; empty when there is none.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>Whether it tells when on a day.</summary>
    public bool HasTime => Clock is not null || Part.Length > 0;

    /// <summary>Whether it is a length of time and nothing else.</summary>
    public bool IsDuration => Length is not null && Direction == 0 && !IsSet;
}

/// <summary>A time of the day.</summary>
/// <param name="Hour">The hour, 0 to 24.</param>
/// <param name="Minute">The minute; <see langword="null"/> when not said.</param>
/// <param name="Second">The second; <see langword="null"/> when not said.</param>
internal sealed record ClockTime(int Hour, int? Minute = null, int? Second = null)
{
    /// <summary>Whether it is known which half of the day it is in.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The zone, as it is written to the value: "Z"; empty when there is none.</summary>
    public string Zone { get; init; } = "";
}
