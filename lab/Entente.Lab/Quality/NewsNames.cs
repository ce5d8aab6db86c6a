using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Names in whole news pages, against marks made by hand that nothing was trained on (<see cref="MarkedPages"/>).</summary>
internal static class NewsNames
{
    private const string PlainTypes = "PER,ORG,LOC";

    /// <summary>The pages as the network reads them, and as the quick models do.</summary>
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
        MarkedPages pages = await MarkedPages.ReadAsync(bench);
        List<Figure> figures =
        [
            new("daily news, paragraphs that are read as they were marked", pages.FoundParagraphs),
        ];
        foreach ((string part, MarkedPages some) in Parts(pages))
        {
            string gold = bench.Work("nlp/news.names.gold.jsonl");
            string found = bench.Work("nlp/news.names.jsonl");
            await File.WriteAllLinesAsync(gold, some.Lines);
            string[] annotate = ["annotate", "--layers", "names", .. options];
            await bench.StageAsync([.. annotate, "--in", gold, "--out", found]);
            string judged = bench.Work("nlp/news.names.found.jsonl");
            string[] lines = await File.ReadAllLinesAsync(found);
            await File.WriteAllLinesAsync(judged, lines.Select(some.Judge));
            foreach (string types in (string[])["", PlainTypes])
            {
                string[] only = types.Length == 0 ? [] : ["--only", types];
                string title = types.Length == 0 ? "nine types" : types;
                JsonElement score = await bench.ScoreAsync(
                    "nlp/tools/ner_eval.py",
                    [gold, judged, .. only, "--json"]
                );
                double f1 = score.GetProperty("micro").GetProperty("f1").GetDouble();
                figures.Add(new($"{part}, {title}: F1", f1 / 100));
            }
        }

        return figures;
    }

    private static IEnumerable<(string Title, MarkedPages Pages)> Parts(MarkedPages pages)
    {
        yield return ("daily news", pages.Where(set => set != "extraction/wcxb-dev"));
        yield return ("all pages", pages);
    }
}
