using System.CommandLine;
using Entente.Lab.Quality;
using Entente.Lab.Training;

namespace Entente.Lab;

/// <summary>Trains the network of a language, and tells whether the trainer is right and fast.</summary>
internal static class NetworkLab
{
    /// <summary>Compares gradients with finite differences.</summary>
    public static Command CreateCheck()
    {
        Command check = new("check", "Compares the trainer's gradients with finite differences.");
        check.SetAction(_ => GradientCheck.Run());
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
        Option<ulong> seed = With("--seed", "Decides all that is random", 1ul);
        Option<int> passes = With("--passes", "How often all sentences are read", 40);
        Option<int> threads = With("--threads", "Threads; the result does not depend on them", 1);
        Option<int> hidden = With("--hidden", "Size of each direction of each layer", 128);
        Option<int> words = With("--batch", "Words of an update", 1200);
        Option<float> rate = With("--rate", "Greatest step of the optimiser", 0.003f);
        Option<double> minutes = With("--minutes", "Give up after so long", 600.0);
        Option<string> file = With("--out", "Where the model is written", "network.bin");
        Option<string?> without = new("--without")
        {
            Description = "A genre of GUM to leave out and to measure on",
        };
        Option<string?> from = new("--from")
        {
            Description =
                "A network to go on from; with --passes 0 it is only measured, and its card is written",
        };
        Command command = new("network", "Trains tags, lemmas, trees and names of English.")
        {
            seed,
            passes,
            threads,
            hidden,
            words,
            rate,
            minutes,
            file,
            without,
            from,
        };
        command.SetAction(parsed =>
        {
            if (SharedData.Find() is not { } data || SharedData.Repository() is not { } root)
            {
                Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
                return 1;
            }

            TrainingOptions options = new()
            {
                Seed = parsed.GetValue(seed),
                Passes = parsed.GetValue(passes),
                Threads = parsed.GetValue(threads),
                Hidden = parsed.GetValue(hidden),
                BatchWords = parsed.GetValue(words),
                Rate = parsed.GetValue(rate),
                Minutes = parsed.GetValue(minutes),
                Out = parsed.GetRequiredValue(file),
                Without = parsed.GetValue(without),
                From = parsed.GetValue(from),
                Command = "lab/run " + string.Join(' ', parsed.Tokens.Select(t => t.Value)),
            };
            new NetworkTrainer(data, root, options).Run();
            return 0;
        });
        return command;
    }

    private static Option<T> With<T>(string name, string description, T usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };
}
