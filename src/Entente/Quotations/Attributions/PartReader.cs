using Entente.Models;

namespace Entente.Quotations.Attributions;

/// <summary>Finds the source and the content of a cue, and says how likely it is that the cue has any.</summary>
internal sealed class PartReader
{
    /// <summary>The number of the part.</summary>
    public const int Source = 0;

    /// <summary>The number of the part.</summary>
    public const int Content = 1;

    /// <summary>The number of parts.</summary>
    public const int Parts = 2;

    /// <summary>From the scores of one token to those of the next.</summary>
    public const int Stride = 8;

    // Nearly every attribution names its source: where that is open, somebody is named. Tuned on documents kept back of training.
    private const float Lean = 2;

    private readonly PassageMemory _memory;
    private readonly LabelChain _chain;

    /// <summary>Takes what labels score behind one another from a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public PartReader(ModelFile file, PassageMemory memory)
    {
        _memory = memory;
        _chain = new LabelChain(
            Parts,
            file.Numbers($"{PassageMemory.Parts}.transitions", LabelChain.TransitionsOf(Parts))
        ).Refresh();
    }

    /// <summary>Reads what belongs to the cue of <paramref name="frame"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="roles">What is thought of the passage.</param>
    /// <param name="frame">The cue and its surroundings.</param>
    /// <param name="number">The passage's number among those that the memory has read.</param>
    /// <param name="work">Memory to work in.</param>
    public CueReading Read(
        TokenColumns text,
        RoleOpinion roles,
        Frame frame,
        int number,
        AttributionWork work
    )
    {
        PlaceFeatures places = work.Places;
        int start = roles.Passage.First;
        int length = frame.End - frame.First;
        float[] scores = new float[length * Stride];
        byte[] kinds = new byte[length];
        Span<ulong> features = stackalloc ulong[PlaceFeatures.Most];
        places.Begin(text, roles, frame);
        _memory.BeginParts(work.Memory, length);
        for (int i = 0; i < length; i++)
        {
            int at = frame.First + i;
            int count = places.Of(at, features);
            _memory.Place(
                work.Memory,
                number,
                frame.Head - start,
                at - start,
                features[..count],
                i
            );
            kinds[i] = text.KindAt(at);
        }

        _memory.ScoreParts(work.Memory, length, scores, Stride);
        byte[] best = new byte[length];
        float[] chances = new float[scores.Length];
        work.Lattice.Measure(_chain, scores, Stride, kinds, chances);
        float none = work.Lattice.ShareBelow(_chain, (2 * Content) + 1, kinds);
        for (int i = 0; i < length; i++)
        {
            scores[(i * Stride) + (2 * Source) + 1] += Lean;
        }

        _chain.Decode(scores, Stride, kinds, required: (2 * Content) + 1, best);
        Pieces pieces = new(frame, best, chances);
        return new CueReading(
            frame,
            pieces.LikeliestOf(Source),
            WholePassages.Of(text, frame, pieces.AllOf(Content)),
            1 - none
        );
    }

    /// <summary>The parts in a row of labels; the cue's own tokens belong to none.</summary>
    private readonly ref struct Pieces(Frame frame, byte[] best, float[] chances)
    {
        public List<TokenRange> AllOf(int part)
        {
            List<TokenRange> pieces = [];
            int begins = (2 * part) + 1;
            for (int i = 0; i < best.Length; i++)
            {
                int at = frame.First + i;
                bool isPart = best[i] == begins || best[i] == begins + 1;
                if (!isPart || at >= frame.Cue.First && at < frame.Cue.End)
                {
                    continue;
                }

                if (best[i] > begins && pieces.Count > 0 && pieces[^1].End == at)
                {
                    pieces[^1] = new TokenRange(pieces[^1].First, at + 1);
                }
                else
                {
                    pieces.Add(new TokenRange(at, at + 1));
                }
            }

            return pieces;
        }

        /// <summary>Who says it is named once.</summary>
        public TokenRange? LikeliestOf(int part)
        {
            TokenRange? likeliest = null;
            float greatest = -1;
            foreach (TokenRange piece in AllOf(part))
            {
                float chance = 0;
                for (int i = piece.First; i < piece.End; i++)
                {
                    int row = ((i - frame.First) * Stride) + (2 * part) + 1;
                    chance = Math.Max(chance, chances[row] + chances[row + 1]);
                }

                (likeliest, greatest) = chance > greatest ? (piece, chance) : (likeliest, greatest);
            }

            return likeliest;
        }
    }
}

/// <summary>What was found for a cue.</summary>
/// <param name="Frame">The cue and its surroundings.</param>
/// <param name="Source">Who is named; <see langword="null"/> when nobody is.</param>
/// <param name="Content">The pieces of what is said, in order.</param>
/// <param name="Confidence">The chance that the cue has a content at all.</param>
internal sealed record CueReading(
    Frame Frame,
    TokenRange? Source,
    List<TokenRange> Content,
    float Confidence
);
