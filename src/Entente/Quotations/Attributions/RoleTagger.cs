using System.Collections.Immutable;
using Entente.Models;

namespace Entente.Quotations.Attributions;

/// <summary>Says of each token of a passage how likely it belongs to a source, a cue or a content.</summary>
internal sealed class RoleTagger
{
    /// <summary>Tokens that are read at once: of a longer paragraph, pieces are read one by one.</summary>
    public const int LongestPassage = SentenceBatch.LongestSentence;

    private readonly PassageMemory _memory;
    private readonly LabelChain _chain;

    /// <summary>Takes what labels score behind one another from a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public RoleTagger(ModelFile file, PassageMemory memory)
    {
        _memory = memory;
        _chain = new LabelChain(
            RoleLabel.Parts,
            file.Numbers(
                $"{PassageMemory.Roles}.transitions",
                LabelChain.TransitionsOf(RoleLabel.Parts)
            )
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
    /// <param name="text">The text.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="number">Its number among those that the memory has read.</param>
    /// <param name="work">Memory to work in.</param>
    public RoleOpinion Read(TokenColumns text, TokenRange passage, int number, AttributionWork work)
    {
        const int stride = RoleLabel.Stride;
        int length = passage.Length;
        float[] scores = new float[length * stride];
        byte[] kinds = new byte[length];
        for (int i = 0; i < length; i++)
        {
            _memory.ScoreRoles(work.Memory, number, i, scores.AsSpan(i * stride, stride));
            kinds[i] = text.KindAt(passage.First + i);
        }

        byte[] best = new byte[length];
        _chain.Decode(scores, stride, kinds, required: 0, best);
        work.Lattice.Measure(_chain, scores, stride, kinds, scores);
        return new RoleOpinion(text, passage, best, scores);
    }
}
