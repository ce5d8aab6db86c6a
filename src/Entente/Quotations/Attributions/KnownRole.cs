namespace Entente.Quotations.Attributions;

/// <summary>A part of a statement that the rules read.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Role">1 for words in marks, 2 for a clause, 3 for a cue, 4 for a source.</param>
internal readonly record struct KnownRole(TextSpan Span, byte Role);
