using System.Globalization;

namespace Entente.Lab.Stories;

/// <summary>How well groups agree with gold stories, as <c>stories/score.py</c> measures it.</summary>
/// <param name="BCubed">BCubed F.</param>
/// <param name="Precision">BCubed precision.</param>
/// <param name="Pairwise">F over all pairs of reports.</param>
internal sealed record GroupScore(double BCubed, double Precision, double Pairwise)
{
    /// <summary>Scores one grouping.</summary>
    public static GroupScore Of(int[] gold, string[] found)
    {
        var both = gold.Zip(found).CountBy(pair => pair).ToArray();
        Dictionary<int, int> stories = gold.CountBy(story => story).ToDictionary();
        Dictionary<string, int> groups = found.CountBy(group => group).ToDictionary();
        double precision = both.Sum(b => Square(b.Value) / groups[b.Key.Second]) / gold.Length;
        double recall = both.Sum(b => Square(b.Value) / stories[b.Key.First]) / gold.Length;
        double right = both.Sum(b => Pairs(b.Value));
        double pairPrecision = right / Math.Max(1, groups.Values.Sum(Pairs));
        double pairRecall = right / Math.Max(1, stories.Values.Sum(Pairs));
        return new GroupScore(F(precision, recall), precision, F(pairPrecision, pairRecall));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"BCubed F {BCubed:0.000} (P {Precision:0.000}), pairwise F {Pairwise:0.000}"
        );

    private static double F(double precision, double recall) =>
        precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    private static double Square(int count) => (double)count * count;

    private static double Pairs(int count) => count * (count - 1) / 2.0;
}
