using Entente.Events;
using Entente.Lab.Names;
using Entente.Lab.Training.Numerics;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Learns a reader of acts (<see cref="ActModel"/>).</summary>
/// <remarks>
/// The loss of a word is the logarithm of the share that its right labels get together. The log-linear part takes a step of its own size for each weight after each word
/// (Adagrad), the layers after each batch. In each pass a part of the features that tell which word it is, and of the hidden units, is left out at random:
/// else the words of the texts are learnt by heart and the vectors not at all. One thread and a written seed: the same texts give the same weights.
/// </remarks>
internal sealed class ActTrainer
{
    private const int Labels = ActModel.Labels;
    private const int Units = ActModel.Units;
    private const int Depth = ActModel.Depth;
    private const float Small = 1e-8f;

    private readonly ActSettings _settings;
    private readonly float[][] _vectors;
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _features = [];
    private readonly List<int> _uses = [];
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly ActLayer _projection;
    private readonly ActLayer _hidden;
    private readonly ActLayer _bias;
    private readonly ActLayer _output;
    private readonly Random _random;

    /// <summary>Trains on <paramref name="examples"/>.</summary>
    /// <param name="examples">The words.</param>
    /// <param name="vectors">The vectors that their rows mean.</param>
    /// <param name="settings">How.</param>
    public ActTrainer(IReadOnlyList<ActExample> examples, float[][] vectors, ActSettings settings)
    {
        _settings = settings;
        _vectors = vectors;
        _random = new Random(settings.Seed);
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
        int width = vectors[0].Length;
        _projection = new ActLayer(width * Depth, 1 / MathF.Sqrt(width), _random);
        _hidden = new ActLayer(
            ActRoles.Count * Depth * Units,
            1.5f / MathF.Sqrt(ActRoles.Count * Depth),
            _random
        );
        _bias = new ActLayer(Units, 0, _random);
        _output = new ActLayer(Units * Labels, 0.2f, _random);
        Train(examples);
    }

    /// <summary>How likely each label of a word is.</summary>
    public float[] Read(ActExample example)
    {
        float[] chances = new float[Labels];
        Work work = new();
        Forward(example, NumbersOf(example, leaveOut: 0), work, keep: null);
        work.Chances.CopyTo(chances, 0);
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
        float[] vectors = new float[_vectors.Length * Depth];
        for (int row = 0; row < _vectors.Length; row++)
        {
            Project(_vectors[row], vectors.AsSpan(row * Depth, Depth));
        }

        file.Numbers($"{ActModel.Entry}.unit", [1 / factor])
            .Rows(ActModel.Vectors, _vectors.Length, Depth, vectors)
            .Rows(ActModel.Hidden, ActRoles.Count * Depth, Units, _hidden.Weights)
            .Numbers($"{ActModel.Hidden}.bias", _bias.Weights)
            .Numbers(ActModel.Output, _output.Weights);
    }

    private void Train(IReadOnlyList<ActExample> examples)
    {
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        Work work = new();
        bool[] keep = new bool[Units];
        for (int pass = 0; pass < _settings.Passes; pass++)
        {
            float rate = _settings.LayerRate * (1 - (0.9f * pass / _settings.Passes));
            _random.Shuffle(order);
            int inBatch = 0;
            foreach (int at in order)
            {
                for (int unit = 0; unit < Units; unit++)
                {
                    keep[unit] = _random.NextSingle() >= _settings.UnitsLeftOut;
                }

                int[] numbers = NumbersOf(examples[at], _settings.WordsLeftOut);
                Forward(examples[at], numbers, work, keep);
                if (Backward(examples[at], numbers, work, keep) && ++inBatch == _settings.Batch)
                {
                    Step(rate);
                    inBatch = 0;
                }
            }

            Step(rate);
        }
    }

    private void Step(float rate)
    {
        foreach (ActLayer layer in (ActLayer[])[_projection, _hidden, _bias, _output])
        {
            layer.Step(rate, layer == _bias ? 0 : _settings.LayerDecay);
        }
    }

