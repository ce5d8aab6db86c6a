using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>Names in whole news pages, against marks made by hand that nothing was trained on (<c>tests/quality/names.heldout.jsonl</c>).</summary>
/// <remarks>The marks stand apart from the texts, which are in the sets for extraction; a text that has changed since is left out.</remarks>
internal static class NewsNames
{
    private const string PlainTypes = "PER,ORG,LOC";

    /// <summary>The set as the network reads it, and as the quick models do.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new("Text", "news, names", IsQuick: true, bench => MeasureAsync(bench)),
        new("Text", "news, names, --fast", IsQuick: true, bench => MeasureAsync(bench, "--fast")),
    ];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(
        Bench bench,
        params string[] options
    )
    {
        List<Figure> figures = [];
        foreach (string set in (string[])["extraction/fundus", ""])
        {
            string part = set.Length == 0 ? "all pages" : "daily news";
            string gold = bench.Work("nlp/news.names.gold.jsonl");
            string found = bench.Work("nlp/news.names.jsonl");
            await File.WriteAllLinesAsync(gold, Marked(bench, set));
            await bench.StageAsync([
                "annotate",
                "--layers",
                "names",
                .. options,
                "--in",
                gold,
                "--out",
                found,
            ]);
            string judged = bench.Work("nlp/news.names.found.jsonl");
            await File.WriteAllLinesAsync(
                judged,
                (await File.ReadAllLinesAsync(found)).Select(AsEntities)
            );
            figures.Add(new($"{part}, nine types: F1", await F1Async(bench, gold, judged)));
            figures.Add(
                new(
                    $"{part}, {PlainTypes}: F1",
                    await F1Async(bench, gold, judged, "--only", PlainTypes)
                )
            );
        }

        return figures;
    }

    private static async Task<double> F1Async(
        Bench bench,
        string gold,
        string found,
        params string[] options
    ) =>
        (await bench.ScoreAsync("nlp/tools/ner_eval.py", [gold, found, .. options, "--json"]))
            .GetProperty("micro")
            .GetProperty("f1")
            .GetDouble() / 100;

    /// <summary>The texts of a set (of all, when it is empty) with their marks, as the scorer reads them.</summary>
    private static IEnumerable<string> Marked(Bench bench, string set)
    {
        string marks = Path.Combine(SharedData.Repository()!, "tests/quality/names.heldout.jsonl");
        foreach (string line in File.ReadLines(marks))
        {
            JsonElement page = JsonElement.Parse(line);
            string from = page.GetProperty("set").GetString()!;
            string id = page.GetProperty("id").GetString()!;
            if (set.Length > 0 && from != set)
            {
                continue;
            }

            using FileStream record = File.OpenRead(bench.Data($"{from}/gold/{id}.json"));
            string text = JsonNode.Parse(record)!["text"]!.GetValue<string>();
            string digest = ContentDigest.Of(Encoding.UTF8.GetBytes(text)).ToString();
            if (!digest.EndsWith(page.GetProperty("digest").GetString()!, StringComparison.Ordinal))
            {
                continue;
            }

            yield return new JsonObject
            {
                ["id"] = id,
                ["language"] = "en",
                ["text"] = text,
                ["entities"] = new JsonArray([
                    .. page.GetProperty("entities")
                        .EnumerateArray()
                        .Select(mark => new JsonObject
                        {
                            ["start"] = mark[0].GetInt32(),
                            ["end"] = mark[1].GetInt32(),
                            ["type"] = mark[2].GetString(),
                        }),
                ]),
            }.ToJsonString();
        }
    }

    private static string AsEntities(string line)
    {
        JsonObject page = JsonNode.Parse(line)!.AsObject();
        JsonNode? names = page["names"];
        page.Remove("names");
        page["entities"] = names;
        return page.ToJsonString();
    }
}
