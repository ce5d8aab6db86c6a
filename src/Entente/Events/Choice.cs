using Entente.Models;

namespace Entente.Events;

/// <summary>A trained choice of one among several: each is scored by its features, and the scores are compared.</summary>
/// <remarks>A log-linear model over hashed features, one weight of eight bits each. Safe to use from any thread.</remarks>
internal sealed class Choice
{
    private const int Most = 200; // sums of the table are of so many features at most

    private readonly FeatureTable _weights;
    private readonly float _unit;

    /// <summary>Takes the entries of a file that begin with <paramref name="name"/>.</summary>
    /// <exception cref="DataFormatException">They are missing or damaged.</exception>
    public Choice(ModelFile file, string name)
    {
        _weights = new FeatureTable(file, name, labels: 1);
        _unit = file.Numbers($"{name}.unit", 1)[0];
    }

    /// <summary>The logarithm of how much speaks for one, up to what is the same for all.</summary>
    public double Score(ReadOnlySpan<ulong> features)
    {
        Span<int> sums = stackalloc int[FeatureTable.Block];
        sums.Clear();
        for (int first = 0; first < features.Length; first += Most)
        {
            _weights.AddTo(features[first..Math.Min(first + Most, features.Length)], sums);
        }

        return sums[0] * _unit;
    }

    /// <summary>Turns scores into chances that sum up to 1.</summary>
    public static void Normalize(Span<double> scores)
    {
        double greatest = double.NegativeInfinity;
        foreach (double score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        double total = 0;
        foreach (ref double score in scores)
        {
            score = Math.Exp(score - greatest);
            total += score;
        }

        foreach (ref double score in scores)
        {
            score /= total;
        }
    }
}
