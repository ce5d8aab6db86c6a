using System.Collections.Immutable;

namespace Entente;

/// <summary>Words of a text that tell when, how long or how often.</summary>
public sealed record TemporalExpression
{
    /// <summary>Where the words stand in the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Whether they tell a day, a time, a length or a repetition.</summary>
    public required TemporalType Type { get; init; }

    /// <summary>The value in the notation of TIMEX3 (ISO 8601 with its additions: <c>2013-Q1</c>, <c>1998-02-13TNI</c>, <c>P3Y</c>, <c>PAST_REF</c>); a range as <c>(begin,end,length)</c>.</summary>
    /// <remarks>What is not known is <c>X</c>: <c>XXXX-06-03</c>. It stays so where the report has no reference day, and where the words can mean several days.</remarks>
    public required string Value { get; init; }

    /// <summary>The first day or moment; <see langword="null"/> when it is not known.</summary>
    public DateTime? Begin { get; init; }

    /// <summary>The first moment that no longer belongs to it; <see langword="null"/> when it is not known.</summary>
    public DateTime? End { get; init; }

    /// <summary>How exact the words are.</summary>
    public TemporalPrecision Precision { get; init; }

    /// <summary>What the value was counted from.</summary>
    public TemporalAnchor Anchor { get; init; }

    /// <summary>How it was counted, in the terms of <c>docs/data.md</c>: "weekday", "shift -1 month", "two days after".</summary>
    public required string Rule { get; init; }

    /// <summary>What is said of its place in the stretch: <c>START</c>, <c>MID</c>, <c>END</c>, <c>APPROX</c>, <c>EQUAL_OR_MORE</c> …; <see langword="null"/> when nothing is.</summary>
    public string? Modifier { get; init; }

    /// <summary>Whether what is told lies before, from, until or behind it: "since 2013"; <see langword="null"/> when it lies in it.</summary>
    public TemporalBound? Bound { get; init; }

    /// <summary>Of a range that names both its ends ("from March to May 2013") these ends; empty of anything else.</summary>
    public ImmutableArray<TemporalExpression> Ends { get; init; } = [];
}

/// <summary>The four kinds of temporal expressions of TIMEX3.</summary>
public enum TemporalType
{
    /// <summary>A day or anything longer.</summary>
    Date,

    /// <summary>A time of a day.</summary>
    Time,

    /// <summary>A length.</summary>
    Duration,

    /// <summary>A repetition.</summary>
    Set,
}

/// <summary>How exact a temporal expression is.</summary>
public enum TemporalPrecision
{
    /// <summary>It tells no day: "recently".</summary>
    None,

    /// <summary>A hundred years.</summary>
    Century,

    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A year.</summary>
    Year,

    /// <summary>Half a year, a quarter or a season.</summary>
    PartOfYear,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A week or a weekend.</summary>
    Week,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Morning, afternoon, evening or night.</summary>
    PartOfDay,

    /// <summary>An hour, a minute or a second.</summary>
    Time,

    /// <summary>From a moment to another.</summary>
    Range,
}

/// <summary>What a temporal expression was counted from.</summary>
public enum TemporalAnchor
{
    /// <summary>Nothing: the words say it all.</summary>
    Stated,

    /// <summary>The reference day: the dateline, or the day of publication.</summary>
    Reference,

    /// <summary>The day that the text told of before.</summary>
    Story,

    /// <summary>Nothing yet: a reference day is missing.</summary>
    Missing,
}

/// <summary>On which side of a moment lies what is told.</summary>
public enum TemporalBound
{
    /// <summary>Before it.</summary>
    Before,

    /// <summary>From it on.</summary>
    Since,

    /// <summary>Up to it.</summary>
    Until,

    /// <summary>Behind it.</summary>
    After,
}
