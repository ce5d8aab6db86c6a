using System.Collections.Immutable;

namespace Entente;

/// <summary>Something that a report says somebody said.</summary>
/// <remarks>All spans point into the text of its <see cref="Part"/>. The <see cref="Id"/> is computed from the report and the place; compare that.</remarks>
public sealed record Quotation
{
    /// <summary>The identifier (<see cref="RecordId.ForQuotation"/>).</summary>
    public required string Id { get; init; }

    /// <summary>The text of the report that it stands in.</summary>
    public ReportPart Part { get; init; }

    /// <summary>The quotation whose words hold this one with its cue, in the same report: “He told me that …,” said Dell; <see langword="null"/> when it stands by itself.</summary>
    public string? Within { get; init; }

    /// <summary>The pieces of what was said, in order: inside the marks for a direct quotation, without the cue; one piece when nothing interrupts it. Never empty.</summary>
    public required ImmutableArray<TextSpan> Words { get; init; }

    /// <summary>Direct, mixed or indirect.</summary>
    public required QuotationKind Kind { get; init; }

    /// <summary>Those who are named as saying it, more than one for "both leaders"; empty when the report leaves it open.</summary>
    public ImmutableArray<Voice> Speakers { get; init; } = [];

    /// <summary>Those to whom it was said; empty when the report does not say.</summary>
    public ImmutableArray<Voice> Addressees { get; init; } = [];

    /// <summary>How it was said ("in televised remarks", "in a statement"); <see langword="null"/> when the report does not say.</summary>
    public TextSpan? Channel { get; init; }

    /// <summary>Who handed it on, from the one nearest to the speaker to the one nearest to the report: Xi ← <em>Ushakov</em> ← <em>the New York Times</em> ← this report.</summary>
    public ImmutableArray<Voice> Relays { get; init; } = [];

    /// <summary>The reporting verb or phrase ("said", "according to"); <see langword="null"/> when there is none.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>The words beside the cue that say who speaks, as they stand ("he", "the minister, who left early"); <see langword="null"/> when there are none.</summary>
    /// <remarks>A <see cref="Voice"/> knows the place that names the speaker, which may stand sentences before.</remarks>
    public TextSpan? Source { get; init; }

    /// <summary>The whole reported clause of which <see cref="Words"/> are the quoted part, for a mixed quotation; <see langword="null"/> for the others.</summary>
    public TextSpan? Clause { get; init; }

    /// <summary>Whether the report says that it was not said, or that the speakers say it is not so: "did not say that", "declined to say whether", "denied that".</summary>
    public bool IsNegated { get; init; }

    /// <summary>The rule that found it, as listed in <c>docs/rules</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What was said, its pieces joined by an ellipsis.</summary>
    public string WordsIn(string text) =>
        Words.Length == 1
            ? Words[0].In(text).ToString()
            : string.Join(" … ", Words.Select(piece => piece.In(text).ToString()));
}

/// <summary>How much of the words is quoted.</summary>
public enum QuotationKind
{
    /// <summary>All the words stand in marks.</summary>
    Direct,

    /// <summary>A part of the statement stands in marks: "sought to 'more effectively safeguard' …".</summary>
    Mixed,

    /// <summary>None of the words stand in marks.</summary>
    Indirect,
}

/// <summary>Someone who says, hears or hands on.</summary>
/// <param name="Name">The name to show: that of the entity where it is known, else the words of the report.</param>
/// <param name="Entity">The entity's identifier; <see langword="null"/> when our tables do not know it.</param>
/// <param name="Span">Where the report names it.</param>
/// <param name="Rule">How the words were resolved to the name ("name", "pronoun", "title at date"), as listed in <c>docs/rules</c>.</param>
public sealed record Voice(string Name, string? Entity, TextSpan Span, string Rule)
{
    /// <summary>What makes two voices the same: the entity where it is known, else the name in lower case.</summary>
    public string Key => Entity ?? Name.ToLowerInvariant();
}
