using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>Which words refer to the same: chains on GUM, judged by <c>nlp/tools</c>, and pronouns on GAP.</summary>
internal static class CoreferenceSets
{
    private const string GumDev = "nlp/gum/gum.dev.jsonl.gz";
    private const string GapDev = "nlp/coref/gap.dev.tsv.gz";

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(
            "Entities",
            "gum.dev, references",
            IsQuick: true,
            bench => MeasureGumAsync(bench, models: null)
        ),
        new(
            "Entities",
            "gap.dev, references",
            IsQuick: false,
            bench => MeasureGapAsync(bench, models: null)
        ),
    ];

    /// <summary>The chains of GUM dev, found in its running text.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureGumAsync(Bench bench, string? models)
    {
        string found = bench.Work("nlp/gum.chains.jsonl");
        await AnnotateAsync(bench, bench.Unpacked(GumDev), found, models);
        return await ScoreGumAsync(bench, found);
    }

    /// <summary>Judges chains of GUM dev.</summary>
    public static async Task<IReadOnlyList<Figure>> ScoreGumAsync(Bench bench, string found)
    {
        JsonElement score = await bench.ScoreAsync(
            "nlp/tools/coref_eval.py",
            bench.Unpacked(GumDev),
            found,
            "--json"
        );
        return
        [
            new("chains: MUC F1", F1(score, "MUC")),
            new("chains: B3 F1", F1(score, "B3")),
            new("chains: CEAF-e F1", F1(score, "CEAF-e")),
            new("chains: CoNLL F1", score.GetProperty("CoNLL").GetDouble() / 100),
        ];
    }

    /// <summary>To which of two names a pronoun of GAP refers, found in the text alone.</summary>
    /// <remarks>
    /// Each text has two labels, whether the pronoun means A and whether it means B; P, R and F1 are over both labels of all texts:
    /// K. Webster et al., "Mind the GAP", TACL 2018. A pronoun means a name when the head of a reference of its chain stands in it.
    /// </remarks>
    public static async Task<IReadOnlyList<Figure>> MeasureGapAsync(Bench bench, string? models)
    {
        string[][] rows =
        [
            .. (await File.ReadAllLinesAsync(bench.Unpacked(GapDev)))
                .Skip(1)
                .Select(line => line.Split('\t')),
        ];
        string texts = bench.Work("nlp/gap.jsonl");
        string found = bench.Work("nlp/gap.chains.jsonl");
        await File.WriteAllLinesAsync(
            texts,
            rows.Select(row =>
                new JsonObject
                {
                    ["id"] = row[0],
                    ["language"] = "en",
                    ["text"] = row[1],
                }.ToJsonString()
            )
        );
        await AnnotateAsync(bench, texts, found, models);
        int right = 0;
        int claimed = 0;
        int there = 0;
        foreach ((string[] row, string line) in rows.Zip(await File.ReadAllLinesAsync(found)))
        {
            JsonElement[] references =
            [
                .. JsonElement.Parse(line).GetProperty("entities").EnumerateArray(),
            ];
            int chain = ChainOfPronoun(references, Number(row[3]));
            for (int label = 4; label <= 7; label += 3)
            {
                int start = Number(row[label + 1]);
                int end = start + row[label].EnumerateRunes().Count();
                bool means = row[label + 2] == "TRUE";
                bool says = references.Any(r =>
                    chain >= 0
                    && r.GetProperty("eid").GetInt32() == chain
                    && HasHeadIn(r, start, end)
                );
                right += means && says ? 1 : 0;
                claimed += says ? 1 : 0;
                there += means ? 1 : 0;
            }
        }

        return
        [
            new("pronouns: P", claimed == 0 ? 0 : (double)right / claimed),
            new("pronouns: R", (double)right / there),
            new("pronouns: F1", 2.0 * right / (claimed + there)),
        ];
    }

    private static int ChainOfPronoun(JsonElement[] references, int position)
    {
        JsonElement pronoun = Array.Find(
            references,
            r =>
                r.GetProperty("kind").GetString() == "pronoun"
                && r.GetProperty("start").GetInt32() == position
        );
        return pronoun.ValueKind == JsonValueKind.Object
            ? pronoun.GetProperty("eid").GetInt32()
            : -1;
    }

    private static bool HasHeadIn(JsonElement reference, int start, int end)
    {
        JsonElement head = reference.GetProperty("head");
        return head[0].GetInt32() >= start && head[1].GetInt32() <= end;
    }

    private static Task AnnotateAsync(Bench bench, string texts, string found, string? models) =>
        bench.StageAsync([
            "annotate",
            "--layers",
            "coref",
            "--in",
            texts,
            "--out",
            found,
            .. models is null ? Array.Empty<string>() : ["--models", models],
        ]);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static double F1(JsonElement score, string measure) =>
        score.GetProperty(measure).GetProperty("f1").GetDouble() / 100;
}
