namespace Entente.Events;

/// <summary>Somebody or something that takes part in what a sentence is about.</summary>
/// <param name="Role">The part.</param>
/// <param name="Span">The words.</param>
public readonly record struct Party(PartyRole Role, TextSpan Span);

/// <summary>The parts that one can take.</summary>
public enum PartyRole
{
    /// <summary>Acts.</summary>
    Source,

    /// <summary>Is acted on.</summary>
    Target,

    /// <summary>Acts on the others and they on it.</summary>
    Reciprocal,
}
