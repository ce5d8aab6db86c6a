using System.Numerics;
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
        _hidden = ByFeature(
            file.Numbers("hidden.weights", _hiddenBias.Length * features),
            features
        );
        _output = file.Numbers("output.weights", _hiddenBias.Length + features);
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

        float score = _bias;
        ReadOnlySpan<float> straight = _output.AsSpan(_hiddenBias.Length);
        float sum = 0;
        for (int i = 0; i < features.Length; i++)
        {
            sum += straight[i] * features[i];
        }

        score += sum;
        Span<float> hidden = stackalloc float[_hiddenBias.Length];
        AddHidden(features, hidden);
        for (int i = 0; i < hidden.Length; i++)
        {
            score += _output[i] * MathF.Tanh(_hiddenBias[i] + hidden[i]);
        }

        return Math.Clamp(score, -Surest, Surest);
    }

    // Of each unit one product after the other, and several units side by side: so a vector of any width rounds alike on every machine.
    private void AddHidden(ReadOnlySpan<float> features, Span<float> hidden)
    {
        for (int feature = 0; feature < features.Length; feature++)
        {
            ReadOnlySpan<float> weights = _hidden.AsSpan(feature * hidden.Length, hidden.Length);
            float value = features[feature];
            int unit = 0;
            for (; unit <= hidden.Length - Vector<float>.Count; unit += Vector<float>.Count)
            {
                Span<float> some = hidden.Slice(unit, Vector<float>.Count);
                (new Vector<float>(some) + (new Vector<float>(weights[unit..]) * value)).CopyTo(
                    some
                );
            }

            for (; unit < hidden.Length; unit++)
            {
                hidden[unit] += weights[unit] * value;
            }
        }
    }

    /// <summary>The weights of a unit for all features stand together in the file; here, those of a feature for all units.</summary>
    private static float[] ByFeature(float[] byUnit, int features)
    {
        int units = byUnit.Length / features;
        float[] byFeature = new float[byUnit.Length];
        for (int i = 0; i < byUnit.Length; i++)
        {
            byFeature[(i % features * units) + (i / features)] = byUnit[i];
        }

        return byFeature;
    }
}
