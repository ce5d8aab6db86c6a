namespace Entente.Lab.Training.Data;

/// <summary>A sentence of a treebank or of a set of names, as the trainer reads it.</summary>
/// <param name="Words">The words.</param>
internal sealed record TrainingSentence(string[] Words)
{
    /// <summary>Where it comes from: "EWT", "GUM:news", "wikigold".</summary>
    public required string Source { get; init; }

    /// <summary>The identifier that its treebank gives it; empty when it has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Tags, lemmas and trees; <see langword="null"/> when the set has only names.</summary>
    public GoldSyntax? Syntax { get; init; }

    /// <summary>For each word which labels it may have (bits of <see cref="NameLabels"/>); <see langword="null"/> when nothing is known of names.</summary>
    public ulong[]? Names { get; init; }
}

/// <summary>What a treebank says of the words of a sentence.</summary>
/// <param name="Tags">Universal parts of speech.</param>
/// <param name="FineTags">The treebank's own.</param>
/// <param name="Features">Morphological features; "_" for none.</param>
/// <param name="Lemmas">Lemmas.</param>
/// <param name="Heads">Index of each word's head in the sentence; -1 for the root.</param>
/// <param name="Relations">How each word depends on its head.</param>
internal sealed record GoldSyntax(
    string[] Tags,
    string[] FineTags,
    string[] Features,
    string[] Lemmas,
    int[] Heads,
    string[] Relations
);
