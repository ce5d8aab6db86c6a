using Entente.Lab.Names;
using Entente.Lab.Training.Numerics;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>A row of tokens to learn from.</summary>
/// <param name="Features">The numbers of the features of all tokens, one token behind the other.</param>
/// <param name="Ends">Where the features of each token end.</param>
/// <param name="Kinds">The kind of each token.</param>
/// <param name="Gold">The right label of each token.</param>
/// <param name="Document">The number of its document.</param>
internal sealed record ChainExample(
    int[] Features,
    int[] Ends,
    byte[] Kinds,
    byte[] Gold,
    int Document
)
{
    /// <summary>The features of a token.</summary>
    public ReadOnlySpan<int> Of(int token) =>
        Features.AsSpan((token == 0 ? 0 : Ends[token - 1])..Ends[token]);
}

/// <summary>Trains rows of labels: a conditional random field with a step of its own for each weight.</summary>
/// <remarks>One thread, a fixed order of all sums and a written seed: the same examples give the same weights.</remarks>
internal sealed class ChainTrainer
{
    private const int Stride = 8;
    private const float Settled = 0.01f; // Tokens whose labels are this nearly right already teach nothing.
    private const float Rate = 0.1f;
    private const float Beginning = 0.1f; // What the squares of a step begin with: the first step is no leap.

    // So often in a pass the weights are noted, from the second half of the passes on; their mean is the model.
    private const int NotesOfPass = 8;

    private readonly float _dropped;
    private readonly LogLinear _weights;
    private readonly float[] _transitions;
    private readonly float[] _squares;
    private readonly float[] _sums;
    private int _noted;
    private readonly LabelChain _chain;
    private readonly ChainLattice _lattice = new();

    /// <summary>Prepares training.</summary>
    /// <param name="parts">How many sorts of parts there are.</param>
    /// <param name="features">All features, by number.</param>
    /// <param name="dropped">The share of features that is left out each time.</param>
    public ChainTrainer(int parts, IReadOnlyList<ulong> features, float dropped)
    {
        _dropped = dropped;
        _weights = new LogLinear(LabelChain.LabelsOf(parts), Rate);
        foreach (ulong feature in features)
        {
            _weights.Add(feature);
        }

        _transitions = new float[LabelChain.TransitionsOf(parts)];
        _squares = new float[_transitions.Length];
        _sums = new float[_transitions.Length];
        _chain = new LabelChain(parts, _transitions);
    }

    /// <summary>What labels score behind one another, after training.</summary>
    public float[] Transitions => _transitions;

    /// <summary>The weights, after training.</summary>
    public IReadOnlyList<TrainedFeature> Features() => _weights.Features();

    /// <summary>Learns from examples.</summary>
    public void Train(IEnumerable<ChainExample> examples, int passes, ulong seed, string name)
    {
        List<ChainExample> order = [.. examples];
        TrainingRandom random = new(seed);
        for (int pass = 1; pass <= passes; pass++)
        {
            random.Shuffle(order);
            long unsettled = 0;
            for (int i = 0; i < order.Count; i++)
            {
                unsettled += Learn(order[i], random);
                bool isNoted = (i + 1) * NotesOfPass / order.Count > i * NotesOfPass / order.Count;
                if (isNoted && pass * 2 > passes)
                {
                    Note();
                }
            }

            Console.Error.WriteLine($"{name}, pass {pass}: {unsettled} tokens unsettled");
        }

        Settle();
    }

    private void Note()
    {
        _weights.Note();
        for (int i = 0; i < _transitions.Length; i++)
        {
            _sums[i] += _transitions[i];
        }

        _noted++;
    }

    private void Settle()
    {
        _weights.Settle();
        for (int i = 0; i < _transitions.Length; i++)
        {
            _transitions[i] = _sums[i] / _noted;
        }
    }

    /// <summary>The best labels of an example, and the chances of all.</summary>
    public (byte[] Best, float[] Chances) Read(ChainExample example)
    {
        int length = example.Kinds.Length;
        float[] scores = new float[length * Stride];
        for (int i = 0; i < length; i++)
        {
            foreach (int id in example.Of(i))
            {
                _weights.AddTo(id, scores.AsSpan(i * Stride, Stride));
            }
        }

        byte[] best = new byte[length];
        _chain.Decode(scores, Stride, example.Kinds, required: 0, best);
        _chain.Refresh();
        _lattice.Measure(_chain, scores, Stride, example.Kinds, scores);
        return (best, scores);
    }

    private int Learn(ChainExample example, TrainingRandom random)
    {
        int length = example.Kinds.Length;
        float[] scores = new float[length * Stride];
        int[] kept = new int[example.Features.Length];
        int[] ends = new int[length];
        int count = 0;
        float scale = 1 / (1 - _dropped);
        for (int i = 0; i < length; i++)
        {
            Span<float> row = scores.AsSpan(i * Stride, Stride);
            foreach (int id in example.Of(i))
            {
                if (_dropped == 0 || !random.Happens(_dropped))
                {
                    kept[count++] = id;
                    _weights.AddTo(id, row);
                }
            }

            ends[i] = count;
            foreach (ref float score in row)
            {
                score *= scale;
            }
        }

        float[] slope = new float[scores.Length];
        _chain.Refresh();
        _lattice.Measure(_chain, scores, Stride, example.Kinds, slope);
        ClimbTransitions(example);
        int unsettled = 0;
        for (int i = 0; i < length; i++)
        {
            Span<float> row = slope.AsSpan(i * Stride, Stride);
            foreach (ref float chance in row)
            {
                chance = -chance;
            }

            row[example.Gold[i]] += 1;
            if (row.ContainsAnyExceptInRange(-Settled, Settled))
            {
                unsettled++;
                foreach (int id in kept.AsSpan((i == 0 ? 0 : ends[i - 1])..ends[i]))
                {
                    _weights.Climb(id, row);
                }
            }
        }

        return unsettled;
    }

    private void ClimbTransitions(ChainExample example)
    {
        int labels = _chain.Labels;
        Span<float> slope = stackalloc float[_transitions.Length];
        Span<float> mass = stackalloc float[labels * labels];
        slope.Clear();
        for (int i = 0; i < example.Kinds.Length; i++)
        {
            byte kind = example.Kinds[i];
            int table = kind * labels * labels;
            float total = 0;
            for (int from = 0; from < labels; from++)
            {
                float before =
                    i > 0 ? _lattice.Forward[((i - 1) * labels) + from]
                    : from == 0 ? 1
                    : 0;
                for (int to = 0; to < labels; to++)
                {
                    float m =
                        before
                        * _chain.Factor(kind, from, to)
                        * _lattice.Weights[(i * labels) + to]
                        * _lattice.Backward[(i * labels) + to];
                    mass[(from * labels) + to] = m;
                    total += m;
                }
            }

            for (int p = 0; p < mass.Length && total > 0; p++)
            {
                slope[table + p] -= mass[p] / total;
            }

            int gold = i > 0 ? example.Gold[i - 1] : 0;
            slope[table + (gold * labels) + example.Gold[i]] += 1;
        }

        for (int i = 0; i < slope.Length; i++)
        {
            _squares[i] += slope[i] * slope[i];
            _transitions[i] += slope[i] * Rate / MathF.Sqrt(_squares[i] + Beginning);
        }
    }
}
