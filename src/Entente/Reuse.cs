using System.Collections.Immutable;

namespace Entente;

/// <summary>Text that one report took from another, or both from a third.</summary>
/// <remarks>
/// Rests on <em>unquoted</em> words: everybody quotes the same words, so shared quoted words are never evidence of copying.
/// </remarks>
/// <param name="Source">The report whose text it is, as far as can be told.</param>
/// <param name="Copy">The report that took it.</param>
/// <param name="Kind">How much of the copy it makes up.</param>
/// <param name="Passages">The shared passages, in the order of the copy. May be empty only when the copy credits a source whose text is not at hand.</param>
/// <param name="SharedWords">Unquoted words in the passages.</param>
/// <param name="Signals">What speaks for copying and for its direction, for <c>why</c>: "names \"The New York Times\"", "credit line: Reuters".</param>
public sealed record Reuse(
    string Source,
    string Copy,
    ReuseKind Kind,
    ImmutableArray<Passage> Passages,
    int SharedWords,
    ImmutableArray<string> Signals
);

/// <summary>How much of a report is taken from another.</summary>
public enum ReuseKind
{
    /// <summary>Passages of it.</summary>
    Passages = 1,

    /// <summary>The report as a whole: it is no account of its own.</summary>
    Copy = 2,
}

/// <summary>The same unquoted words in two reports.</summary>
/// <param name="InSource">Where they stand in the source's <see cref="Article.Text"/>.</param>
/// <param name="InCopy">Where they stand in the copy's <see cref="Article.Text"/>.</param>
public readonly record struct Passage(TextSpan InSource, TextSpan InCopy);
