namespace Entente.Articles;

/// <summary>What became of a capture; exactly one of the two is set.</summary>
/// <param name="Article">The article that the capture holds.</param>
/// <param name="Refusal">Why it gave none.</param>
public sealed record Extraction(Article? Article, Refusal? Refusal);
