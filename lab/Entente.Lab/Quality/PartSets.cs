using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>What the lines of a text without tags are taken for, against what the markup of the same page calls them.</summary>
/// <remarks>
/// Judged are the lines that are of the article both with and without tags, by their words. Markup is not always right: a bold paragraph is a
/// sub-heading to its reader and none to the page.
/// </remarks>
internal static class PartSets
{
    private const string Unnamed = "unnamed";

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(
            "Articles",
            "fundus, parts of texts",
            IsQuick: true,
            bench => MeasureAsync(bench, "fundus")
        ),
        new(
            "Articles",
            "wcxb-dev, parts of texts",
            IsQuick: false,
            bench => MeasureAsync(bench, "wcxb-dev")
        ),
    ];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench, string set)
    {
        Dictionary<string, JsonElement> pages = await ReadAsync(bench, set, "pages");
        Dictionary<string, JsonElement> texts = await ReadAsync(bench, set, "plain");
        Count headings = new();
        Count paragraphs = new();
        foreach ((string id, JsonElement text) in texts)
        {
            Dictionary<string, string> marked = new(StringComparer.Ordinal);
            foreach ((string words, string kind) in pages.TryGetValue(id, out var p) ? Kept(p) : [])
            {
                // The same words marked twice otherwise tell nothing.
                bool isOdd = marked.TryGetValue(words, out string? other) && other != kind;
                marked[words] = isOdd ? Unnamed : kind;
            }

            foreach ((string words, string kind) in Kept(text))
            {
                if (marked.TryGetValue(words, out string? gold) && gold != Unnamed)
                {
                    headings.Add(gold, kind, "sub-heading");
                    paragraphs.Add(gold, kind, "main text");
                }
            }
        }

        return
        [
            new Figure("sub-headings: P", headings.Precision),
            new Figure("sub-headings: R", headings.Recall),
            new Figure("main text: P", paragraphs.Precision),
            new Figure("main text: R", paragraphs.Recall),
        ];
    }

    private static async Task<Dictionary<string, JsonElement>> ReadAsync(
        Bench bench,
        string set,
        string input
    )
    {
        string articles = bench.Work($"extraction/{set}.{input}.parts.jsonl");
        await bench.StageAsync(
            "extract",
            bench.Data($"extraction/{set}/{input}"),
            "--out",
            articles
        );
        return (await File.ReadAllLinesAsync(articles))
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(
                article => article.GetProperty("id").GetString()!,
                StringComparer.Ordinal
            );
    }

    // The parts that are of the article: of a kind, with their words.
    private static IEnumerable<(string Words, string Kind)> Kept(JsonElement article)
    {
        string text = article.GetProperty("text").GetString()!;
        CodePoints points = new(text);
        foreach (JsonElement part in article.GetProperty("parts").EnumerateArray())
        {
            if (part.TryGetProperty("text_start", out JsonElement start))
            {
                int from = points.OffsetOf(start.GetInt32());
                int to = points.OffsetOf(part.GetProperty("text_end").GetInt32());
                yield return (text[from..to], part.GetProperty("kind").GetString()!);
            }
        }
    }

    private sealed class Count
    {
        private int _right;
        private int _found;
        private int _all;

        public double Precision => _found == 0 ? 0 : (double)_right / _found;

        public double Recall => _all == 0 ? 0 : (double)_right / _all;

        public void Add(string gold, string found, string kind)
        {
            _right += gold == kind && found == kind ? 1 : 0;
            _found += found == kind ? 1 : 0;
            _all += gold == kind ? 1 : 0;
        }
    }
}