    private int[] NumbersOf(ActExample example, float leaveOut)
    {
        List<int> numbers = new(example.Features.Length);
        bool isBlind = leaveOut > 0 && _random.NextSingle() < leaveOut;
        for (int i = 0; i < example.Features.Length; i++)
        {
            bool isOfWord = example.Templates[i] <= ActFeatures.LastOfWord;
            if (!(isBlind && isOfWord) && _numbers.TryGetValue(example.Features[i], out int number))
            {
                numbers.Add(number);
            }
        }

        return [.. numbers];
    }

    private void Project(float[] vector, Span<float> to)
    {
        to.Clear();
        for (int d = 0; d < vector.Length; d++)
        {
            Vectors.AddScaled(vector[d], _projection.Weights.AsSpan(d * Depth, Depth), to);
        }
    }

    private void Forward(ActExample example, int[] numbers, Work work, bool[]? keep)
    {
        float[] chances = work.Chances;
        Array.Clear(chances);
        foreach (int number in numbers)
        {
            for (int label = 0; label < Labels; label++)
            {
                chances[label] += _weights[(number * Labels) + label];
            }
        }

        _bias.Weights.CopyTo(work.Units.AsSpan());
        for (int place = 0; place < ActRoles.Count; place++)
        {
            if (example.Words[place] < 0)
            {
                continue;
            }

            Span<float> vector = work.Projected.AsSpan(place * Depth, Depth);
            Project(_vectors[example.Words[place]], vector);
            for (int d = 0; d < Depth; d++)
            {
                Vectors.AddScaled(
                    vector[d],
                    _hidden.Weights.AsSpan(((place * Depth) + d) * Units, Units),
                    work.Units
                );
            }
        }

        for (int unit = 0; unit < Units; unit++)
        {
            float scale = keep is null || !keep[unit] ? 1 : 1 / (1 - _settings.UnitsLeftOut);
            bool isOn = work.Units[unit] > 0 && (keep is null || keep[unit]);
            work.Strengths[unit] = isOn ? work.Units[unit] * scale : 0;
            if (isOn)
            {
                Vectors.AddScaled(
                    work.Strengths[unit],
                    _output.Weights.AsSpan(unit * Labels, Labels),
                    chances
                );
            }
        }

        Normalize(chances);
    }

    private static void Normalize(float[] chances)
    {
        float greatest = chances.Max();
        float total = 0;
        for (int i = 0; i < chances.Length; i++)
        {
            chances[i] = MathF.Exp(chances[i] - greatest);
            total += chances[i];
        }

        for (int i = 0; i < chances.Length; i++)
        {
            chances[i] /= total;
        }
    }

    /// <summary>Takes a step of the log-linear part and adds to that of the layers; <see langword="false"/> where so little is wrong that there is nothing to learn.</summary>
    private bool Backward(ActExample example, int[] numbers, Work work, bool[] keep)
    {
        float[] slopes = work.Slopes;
        float right = 0;
        for (int label = 0; label < Labels; label++)
        {
            right += IsRight(example, label) ? work.Chances[label] : 0;
        }

        if (right > 1 - _settings.Settled)
        {
            return false;
        }

        for (int label = 0; label < Labels; label++)
        {
            float wanted = IsRight(example, label)
                ? work.Chances[label] / MathF.Max(right, Small)
                : 0;
            slopes[label] = wanted - work.Chances[label];
        }

        foreach (int number in numbers)
        {
            for (int label = 0; label < Labels; label++)
            {
                int at = (number * Labels) + label;
                float own = slopes[label] - (_settings.Decay * _weights[at]);
                _squares[at] += own * own;
                _weights[at] += _settings.Rate * own / MathF.Sqrt(_squares[at]);
            }
        }

        BackwardLayers(example, work, keep);
        return true;
    }

    private static bool IsRight(ActExample example, int label) =>
        (example.Labels >> label & 1) != 0;

