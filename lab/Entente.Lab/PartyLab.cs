using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;
using Entente.Models;

namespace Entente.Lab;

/// <summary><c>lab/run train parties</c>: trains the reader of who takes part in what a sentence is about.</summary>
internal static class PartyLab
{
    private const int SomethingMissing = 3;

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the model is written" };
        Option<float[]> rates = Trials("--rate", "Sizes of the first steps to try");
        Option<float[]> decays = Trials("--decay", "How fast weights shrink, to try");
        Command command = new(
            "parties",
            "Trains who takes part in a sentence, and measures it with five folds."
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
                    .. from rate in parsed
                        .GetValue(rates)!
                        .DefaultIfEmpty(new ChoiceSettings().Rate)
                    from decay in parsed
                        .GetValue(decays)!
                        .DefaultIfEmpty(new ChoiceSettings().Decay)
                    select new ChoiceSettings { Rate = rate, Decay = decay },
                ]
            )
        );
        return command;
    }

    private static Option<float[]> Trials(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static int Run(string? output, ChoiceSettings[] trials)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        PairModel model =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        PartyFeatures features = new(model.Clusters);
        MarkedSentence[] sentences = new PartySet().Read(
            Path.Combine(data, "events/coped-span-train.jsonl")
        );
        foreach (ChoiceSettings settings in trials)
        {
            Report(settings, sentences, PartyValidation.Run(sentences, features, settings));
        }

        if (output is not null)
        {
            File.WriteAllBytes(output, new PartyTrainer(features, trials[0]).Train(sentences));
        }

        return 0;
    }

    private static void Report(
        ChoiceSettings settings,
        MarkedSentence[] sentences,
        ImmutableArray<Party>[] told
    )
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"rate {settings.Rate}, decay {settings.Decay}"
            )
        );
        foreach (
            PartyRole? role in (PartyRole?[])
                [null, .. Enum.GetValues<PartyRole>().Cast<PartyRole?>()]
        )
        {
            (double exact, double overlapping) = PartyValidation.Score(sentences, told, role);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {role?.ToString() ?? "all"}: exact {exact:0.000}, overlapping {overlapping:0.000}"
                )
            );
        }
    }
}
