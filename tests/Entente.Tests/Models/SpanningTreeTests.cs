using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

public sealed class SpanningTreeTests
{
    [Fact]
    public void The_tree_found_is_the_best_of_all_trees()
    {
        Random random = new(1);
        SpanningTree finder = new();
        for (int i = 0; i < 3_000; i++)
        {
            int words = 1 + random.Next(5);
            // Few different scores make many cycles and ties.
            float[] scores =
            [
                .. Enumerable.Range(0, words * (words + 1)).Select(_ => (float)random.Next(-6, 7)),
            ];
            float[] worth = [.. Enumerable.Range(0, words).Select(_ => 0.5f + random.Next(3))];
            int[] heads = new int[words];

            finder.Find(scores, words + 1, worth, heads);

            Assert.True(SpanningTree.IsTree(heads, new int[words]));
            Assert.Equal(Best(scores, worth, words), Sum(scores, worth, heads), 1e-3);
        }
    }

    [Fact]
    public void Nested_cycles_of_a_long_sentence_are_opened_without_recursion()
    {
        const int words = 400;
        float[] scores = new float[words * (words + 1)];
        for (int word = 0; word < words; word++)
        {
            // Each word would hang on the next, and the last on the first: then on ever larger groups.
            for (int head = 0; head < words; head++)
            {
                scores[(word * (words + 1)) + head + 1] = -((head - word - 1 + words) % words);
            }
        }

        int[] heads = new int[words];
        new SpanningTree().Find(scores, words + 1, [.. Enumerable.Repeat(1f, words)], heads);

        Assert.True(SpanningTree.IsTree(heads, new int[words]));
        Assert.Equal(words - 1, heads.Where((head, word) => head == (word + 1) % words).Count());
    }

    [Theory]
    [InlineData("-1", true)]
    [InlineData("1 -1 1", true)]
    [InlineData("-1 -1", false)]
    [InlineData("1 0", false)]
    [InlineData("-1 2 1", false)]
    [InlineData("1 2 0 -1", false)]
    public void A_tree_has_one_root_and_no_cycle(string heads, bool isTree)
    {
        int[] numbers = [.. heads.Split(' ').Select(int.Parse)];

        Assert.Equal(isTree, SpanningTree.IsTree(numbers, new int[numbers.Length]));
    }

    private static double Best(float[] scores, float[] worth, int words)
    {
        double best = double.NegativeInfinity;
        int[] heads = new int[words];
        int combinations = (int)Math.Pow(words + 1, words);
        for (int i = 0; i < combinations; i++)
        {
            int rest = i;
            for (int word = 0; word < words; word++, rest /= words + 1)
            {
                heads[word] = (rest % (words + 1)) - 1;
            }

            if (SpanningTree.IsTree(heads, new int[words]))
            {
                best = Math.Max(best, Sum(scores, worth, heads));
            }
        }

        return best;
    }

    private static double Sum(float[] scores, float[] worth, int[] heads) =>
        heads
            .Select((head, word) => scores[(word * (heads.Length + 1)) + head + 1] * worth[word])
            .Sum();
}
