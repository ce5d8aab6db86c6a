using System.Collections.Immutable;

namespace Entente;

/// <summary>Of what a figure is, as a report states it: what makes it comparable with the figures of other reports.</summary>
public sealed record Claim
{
    /// <summary>The figure, as an index in <see cref="Reckoning.Figures"/>.</summary>
    public required int Figure { get; init; }

    /// <summary>The words that name what the number is of: "trade between the two countries".</summary>
    public required TextSpan Topic { get; init; }

    /// <summary>The noun among them on which the others depend, in the form of a dictionary: "trade".</summary>
    public required string Head { get; init; }

    /// <summary>The nouns and adjectives that narrow it, in the form of a dictionary, without repetition, in order of the alphabet; those that name an actor stand in <see cref="Actors"/> instead.</summary>
    public ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>What is done with what is counted, in the form of a dictionary or by the class of <c>claim-words.tsv</c>: "kill"; <see langword="null"/> when nothing is, or only the number moves.</summary>
    public string? Deed { get; init; }

    /// <summary>In which sense the number is said.</summary>
    public required ClaimSense Sense { get; init; }

    /// <summary>The identifiers of those whose it is, without repetition, in order of the alphabet: "CHN", "RUS".</summary>
    public ImmutableArray<string> Actors { get; init; } = [];

    /// <summary>Whose word the number rests on; <see langword="null"/> when the report gives no source for it.</summary>
    public Voice? Speaker { get; init; }

    /// <summary>Whether the object is that of the figure before, as the figure itself has none: "… rose to 123 billion and they set a target of 200 billion".</summary>
    public bool IsTopicInferred { get; init; }
}

/// <summary>In which sense a number is said of something.</summary>
public enum ClaimSense
{
    /// <summary>It is so many, or so much.</summary>
    Level,

    /// <summary>It became so many, or so much, more or less.</summary>
    Change,

    /// <summary>It is to become so many, or so much: what is aimed at, promised or forecast.</summary>
    Target,

    /// <summary>So great a part of it.</summary>
    Share,

    /// <summary>Something is to be done with so many, or so much: "will send 500 troops".</summary>
    Plan,
}
