using System.Collections.Immutable;
using Entente.Models;

namespace Entente.Text;

/// <summary>Decides parts of speech word by word, each in sight of the two before it.</summary>
internal sealed class TagDecoder
{
    /// <summary>The entry of the file that lists the parts of speech.</summary>
    public const string LabelsEntry = "labels.upos";

    /// <summary>What the entries of the file with the weights begin with.</summary>
    public const string WeightsEntry = "tags";

    private readonly FeatureTable _weights;
    private readonly ImmutableArray<byte> _kinds;

    /// <summary>Takes parts of speech and weights of a file.</summary>
    /// <exception cref="DataFormatException">The file does not hold them.</exception>
    public TagDecoder(ModelFile file)
    {
        Tags = file.Strings(LabelsEntry);
        _kinds = [.. Tags.Select(QuickWord.KindOfTag)];
        _weights = new FeatureTable(file, WeightsEntry, Tags.Length);
    }

    /// <summary>The parts of speech.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>Writes part of speech and kind of each word.</summary>
    /// <param name="words">The words of a sentence.</param>
    /// <param name="features">Scratch: <see cref="QuickFeatures.Most"/>.</param>
    public void Tag(Span<QuickWord> words, Span<ulong> features)
    {
        Span<int> scores = stackalloc int[FeatureTable.Padded(Tags.Length)];
        int before = -1;
        int beforeThat = -1;
        for (int i = 0; i < words.Length; i++)
        {
            scores.Clear();
            int count = QuickFeatures.OfTag(words, i, features);
            count += QuickFeatures.OfTagHistory(words, i, before, beforeThat, features[count..]);
            _weights.AddTo(features[..count], scores);
            int best = 0;
            for (int tag = 1; tag < Tags.Length; tag++)
            {
                best = scores[tag] > scores[best] ? tag : best;
            }

            words[i].Tag = (byte)best;
            words[i].Kind = QuickWord.KindOf(words[i].Capital > 0, _kinds[best]);
            beforeThat = before;
            before = best;
        }
    }
}
