using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Texts with gold attributions; the scorer is <c>quotes/score.py</c>.</summary>
internal static class QuotationSets
{
    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [Set("gum-dev", isQuick: true), Set("polnear-dev", isQuick: false)];

    private static QualitySet Set(string set, bool isQuick) =>
        new(
            "Quotations",
            set,
            isQuick,
            async bench =>
            {
                string attributions = bench.Work($"quotes/{set}.jsonl");
                await bench.StageAsync(
                    "annotate",
                    "--layers",
                    "quotes",
                    "--in",
                    bench.Unpacked($"quotes/{set}.jsonl.gz"),
                    "--out",
                    attributions
                );
                JsonElement score = await bench.ScoreToFileAsync(
                    "quotes/score.py",
                    bench.Data($"quotes/{set}.jsonl.gz"),
                    attributions
                );
                JsonElement direct = score
                    .GetProperty("kinds")
                    .GetProperty("direct")
                    .GetProperty("0.5");
                JsonElement all = score.GetProperty("attributions");
                return
                [
                    new("direct, content at 0.5: P", Value(direct, "p")),
                    new("direct, content at 0.5: R", Value(direct, "r")),
                    new("direct, content at 0.5: F1", Value(direct, "f1")),
                    new(
                        "direct: source right of those found",
                        Value(all.GetProperty("source").GetProperty("direct"), "overlap")
                    ),
                    new("all kinds, content at 0.5: P", Value(all.GetProperty("0.5"), "p")),
                    new("all kinds, content at 0.5: F1", Value(all.GetProperty("0.5"), "f1")),
                    new(
                        "all kinds: source right of those found",
                        Value(all.GetProperty("source").GetProperty("all"), "overlap")
                    ),
                ];
            }
        );

    private static double Value(JsonElement scores, string name) =>
        scores.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : 0;
}
