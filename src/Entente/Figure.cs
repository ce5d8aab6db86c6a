namespace Entente;

/// <summary>A number that a text states of something, with all that makes it comparable.</summary>
public sealed record Figure
{
    /// <summary>Where the words stand in the text: number, unit and sign.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What kind of number it is.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The number as stated, scales multiplied out; <see langword="null"/> where only bounds are stated: "between 20 and 30".</summary>
    public decimal? Stated { get; init; }

    /// <summary>The least that the words allow; <see langword="null"/> when they set no lower bound.</summary>
    public decimal? Low { get; init; }

    /// <summary>The most that the words allow; <see langword="null"/> when they set no upper bound.</summary>
    public decimal? High { get; init; }

    /// <summary>Whether the lower bound itself is allowed: "at least 20", not "more than 20".</summary>
    public bool IsLowIn { get; init; }

    /// <summary>Whether the upper bound itself is allowed.</summary>
    public bool IsHighIn { get; init; }

    /// <summary>The unit by its code in <c>world/units.tsv</c>, the currency by ISO 4217 (or <c>$</c> where the sign is of several), "%"; <see langword="null"/> for a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the currency is told from the text around, not from the figure itself.</summary>
    public bool IsUnitInferred { get; init; }

    /// <summary>The words that say how exact the number is ("nearly", "some"); <see langword="null"/> when none do.</summary>
    public TextSpan? Exactness { get; init; }

    /// <summary>What is counted, head and modifiers: "contract workers"; of money what one of costs so much: "barrel"; <see langword="null"/> when nothing is.</summary>
    public TextSpan? Counted { get; init; }

    /// <summary>The noun, or what stands for one, that heads <see cref="Counted"/>: "workers"; <see langword="null"/> when nothing is counted.</summary>
    public TextSpan? Head { get; init; }

    /// <summary>Whether it is a target, a plan or a forecast, not what has been: "a target of 200 billion".</summary>
    public bool IsPlanned { get; init; }

    /// <summary>The day on which it was so, as an index in the temporal expressions of the same reading: "as of 1 March"; <see langword="null"/> when none is told.</summary>
    public int? AsOf { get; init; }

    /// <summary>The time that it is said of, as an index in the temporal expressions of the same reading; <see langword="null"/> when none is.</summary>
    public int? Period { get; init; }

    /// <summary>Whether it is said per such a time: "a year".</summary>
    public bool IsRate { get; init; }
}

/// <summary>What kind of number a figure is.</summary>
public enum FigureKind
{
    /// <summary>A plain number or a count.</summary>
    Number,

    /// <summary>Bounds: "between 20 and 30", "more than 40".</summary>
    Range,

    /// <summary>A place in an order: "the 37th".</summary>
    Ordinal,

    /// <summary>A part of a hundred.</summary>
    Percentage,

    /// <summary>Money.</summary>
    Money,

    /// <summary>Length, area, volume, weight, speed and other measures.</summary>
    Dimension,

    /// <summary>A temperature.</summary>
    Temperature,

    /// <summary>An age.</summary>
    Age,

    /// <summary>A place counted from the last or from the current one, which <see cref="Figure.Unit"/> names: "end", "current".</summary>
    Position,
}
