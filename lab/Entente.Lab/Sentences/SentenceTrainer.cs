using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Sentences;

/// <summary>Trains the weights of <see cref="SentenceModel"/>.</summary>
/// <remarks>
/// An averaged perceptron with a margin, in whole numbers: the same bytes on every machine.
/// Source: M. Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002.
/// </remarks>
internal sealed class SentenceTrainer(int seed)
{
    // 40 and 8 passes: best precision at the same F1 on paragraphs left out, lab/notes/sentences.md.
    private const int Margin = 40;

    /// <summary>Reads all gaps <paramref name="passes"/> times, each time in another order.</summary>
    public float[] Train(IReadOnlyList<SeenGap> gaps, int passes)
    {
        Random random = new(seed);
        int[] weights = new int[SentenceFeatures.Buckets];
        long[] sums = new long[SentenceFeatures.Buckets];
        int[] order = [.. Enumerable.Range(0, gaps.Count)];
        long left = (long)passes * gaps.Count; // An update counts for as many steps as follow it.
        for (int pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            foreach (int i in order)
            {
                int sign = gaps[i].Ends ? 1 : -1;
                int score = gaps[i].Features.Sum(f => weights[f]);
                if (sign * score <= Margin)
                {
                    foreach (int feature in gaps[i].Features)
                    {
                        weights[feature] += sign;
                        sums[feature] += sign * left;
                    }
                }

                left--;
            }
        }

        double steps = (double)passes * gaps.Count;
        return [.. sums.Select(sum => (float)(sum / steps))];
    }

    /// <summary>How many of the decisions are right.</summary>
    public static GapScore Measure(float[] weights, IReadOnlyList<SeenGap> gaps)
    {
        QuantizedRows rows = QuantizedRows.Round(1, weights.Length, weights);
        ReadOnlySpan<sbyte> row = rows.Row(0);
        int found = 0;
        int right = 0;
        foreach (SeenGap gap in gaps)
        {
            int score = 0;
            foreach (int feature in gap.Features)
            {
                score += row[feature];
            }

            found += score > 0 ? 1 : 0;
            right += score > 0 && gap.Ends ? 1 : 0;
        }

        return new GapScore(gaps.Count, gaps.Count(g => g.Ends), found, right);
    }

    /// <summary>The model's file.</summary>
    public static byte[] Write(float[] weights) =>
        new ModelFileWriter().Rows(SentenceModel.Weights, 1, weights.Length, weights).ToArray();
}

/// <summary>How the decisions over gaps compare with the treebank's.</summary>
internal sealed record GapScore(int Gaps, int Ends, int Found, int Right)
{
    public double Precision => (double)Right / Math.Max(1, Found);

    public double Recall => (double)Right / Math.Max(1, Ends);

    public double F1 => 2.0 * Right / Math.Max(1, Found + Ends);
}
