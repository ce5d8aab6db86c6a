using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>When and how much: temporal expressions and figures, judged by <c>nlp/tools</c>.</summary>
internal static class FigureSets
{
    private static readonly string[] s_languages = ["english", "german", "french", "spanish"];
    private static readonly string[] s_codes = ["en", "de", "fr", "es"];

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        .. s_languages.Select(
            (name, i) =>
                new QualitySet(
                    "Figures",
                    $"recognizers.{name}, timex",
                    IsQuick: true,
                    bench => MeasureTimesAsync(bench, name, s_codes[i])
                )
        ),
        new("Figures", "gum.dev, dates", IsQuick: true, MeasureGumAsync),
        .. s_languages.Select(
            (name, i) =>
                new QualitySet(
                    "Figures",
                    $"recognizers.{name}, figures",
                    IsQuick: true,
                    bench => MeasureFiguresAsync(bench, name, s_codes[i])
                )
        ),
    ];

    private static async Task<IReadOnlyList<Figure>> MeasureTimesAsync(
        Bench bench,
        string name,
        string code
    )
    {
        string gold = await MarkedAsync(bench, $"recognizers.{name}.timex", code);
        string found = bench.Work($"nlp/{name}.timex.found.jsonl");
        await AnnotateAsync(bench, "timex", gold, found);
        JsonElement score = await ScoreAsync(bench, gold, found, "timex");
        return Spans("timex", score);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureGumAsync(Bench bench)
    {
        string gold = await MarkedAsync(bench, "gum.dev", "en", "nlp/gum/");
        string found = bench.Work("nlp/gum.timex.found.jsonl");
        string dates = bench.Work("nlp/gum.dates.jsonl");
        await AnnotateAsync(bench, "timex", gold, found);
        await TeiDates.ConvertAsync(found, dates);
        return Spans("dates", await ScoreAsync(bench, gold, dates, "timex"));
    }

    /// <remarks>
    /// Each text marks the figures of one kind and leaves all others unmarked ("$5" and not the "two" beside it). So there are two
    /// measures: over all that we find, and over what we find of the kinds that the text marks.
    /// </remarks>
    private static async Task<IReadOnlyList<Figure>> MeasureFiguresAsync(
        Bench bench,
        string name,
        string code
    )
    {
        string gold = await MarkedAsync(bench, $"recognizers.{name}.figures", code);
        string found = bench.Work($"nlp/{name}.figures.found.jsonl");
        string asked = bench.Work($"nlp/{name}.figures.asked.jsonl");
        await AnnotateAsync(bench, "figures", gold, found);
        await KeepAskedAsync(found, asked);
        return
        [
            .. Spans("figures", await ScoreAsync(bench, gold, found, "figures")),
            .. Spans("figures of the kind asked", await ScoreAsync(bench, gold, asked, "figures")),
        ];
    }

    private static Figure[] Spans(string what, JsonElement score) =>
        [
            new($"{what}: overlapping span F1", F1(score, "relaxed span")),
            new($"{what}: overlapping span and value F1", F1(score, "relaxed span + value")),
        ];

    // The texts are too short to tell their language by: the set tells it.
    private static async Task<string> MarkedAsync(
        Bench bench,
        string set,
        string language,
        string folder = "nlp/timex/"
    )
    {
        string marked = bench.Work($"nlp/{set}.marked.jsonl");
        await using StreamWriter writer = new(marked);
        await foreach (
            string line in File.ReadLinesAsync(bench.Unpacked($"{folder}{set}.jsonl.gz"))
        )
        {
            JsonObject text = JsonNode.Parse(line)!.AsObject();
            text["language"] = language;
            await writer.WriteLineAsync(text.ToJsonString());
        }

        return marked;
    }

    private static async Task KeepAskedAsync(string found, string asked)
    {
        await using StreamWriter writer = new(asked);
        await foreach (string line in File.ReadLinesAsync(found))
        {
            JsonObject text = JsonNode.Parse(line)!.AsObject();
            string[] kinds = KindsOf((string)text["id"]!);
            text["figures"] = new JsonArray([
                .. text["figures"]!
                    .AsArray()
                    .Where(figure => kinds.Contains((string)figure!["type"]!))
                    .Select(figure => figure!.DeepClone()),
            ]);
            await writer.WriteLineAsync(text.ToJsonString());
        }
    }

    // "English/NumberWithUnit/CurrencyModel/4" marks money.
    private static string[] KindsOf(string id) =>
        id.Split('/') is [_, _, var model, ..]
            ? model switch
            {
                "NumberModel" => ["NUMBER"],
                "NumberRangeModel" => ["NUMBERRANGE"],
                "OrdinalModel" => ["ORDINAL", "ORDINAL.RELATIVE"],
                "PercentModel" => ["PERCENTAGE"],
                "CurrencyModel" => ["CURRENCY"],
                "AgeModel" => ["AGE"],
                "DimensionModel" => ["DIMENSION"],
                "TemperatureModel" => ["TEMPERATURE"],
                _ => [],
            }
            : [];

    private static Task AnnotateAsync(Bench bench, string layer, string texts, string found) =>
        bench.StageAsync("annotate", "--layers", layer, "--in", texts, "--out", found);

    private static Task<JsonElement> ScoreAsync(
        Bench bench,
        string gold,
        string found,
        string key
    ) => bench.ScoreAsync("nlp/tools/timex_eval.py", gold, found, "--key", key, "--json");

    private static double F1(JsonElement score, string measure) =>
        score.GetProperty(measure).GetProperty("f1").GetDouble() / 100;
}
