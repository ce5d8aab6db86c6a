using Entente.Data;
using Entente.Models;

namespace Entente.Text;

/// <summary>Decides by trained weights where sentences end. Sums of whole numbers: the same on every machine.</summary>
/// <remarks>Cost: <see cref="SentenceFeatures.Count"/> look-ups a gap; nothing is allocated.</remarks>
internal sealed class SentenceModel : IGapJudge
{
    /// <summary>The name of the model's file.</summary>
    public const string Name = "sentences";

    /// <summary>The entry that holds the weights: one for each bucket, whole numbers from -127 to 127.</summary>
    public const string Weights = "weights";

    private readonly SentenceFeatures _features;
    private readonly sbyte[] _weights;

    /// <summary>Makes the judge from weights for <see cref="SentenceFeatures.Buckets"/> features.</summary>
    public SentenceModel(SentenceRules rules, sbyte[] weights)
    {
        _features = new SentenceFeatures(rules);
        _weights = weights;
    }

    /// <summary>The model of a language; its rules where it has none.</summary>
    /// <exception cref="DataFormatException">The model is damaged.</exception>
    public static IGapJudge Find(Language language, SentenceRules rules)
    {
        if (!EmbeddedModels.Has(language, Name))
        {
            return rules;
        }

        QuantizedRows rows = EmbeddedModels
            .Read(language, Name)
            .Rows(Weights, 1, SentenceFeatures.Buckets);
        sbyte[] weights = new sbyte[SentenceFeatures.Buckets];
        rows.Row(0).CopyTo(weights);
        return new SentenceModel(rules, weights);
    }

    /// <inheritdoc/>
    public bool EndsSentence(in Gap gap)
    {
        Span<int> features = stackalloc int[SentenceFeatures.Count];
        _features.Extract(gap, features);
        int score = 0;
        foreach (int feature in features)
        {
            score += _weights[feature];
        }

        return score > 0;
    }
}
