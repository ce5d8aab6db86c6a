using System.Collections.Immutable;

namespace Entente;

/// <summary>The places of a document that speak of the same someone or something: "Angela Merkel", "the chancellor", "she".</summary>
/// <param name="Type">What is spoken of.</param>
/// <param name="Entity">The entity's identifier in <c>data/world</c>, where a mention in the chain is resolved; else <see langword="null"/>.</param>
/// <param name="References">The places, in order of their start, the wider first; two at least.</param>
public sealed record ReferenceChain(
    ReferentType Type,
    string? Entity,
    ImmutableArray<Reference> References
);

/// <summary>Words that refer to someone or something, with all that belongs to them: "the chancellor of Germany".</summary>
/// <param name="Span">The words; references may stand inside one another ("her party" holds "her").</param>
/// <param name="Head">The word on which the others depend: "chancellor".</param>
/// <param name="Kind">How they refer.</param>
public readonly record struct Reference(TextSpan Span, TextSpan Head, ReferenceKind Kind);

/// <summary>How words refer.</summary>
public enum ReferenceKind
{
    /// <summary>By name: "Angela Merkel".</summary>
    Name,

    /// <summary>By a description: "the chancellor".</summary>
    Nominal,

    /// <summary>By a word that only points: "she", "this".</summary>
    Pronoun,
}

/// <summary>What is spoken of.</summary>
public enum ReferentType
{
    /// <summary>The document does not tell.</summary>
    Unknown,

    /// <summary>A human being, or several.</summary>
    Person,

    /// <summary>An organisation, or a group that acts as one.</summary>
    Organization,

    /// <summary>A place, and a state.</summary>
    Place,

    /// <summary>Something that happens.</summary>
    Event,

    /// <summary>A time.</summary>
    Time,

    /// <summary>A thing that was made, or a body.</summary>
    Thing,

    /// <summary>A matter, food.</summary>
    Substance,

    /// <summary>An animal.</summary>
    Animal,

    /// <summary>A plant.</summary>
    Plant,

    /// <summary>A thought, a quality, a text, a number.</summary>
    Abstract,
}
