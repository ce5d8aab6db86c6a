using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Pages with gold articles; the scorer is <c>extraction/score.py</c>.</summary>
internal static class ExtractionSets
{
    private const string Room = "Articles";

    private static readonly (string Measure, string Block, string Value)[] s_figures =
    [
        ("text: shingle F1", "text", "f1"),
        ("text: shingle P", "text", "p"),
        ("text: shingle R", "text", "r"),
        ("segments: F1", "seg", "f1"),
        ("title: exact", "title", "exact"),
        ("title: close", "title", "close"),
        ("author: same set", "author", "set"),
        ("author: none where none", "author", "empty"),
        ("date: same day", "date", "same"),
        ("date: P", "date", "p"),
        ("outlet: close", "outlet", "close"),
    ];

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        Set("fundus", "pages", isQuick: true),
        Set("wcxb-dev", "pages", isQuick: false),
        Set("traf", "pages", isQuick: false),
        Set("date-default", "pages", isQuick: false),
        Set("fundus", "plain", isQuick: true),
        Set("wcxb-dev", "plain", isQuick: false),
    ];

    private static QualitySet Set(string set, string input, bool isQuick)
    {
        string name = input == "plain" ? $"{set}, text without tags" : set;
        return new QualitySet(
            Room,
            name,
            isQuick,
            async bench =>
            {
                string articles = bench.Work($"extraction/{set}.{input}.jsonl");
                await bench.StageAsync(
                    "extract",
                    bench.Data($"extraction/{set}/{input}"),
                    "--address-from", // A page in use has an address.
                    bench.Data($"extraction/{set}/index.tsv"),
                    "--out",
                    articles
                );
                JsonElement scores = await bench.ScoreToFileAsync(
                    "extraction/score.py",
                    articles,
                    bench.Data($"extraction/{set}")
                );
                JsonElement blocks = scores.EnumerateObject().First().Value;

                // Text without tags has lost what the page said of itself; only the text is asked for.
                return
                [
                    .. s_figures
                        .Where(f => input == "pages" || f.Block == "text")
                        .Where(f =>
                            blocks.TryGetProperty(f.Block, out JsonElement block)
                            && block.TryGetProperty(f.Value, out _)
                        )
                        .Select(f => new Figure(
                            f.Measure,
                            blocks.GetProperty(f.Block).GetProperty(f.Value).GetDouble()
                        )),
                ];
            }
        );
    }
}
