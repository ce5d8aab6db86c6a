using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;
using Entente.Models;

namespace Entente.Lab;

/// <summary><c>lab/run train acts</c>: trains the reader of acts.</summary>
internal static class ActLab
{
    private const int SomethingMissing = 3;

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the model is written" };
        Option<bool> fold = new("--folds") { Description = "Measures with five folds by text" };
        Option<CodedPart[]> without = new("--without")
        {
            Description =
                "Parts of the texts to leave out, so that they tell how far the model carries",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string[]> settings = new("--set")
        {
            Description = "A setting to change, as Name=Value",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "acts",
            "Trains which words name which acts, and measures it with five folds."
        )
        {
            output,
            fold,
            without,
            settings,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                parsed.GetValue(fold),
                parsed.GetValue(without)!,
                SettingsOf(parsed.GetValue(settings)!)
            )
        );
        return command;
    }

    private static ActSettings SettingsOf(string[] changes)
    {
        ActSettings settings = new();
        foreach (string[] change in changes.Select(change => change.Split('=')))
        {
            float value = float.Parse(change[1], CultureInfo.InvariantCulture);
            settings = change[0] switch
            {
                "Passes" => settings with { Passes = (int)value },
                "Rate" => settings with { Rate = value },
                "Decay" => settings with { Decay = value },
                "Weight" => settings with { WeightOfPairs = value },
                "FewestUses" => settings with { FewestUses = (int)value },
                _ => throw new ArgumentException(
                    $"There is no setting {change[0]}.",
                    nameof(changes)
                ),
            };
        }

        return settings;
    }

    private static int Run(
        string? output,
        bool isMeasured,
        CodedPart[] without,
        ActSettings settings
    )
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        PairModel pairs =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        ImmutableArray<CodedDocument> texts =
        [
            .. EventCorpus
                .Read(SharedData.Repository()!)
                .Where(d => !d.IsHeldOut && !without.Contains(d.Part)),
        ];
        ActSet set = new(pairs.Clusters);
        ImmutableArray<ActExample> examples = set.Read(texts);
        ImmutableArray<ActExample> beside = set.ReadPairs(
            Path.Combine(data, "events/plv-train.jsonl")
        );
        Console.WriteLine(
            $"{texts.Length} texts, {examples.Length} words, {examples.Count(e => e.Labels > 1)} of them name acts; {beside.Length} of marked pairs"
        );
        if (isMeasured)
        {
            Report(
                texts,
                examples,
                ActValidation.Run(examples, beside, settings, ActValidation.Folds)
            );
        }

        if (output is not null)
        {
            ModelFileWriter file = new ModelFileWriter().Strings(
                "info",
                ["language=en", $"seed={settings.Seed}"]
            );
            new ActTrainer([.. examples, .. beside], settings).Write(file, ActTrainer.Slots);
            File.WriteAllBytes(output, file.ToArray());
        }

        return 0;
    }

    private static void Report(
        ImmutableArray<CodedDocument> texts,
        ImmutableArray<ActExample> examples,
        float[][] chances
    )
    {
        foreach (CodedPart part in texts.Select(t => t.Part).Distinct())
        {
            CodedDocument[] asked = [.. texts.Where(t => t.Part == part)];
            (double recallOfRules, double precisionOfRules) = ActValidation.Score(
                asked,
                examples
                    .Where(e => e.Rule is not null)
                    .ToLookup(e => e.Document, e => (e.Span, e.Rule!.Value))
            );
            HashSet<int> numbers = [.. asked.Select(d => d.Number)];
            double loss = Enumerable
                .Range(0, examples.Length)
                .Where(i => numbers.Contains(examples[i].Document))
                .Average(i => ActValidation.LossOf(examples[i], chances[i]));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part}, the table alone: R {recallOfRules:0.000} P {precisionOfRules:0.000}; mean loss of a word {loss:0.0000}"
                )
            );
            foreach (float least in (float[])[0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f])
            {
                ILookup<int, (TextSpan, EventType)> told = Enumerable
                    .Range(0, examples.Length)
                    .Where(i => 1 - chances[i][0] >= least)
                    .ToLookup(
                        i => examples[i].Document,
                        i => (examples[i].Span, BestOf(chances[i]))
                    );
                (double recall, double precision) = ActValidation.Score(asked, told);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{part}, chance of any act {least}: R {recall:0.000} P {precision:0.000}"
                    )
                );
            }
        }
    }

    private static EventType BestOf(float[] chances)
    {
        int best = 1;
        for (int label = 2; label < chances.Length; label++)
        {
            best = chances[label] > chances[best] ? label : best;
        }

        return (EventType)(best - 1);
    }
}
