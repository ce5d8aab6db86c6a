using System.Text.Json;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Training.Events;
using Entente.Models;

namespace Entente.Lab.Quality;

/// <summary>Sentences and texts with gold events; the scorer is <c>events/score.py</c>.</summary>
internal static class EventSets
{
    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new("Events", "plv-train, five folds", IsQuick: false, MeasurePairs),
        Set("gsr-dev", Triples),
        Set("acled-dev", Modes),
        new("Events", "coped-span-train, five folds", IsQuick: false, MeasureParties),
        Own("events-own", CodedPart.First),
        Own("events-own-later", CodedPart.Later),
        Own("events-own-unread", CodedPart.Unread),
        Own("events-own-heldout", CodedPart.HeldOut),
        Own("events-own-fresh", CodedPart.Fresh),
    ];

    // Each fold is told by a model of the other four, never by the one that ships.
    private static Task<IReadOnlyList<Figure>> MeasurePairs(Bench bench)
    {
        PairModel model =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        PairScores scores = CrossValidation.Run(
            new PairSet(model.Clusters).Read(bench.Data("events/plv-train.jsonl")),
            new PairSettings()
        );
        return Task.FromResult<IReadOnlyList<Figure>>([
            new("types of marked pairs: mean F1", scores.Type),
            new("classes of marked pairs: mean F1", scores.Quad),
            new("conflict or cooperation: mean F1", scores.Binary),
        ]);
    }

    private static Task<IReadOnlyList<Figure>> MeasureParties(Bench bench)
    {
        PairModel model =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        MarkedSentence[] sentences = new PartySet().Read(
            bench.Data("events/coped-span-train.jsonl")
        );
        (double exact, double overlapping) = PartyValidation.Score(
            sentences,
            PartyValidation.Run(sentences, new PartyFeatures(model.Clusters), new ChoiceSettings())
        );
        return Task.FromResult<IReadOnlyList<Figure>>([
            new("who takes part, exact: F1", exact),
            new("who takes part, overlapping: F1", overlapping),
        ]);
    }

    private static QualitySet Own(string set, CodedPart part) =>
        new("Events", set, IsQuick: false, bench => OwnEvents.MeasureAsync(bench, part));

    private static QualitySet Set(string set, Func<JsonElement, IEnumerable<Figure>> figures) =>
        new(
            "Events",
            set,
            IsQuick: false,
            async bench =>
            {
                string gold = bench.Data($"events/{set}.jsonl");
                string coded = bench.Work($"events/{set}.jsonl");
                await bench.StageAsync(
                    "annotate",
                    "--layers",
                    "events",
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
                return [.. figures(score)];
            }
        );

    private static IEnumerable<Figure> Triples(JsonElement score)
    {
        foreach (
            (string level, string measure) in ((string, string)[])
                [
                    ("type", "type"),
                    ("country", "type and countries"),
                    ("full", "type, countries and sectors"),
                ]
        )
        {
            yield return new(
                $"{measure}: F1",
                score.GetProperty(level).GetProperty("f1").GetDouble()
            );
        }
    }

    private static IEnumerable<Figure> Modes(JsonElement score)
    {
        yield return new(
            "type right",
            score.GetProperty("type").GetProperty("accuracy").GetDouble()
        );
        yield return new(
            "mode right",
            score.GetProperty("mode").GetProperty("accuracy").GetDouble()
        );
        yield return new(
            "no alarm on disasters",
            1 - score.GetProperty("falseAlarm on disasters").GetProperty("rate").GetDouble()
        );
    }
}
