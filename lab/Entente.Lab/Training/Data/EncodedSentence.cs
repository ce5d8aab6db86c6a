using Entente.Text;

namespace Entente.Lab.Training.Data;

/// <summary>A sentence in numbers: what the network reads, and what it should say.</summary>
/// <param name="Codes">What the network sees of each word.</param>
/// <param name="Classes">Classes of the list of known names that each word belongs to.</param>
internal sealed record EncodedSentence(WordCode[] Codes, ulong[] Classes)
{
    /// <summary>What it should say of syntax; <see langword="null"/> when nobody knows.</summary>
    public SyntaxTargets? Syntax { get; init; }

    /// <summary>For each word which name labels it may have; <see langword="null"/> when nobody knows.</summary>
    public ulong[]? Names { get; init; }

    /// <summary>The number of words.</summary>
    public int Length => Codes.Length;
}

/// <summary>Indexes of labels, for each word; -1 where the label is unknown.</summary>
/// <param name="Tags">Universal parts of speech.</param>
/// <param name="FineTags">The treebank's own.</param>
/// <param name="Features">Morphological features.</param>
/// <param name="Lemmas">Lemma scripts.</param>
/// <param name="Heads">Index of the head in the sentence; -1 for the root.</param>
/// <param name="Relations">Relations to the head.</param>
internal sealed record SyntaxTargets(
    int[] Tags,
    int[] FineTags,
    int[] Features,
    int[] Lemmas,
    int[] Heads,
    int[] Relations
);
