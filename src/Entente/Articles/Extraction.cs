using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>What became of a capture; exactly one of the two is set.</summary>
/// <param name="Article">The article that the capture holds.</param>
/// <param name="Refusal">Why it gave none.</param>
public sealed record Extraction(Article? Article, Refusal? Refusal)
{
    /// <summary>What a page that gave no article says of itself all the same: headline, outlet, date; without text. <see langword="null"/> when nothing was read.</summary>
    public Article? Page { get; init; }

    /// <summary>What each part of the page is, in order; empty when it gave no article. Made anew when needed, not stored.</summary>
    public ImmutableArray<PagePart> Parts { get; init; } = [];
}
