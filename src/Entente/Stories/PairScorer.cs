using System.Runtime.Intrinsics;
using Entente.Models;

namespace Entente.Stories;

/// <summary>Scores how sure it is that two reports tell of the same happening, by a small trained network over <see cref="PairFeatures"/>.</summary>
/// <remarks>
/// One layer of hyperbolic tangents beside a straight way from the features to the score. Safe to use from any thread.
/// Made by <c>lab/run train stories</c>; what it was trained on stands in <c>models/stories.md</c>.
/// </remarks>
internal sealed class PairScorer
{
    /// <summary>The score's bounds: beyond them a pair is as sure as can be, and one pair cannot outvote many.</summary>
    public const float Surest = 3;

    private static readonly Lazy<PairScorer> s_embedded = new(() =>
        new PairScorer(EmbeddedModels.ReadShared("stories"))
    );

    // Units are reckoned so many at a time, on every machine: so all round alike. What a processor has no such vectors for takes longer.
    private const int Lanes = 8;

    // Beyond it the tangent is 1 or -1 to the last digit.
    private const float Steepest = 9;

    private readonly float[] _means;
    private readonly float[] _scales;
    private readonly Vector256<float>[] _weights;
    private readonly Vector256<float>[] _biases;
    private readonly Vector256<float>[] _output;
    private readonly float[] _straight;
    private readonly float _bias;

    /// <summary>Reads the weights.</summary>
    /// <exception cref="DataFormatException">They are not for these features.</exception>
    public PairScorer(ModelFile file)
    {
        if (!file.Strings("features").SequenceEqual(PairFeatures.Names, StringComparer.Ordinal))
        {
            throw file.Bad($"expected weights for {string.Join(", ", PairFeatures.Names)}");
        }

        int features = PairFeatures.Names.Count;
        _means = file.Numbers("means", features);
        _scales = file.Numbers("scales", features);
        float[] biases = file.Numbers("hidden.bias");
        int units = biases.Length;
        int blocks = (units + Lanes - 1) / Lanes;
        _biases = Blocks(blocks, unit => unit < units ? biases[unit] : 0);

        // The weights of a unit for all features stand together in the file; here, those of a feature for some units.
        float[] weights = file.Numbers("hidden.weights", units * features);
        _weights =
        [
            .. Enumerable
                .Range(0, features)
                .SelectMany(feature =>
                    Blocks(blocks, unit => unit < units ? weights[(unit * features) + feature] : 0)
                ),
        ];
        float[] output = file.Numbers("output.weights", units + features);
        _output = Blocks(blocks, unit => unit < units ? output[unit] : 0);
        _straight = output[units..];
        _bias = file.Numbers("output.bias", 1)[0];
    }

    /// <summary>The weights in the library.</summary>
    public static PairScorer Embedded => s_embedded.Value;

    /// <summary>The logarithm of the odds that both tell of the same happening, within ±<see cref="Surest"/>.</summary>
    /// <param name="features">What both have in common, as <see cref="PairFeatures"/> wrote it; written over.</param>
    public float Score(Span<float> features)
    {
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = (features[i] - _means[i]) * _scales[i];
        }

        float straight = 0;
        for (int i = 0; i < features.Length; i++)
        {
            straight += _straight[i] * features[i];
        }

        Vector256<float> sum = Vector256<float>.Zero;
        for (int block = 0; block < _biases.Length; block++)
        {
            sum += _output[block] * Tanh(_biases[block] + Hidden(features, block));
        }

        return Math.Clamp(_bias + straight + Vector256.Sum(sum), -Surest, Surest);
    }

    // Of each unit one product after the other, and several units side by side.
    private Vector256<float> Hidden(ReadOnlySpan<float> features, int block)
    {
        ReadOnlySpan<Vector256<float>> weights = _weights;
        Vector256<float> sum = Vector256<float>.Zero;
        for (int i = 0; i < features.Length; i++, block += _biases.Length)
        {
            sum += weights[block] * features[i];
        }

        return sum;
    }

    /// <summary>The hyperbolic tangent, off by less than 10^-6, from that of half the value.</summary>
    /// <remarks>Source: J. H. Lambert's continued fraction (1761), cut after its seventh term.</remarks>
    private static Vector256<float> Tanh(Vector256<float> value)
    {
        Vector256<float> half =
            Vector256.Min(
                Vector256.Max(value, Vector256.Create(-Steepest)),
                Vector256.Create(Steepest)
            ) * 0.5f;
        Vector256<float> square = half * half;
        Vector256<float> above = square + Vector256.Create(378f);
        above = (above * square) + Vector256.Create(17325f);
        above = (above * square) + Vector256.Create(135135f);
        Vector256<float> below = (square * 28f) + Vector256.Create(3150f);
        below = (below * square) + Vector256.Create(62370f);
        below = (below * square) + Vector256.Create(135135f);
        Vector256<float> tangent = half * above / below;
        return tangent * 2f / (Vector256<float>.One + (tangent * tangent));
    }

    private static Vector256<float>[] Blocks(int count, Func<int, float> numberOf) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(block =>
                    Vector256.Create([.. Enumerable.Range(block * Lanes, Lanes).Select(numberOf)])
                ),
        ];
}
