using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Reports with gold stories, copies and graded pairs; the scorer is <c>stories/score.py</c>.</summary>
internal static class StorySets
{
    internal const string Room = "Stories";
    private const string Scorer = "stories/score.py";

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        Groups("g5w1h", isQuick: true),
        Groups("wikinews"),
        Groups("fnc"),
        Groups("fnc_headlines"),
        Groups("ecb"),
        Groups("allsides"),
        Groups("gva"),
        Groups("neus"),
        Groups("xling"),
        StoryStreams.Mean,
        StoryStreams.Merged,
        .. StoryStreams.Orders,
        Copies("copies", isQuick: true),
        Copies("synth"),
        Grades("headlines", isMoreAlike: true),
        Grades("semeval8", isMoreAlike: false),
    ];

    private static QualitySet Groups(string set, bool isQuick = false) =>
        new(
            Room,
            set,
            isQuick,
            async bench =>
                Figures(
                    await GroupAsync(bench, set),
                    ("stories: BCubed F", "b3_f"),
                    ("stories: BCubed P", "b3_p"),
                    ("stories: pairwise P", "pair_p"),
                    ("stories: pairwise F", "pair_f")
                )
        );

    /// <summary>Groups a set and scores it.</summary>
    internal static async Task<JsonElement> GroupAsync(Bench bench, string set)
    {
        string groups = bench.Work($"stories/{set}.tsv");
        await bench.StageAsync("group", "--in", Documents(bench, set), "--out", groups);
        return await ScoreGroupsAsync(bench, bench.Data($"stories/{set}/gold.tsv"), groups);
    }

    /// <summary>Scores groups against gold ones.</summary>
    internal static Task<JsonElement> ScoreGroupsAsync(Bench bench, string gold, string groups) =>
        bench.ScoreAsync(Scorer, "group", gold, groups, "--json");

    private static QualitySet Copies(string set, bool isQuick = false) =>
        new(
            Room,
            set,
            isQuick,
            async bench =>
            {
                string copies = bench.Work($"stories/{set}.tsv");
                await bench.StageAsync("copies", "--in", Documents(bench, set), "--out", copies);
                string origin = bench.Data($"stories/{set}/origin.tsv");
                bool isMade = File.Exists(origin);
                JsonElement score = await bench.ScoreAsync(
                    Scorer,
                    [
                        "copies",
                        bench.Data($"stories/{set}/pairs.tsv"),
                        copies,
                        .. isMade ? ["--all", "--origin", origin] : Array.Empty<string>(),
                        "--json",
                    ]
                );
                (string, string)[] figures =
                [
                    ("copies: reuse P", "reuse_p"),
                    ("copies: reuse F", "reuse_f"),
                    ("copies: copy P", "copy_p"),
                    ("copies: copy F", "copy_f"),
                ];
                return Figures(
                    score,
                    isMade ? [.. figures, ("copies: direction right", "direction_acc")] : figures
                );
            }
        );

    private static QualitySet Grades(string set, bool isMoreAlike) =>
        new(
            Room,
            set,
            IsQuick: false,
            async bench =>
            {
                JsonElement score = await CorrelateAsync(bench, set);
                double pearson = score.GetProperty("pearson").GetDouble();

                // In some sets grade 1 is "the same".
                return [new("pairs: Pearson r", isMoreAlike ? pearson : -pearson)];
            }
        );

    private static async Task<JsonElement> CorrelateAsync(Bench bench, string set)
    {
        string gold = bench.Data($"stories/{set}/pairs.tsv");
        string pairs = bench.Work($"stories/{set}.pairs.tsv");
        string similar = bench.Work($"stories/{set}.tsv");

        // The program is not to see the labels.
        string[] bare =
        [
            .. (await File.ReadAllLinesAsync(gold)).Select(l =>
                string.Join('\t', l.Split('\t').Take(2))
            ),
        ];
        await File.WriteAllLinesAsync(pairs, bare);
        await bench.StageAsync(
            "similarity",
            "--in",
            Documents(bench, set),
            "--pairs",
            pairs,
            "--out",
            similar
        );
        return await bench.ScoreAsync(Scorer, "corr", gold, similar, "--json");
    }

    /// <summary>The reports of a set.</summary>
    internal static string Documents(Bench bench, string set) =>
        bench.Data($"stories/{set}/docs.jsonl");

    /// <summary>Picks figures of a score.</summary>
    internal static IReadOnlyList<Figure> Figures(
        JsonElement score,
        params (string Measure, string Value)[] figures
    ) => [.. figures.Select(f => new Figure(f.Measure, score.GetProperty(f.Value).GetDouble()))];
}
