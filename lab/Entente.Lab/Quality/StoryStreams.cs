using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Data;
using Entente.Lab.Performance;
using Entente.Stories;

namespace Entente.Lab.Quality;

/// <summary>How grouping fares over several sets with one setting, in one stream of all, in any order, and how fast it is.</summary>
internal static class StoryStreams
{
    private const int OrdersTried = 5;
    private static readonly string[] s_seven =
    [
        "g5w1h",
        "wikinews",
        "fnc",
        "fnc_headlines",
        "ecb",
        "allsides",
        "gva",
    ];
    private static readonly string[] s_merged =
    [
        "g5w1h",
        "wikinews",
        "fnc",
        "ecb",
        "allsides",
        "gva",
    ];
    private static readonly string[] s_dated = ["g5w1h", "allsides", "gva"];

    /// <summary>The mean of seven sets with one setting.</summary>
    public static QualitySet Mean { get; } =
        new(StorySets.Room, "mean of seven sets", IsQuick: false, MeanAsync);

    /// <summary>Six sets put together, without dates and shuffled; and the time beside the plain baseline's, measured at once.</summary>
    public static QualitySet Merged { get; } =
        new(StorySets.Room, "six sets in one stream", IsQuick: false, MergedAsync);

    /// <summary>Each dated set in five random orders.</summary>
    public static IEnumerable<QualitySet> Orders { get; } =
    [
        .. s_dated.Select(set => new QualitySet(
            StorySets.Room,
            $"{set}, five random orders",
            IsQuick: false,
            bench => OrdersAsync(bench, set)
        )),
    ];

    private static async Task<IReadOnlyList<Figure>> MeanAsync(Bench bench)
    {
        double bcubed = 0;
        double pairwise = 0;
        foreach (string set in s_seven)
        {
            JsonElement score = await StorySets.GroupAsync(bench, set);
            bcubed += score.GetProperty("b3_f").GetDouble();
            pairwise += score.GetProperty("pair_f").GetDouble();
        }

        return
        [
            new("stories: BCubed F", bcubed / s_seven.Length),
            new("stories: pairwise F", pairwise / s_seven.Length),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> MergedAsync(Bench bench)
    {
        (string documents, string gold) = await MergeAsync(bench);
        string groups = bench.Work("stories/merged.tsv");

        // Both are timed as a user starts them; before, ours is built.
        string root = SharedData.Repository() ?? throw new InvalidOperationException("no checkout");
        string entente = Path.Combine(root, "entente");
        await MeasuredProcess.RunAsync(entente, root, "--version");
        MeasuredProcess ours = await MeasuredProcess.RunAsync(
            entente,
            root,
            "stage",
            "group",
            "--in",
            documents,
            "--out",
            groups
        );
        if (ours.ExitCode != 0)
        {
            throw new InvalidOperationException($"stage group: {ours.Output}");
        }

        var theirs = Stopwatch.StartNew();
        await bench.ScriptAsync(
            "stories/baseline.py",
            "group",
            documents,
            bench.Work("stories/merged.baseline.tsv")
        );
        theirs.Stop();
        JsonElement score = await StorySets.ScoreGroupsAsync(bench, gold, groups);
        return
        [
            .. StorySets.Figures(
                score,
                ("stories: BCubed F", "b3_f"),
                ("stories: BCubed P", "b3_p"),
                ("stories: pairwise P", "pair_p"),
                ("stories: pairwise F", "pair_f")
            ),
            // Figures lie between 0 and 1: the share of the baseline's time that is saved; .95 is twenty times as fast.
            new(
                "time saved against baseline.py",
                Math.Max(0, 1 - (ours.Wall / theirs.Elapsed)),
                IsTiming: true
            ),
        ];
    }

    private static async Task<(string Documents, string Gold)> MergeAsync(Bench bench)
    {
        List<string> lines = [];
        List<string> gold = [];
        foreach (string set in s_merged)
        {
            foreach (string line in File.ReadLines(StorySets.Documents(bench, set)))
            {
                JsonNode document = JsonNode.Parse(line)!;
                document["date"] = "";
                lines.Add(document.ToJsonString());
            }

            gold.AddRange(
                File.ReadLines(bench.Data($"stories/{set}/gold.tsv"))
                    .Select(line => line.Split('\t'))
                    .Select(cells => $"{cells[0]}\t{set}/{cells[1]}")
            );
        }

        string[] shuffled = [.. lines];
        new Random(1).Shuffle(shuffled);
        string documents = bench.Work("stories/merged.jsonl");
        string stories = bench.Work("stories/merged.gold.tsv");
        await File.WriteAllLinesAsync(documents, shuffled);
        await File.WriteAllLinesAsync(stories, gold);
        return (documents, stories);
    }

    private static async Task<IReadOnlyList<Figure>> OrdersAsync(Bench bench, string set)
    {
        StoryStages stages = new(DataTables.Embedded);
        StageDocument[] documents = [.. StageFile.Read(StorySets.Documents(bench, set))];
        List<double> found = [];
        for (int order = 1; order <= OrdersTried; order++)
        {
            new Random(order).Shuffle(documents);
            string groups = bench.Work($"stories/{set}.{order}.tsv");
            await File.WriteAllLinesAsync(
                groups,
                stages.Group(documents, isByDay: false).Select(row => $"{row.Id}\t{row.Story}")
            );
            JsonElement score = await StorySets.ScoreGroupsAsync(
                bench,
                bench.Data($"stories/{set}/gold.tsv"),
                groups
            );
            found.Add(score.GetProperty("b3_f").GetDouble());
        }

        return
        [
            new("stories: BCubed F of the worst order", found.Min()),
            new("1 - largest change of BCubed F", 1 - (found.Max() - found.Min())),
        ];
    }
}
