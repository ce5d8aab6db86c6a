using Entente.Events;
using Entente.Lab.Names;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Learns a reader of acts (<see cref="ActModel"/>).</summary>
/// <remarks>
/// The loss of a word is the logarithm of the share that its right labels get together. Steps of a size of their own for each weight (Adagrad), which shrinks to zero what little speaks for.
/// One thread and a written seed: the same texts give the same weights.
/// </remarks>
internal sealed class ActTrainer
{
    /// <summary>How many features have weights in the file.</summary>
    public const int Slots = 1 << 16;

    private const int Labels = ActModel.Labels;
    private const float Small = 1e-8f;

    private readonly ActSettings _settings;
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _features = [];
    private readonly List<int> _uses = [];
    private readonly float[] _weights;
    private readonly float[] _squares;

    /// <summary>Trains on <paramref name="examples"/>.</summary>
    public ActTrainer(IReadOnlyList<ActExample> examples, ActSettings settings)
    {
        _settings = settings;
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
                _uses.Add(counts[feature]);
            }
        }

        _weights = new float[_features.Count * Labels];
        _squares = new float[_features.Count * Labels];
        Array.Fill(_squares, 1e-2f);
        Train(examples);
    }

    /// <summary>How likely each label of a word is.</summary>
    public float[] Read(ActExample example)
    {
        float[] chances = new float[Labels];
        Score(NumbersOf(example), chances);
        return chances;
    }

    /// <summary>Adds the weights to a model that is being written.</summary>
    public void Write(ModelFileWriter file, int slots)
    {
        TrainedFeature[] rows =
        [
            .. _features.Select(
                (feature, i) =>
                    new TrainedFeature(
                        feature,
                        _weights.AsSpan(i * Labels, Labels).ToArray(),
                        _uses[i]
                    )
            ),
        ];
        float factor = TablePacker.Pack(file, ActModel.Entry, rows, slots);
        file.Numbers($"{ActModel.Entry}.unit", [1 / factor]);
    }

    private void Train(IReadOnlyList<ActExample> examples)
    {
        int[][] numbers = [.. examples.Select(NumbersOf)];
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        Random chance = new(_settings.Seed);
        float[] chances = new float[Labels];
        for (int pass = 0; pass < _settings.Passes; pass++)
        {
            chance.Shuffle(order);
            foreach (int at in order)
            {
                Score(numbers[at], chances);
                Step(numbers[at], examples[at], chances);
            }
        }
    }

    private int[] NumbersOf(ActExample example) =>
        [
            .. example
                .Features.Select(feature => _numbers.GetValueOrDefault(feature, -1))
                .Where(number => number >= 0),
        ];

    private void Score(int[] numbers, float[] chances)
    {
        Array.Clear(chances);
        foreach (int number in numbers)
        {
            for (int label = 0; label < Labels; label++)
            {
                chances[label] += _weights[(number * Labels) + label];
            }
        }

        float greatest = chances.Max();
        float total = 0;
        for (int label = 0; label < Labels; label++)
        {
            chances[label] = MathF.Exp(chances[label] - greatest);
            total += chances[label];
        }

        for (int label = 0; label < Labels; label++)
        {
            chances[label] /= total;
        }
    }

    private void Step(int[] numbers, ActExample example, float[] chances)
    {
        float right = 0;
        for (int label = 0; label < Labels; label++)
        {
            right += example.IsRight(label) ? chances[label] : 0;
        }

        if (right > 1 - _settings.Settled)
        {
            return;
        }

        float weight = example.Document == ActSet.NoDocument ? _settings.WeightOfPairs : 1;
        for (int label = 0; label < Labels; label++)
        {
            float wanted = example.IsRight(label) ? chances[label] / MathF.Max(right, Small) : 0;
            foreach (int number in numbers)
            {
                int at = (number * Labels) + label;
                float own = (weight * (wanted - chances[label])) - (_settings.Decay * _weights[at]);
                _squares[at] += own * own;
                _weights[at] += _settings.Rate * own / MathF.Sqrt(_squares[at]);
            }
        }
    }
}

/// <summary>How a reader of acts is trained.</summary>
internal sealed record ActSettings
{
    // Born in lab/notes/events.md.

    /// <summary>How often all words are seen.</summary>
    public int Passes { get; init; } = 8;

    /// <summary>The size of the first steps.</summary>
    public float Rate { get; init; } = 0.03f;

    /// <summary>How fast weights shrink.</summary>
    public float Decay { get; init; } = 0.02f;

    /// <summary>How much a marked pair counts beside a word of a coded text.</summary>
    public float WeightOfPairs { get; init; } = 0.5f;

    /// <summary>What is as nearly right as this teaches nothing.</summary>
    public float Settled { get; init; } = 0.01f;

    /// <summary>Features that occur less often are left out.</summary>
    public int FewestUses { get; init; } = 3;

    /// <summary>Decides the order of the words.</summary>
    public int Seed { get; init; } = 1;
}
