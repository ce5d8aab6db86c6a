using System.Text.Json;

namespace Entente.Lab.Quality;

/// <summary>Phrases with the country and the sector of the actor that they name; the scorer is <c>events/score.py</c>.</summary>
internal static class ActorSet
{
    /// <summary>The set.</summary>
    public static QualitySet Phrases { get; } =
        new(
            "Entities",
            "actor-dev",
            IsQuick: true,
            async bench =>
            {
                string gold = bench.Data("events/actor-dev.jsonl");
                string coded = bench.Work("events/actors.jsonl");
                await bench.StageAsync(
                    "annotate",
                    "--layers",
                    "actors",
                    "--in",
                    gold,
                    "--out",
                    coded
                );
                JsonElement score = await bench.ScoreAsync(
                    "events/score.py",
                    "--gold",
                    gold,
                    "--pred",
                    coded,
                    "--json"
                );
                return
                [
                    Figure(score, "country", "country"),
                    Figure(score, "sector", "sector"),
                    Figure(score, "joint", "country and sector"),
                ];
            }
        );

    private static Figure Figure(JsonElement score, string part, string measure) =>
        new($"actors: {measure}", score.GetProperty(part).GetProperty("accuracy").GetDouble());
}
