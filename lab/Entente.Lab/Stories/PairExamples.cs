using System.Runtime.InteropServices;
using Entente.Stories;

namespace Entente.Lab.Stories;

/// <summary>Pairs of reports that have words in common, with their features and whether they tell of the same story.</summary>
/// <param name="Documents">The set.</param>
/// <param name="Pairs">The pairs, by the places of their reports.</param>
/// <param name="Features">The features of each pair.</param>
internal sealed record PairExamples(
    StoryDocuments Documents,
    (int A, int B)[] Pairs,
    float[][] Features
)
{
    private const int MostPartners = 30;
    private const int WordsLookedUp = 60;
    private const double LeastCosine = 0.02;

    /// <summary>Pairs each report with those that are most like it by words.</summary>
    public static PairExamples Of(StoryDocuments documents)
    {
        TermWeights weights = new();
        foreach (Sketch sketch in documents.Sketches)
        {
            weights.Learn(sketch, members: 0);
        }

        WeighedReport[] reports = Array.ConvertAll(documents.Sketches, weights.Weigh);
        (int A, int B)[] pairs = [.. Partners(reports).Distinct().Order()];
        PairFeatures measure = new();
        float[][] features = Array.ConvertAll(
            pairs,
            pair =>
            {
                float[] values = new float[PairFeatures.Names.Count];
                measure.Write(reports[pair.A], reports[pair.B], values);
                return values;
            }
        );
        return new PairExamples(documents, pairs, features);
    }

    /// <summary>Whether the reports of a pair tell of the same story.</summary>
    public bool IsSame(int pair) =>
        Documents.Stories[Pairs[pair].A] == Documents.Stories[Pairs[pair].B];

    private static IEnumerable<(int A, int B)> Partners(WeighedReport[] reports)
    {
        Dictionary<uint, List<(int Report, float Weight)>> postings = [];
        for (int i = 0; i < reports.Length; i++)
        {
            foreach ((uint key, float weight) in Weightiest(reports[i]))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
                (list ??= []).Add((i, weight));
            }
        }

        float[] sums = new float[reports.Length];
        int longest = (reports.Length / 5) + 50;
        for (int i = 0; i < reports.Length; i++)
        {
            Array.Clear(sums);
            foreach ((uint key, float weight) in Weightiest(reports[i]))
            {
                List<(int Report, float Weight)> list = postings[key];
                for (int k = 0; k < list.Count && list.Count <= longest; k++)
                {
                    sums[list[k].Report] += weight * list[k].Weight;
                }
            }

            int self = i;
            IEnumerable<int> partners = Enumerable
                .Range(0, sums.Length)
                .Where(j => j != self && sums[j] > LeastCosine)
                .OrderByDescending(j => sums[j])
                .ThenBy(j => j)
                .Take(MostPartners);
            foreach (int j in partners)
            {
                yield return (Math.Min(i, j), Math.Max(i, j));
            }
        }
    }

    private static IEnumerable<(uint Key, float Weight)> Weightiest(WeighedReport report)
    {
        float norm = MathF.Sqrt(report.AllSquares) + 1e-9f;
        return Enumerable
            .Range(0, report.Weights.Length)
            .Select(i => (report.Sketch.Terms[i].Key, Weight: report.Weights[i] / norm))
            .OrderByDescending(term => term.Weight)
            .ThenBy(term => term.Key)
            .Take(WordsLookedUp);
    }
}
