using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Trains the names of the quick tagger: a conditional random field.</summary>
/// <remarks>Sets know different types, so a word may have several right labels: then their probability together is raised.</remarks>
internal sealed class NameTrainer
{
    // Words whose labels are this nearly right already teach nothing.
    private const float Settled = 0.01f;
    private const float Rate = 0.1f;
    private const float DroppedShare = 0.2f;
    private readonly int _epochs;
    private readonly TrainingRandom _random;
    private readonly LogLinear _weights = new(NameLabels.Count, Rate);
    private readonly float[] _transitions = new float[NameDecoder.TransitionsOf(NameLabels.Types)];
    private readonly float[] _squares;
    private readonly NameLattice _lattice;

    /// <summary>Prepares training.</summary>
    public NameTrainer(int epochs, ulong seed)
    {
        _epochs = epochs;
        _random = new TrainingRandom(seed);
        _squares = new float[_transitions.Length];
        _lattice = new NameLattice(new NameDecoder(NameLabels.Types, new int[_transitions.Length]));
    }

    /// <summary>The scores of transitions after training.</summary>
    public IReadOnlyList<float> Transitions => _transitions;

    /// <summary>The weights after training on tagged <paramref name="sentences"/>.</summary>
    public IReadOnlyList<TrainedFeature> Train(IEnumerable<QuickSentence> sentences)
    {
        List<Example> examples = Encode([.. sentences]);
        for (int epoch = 0; epoch < _epochs; epoch++)
        {
            _random.Shuffle(examples);
            int unsettled = examples.Sum(Learn);
            Console.Error.WriteLine($"names, pass {epoch + 1}: {unsettled} words unsettled");
        }

        return _weights.Features();
    }

    private List<Example> Encode(QuickSentence[] sentences) =>
        [
            .. sentences.Zip(
                FeatureCounter.Encode(sentences, QuickFeatures.OfName, _weights.Add),
                (sentence, ids) =>
                    new Example([.. sentence.Words.Select(w => w.Kind)], ids, sentence.Gold.Names!)
            ),
        ];

    private int Learn(Example example)
    {
        int length = example.Kinds.Length;
        int stride = _weights.Stride;
        float[] scores = new float[length * stride];
        float[] slope = new float[length * stride];
        float[] transitionSlope = new float[_transitions.Length];
        int[][] kept = [.. example.Features.Select(Kept)];
        for (int i = 0; i < length; i++)
        {
            foreach (int id in kept[i])
            {
                _weights.AddTo(id, scores.AsSpan(i * stride, stride));
            }
        }

        ulong[] any = [.. Enumerable.Repeat(NameLabels.Any, length)];
        if (
            !_lattice.Add(
                scores,
                stride,
                example.Kinds,
                example.Gold,
                _transitions,
                1,
                slope,
                transitionSlope
            )
            || !_lattice.Add(
                scores,
                stride,
                example.Kinds,
                any,
                _transitions,
                -1,
                slope,
                transitionSlope
            )
        )
        {
            return 0; // A sentence that was cut inside a name.
        }

        int unsettled = 0;
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<float> row = slope.AsSpan(i * stride, stride);
            if (row.ContainsAnyExceptInRange(-Settled, Settled))
            {
                unsettled++;
                foreach (int id in kept[i])
                {
                    _weights.Climb(id, row);
                }
            }
        }

        ClimbTransitions(transitionSlope);
        return unsettled;
    }

    /// <summary>Some features are left out each time, so that no name hangs on one of them alone.</summary>
    private int[] Kept(int[] ids) => [.. ids.Where(_ => !_random.Happens(DroppedShare))];

    private void ClimbTransitions(float[] slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            _squares[i] += slope[i] * slope[i];
            _transitions[i] += slope[i] * Rate / MathF.Sqrt(_squares[i] + 0.1f);
        }
    }

    private sealed record Example(byte[] Kinds, int[][] Features, ulong[] Gold);
}
