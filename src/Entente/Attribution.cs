using System.Collections.Immutable;

namespace Entente;

/// <summary>Words that a text gives as somebody's: said, thought, wanted or seen.</summary>
/// <remarks>
/// What is said and sure enough becomes a <see cref="Quotation"/>; here stands all that is found, for research and for measuring.
/// All spans point into the text.
/// </remarks>
public sealed record Attribution
{
    /// <summary>Whose it is, in the words of the text ("he", "the minister, who left early"); empty when the text does not say.</summary>
    public ImmutableArray<TextSpan> Source { get; init; } = [];

    /// <summary>The words that say so: a verb with its auxiliaries, "according to", a colon; <see langword="null"/> when there are none.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>What is said or thought, in its pieces, with its quotation marks. Never empty.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>How much of the content stands in quotation marks.</summary>
    public required QuotationKind Kind { get; init; }

    /// <summary>What the source does.</summary>
    public required AttributionAct Act { get; init; }

    /// <summary>Whether it is said not to be so: "did not say", "refused to comment".</summary>
    public bool IsNegated { get; init; }

    /// <summary>The place, in the list of a text's attributions, of the one whose content this is a part of; <see langword="null"/> when it stands by itself.</summary>
    public int? Within { get; init; }

    /// <summary>How sure the finder is, up to 1.</summary>
    public required double Confidence { get; init; }
}

/// <summary>What the source of an attribution does with its content.</summary>
public enum AttributionAct
{
    /// <summary>Something else, or what cannot be told.</summary>
    Other,

    /// <summary>Says or writes it.</summary>
    Said,

    /// <summary>Asks it.</summary>
    Asked,

    /// <summary>Believes, knows or expects it.</summary>
    Believed,

    /// <summary>Wants, means or promises to do it.</summary>
    Intended,

    /// <summary>Is for or against it.</summary>
    Judged,

    /// <summary>Sees, finds or shows it.</summary>
    Perceived,
}
