using Entente.Models;
using Entente.Stories;

namespace Entente.Lab.Stories;

/// <summary>Trains the pair score: logistic loss, Adam, one thread, a written seed.</summary>
internal sealed class PairScoreTrainer
{
    private const int Hidden = 16;
    private const int Passes = 5;
    private const int BatchSize = 256;
    private const float Rate = 0.004f;
    private const float Decay = 1e-5f;
    private const int Seed = 1;

    // Of a set, pairs at most; sets count alike, cut ones less: lab/notes/stories.md, "The trained score".
    private const int PairsOfSet = 15_000;
    private const float WeightOfCut = 0.2f;

    // Pairs that are not of one story are many more: brought nearer by this power.
    private const double Balance = 0.3;

    private readonly int _features = PairFeatures.Names.Count;
    private readonly float[] _weights;
    private readonly float[] _gradient;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _means;
    private readonly float[] _scales;
    private int _steps;

    private PairScoreTrainer(List<Example> examples)
    {
        // Hidden weights, hidden biases, weights from hidden and from features, bias.
        _weights = new float[(Hidden * _features) + Hidden + Hidden + _features + 1];
        _gradient = new float[_weights.Length];
        _first = new float[_weights.Length];
        _second = new float[_weights.Length];
        (_means, _scales) = Scales(examples, _features);
        Random random = new(Seed);
        for (int i = 0; i < Hidden * _features; i++)
        {
            _weights[i] = (float)(((random.NextDouble() * 2) - 1) / Math.Sqrt(_features));
        }

        for (int i = 0; i < Hidden; i++)
        {
            _weights[(Hidden * _features) + Hidden + i] = (float)(
                ((random.NextDouble() * 2) - 1) * 0.3
            );
        }
    }

    /// <summary>The bytes of a model learnt from <paramref name="sets"/>.</summary>
    public static byte[] Train(IEnumerable<PairExamples> sets)
    {
        Random random = new(Seed);
        List<Example> examples = [.. sets.SelectMany(set => Choose(set, random))];
        PairScoreTrainer trainer = new(examples);
        int batches = (examples.Count + BatchSize - 1) / BatchSize;
        Example[] order = [.. examples];
        float mean = examples.Average(example => example.Weight);
        for (int pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            for (int batch = 0; batch < batches; batch++)
            {
                int start = batch * BatchSize;
                trainer.Step(
                    order.AsSpan(start, Math.Min(BatchSize, order.Length - start)),
                    mean,
                    (float)((pass * batches) + batch) / (Passes * batches)
                );
            }
        }

        return trainer.ToModel();
    }

    private static IEnumerable<Example> Choose(PairExamples set, Random random)
    {
        int pairs = set.Pairs.Length;
        int same = Enumerable.Range(0, pairs).Count(set.IsSame);
        double share = Math.Min(1, (double)PairsOfSet / pairs);
        double weight = (set.Documents.IsCut ? WeightOfCut : 1) / (share * pairs);
        double ofSame = Math.Pow(pairs * 0.5 / Math.Max(1, same), Balance);
        double ofOthers = Math.Pow(pairs * 0.5 / Math.Max(1, pairs - same), Balance);
        for (int i = 0; i < pairs; i++)
        {
            if (random.NextDouble() < share)
            {
                bool isSame = set.IsSame(i);
                yield return new Example(
                    set.Features[i],
                    isSame,
                    (float)(weight * (isSame ? ofSame : ofOthers))
                );
            }
        }
    }

    private static (float[] Means, float[] Scales) Scales(List<Example> examples, int features)
    {
        float[] means = new float[features];
        float[] scales = new float[features];
        double all = examples.Sum(example => (double)example.Weight);
        for (int i = 0; i < features; i++)
        {
            double mean = examples.Sum(example => example.Weight * example.Features[i]) / all;
            double squares =
                examples.Sum(example => example.Weight * Math.Pow(example.Features[i] - mean, 2))
                / all;
            means[i] = (float)mean;
            scales[i] = squares < 1e-8 ? 0 : (float)(1 / Math.Sqrt(squares));
        }

        return (means, scales);
    }

    private void Step(ReadOnlySpan<Example> batch, float meanWeight, float progress)
    {
        Array.Clear(_gradient);
        float[] features = new float[_features];
        foreach (Example example in batch)
        {
            for (int i = 0; i < _features; i++)
            {
                features[i] = (example.Features[i] - _means[i]) * _scales[i];
            }

            AddGradient(features, example, example.Weight / meanWeight / batch.Length);
        }

        Update(Rate * (1 - (0.98f * progress)));
    }

    private void AddGradient(ReadOnlySpan<float> features, Example example, float weight)
    {
        int biases = Hidden * _features;
        int output = biases + Hidden;
        Span<float> hidden = stackalloc float[Hidden];
        float score = _weights[^1];
        for (int h = 0; h < Hidden; h++)
        {
            float sum = _weights[biases + h];
            for (int i = 0; i < features.Length; i++)
            {
                sum += _weights[(h * _features) + i] * features[i];
            }

            hidden[h] = MathF.Tanh(sum);
            score += _weights[output + h] * hidden[h];
        }

        for (int i = 0; i < features.Length; i++)
        {
            score += _weights[output + Hidden + i] * features[i];
        }

        float error = ((1 / (1 + MathF.Exp(-score))) - (example.IsSame ? 1 : 0)) * weight;
        _gradient[^1] += error;
        for (int i = 0; i < features.Length; i++)
        {
            _gradient[output + Hidden + i] += error * features[i];
        }

        for (int h = 0; h < Hidden; h++)
        {
            float inner = error * _weights[output + h] * (1 - (hidden[h] * hidden[h]));
            _gradient[output + h] += error * hidden[h];
            _gradient[biases + h] += inner;
            for (int i = 0; i < features.Length; i++)
            {
                _gradient[(h * _features) + i] += inner * features[i];
            }
        }
    }

    // D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.
    private void Update(float rate)
    {
        _steps++;
        float first = 1 - MathF.Pow(0.9f, _steps);
        float second = 1 - MathF.Pow(0.999f, _steps);
        for (int i = 0; i < _weights.Length; i++)
        {
            float gradient = _gradient[i] + (Decay * _weights[i]);
            _first[i] = (0.9f * _first[i]) + (0.1f * gradient);
            _second[i] = (0.999f * _second[i]) + (0.001f * gradient * gradient);
            _weights[i] -= rate * (_first[i] / first) / (MathF.Sqrt(_second[i] / second) + 1e-8f);
        }
    }

    private byte[] ToModel()
    {
        int biases = Hidden * _features;
        return new ModelFileWriter()
            .Strings("features", PairFeatures.Names)
            .Numbers("means", _means)
            .Numbers("scales", _scales)
            .Numbers("hidden.weights", _weights.AsSpan(0, biases))
            .Numbers("hidden.bias", _weights.AsSpan(biases, Hidden))
            .Numbers("output.weights", _weights.AsSpan(biases + Hidden, Hidden + _features))
            .Numbers("output.bias", _weights.AsSpan(_weights.Length - 1))
            .ToArray();
    }

    private sealed record Example(float[] Features, bool IsSame, float Weight);
}
