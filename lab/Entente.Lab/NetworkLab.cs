using System.CommandLine;
using Entente.Lab.Quality;
using Entente.Lab.Training;
using Entente.Lab.Training.Data;

namespace Entente.Lab;

/// <summary>Trains the network of a language, and tells whether the trainer is right and fast.</summary>
internal static class NetworkLab
{
    private static readonly Option<ulong> s_seed = With(
        "--seed",
        "Decides all that is random",
        1ul
    );
    private static readonly Option<int> s_passes = With(
        "--passes",
        "How often all sentences are read",
        40
    );
    private static readonly Option<int> s_threads = With(
        "--threads",
        "Threads; the result does not depend on them",
        1
    );
    private static readonly Option<int> s_hidden = With(
        "--hidden",
        "Size of each direction of each layer",
        128
    );
    private static readonly Option<int> s_words = With("--batch", "Words of an update", 1200);
    private static readonly Option<float> s_rate = With(
        "--rate",
        "Greatest step of the optimiser",
        0.003f
    );
    private static readonly Option<double> s_minutes = With(
        "--minutes",
        "Give up after so long",
        600.0
    );
    private static readonly Option<string> s_file = With(
        "--out",
        "Where the model is written",
        "network.bin"
    );
    private static readonly Option<string?> s_without = new("--without")
    {
        Description = "A genre of GUM to leave out and to measure on",
    };
    private static readonly Option<string?> s_from = new("--from")
    {
        Description =
            "A network to go on from; with --passes 0 it is only measured, and its card is written",
    };
    private static readonly Option<string> s_language = With(
        "--language",
        "The language of --treebank",
        "en"
    );
    private static readonly Option<string?> s_treebank = new("--treebank")
    {
        Description =
            "Learn another language: a folder with train.conllu and dev.conllu, in place of the sets of English",
    };

    /// <summary>Compares gradients with finite differences.</summary>
    public static Command CreateCheck()
    {
        Command check = new("check", "Compares the trainer's gradients with finite differences.");
        check.SetAction(_ => GradientCheck.Run(Console.Out));
        return check;
    }

    /// <summary>Times the multiplication of matrices.</summary>
    public static Command CreateSpeed()
    {
        Command speed = new("speed", "Measures how fast the trainer multiplies matrices.");
        speed.SetAction(_ => ProductSpeed.Run());
        return speed;
    }

    /// <summary>Trains tags, lemmas, trees and names.</summary>
    public static Command CreateTraining()
    {
        Command command = new("network", "Trains tags, lemmas and trees, and names of English.")
        {
            s_language,
            s_treebank,
            s_seed,
            s_passes,
            s_threads,
            s_hidden,
            s_words,
            s_rate,
            s_minutes,
            s_file,
            s_without,
            s_from,
        };
        command.SetAction(parsed =>
        {
            if (
                SetsOf(
                    parsed.GetRequiredValue(s_language),
                    parsed.GetValue(s_treebank),
                    parsed.GetValue(s_without)
                )
                is not { } sets
            )
            {
                Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
                return 1;
            }

            TrainingOptions options = new()
            {
                Seed = parsed.GetValue(s_seed),
                Passes = parsed.GetValue(s_passes),
                Threads = parsed.GetValue(s_threads),
                Hidden = parsed.GetValue(s_hidden),
                BatchWords = parsed.GetValue(s_words),
                Rate = parsed.GetValue(s_rate),
                Minutes = parsed.GetValue(s_minutes),
                Out = parsed.GetRequiredValue(s_file),
                From = parsed.GetValue(s_from),
            };
            new NetworkTrainer(sets, options).Run();
            return 0;
        });
        return command;
    }

    private static TrainingSets? SetsOf(string language, string? treebank, string? without) =>
        treebank is not null ? new TrainingSets(language, treebank)
        : SharedData.Find() is { } data && SharedData.Repository() is { } root
            ? new TrainingSets(data, root, without)
        : null;

    private static Option<T> With<T>(string name, string description, T usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };
}
