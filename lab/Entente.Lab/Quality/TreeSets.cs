using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Tags, lemmas, trees and names on tokens that are given: what the network alone is worth.</summary>
internal static class TreeSets
{
    private static readonly (string Measure, string Score)[] s_measures =
    [
        ("gold tokens, universal tags", "UPOS"),
        ("gold tokens, tags of the treebank", "XPOS"),
        ("gold tokens, features", "UFeats"),
        ("gold tokens, lemmas", "Lemmas"),
        ("gold tokens, heads (UAS)", "UAS"),
        ("gold tokens, heads and relations (LAS)", "LAS"),
    ];

    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [Treebank("en_ewt.dev"), Treebank("en_gum.dev"), Names("uner_ewt.dev")];

    private static QualitySet Treebank(string set) =>
        new(
            "Text",
            $"{set}, trees",
            IsQuick: true,
            async bench =>
            {
                string gold = bench.Unpacked($"nlp/ud/{set}.conllu.gz");
                string found = bench.Work($"nlp/{set}.trees.conllu");
                await bench.StageAsync([
                    .. Columns("conllu", "tags,lemmas,trees"),
                    "--in",
                    gold,
                    "--out",
                    found,
                ]);
                JsonElement score = await bench.ScoreAsync(
                    "nlp/tools/ud_eval.py",
                    gold,
                    found,
                    "--json"
                );
                return
                [
                    .. s_measures.Select(m => new Figure(m.Measure, Share(score, m.Score, "f1"))),
                ];
            }
        );

    private static QualitySet Names(string set) =>
        new(
            "Text",
            $"{set}, names",
            IsQuick: true,
            async bench =>
            {
                const string types = "PER,ORG,LOC";
                string gold = bench.Unpacked($"nlp/ner/{set}.iob2.gz");
                string found = bench.Work($"nlp/{set}.names.iob2");
                await bench.StageAsync([.. Columns("iob2", "names"), "--in", gold, "--out", found]);
                JsonElement score = await bench.ScoreAsync(
                    "nlp/tools/ner_eval.py",
                    gold,
                    found,
                    "--only",
                    types,
                    // UNER has no type for works of builders: an airport is a place.
                    "--map",
                    "FAC=LOC",
                    "--json"
                );
                return
                [
                    new("gold tokens, names: P", Share(score, "micro", "p")),
                    new("gold tokens, names: R", Share(score, "micro", "r")),
                    new("gold tokens, names: F1", Share(score, "micro", "f1")),
                    .. types
                        .Split(',')
                        .Select(type => new Figure(
                            $"gold tokens, {type}: F1",
                            Share(score, type, "f1")
                        )),
                ];
            }
        );

    private static string[] Columns(string format, string layers) =>
        ["annotate", "--format", format, "--layers", layers];

    private static double Share(JsonElement score, string name, string value) =>
        score.GetProperty(name).GetProperty(value).GetDouble() / 100;
}
