using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>Sentences, tokens, names and languages; the scorers are <c>nlp/tools</c>.</summary>
internal static class TextSets
{
    private const string NameTypes = "PER,ORG,LOC";

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        Treebank("en_ewt.dev", isQuick: true),
        Treebank("en_gum.dev", isQuick: true),
        new("Text", "languages", IsQuick: false, MeasureLanguagesAsync),
        new("Entities", "uner_ewt.dev", IsQuick: true, MeasureUnerAsync),
        new("Entities", "re3d.train", IsQuick: false, MeasureRe3dAsync),
    ];

    private static QualitySet Treebank(string set, bool isQuick) =>
        new(
            "Text",
            set,
            isQuick,
            async bench =>
            {
                string gold = bench.Unpacked($"nlp/ud/{set}.conllu.gz");
                string text = bench.Work($"nlp/{set}.txt");
                string found = bench.Work($"nlp/{set}.conllu");
                await File.WriteAllTextAsync(text, RunningText(await File.ReadAllLinesAsync(gold)));
                await bench.StageAsync(
                    "annotate",
                    "--layers",
                    "sentences,tokens",
                    "--format",
                    "conllu",
                    "--in",
                    text,
                    "--out",
                    found
                );
                JsonElement score = await bench.ScoreAsync(
                    "nlp/tools/ud_eval.py",
                    gold,
                    found,
                    "--json"
                );
                return
                [
                    new("sentences: F1", F1(score, "Sentences")),
                    new("tokens: F1", F1(score, "Tokens")),
                    new("words: F1", F1(score, "Words")),
                ];
            }
        );

    /// <summary>The text of a treebank as one would have read it: sentences joined by a blank, paragraphs by an empty line.</summary>
    internal static string RunningText(string[] lines)
    {
        StringBuilder text = new();
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (
                line.StartsWith("# newpar", StringComparison.Ordinal)
                || line.StartsWith("# newdoc", StringComparison.Ordinal)
            )
            {
                text.Append(isFirst ? "" : "\n\n");
                isFirst = true;
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                text.Append(isFirst ? "" : " ").Append(line.AsSpan("# text = ".Length));
                isFirst = false;
            }
        }

        return text.Append('\n').ToString();
    }

    private static async Task<IReadOnlyList<Figure>> MeasureUnerAsync(Bench bench)
    {
        string gold = bench.Work("nlp/uner.gold.jsonl");
        string[] lines = await File.ReadAllLinesAsync(
            bench.Unpacked("nlp/ner/uner_ewt.dev.iob2.gz")
        );
        await File.WriteAllLinesAsync(gold, IobDocuments.ToJsonLines(lines));
        return await MeasureNamesAsync(bench, gold);
    }

    private static Task<IReadOnlyList<Figure>> MeasureRe3dAsync(Bench bench) =>
        MeasureNamesAsync(
            bench,
            bench.Unpacked("nlp/ner/re3d.train.jsonl.gz"),
            "--map",
            "Person=PER,Organisation=ORG,Location=LOC"
        );

    private static async Task<IReadOnlyList<Figure>> MeasureNamesAsync(
        Bench bench,
        string gold,
        params string[] options
    )
    {
        string found = bench.Work("nlp/names.jsonl");
        await bench.StageAsync("annotate", "--layers", "entities", "--in", gold, "--out", found);
        JsonElement score = await bench.ScoreAsync(
            "nlp/tools/ner_eval.py",
            [gold, found, "--only", NameTypes, .. options, "--json"]
        );
        return
        [
            new("names, exact span and type: P", Percent(score.GetProperty("micro"), "p")),
            new("names, exact span and type: R", Percent(score.GetProperty("micro"), "r")),
            new("names, exact span and type: F1", F1(score, "micro")),
            .. NameTypes.Split(',').Select(t => new Figure($"names, {t}: F1", F1(score, t))),
            new("names, overlapping: P", Percent(score.GetProperty("overlap"), "p")),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> MeasureLanguagesAsync(Bench bench)
    {
        // Those that the model of languages has not learnt from.
        LanguageText[] rows =
        [
            .. LanguageSentences
                .Read(bench.Data("nlp/langid/sentences.dev.tsv.gz"))
                .Where(t => t.IsHeldOut),
        ];
        string sentences = bench.Work("nlp/languages.jsonl");
        string found = bench.Work("nlp/languages.found.jsonl");
        await File.WriteAllLinesAsync(
            sentences,
            rows.Select(
                (r, i) =>
                    new JsonObject
                    {
                        ["id"] = i.ToString(CultureInfo.InvariantCulture),
                        ["text"] = r.Text,
                    }.ToJsonString()
            )
        );
        await bench.StageAsync(
            "annotate",
            "--layers",
            "language",
            "--in",
            sentences,
            "--out",
            found
        );
        string?[] guesses =
        [
            .. (await File.ReadAllLinesAsync(found)).Select(l =>
                JsonElement.Parse(l).GetProperty("language").GetString()
            ),
        ];
        var told = rows.Zip(guesses, (row, guess) => (row.Language, Guess: guess)).ToArray();
        Dictionary<string, double> right = told.GroupBy(t => t.Language, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Average(t => t.Guess == t.Language ? 1.0 : 0),
                StringComparer.Ordinal
            );
        return
        [
            new("single sentences, all languages: right", right.Values.Average()),
            new(
                "single sentences, 18 languages of news: right",
                LanguageSentences.OfNews.Average(l => right[l])
            ),
            new(
                "single sentences: not wrong",
                told.Average(t => t.Guess is null || t.Guess == t.Language ? 1.0 : 0)
            ),
            new(
                "English, single sentences: P",
                told.Where(t => t.Guess == "en").Average(t => t.Language == "en" ? 1.0 : 0)
            ),
            new("English, single sentences: R", right["en"]),
        ];
    }

    private static double F1(JsonElement score, string name) =>
        score.TryGetProperty(name, out JsonElement values) ? Percent(values, "f1") : 0;

    private static double Percent(JsonElement values, string name) =>
        values.GetProperty(name).GetDouble() / 100;
}
