using Entente.Data;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

/// <summary>Sentences of dirty news, as a reader ends them: <c>tests/quality/news-sentences.txt</c>.</summary>
public sealed class NewsSentencesTests
{
    private const char End = '¦';

    // Treebanks are web text and prose; a model that gains there must not lose here.
    private const double LeastF1 = 0.97;

    [Fact]
    public void Sentences_of_dirty_news_end_where_a_reader_ends_them()
    {
        TextAnalyzer analyzer = new(Language.English);
        List<string> wrong = [];
        int expected = 0;
        int found = 0;
        int right = 0;
        foreach (string line in Lines())
        {
            string text = line.Replace($"{End}", "", StringComparison.Ordinal);
            HashSet<int> ends = [.. Ends(line), text.Length];
            int[] ours = [.. analyzer.Analyze(text).Sentences.Select(s => s.Span.End)];
            expected += ends.Count;
            found += ours.Length;
            right += ours.Count(ends.Contains);
            if (!ends.SetEquals(ours))
            {
                wrong.Add($"{line}\n  is divided {Marked(text, ours)}");
            }
        }

        double f1 = 2.0 * right / (expected + found);
        Assert.True(f1 >= LeastF1, $"F1 {f1:F3}\n{string.Join('\n', wrong)}");
    }

    private static IEnumerable<int> Ends(string line)
    {
        int seen = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == End)
            {
                yield return i - seen++;
            }
        }
    }

    private static string Marked(string text, int[] ends) =>
        ends.Reverse().Aggregate(text, (marked, end) => marked.Insert(end, $"{End}"));

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(Checkout.Root, "tests", "quality", "news-sentences.txt"))
            .Where(line => line.Length > 0 && line[0] != '#');
}
