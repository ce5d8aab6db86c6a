using Entente.Quotations.Attributions;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class LabelChainTests
{
    private const int Parts = 2;
    private const int Length = 4;
    private static readonly byte[] s_kinds = [1, 0, 2, 3];

    [Fact]
    public void The_best_row_is_the_best_of_all_rows()
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            (float[] scores, float[] transitions) = Numbers(seed);
            byte[] best = new byte[Length];

            new LabelChain(Parts, transitions).Decode(scores, 5, s_kinds, required: 0, best);

            Assert.Equal(Rows().MaxBy(row => ScoreOf(row, scores, transitions)), best);
        }
    }

    [Fact]
    public void A_label_that_is_required_occurs()
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            (float[] scores, float[] transitions) = Numbers(seed);
            byte[] best = new byte[Length];

            new LabelChain(Parts, transitions).Decode(scores, 5, s_kinds, required: 3, best);

            Assert.Equal(
                Rows().Where(HasContent).MaxBy(row => ScoreOf(row, scores, transitions)),
                best
            );
        }
    }

    [Fact]
    public void The_chance_of_a_label_is_the_share_of_all_rows_that_have_it()
    {
        (float[] scores, float[] transitions) = Numbers(7);
        LabelChain chain = new LabelChain(Parts, transitions).Refresh();
        float[] chances = new float[scores.Length];
        ChainLattice lattice = new();

        lattice.Measure(chain, scores, 5, s_kinds, chances);

        double all = Rows().Sum(row => Math.Exp(ScoreOf(row, scores, transitions)));
        for (int i = 0; i < scores.Length; i++)
        {
            double share = Rows()
                .Where(row => row[i / 5] == i % 5)
                .Sum(row => Math.Exp(ScoreOf(row, scores, transitions)));
            Assert.Equal(share / all, chances[i], 4);
        }

        double without = Rows()
            .Where(row => !HasContent(row))
            .Sum(row => Math.Exp(ScoreOf(row, scores, transitions)));
        Assert.Equal(without / all, lattice.ShareBelow(chain, 3, s_kinds), 4);
    }

    private static bool HasContent(byte[] row) => Array.Exists(row, label => label >= 3);

    private static IEnumerable<byte[]> Rows()
    {
        for (int n = 0; n < 5 * 5 * 5 * 5; n++)
        {
            byte[] row = [(byte)(n % 5), (byte)(n / 5 % 5), (byte)(n / 25 % 5), (byte)(n / 125)];
            if (
                row.Select((to, i) => LabelChain.CanFollow(i == 0 ? 0 : row[i - 1], to)).All(c => c)
            )
            {
                yield return row;
            }
        }
    }

    private static double ScoreOf(byte[] row, float[] scores, float[] transitions)
    {
        double score = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int from = i == 0 ? 0 : row[i - 1];
            score +=
                scores[(i * 5) + row[i]] + transitions[(((s_kinds[i] * 5) + from) * 5) + row[i]];
        }

        return score;
    }

    private static (float[] Scores, float[] Transitions) Numbers(int seed)
    {
        uint state = (uint)seed * 2654435761;
        float[] scores = new float[Length * 5];
        float[] transitions = new float[LabelChain.TransitionsOf(Parts)];
        foreach (float[] numbers in (float[][])[scores, transitions])
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                state = (state * 1664525) + 1013904223;
                numbers[i] = ((state >> 16) / 8192f) - 4;
            }
        }

        return (scores, transitions);
    }
}
