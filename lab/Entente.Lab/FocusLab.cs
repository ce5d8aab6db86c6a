using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;

namespace Entente.Lab;

/// <summary><c>lab/run train focus</c>: trains which state a text means where it names none.</summary>
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
        Option<bool> faults = new("--faults")
        {
            Description = "Names the questions that were answered wrong",
        };
        Command command = new(
            "focus",
            "Trains which state a text means where it names none, and measures it with ten folds."
        )
        {
            output,
            decays,
            faults,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                [.. parsed.GetValue(decays)!.DefaultIfEmpty(0.01f).Select(Settings)],
                parsed.GetValue(faults)
            )
        );
        return command;
    }

    // Born in lab/notes/events.md.
    private static ChoiceSettings Settings(float decay) => new() { Passes = 30, Decay = decay };

    private static int Run(
        string? output,
        ImmutableArray<ChoiceSettings> trials,
        bool areFaultsNamed
    )
    {
        ImmutableArray<CodedChoice> choices =
        [
            .. new FocusSet().Read(
                EventCorpus.Read(SharedData.Repository()!).Where(document => !document.IsHeldOut)
            ),
        ];
        foreach (FocusMatter matter in Enum.GetValues<FocusMatter>())
        {
            ImmutableArray<TraitChoice> asked = [.. Of(choices, matter)];
            foreach (ChoiceSettings settings in trials)
            {
                ImmutableArray<TraitAnswer> answers = TraitTrainer.Validate(asked, settings, Folds);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{matter}, decay {settings.Decay}: {answers.Length} asked, {answers.Count(IsCoded)} coded, {answers.Count(a => a.Told != FocusSet.Nobody)} told, {answers.Count(a => IsCoded(a) && a.IsRight)} of these right"
                    )
                );
                foreach (TraitAnswer answer in answers.Where(a => areFaultsNamed && !a.IsRight))
                {
                    Console.WriteLine(answer);
                }
            }
        }

        if (output is not null)
        {
            File.WriteAllLines(output, Table(choices, trials[0]));
        }

        return 0;
    }

    private static IEnumerable<TraitChoice> Of(
        ImmutableArray<CodedChoice> choices,
        FocusMatter matter
    ) => choices.Where(c => c.Matter == matter).Select(c => c.Choice);

    private static bool IsCoded(TraitAnswer answer) => answer.Choice.Right != FocusSet.Nobody;

    private static IEnumerable<string> Table(
        ImmutableArray<CodedChoice> choices,
        ChoiceSettings settings
    ) =>
        [
            "# How much speaks for a state that a text names to be the one that it means where it names none; learnt by lab/run train focus.",
            "# key: matter and trait. matter: office (of which state \"the foreign minister\" and \"police\" are), other (to which an act is done that names nobody). trait: what is seen of the state: its share",
            "#   of all that the text says of states, in how many sentences before it was seen last (0 to 4: this one, 1, 2, 3 to 5, more), as what part of its clause, by what kind of words; or that it is first seen behind;",
            "#   beside: what the office and it are in one clause; body: only bodies of it are named; word: the same noun meant somebody of it before; asker: it was the last to act on the one that acts;",
            "#   taken up: the act is about an act told before; nobody: that no state is meant, by the type of the act and the sector of who acts or holds the office. weight: a logarithm.",
            "key\tmatter\ttrait\tweight\tsource",
            .. from matter in Enum.GetValues<FocusMatter>()
            from pair in new TraitTrainer(Of(choices, matter), settings).Weights
            let name = matter.ToString().ToLowerInvariant()
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{name}.{pair.Key.Replace(' ', '-')}\t{name}\t{pair.Key}\t{pair.Value:0.00}\town"
            ),
        ];
}