    private void BackwardLayers(ActExample example, Work work, bool[] keep)
    {
        Array.Clear(work.UnitSlopes);
        for (int unit = 0; unit < Units; unit++)
        {
            if (!keep[unit] || work.Units[unit] <= 0)
            {
                continue;
            }

            Vectors.AddScaled(
                work.Strengths[unit],
                work.Slopes,
                _output.Slopes.AsSpan(unit * Labels, Labels)
            );
            work.UnitSlopes[unit] =
                Vectors.Dot(work.Slopes, _output.Weights.AsSpan(unit * Labels, Labels))
                / (1 - _settings.UnitsLeftOut);
        }

        Vectors.Add(work.UnitSlopes, _bias.Slopes);
        Span<float> below = stackalloc float[Depth];
        for (int place = 0; place < ActRoles.Count; place++)
        {
            if (example.Words[place] < 0)
            {
                continue;
            }

            for (int d = 0; d < Depth; d++)
            {
                int row = ((place * Depth) + d) * Units;
                Vectors.AddScaled(
                    work.Projected[(place * Depth) + d],
                    work.UnitSlopes,
                    _hidden.Slopes.AsSpan(row, Units)
                );
                below[d] = Vectors.Dot(work.UnitSlopes, _hidden.Weights.AsSpan(row, Units));
            }

            float[] vector = _vectors[example.Words[place]];
            for (int d = 0; d < vector.Length; d++)
            {
                Vectors.AddScaled(vector[d], below, _projection.Slopes.AsSpan(d * Depth, Depth));
            }
        }
    }

    private sealed class Work
    {
        public float[] Chances { get; } = new float[Labels];
        public float[] Slopes { get; } = new float[Labels];
        public float[] Units { get; } = new float[ActTrainer.Units];
        public float[] Strengths { get; } = new float[ActTrainer.Units];
        public float[] UnitSlopes { get; } = new float[ActTrainer.Units];
        public float[] Projected { get; } = new float[ActRoles.Count * Depth];
    }
}

/// <summary>Weights that are trained by batches (Adam).</summary>
internal sealed class ActLayer
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Small = 1e-8f;

    private readonly float[] _means;
    private readonly float[] _squares;
    private float _firstShare = 1;
    private float _secondShare = 1;

    /// <summary>Begins with chance.</summary>
    public ActLayer(int count, float spread, Random random)
    {
        Weights = new float[count];
        Slopes = new float[count];
        _means = new float[count];
        _squares = new float[count];
        for (int i = 0; i < count; i++)
        {
            Weights[i] = ((2 * random.NextSingle()) - 1) * spread;
        }
    }

    /// <summary>The weights.</summary>
    public float[] Weights { get; }

    /// <summary>Where they are to go, summed over a batch.</summary>
    public float[] Slopes { get; }

    /// <summary>Takes a step, and begins the next batch.</summary>
    public void Step(float rate, float decay)
    {
        _firstShare *= FirstDecay;
        _secondShare *= SecondDecay;
        for (int i = 0; i < Weights.Length; i++)
        {
            float slope = Slopes[i];
            _means[i] += (1 - FirstDecay) * (slope - _means[i]);
            _squares[i] += (1 - SecondDecay) * ((slope * slope) - _squares[i]);
            float mean = _means[i] / (1 - _firstShare);
            float square = _squares[i] / (1 - _secondShare);
            Weights[i] += rate * ((mean / (MathF.Sqrt(square) + Small)) - (decay * Weights[i]));
        }

        Array.Clear(Slopes);
    }
}

/// <summary>How a reader of acts is trained.</summary>
internal sealed record ActSettings
{
    // Born in lab/notes/events.md.

    /// <summary>How often all words are seen.</summary>
    public int Passes { get; init; } = 10;

    /// <summary>The size of the first steps of the log-linear part.</summary>
    public float Rate { get; init; } = 0.03f;

    /// <summary>How fast its weights shrink.</summary>
    public float Decay { get; init; } = 0.002f;

    /// <summary>The size of the first steps of the layers.</summary>
    public float LayerRate { get; init; } = 0.002f;

    /// <summary>How fast their weights shrink.</summary>
    public float LayerDecay { get; init; } = 0.01f;

    /// <summary>Words in a batch.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>The share of hidden units that are left out.</summary>
    public float UnitsLeftOut { get; init; } = 0.3f;

    /// <summary>How often all is left out that tells which word it is.</summary>
    public float WordsLeftOut { get; init; } = 0.3f;

    /// <summary>What is as nearly right as this teaches nothing.</summary>
    public float Settled { get; init; } = 0.01f;

    /// <summary>Features that occur less often are left out.</summary>
    public int FewestUses { get; init; } = 2;

    /// <summary>Decides what is left out, and the order of the words.</summary>
    public int Seed { get; init; } = 1;
}
