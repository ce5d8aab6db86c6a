namespace Entente.Lab.Training.Events;

/// <summary>Learns to choose one among several by their hashed features.</summary>
/// <remarks>
/// Steps of a size of their own for each weight, which shrinks to zero what little speaks for. The order of all sums is fixed: the same weights on every machine.
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", JMLR 12, 2011.
/// </remarks>
internal sealed class ChoiceTrainer
{
    private const float Settled = 0.001f; // what is so nearly right teaches nothing

    private readonly ChoiceSettings _settings;
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _features = [];
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _sums;
    private int _noted;

    /// <summary>Trains on <paramref name="examples"/>.</summary>
    public ChoiceTrainer(IReadOnlyList<ChoiceExample> examples, ChoiceSettings settings)
    {
        _settings = settings;
        Dictionary<ulong, int> counts = [];
        foreach (
            ulong feature in examples.SelectMany(e => e.Candidates.SelectMany(c => c).Distinct())
        )
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        foreach (ulong feature in examples.SelectMany(e => e.Candidates.SelectMany(c => c)))
        {
            if (counts[feature] >= settings.FewestUses && _numbers.TryAdd(feature, _features.Count))
            {
                _features.Add(feature);
            }
        }

        _weights = new float[_features.Count];
        _squares = new float[_features.Count];
        _sums = new float[_features.Count];
        Array.Fill(_squares, 1e-2f);
        Train(examples);
    }

    /// <summary>The features that got weights.</summary>
    public IReadOnlyList<ulong> Features => _features;

    /// <summary>The weight of a feature: the mean over the later half of the passes.</summary>
    public float WeightOf(int feature) => _sums[feature] / _noted;

    private void Train(IReadOnlyList<ChoiceExample> examples)
    {
        int[][][] numbers = [.. examples.Select(e => e.Candidates.Select(NumbersOf).ToArray())];
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        Random chance = new(_settings.Seed);
        for (int pass = 0; pass < _settings.Passes; pass++)
        {
            chance.Shuffle(order);
            foreach (int at in order)
            {
                Step(numbers[at], examples[at]);
            }

            if (pass >= _settings.Passes / 2)
            {
                _noted++;
                for (int i = 0; i < _sums.Length; i++)
                {
                    _sums[i] += _weights[i];
                }
            }
        }
    }

    private int[] NumbersOf(ulong[] features) =>
        [
            .. features
                .Select(feature => _numbers.GetValueOrDefault(feature, -1))
                .Where(number => number >= 0),
        ];

    private void Step(int[][] candidates, ChoiceExample example)
    {
        Span<float> chances =
            candidates.Length <= 512
                ? stackalloc float[candidates.Length]
                : new float[candidates.Length];
        float greatest = float.NegativeInfinity;
        for (int c = 0; c < candidates.Length; c++)
        {
            float score = 0;
            foreach (int number in candidates[c])
            {
                score += _weights[number];
            }

            chances[c] = score;
            greatest = Math.Max(greatest, score);
        }

        float total = 0;
        foreach (ref float chance in chances)
        {
            chance = MathF.Exp(chance - greatest);
            total += chance;
        }

        float share = 1f / example.Right.Length;
        for (int c = 0; c < candidates.Length; c++)
        {
            float right = Array.IndexOf(example.Right, c) >= 0 ? share : 0;
            float slope = right - (chances[c] / total);
            if (Math.Abs(slope) > Settled)
            {
                Climb(candidates[c], slope);
            }
        }
    }

    private void Climb(int[] numbers, float slope)
    {
        foreach (int number in numbers)
        {
            float own = slope - (_settings.Decay * _weights[number]);
            _squares[number] += own * own;
            _weights[number] += _settings.Rate * own / MathF.Sqrt(_squares[number]);
        }
    }
}

/// <summary>Several to choose from, with those that are right.</summary>
/// <param name="Candidates">What is seen of each.</param>
/// <param name="Right">The numbers of those that are right, at least one.</param>
internal sealed record ChoiceExample(ulong[][] Candidates, int[] Right);

/// <summary>How choices are trained.</summary>
internal sealed record ChoiceSettings
{
    // Born in lab/notes/events.md.

    /// <summary>How often all examples are seen.</summary>
    public int Passes { get; init; } = 12;

    /// <summary>The size of the first steps.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>How fast weights shrink.</summary>
    public float Decay { get; init; } = 0.002f;

    /// <summary>Features that occur in fewer examples are left out.</summary>
    public int FewestUses { get; init; } = 1;

    /// <summary>Decides the order of the examples.</summary>
    public int Seed { get; init; } = 1;
}
