using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Events;
using Entente.Lab.Names;
using Entente.Lab.Quality;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Events;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab;

/// <summary><c>lab/run train events</c>: trains the model of what one actor does to another.</summary>
internal static class EventLab
{
    private const int SomethingMissing = 3;
    private const int ClusteredWords = 40_000;
    private const int FineClusters = 512;
    private const int CoarseClusters = 64;
    private const int Slots = 1 << 14; // one feature of forty finds no slot, the weakest of them

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the model is written" };
        Option<float[]> rates = Trials("--rate", "Sizes of the first steps to try");
        Option<float[]> decays = Trials("--decay", "How fast weights shrink, to try");
        Command command = new(
            "events",
            "Trains the types of marked pairs, and measures them with five folds."
        )
        {
            output,
            rates,
            decays,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                [
                    .. from rate in parsed.GetValue(rates)!.DefaultIfEmpty(new PairSettings().Rate)
                    from decay in parsed.GetValue(decays)!.DefaultIfEmpty(new PairSettings().Decay)
                    select new PairSettings { Rate = rate, Decay = decay },
                ]
            )
        );
        return command;
    }

    private static Option<float[]> Trials(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static int Run(string? output, ImmutableArray<PairSettings> trials)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        WordVectors vectors = WordVectors.Read(
            Path.Combine(data, "nlp/vectors/glove100.q8.bin.gz"),
            ClusteredWords
        );
        ModelFileWriter file = new ModelFileWriter()
            .Strings("info", ["language=en", "seed=1"])
            .Strings("labels", PairSet.Labels)
            .Rows(
                WordClusters.Entry,
                FingerprintTable.Arrange(
                    ClusterMaker.Make(vectors, FineClusters, CoarseClusters, seed: 1)
                )
            );
        WordClusters clusters = new(ModelFile.Parse(PairModel.Name, file.ToArray()));
        PairExample[] examples = new PairSet(clusters).Read(
            Path.Combine(data, "events/plv-train.jsonl")
        );
        foreach (PairSettings settings in trials)
        {
            PairScores scores = CrossValidation.Run(examples, settings);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{settings.Rate} {settings.Decay}: type {scores.Type:0.000}, quad {scores.Quad:0.000}, binary {scores.Binary:0.000}"
                )
            );
        }

        if (output is not null)
        {
            Write(output, file, new LogLinearTrainer(examples, PairSet.Labels.Length, trials[0]));
        }

        return 0;
    }

    private static void Write(string output, ModelFileWriter file, LogLinearTrainer trainer)
    {
        ImmutableArray<TrainedFeature> rows =
        [
            .. trainer.Features.Select(
                (feature, i) => new TrainedFeature(feature, trainer.WeightsOf(i).ToArray(), 1)
            ),
        ];
        float factor = TablePacker.Pack(file, PairModel.Entry, rows, Slots);
        file.Numbers($"{PairModel.Entry}.unit", [1 / factor]);
        File.WriteAllBytes(output, file.ToArray());
    }
}
