using System.Collections.Immutable;
using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

public sealed class LabelPathTests
{
    private static readonly ImmutableArray<string> s_labels =
    [
        "O",
        "B-Person",
        "I-Person",
        "L-Person",
        "U-Person",
        "B-Place",
        "L-Place",
    ];

    [Fact]
    public void The_path_found_is_the_best_that_is_allowed()
    {
        Random random = new(2);
        for (int i = 0; i < 200; i++)
        {
            float[] transitions = Numbers(random, 49);
            float[] start = Numbers(random, 7);
            float[] end = Numbers(random, 7);
            int words = 1 + random.Next(4);
            float[] scores = Numbers(random, words * 7);

            int[] found = Find(transitions, start, end, scores);

            Assert.True(IsAllowed(found));
            Assert.Equal(All(words).Where(IsAllowed).Max(Score), Score(found), 1e-3);

            double Score(int[] path) =>
                start[path[0]]
                + end[path[^1]]
                + path.Select((label, word) => scores[(word * 7) + label]).Sum()
                + path.Skip(1).Select((label, word) => transitions[(path[word] * 7) + label]).Sum();
        }
    }

    [Fact]
    public void What_another_model_says_of_words_of_a_kind_is_added()
    {
        Random random = new(3);
        for (int i = 0; i < 200; i++)
        {
            float[] transitions = Numbers(random, 49);
            float[] start = Numbers(random, 7);
            float[] end = Numbers(random, 7);
            Opinion opinion = new(Numbers(random, 2 * 49));
            int words = 1 + random.Next(4);
            byte[] kinds = [.. Enumerable.Range(0, words).Select(_ => (byte)random.Next(2))];
            float[] scores = Numbers(random, words * 7);

            int[] found = Find(transitions, start, end, scores, opinion, kinds);

            Assert.True(IsAllowed(found));
            Assert.Equal(All(words).Where(IsAllowed).Max(Score), Score(found), 1e-3);

            double Score(int[] path) =>
                start[path[0]]
                + end[path[^1]]
                + path.Select((label, word) => scores[(word * 7) + label]).Sum()
                + path.Skip(1).Select((label, word) => transitions[(path[word] * 7) + label]).Sum()
                + path.Select(
                        (label, word) =>
                            opinion.Transition(kinds[word], word == 0 ? 0 : path[word - 1], label)
                    )
                    .Sum();
        }
    }

    [Fact]
    public void A_label_of_another_sort_is_refused()
    {
        ModelFile file = File(new float[4], new float[2], new float[2]);

        var e = Assert.Throws<DataFormatException>(() => new LabelPath(file, ["O", "X-Person"]));

        Assert.Contains("X-Person", e.Message, StringComparison.Ordinal);
    }

    private static int[] Find(
        float[] transitions,
        float[] start,
        float[] end,
        float[] scores,
        ILabelOpinion? opinion = null,
        byte[]? kinds = null
    )
    {
        int[] chosen = new int[scores.Length / 7];
        new LabelPath(File(transitions, start, end), s_labels, opinion).Find(
            scores,
            [.. Enumerable.Range(0, chosen.Length)],
            stride: 7,
            kinds,
            chosen,
            new PathWorkspace()
        );
        return chosen;
    }

    private static ModelFile File(float[] transitions, float[] start, float[] end) =>
        ModelFile.Parse(
            "a.bin",
            new ModelFileWriter()
                .Numbers("name.transitions", transitions)
                .Numbers("name.start", start)
                .Numbers("name.end", end)
                .ToArray()
        );

    private static IEnumerable<int[]> All(int words) =>
        words == 0
            ?
            [
                [],
            ]
            : from path in All(words - 1)
            from label in Enumerable.Range(0, 7)
            select (int[])[.. path, label];

    /// <summary>Written out: a name is one U, or B, any number of I, and L.</summary>
    private static bool IsAllowed(int[] path)
    {
        string open = "";
        foreach (string label in path.Select(p => s_labels[p]))
        {
            string type = label[1..];
            bool goesOn = label[0] is 'I' or 'L';
            if (goesOn ? open != type : open.Length > 0)
            {
                return false;
            }

            open = label[0] is 'B' or 'I' ? type : "";
        }

        return open.Length == 0;
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (6 * random.NextSingle()) - 3)];

    private sealed class Opinion(float[] scores) : ILabelOpinion
    {
        public int Kinds => 2;

        public float Transition(int kind, int from, int to) =>
            scores[(kind * 49) + (from * 7) + to];
    }
}
