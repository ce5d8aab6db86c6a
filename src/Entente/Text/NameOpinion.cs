using Entente.Models;

namespace Entente.Text;

/// <summary>The quick model's opinion on names, in the terms of the network's labels.</summary>
/// <remarks>Both have learnt from the same texts, but see other features of words; where they differ, each is right in its own way (<c>lab/notes/names.md</c>).</remarks>
internal sealed class NameOpinion(QuickTagger tagger) : ILabelOpinion
{
    // How much it counts beside the network, lab/notes/names.md.
    private const float Weight = 0.5f;

    private readonly float _unit = Weight * tagger.Unit;

    /// <inheritdoc/>
    public int Kinds => NameDecoder.Kinds;

    /// <inheritdoc/>
    public float Transition(int kind, int from, int to) =>
        _unit * tagger.Decoder.Transition(kind, from, to);

    /// <summary>Memory for one thread to work in.</summary>
    public QuickScratch NewScratch() => tagger.NewScratch();

    /// <summary>Reads words of one sentence; what is said of each of them is then in <paramref name="scratch"/>.</summary>
    /// <inheritdoc cref="QuickTagger.Read" path="/param"/>
    public void Read(
        Document document,
        int first,
        bool isStart,
        SentenceLook look,
        ReadOnlySpan<NameClasses> classes,
        QuickScratch scratch
    ) => tagger.Read(document, first, isStart, look, classes, scratch);

    /// <summary>Writes what was said of a word that was read: a score for each label.</summary>
    /// <returns>The kind of the word.</returns>
    public byte Write(int word, QuickScratch scratch, Span<float> opinion)
    {
        ReadOnlySpan<int> scores = scratch.Scores.AsSpan(word * tagger.ScoreStride, opinion.Length);
        for (int label = 0; label < opinion.Length; label++)
        {
            opinion[label] = _unit * scores[label];
        }

        return scratch.Kinds[word];
    }
}
