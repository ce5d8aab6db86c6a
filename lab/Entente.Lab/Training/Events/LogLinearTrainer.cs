namespace Entente.Lab.Training.Events;

/// <summary>Learns a log-linear model of labels from examples with hashed features.</summary>
/// <remarks>
/// Steps of a size of their own for each weight, which shrinks to zero what little speaks for. The order of all sums is fixed: the same weights on every machine.
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", JMLR 12, 2011.
/// </remarks>
internal sealed class LogLinearTrainer
{
    private readonly PairSettings _settings;
    private readonly int _labels;
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _features = [];
    private readonly float[] _weights;
    private readonly float[] _squares;

    /// <summary>Trains on <paramref name="examples"/>.</summary>
    public LogLinearTrainer(IReadOnlyList<PairExample> examples, int labels, PairSettings settings)
    {
        _settings = settings;
        _labels = labels;
        Dictionary<ulong, int> counts = [];
        foreach (ulong feature in examples.SelectMany(example => example.Features))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        foreach (ulong feature in examples.SelectMany(example => example.Features))
        {
            if (counts[feature] >= settings.FewestUses && _numbers.TryAdd(feature, _features.Count))
            {
                _features.Add(feature);
            }
        }

        _weights = new float[_features.Count * labels];
        _squares = new float[_features.Count * labels];
        Array.Fill(_squares, 1e-2f);
        Train(examples);
    }

    /// <summary>The features that got weights.</summary>
    public IReadOnlyList<ulong> Features => _features;

    /// <summary>The weights of a feature, label by label.</summary>
    public ReadOnlySpan<float> WeightsOf(int feature) =>
        _weights.AsSpan(feature * _labels, _labels);

    /// <summary>The likeliest label.</summary>
    public int Read(ulong[] features)
    {
        float[] scores = new float[_labels];
        Score(NumbersOf(features), scores);
        return Array.IndexOf(scores, scores.Max());
    }

    private void Train(IReadOnlyList<PairExample> examples)
    {
        int[][] numbers = [.. examples.Select(example => NumbersOf(example.Features))];
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        Random chance = new(_settings.Seed);
        float[] chances = new float[_labels];
        for (int pass = 0; pass < _settings.Passes; pass++)
        {
            chance.Shuffle(order);
            foreach (int at in order)
            {
                Score(numbers[at], chances);
                Normalize(chances);
                Step(numbers[at], examples[at], chances);
            }
        }
    }

    private int[] NumbersOf(ulong[] features) =>
        [
            .. features
                .Select(feature => _numbers.GetValueOrDefault(feature, -1))
                .Where(number => number >= 0),
        ];

    private void Score(int[] numbers, float[] scores)
    {
        Array.Clear(scores);
        foreach (int number in numbers)
        {
            for (int label = 0; label < _labels; label++)
            {
                scores[label] += _weights[(number * _labels) + label];
            }
        }
    }

    private static void Normalize(float[] scores)
    {
        float greatest = scores.Max();
        float total = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - greatest);
            total += scores[i];
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] /= total;
        }
    }

    private void Step(int[] numbers, PairExample example, float[] chances)
    {
        for (int label = 0; label < _labels; label++)
        {
            float slope = ((label == example.Label ? 1 : 0) - chances[label]) * example.Weight;
            foreach (int number in numbers)
            {
                int at = (number * _labels) + label;
                float own = slope - (_settings.Decay * _weights[at]);
                _squares[at] += own * own;
                _weights[at] += _settings.Rate * own / MathF.Sqrt(_squares[at]);
            }
        }
    }
}

/// <summary>A pair of actors with what one does to the other.</summary>
/// <param name="Features">What is seen of them.</param>
/// <param name="Label">The number of the label.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record PairExample(ulong[] Features, int Label, float Weight = 1);

/// <summary>How a model of pairs is trained.</summary>
internal sealed record PairSettings
{
    // Born in lab/notes/events.md.

    /// <summary>How often all examples are seen.</summary>
    public int Passes { get; init; } = 12;

    /// <summary>The size of the first steps.</summary>
    public float Rate { get; init; } = 0.05f;

    /// <summary>How fast weights shrink.</summary>
    public float Decay { get; init; } = 0.005f;

    /// <summary>Features that occur less often are left out.</summary>
    public int FewestUses { get; init; } = 2;

    /// <summary>Decides the order of the examples.</summary>
    public int Seed { get; init; } = 1;
}
