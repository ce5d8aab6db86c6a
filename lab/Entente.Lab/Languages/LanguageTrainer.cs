using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Entente.Lab.Quality;
using Entente.Text;

namespace Entente.Lab.Languages;

/// <summary>How languages are learnt. Where the values come from: <c>lab/notes/language.md</c>.</summary>
/// <param name="Bits">There are 2 to this power buckets for features.</param>
/// <param name="Passes">How often each text is seen.</param>
/// <param name="Rate">The length of a step.</param>
/// <param name="Cut">How often a text is cut to a random part of itself, so that short texts are learnt too.</param>
/// <param name="Sharpness">What the weights are multiplied by in the end, so that the confidence of whole sentences is true.</param>
/// <param name="Runs">How many times it is learnt anew, in another order; the mean is kept, so that chance matters less.</param>
/// <param name="Seed">The seed of the order and of the cuts in the first run.</param>
internal sealed record LanguageSettings(
    int Bits = 16,
    int Passes = 12,
    float Rate = 0.2f,
    double Cut = 0.5,
    float Sharpness = 1.4f,
    int Runs = 5,
    int Seed = 1
);

/// <summary>Learns the weights of the languages of one script: multinomial logistic regression by AdaGrad.</summary>
/// <remarks>One thread, and every number depends on the texts, the settings and nothing else. Source: J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011.</remarks>
internal sealed class LanguageTrainer
{
    private const int ShortestCut = 60; // features, about two words
    private const float Least = 1e-3f;

    private readonly LanguageSettings _settings;
    private readonly int _columns;
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _scores;

    private LanguageTrainer(LanguageSettings settings, int languages)
    {
        _settings = settings;
        _columns = LanguageGroup.ColumnsOf(languages);
        _weights = new float[_columns << settings.Bits];
        _squares = new float[_weights.Length];
        _scores = new float[_columns];
    }

    /// <summary>Learns from <paramref name="texts"/>, which are all in <paramref name="languages"/> and mainly in <paramref name="script"/>.</summary>
    /// <returns>Buckets × columns.</returns>
    public static float[] Train(
        IReadOnlyList<LanguageText> texts,
        ImmutableArray<string> languages,
        ScriptTable scripts,
        int script,
        LanguageSettings settings
    )
    {
        LanguageTrainer trainer = new(settings, languages.Length);
        (int Language, int[] Features)[] examples =
        [
            .. texts.Select(t =>
                (languages.IndexOf(t.Language), Features(t.Text, scripts, script, settings.Bits))
            ),
        ];
        float[] mean = new float[trainer._weights.Length];
        for (int run = 0; run < settings.Runs; run++)
        {
            trainer.Run(examples, languages.Length, new Random(settings.Seed + run));
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += trainer._weights[i] / settings.Runs;
            }
        }

        return mean;
    }

    /// <summary>The buckets of the features of a text.</summary>
    public static int[] Features(string text, ScriptTable scripts, int script, int bits)
    {
        char[] words = new char[text.Length + 2];
        int length = LanguageFeatures.ReadWords(text, scripts, script, words);
        int[] buckets = new int[length * LanguageFeatures.MostPerLetter];
        return buckets[..LanguageFeatures.Read(words.AsSpan(0, length), bits, buckets)];
    }

    private void Run((int Language, int[] Features)[] examples, int languages, Random chance)
    {
        Array.Clear(_weights);
        Array.Clear(_squares);
        for (int pass = 0; pass < _settings.Passes; pass++)
        {
            chance.Shuffle(examples);
            foreach ((int language, int[] features) in examples)
            {
                Learn(language, Cut(features, _settings.Cut, chance), languages);
            }
        }
    }

    private static ReadOnlySpan<int> Cut(int[] features, double share, Random chance)
    {
        if (features.Length <= ShortestCut || chance.NextDouble() >= share)
        {
            return features;
        }

        int length = chance.Next(ShortestCut, features.Length + 1);
        return features.AsSpan(chance.Next(features.Length - length + 1), length);
    }

    private void Learn(int language, ReadOnlySpan<int> features, int languages)
    {
        if (features.IsEmpty)
        {
            return;
        }

        Span<Vector<float>> scores = MemoryMarshal.Cast<float, Vector<float>>(_scores.AsSpan());
        scores.Clear();
        foreach (int bucket in features)
        {
            Span<Vector<float>> row = Row(_weights, bucket);
            for (int i = 0; i < row.Length; i++)
            {
                scores[i] += row[i];
            }
        }

        float scale = 1 / MathF.Sqrt(features.Length);
        ToGradient(language, languages, scale);
        Vector<float> rate = new(_settings.Rate);
        Vector<float> least = new(Least);
        foreach (int bucket in features)
        {
            Span<Vector<float>> row = Row(_weights, bucket);
            Span<Vector<float>> squares = Row(_squares, bucket);
            for (int i = 0; i < row.Length; i++)
            {
                squares[i] += scores[i] * scores[i];
                row[i] -= rate * scores[i] / Vector.SquareRoot(squares[i] + least);
            }
        }
    }

    /// <summary>Turns scores into what they should be less of, each by its weight's share.</summary>
    private void ToGradient(int language, int languages, float scale)
    {
        float best = float.MinValue;
        foreach (float score in _scores.AsSpan(0, languages))
        {
            best = Math.Max(best, score);
        }

        double sum = 0;
        for (int i = 0; i < languages; i++)
        {
            double share = Exponential.OfNegative((best - _scores[i]) * (double)scale);
            _scores[i] = (float)share;
            sum += share;
        }

        for (int i = 0; i < languages; i++)
        {
            _scores[i] = (float)((_scores[i] / sum) - (i == language ? 1 : 0)) * scale;
        }

        _scores.AsSpan(languages).Clear();
    }

    private Span<Vector<float>> Row(float[] weights, int bucket) =>
        MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(bucket * _columns, _columns));
}
