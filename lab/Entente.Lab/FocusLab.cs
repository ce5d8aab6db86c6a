using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;

namespace Entente.Lab;

/// <summary><c>lab/run train focus</c>: trains of which state an office is that a text names without one.</summary>
internal static class FocusLab
{
    private const int Folds = 10;

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the table is written" };
        Option<float[]> decays = new("--decay")
        {
            Description = "How fast weights shrink, to try",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "focus",
            "Trains of which state an office is that a text names without one, and measures it with ten folds."
        )
        {
            output,
            decays,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                [.. parsed.GetValue(decays)!.DefaultIfEmpty(0.01f).Select(Settings)]
            )
        );
        return command;
    }

    // Born in lab/notes/events.md.
    private static ChoiceSettings Settings(float decay) => new() { Passes = 30, Decay = decay };

    private static int Run(string? output, ImmutableArray<ChoiceSettings> trials)
    {
        ImmutableArray<CodedOffice> offices = new FocusSet().Read(
            EventCorpus.Read(SharedData.Repository()!)
        );
        foreach (ChoiceSettings settings in trials)
        {
            int right = FocusTrainer.Validate(offices, settings, Folds);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"decay {settings.Decay}: {right} of {offices.Length} right"
                )
            );
        }

        if (output is not null)
        {
            File.WriteAllLines(output, Table(new FocusTrainer(offices, trials[0])));
        }

        return 0;
    }

    private static IEnumerable<string> Table(FocusTrainer trainer) =>
        [
            "# How much speaks for a state of a text to be the one of an office that is named without it (\"the foreign minister\", \"police\"); learnt by lab/run train focus.",
            "# trait: what is seen of the state: its share of all that the text says of states, in how many sentences before it was seen last (0 to 4: this one, 1, 2, 3 to 5, more), as what part of its clause,",
            "#   by what kind of words; or that it is first seen behind; beside: what the office and it are in one clause; word: the same noun meant somebody of it before. weight: its logarithm.",
            "trait\tweight\tsource",
            .. trainer.Weights.Select(pair =>
                string.Create(CultureInfo.InvariantCulture, $"{pair.Key}\t{pair.Value:0.00}\town")
            ),
        ];
}
