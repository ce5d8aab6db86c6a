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
                return [.. FiguresOf(score)];
            }
        );

    private static IEnumerable<Figure> FiguresOf(JsonElement score)
    {
        JsonElement spans = score.GetProperty("spans");
        foreach (string role in (string[])["source", "cue", "content"])
        {
            yield return new(
                $"{role}, exact spans: F1",
                Value(spans.GetProperty(role).GetProperty("exact"), "f1")
            );
        }

        JsonElement all = score.GetProperty("attributions");
        yield return new("all kinds, content at 0.5: P", Value(all.GetProperty("0.5"), "p"));
        yield return new("all kinds, content at 0.5: F1", Value(all.GetProperty("0.5"), "f1"));
        yield return new("all kinds, content at 0.8: F1", Value(all.GetProperty("0.8"), "f1"));
        yield return new(
            "all kinds: content, source and cue right: F1",
            Value(all.GetProperty("whole"), "f1")
        );
        JsonElement sources = all.GetProperty("source");
        yield return new(
            "all kinds: source right of those found",
            Value(sources.GetProperty("all"), "overlap")
        );
        JsonElement direct = Kind("direct");
        yield return new("direct, content at 0.5: P", Value(direct, "p"));
        yield return new("direct, content at 0.5: R", Value(direct, "r"));
        yield return new("direct, content at 0.5: F1", Value(direct, "f1"));
        yield return new(
            "direct: source right of those found",
            Value(sources.GetProperty("direct"), "overlap")
        );
        yield return new("mixed, content at 0.5: F1", Value(Kind("mixed"), "f1"));
        yield return new("indirect, content at 0.5: F1", Value(Kind("indirect"), "f1"));

        JsonElement Kind(string kind) =>
            score.GetProperty("kinds").GetProperty(kind).GetProperty("0.5");
    }

    private static double Value(JsonElement scores, string name) =>
        scores.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : 0;
}
