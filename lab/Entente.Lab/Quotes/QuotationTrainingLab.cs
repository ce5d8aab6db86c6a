using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Data;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Quotations;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary><c>lab/run train quotations</c>: trains the reader of attributions.</summary>
internal static class QuotationTrainingLab
{
    private const int SomethingMissing = 3;
    private const int HeldOut = 7; // One document of so many is kept back where a trial is judged.

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> output = new("--out")
        {
            Description = "Where the model is written",
            DefaultValueFactory = _ => "quotations.bin",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Decides all that is random",
            DefaultValueFactory = _ => 1,
        };
        Option<string?> trial = new("--trial")
        {
            Description =
                "Keep every seventh document of PolNeAR back, and write those (gold.jsonl) and what is found in them (found.jsonl) to a folder",
        };
        Command command = new(
            "quotations",
            "Trains the reader of attributions on the training parts of PolNeAR and GUM."
        )
        {
            output,
            seed,
            trial,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(output),
                parsed.GetValue(trial),
                parsed.GetRequiredValue(seed)
            )
        );
        return command;
    }

    private static int Run(string output, string? trial, ulong seed)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        ImmutableArray<GoldDocument> news = GoldDocuments.Read(
            Path.Combine(data, "quotes/polnear-train.jsonl.gz")
        );
        ImmutableArray<GoldDocument> others = GoldDocuments.Read(
            Path.Combine(data, "quotes/gum-train.jsonl.gz")
        );
        AttributionTrainer trainer = new(data, seed);
        if (trial is null)
        {
            File.WriteAllBytes(output, trainer.Train([.. news, .. others]));
            return 0;
        }

        byte[] model = trainer.Train([.. news.Where((_, i) => i % HeldOut != 0), .. others]);
        Directory.CreateDirectory(Path.Combine(trial, "en"));
        File.WriteAllBytes(Path.Combine(trial, "en", $"{AttributionModel.Name}.bin"), model);
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{model.Length:N0} bytes")
        );
        Judge([.. news.Where((_, i) => i % HeldOut == 0)], trial);
        return 0;
    }

    private static void Judge(ImmutableArray<GoldDocument> documents, string folder)
    {
        QuotationFinder finder = new(Language.English, ModelFolder.WithFolder(folder));
        File.WriteAllLines(Path.Combine(folder, "gold.jsonl"), documents.Select(d => d.Line));
        File.WriteAllLines(
            Path.Combine(folder, "found.jsonl"),
            documents.Select(d =>
                ToJson(d, finder.Read("r", d.Document, d.Mentions).Attributions).ToJsonString()
            )
        );
    }

    private static JsonObject ToJson(GoldDocument gold, ImmutableArray<Attribution> attributions) =>
        new()
        {
            ["id"] = JsonNode.Parse(gold.Line)!["id"]!.DeepClone(),
            ["attributions"] = new JsonArray([
                .. attributions.Select(a => new JsonObject
                {
                    ["source"] = Spans(a.Source),
                    ["cue"] = Spans(a.Cue is { } cue ? [cue] : []),
                    ["content"] = Spans(a.Content),
                    ["confidence"] = Math.Round(a.Confidence, 3),
                }),
            ]),
        };

    private static JsonArray Spans(ImmutableArray<TextSpan> spans) =>
        new([.. spans.Select(span => new JsonArray(span.Start, span.End))]);
}
