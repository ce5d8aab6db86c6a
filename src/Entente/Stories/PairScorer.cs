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
    public const float Surest = 4;

    private static readonly Lazy<PairScorer> s_embedded = new(() =>
        new PairScorer(EmbeddedModels.ReadShared("stories"))
    );

    private readonly float[] _means;
    private readonly float[] _scales;
    private readonly float[] _hidden;
    private readonly float[] _hiddenBias;
    private readonly float[] _output;
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
        _hiddenBias = file.Numbers("hidden.bias");
        _hidden = file.Numbers("hidden.weights", _hiddenBias.Length * features);
        _output = file.Numbers("output.weights", _hiddenBias.Length + features);
        _bias = file.Numbers("output.bias", 1)[0];
    }

    /// <summary>The weights in the library.</summary>
    public static PairScorer Embedded => s_embedded.Value;

    /// <summary>The logarithm of the odds that both tell of the same happening, within ±<see cref="Surest"/>.</summary>
    /// <param name="features">What both have in common, as <see cref="PairFeatures.Write"/> wrote it; written over.</param>
    public float Score(Span<float> features)
    {
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = (features[i] - _means[i]) * _scales[i];
        }

        float score = _bias + Product(_output.AsSpan(_hiddenBias.Length), features);
        for (int i = 0; i < _hiddenBias.Length; i++)
        {
            ReadOnlySpan<float> weights = _hidden.AsSpan(i * features.Length, features.Length);
            score += _output[i] * MathF.Tanh(_hiddenBias[i] + Product(weights, features));
        }

        return Math.Clamp(score, -Surest, Surest);
    }

    // One after the other: vectors of another width would round otherwise on another machine.
    private static float Product(ReadOnlySpan<float> weights, ReadOnlySpan<float> features)
    {
        float sum = 0;
        for (int i = 0; i < features.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }
}
