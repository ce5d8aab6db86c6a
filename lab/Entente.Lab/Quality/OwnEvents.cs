using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>The texts that we coded ourselves (<see cref="EventCorpus"/>), in the layout of <c>events/score.py --seeds</c>.</summary>
internal static class OwnEvents
{
    /// <summary>Codes the documents and gives what the scorer says.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench, CodedPart part)
    {
        IReadOnlyList<CodedDocument> documents =
        [
            .. EventCorpus.Read(SharedData.Repository()!).Where(document => document.Part == part),
        ];
        string name = part.ToString();
        string texts = bench.Work($"events/{name}-texts.jsonl");
        string gold = bench.Work($"events/{name}-gold.json");
        string coded = bench.Work($"events/{name}.jsonl");
        await File.WriteAllLinesAsync(texts, documents.Select(d => TextOf(d).ToJsonString()));
        await File.WriteAllTextAsync(
            gold,
            new JsonObject
            {
                ["documents"] = new JsonArray([.. documents.Select(GoldOf)]),
            }.ToJsonString()
        );
        await bench.StageAsync("annotate", "--layers", "events", "--in", texts, "--out", coded);
        JsonElement score = await bench.ScoreAsync(
            "events/score.py",
            "--seeds",
            gold,
            "--pred",
            coded,
            "--json"
        );
        (double contextPrecision, double contextRecall) = ContextScore(documents, coded);
        return
        [
            new("core events: R", score.GetProperty("core recall").GetDouble()),
            new("all events: P", score.GetProperty("precision").GetDouble()),
            new(
                "modality right of those found",
                score.GetProperty("modality accuracy").GetDouble()
            ),
            new("day right of those found", score.GetProperty("date accuracy").GetDouble()),
            new("traps not sprung", 1 - ShareOf(score.GetProperty("traps sprung").GetString()!)),
            new("contexts of those found: P", contextPrecision),
            new("contexts of those found: R", contextRecall),
        ];
    }

    // The scorer of the sets leaves contexts out: of the coded events that were found by their type and place, the contexts told against those coded.
    private static (double Precision, double Recall) ContextScore(
        IReadOnlyList<CodedDocument> documents,
        string coded
    )
    {
        int told = 0;
        int expected = 0;
        int right = 0;
        foreach ((CodedDocument document, string line) in documents.Zip(File.ReadLines(coded)))
        {
            CodePoints points = new(document.Text);
            JsonElement[] found =
            [
                .. JsonElement.Parse(line).GetProperty("events").EnumerateArray(),
            ];
            foreach (CodedEvent e in document.Events.Where(e => e.Status != CodedStatus.Trap))
            {
                int start = points.Before(e.Evidence.Start);
                int end = points.Before(e.Evidence.End);
                JsonElement match = Array.Find(
                    found,
                    f =>
                        f.GetProperty("type").GetString() == e.Type
                        && f.GetProperty("start").GetInt32() < end
                        && f.GetProperty("end").GetInt32() > start
                );
                if (match.ValueKind != JsonValueKind.Object)
                {
                    continue;
                }

                string[] contexts =
                [
                    .. match.GetProperty("contexts").EnumerateArray().Select(c => c.GetString()!),
                ];
                told += contexts.Length;
                expected += e.Contexts.Length;
                right += contexts.Count(e.Contexts.Contains);
            }
        }

        return ((double)right / Math.Max(1, told), (double)right / Math.Max(1, expected));
    }

    private static double ShareOf(string fraction)
    {
        int slash = fraction.IndexOf('/', StringComparison.Ordinal);
        return double.Parse(fraction.AsSpan(0, slash), CultureInfo.InvariantCulture)
            / Math.Max(1, double.Parse(fraction.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }

    private static JsonObject TextOf(CodedDocument document) =>
        new()
        {
            ["id"] = document.Name,
            ["file"] = document.Name,
            ["date"] = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["lang"] = "en",
            ["text"] = document.Text,
        };

    private static JsonObject GoldOf(CodedDocument document)
    {
        CodePoints points = new(document.Text);
        return new JsonObject
        {
            ["file"] = document.Name,
            ["events"] = new JsonArray([
                .. document.Events.Select((e, i) => GoldOf($"{document.Name}:{i}", e, points)),
            ]),
        };
    }

    private static JsonObject GoldOf(string id, CodedEvent e, CodePoints points) =>
        new JsonObject
        {
            ["id"] = id,
            ["status"] = e.Status switch
            {
                CodedStatus.Core => "core",
                CodedStatus.Secondary => "secondary",
                _ => "trap",
            },
            ["type"] = e.Type,
            ["alternatives"] = new JsonArray([
                .. e.Alternatives.Select(type => new JsonObject { ["type"] = type }),
            ]),
            ["actors"] = Actors(e.Sources),
            ["recipients"] = Actors(e.Targets),
            ["reciprocal"] = e.IsReciprocal,
            ["modality"] = e.Modality,
            ["region"] = e.Region,
            ["evidence"] = new JsonObject
            {
                ["start"] = points.Before(e.Evidence.Start),
                ["end"] = points.Before(e.Evidence.End),
            },
            ["date"] = new JsonObject
            {
                ["value"] = e.Date,
                ["precision"] = e.Date?.Length == 7 ? "month" : "day",
            },
        };

    private static JsonArray Actors(IEnumerable<CodedActor> actors) =>
        new([
            .. actors.Select(actor => new JsonObject
            {
                ["text"] = actor.Words,
                ["country"] = actor.Country,
                ["sector"] = actor.Sector,
            }),
        ]);
}
