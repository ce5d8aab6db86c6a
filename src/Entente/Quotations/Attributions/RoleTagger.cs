using System.Collections.Immutable;
using Entente.Models;

namespace Entente.Quotations.Attributions;

/// <summary>Says of each token of a passage how likely it belongs to a source, a cue or a content.</summary>
internal sealed class RoleTagger
{
    /// <summary>What the entries of the file begin with.</summary>
    public const string Entry = "roles";

    /// <summary>Tokens that are read at once: of a longer paragraph, pieces are read one by one.</summary>
    public const int LongestPassage = 512;

    private readonly FeatureTable _weights;
    private readonly LabelChain _chain;
    private readonly float _unit;

    /// <summary>Takes the weights of a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public RoleTagger(ModelFile file)
    {
        _weights = new FeatureTable(file, Entry, LabelChain.LabelsOf(RoleLabel.Parts));
        _unit = file.Numbers($"{Entry}.unit", 1)[0];
        _chain = new LabelChain(
            RoleLabel.Parts,
            file.Numbers($"{Entry}.transitions", LabelChain.TransitionsOf(RoleLabel.Parts))
        ).Refresh();
    }

    /// <summary>The passages of a document that are read one by one: its paragraphs, and pieces of those that are very long.</summary>
    public static ImmutableArray<TokenRange> PassagesOf(Document document)
    {
        var passages = ImmutableArray.CreateBuilder<TokenRange>();
        int first = 0;
        for (int s = 0; s < document.Sentences.Length; s++)
        {
            Sentence sentence = document.Sentences[s];
            bool isLast =
                s + 1 == document.Sentences.Length
                || document.Sentences[s + 1].Paragraph != sentence.Paragraph
                || document.Sentences[s + 1].EndToken - first > LongestPassage;
            if (isLast)
            {
                for (; first < sentence.EndToken; first += LongestPassage)
                {
                    passages.Add(
                        new TokenRange(first, Math.Min(first + LongestPassage, sentence.EndToken))
                    );
                }

                first = sentence.EndToken;
            }
        }

        return passages.DrainToImmutable();
    }

    /// <summary>Reads a passage.</summary>
    public RoleOpinion Read(TokenColumns text, TokenRange passage, ChainLattice lattice)
    {
        const int stride = RoleLabel.Stride;
        int length = passage.Length;
        float[] scores = new float[length * stride];
        byte[] kinds = new byte[length];
        Span<ulong> features = stackalloc ulong[RoleFeatures.Most];
        Span<int> sums = stackalloc int[FeatureTable.Block];
        for (int i = 0; i < length; i++)
        {
            int at = passage.First + i;
            int count = RoleFeatures.Of(text, passage.First, passage.End, at, features);
            sums.Clear();
            _weights.AddTo(features[..count], sums);
            for (int l = 0; l < _weights.Labels; l++)
            {
                scores[(i * stride) + l] = sums[l] * _unit;
            }

            kinds[i] = text.KindAt(at);
        }

        byte[] best = new byte[length];
        _chain.Decode(scores, stride, kinds, required: 0, best);
        lattice.Measure(_chain, scores, stride, kinds, scores);
        return new RoleOpinion(text, passage, best, scores);
    }
}
