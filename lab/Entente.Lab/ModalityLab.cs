using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;

namespace Entente.Lab;

/// <summary><c>lab/run train modality</c>: trains whether an act is news, an account, a plan or retold.</summary>
internal static class ModalityLab
{
    private const int Folds = 10;
    private const double Least = 0.05; // weights of less tell nothing

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the table is written" };
        Option<float[]> decays = new("--decay")
        {
            Description = "How fast weights shrink, to try",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> examples = new("--examples")
        {
            Description = "Where the acts are written with what is seen of them, one a line",
        };
        Command command = new(
            "modality",
            "Trains whether an act is news, an account, a plan or retold, and measures it with ten folds."
        )
        {
            output,
            decays,
            examples,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                parsed.GetValue(examples),
                [.. parsed.GetValue(decays)!.DefaultIfEmpty(0.01f).Select(Settings)]
            )
        );
        return command;
    }

    // Born in lab/notes/events.md.
    private static ChoiceSettings Settings(float decay) =>
        new()
        {
            Passes = 30,
            Decay = decay,
            FewestUses = 4,
        };

    private static int Run(string? output, string? examples, ImmutableArray<ChoiceSettings> trials)
    {
        ImmutableArray<TraitChoice> choices = new ModalitySet().Read(
            EventCorpus.Read(SharedData.Repository()!)
        );
        int byRules = choices.Count(choice =>
            choice.Candidates.Any(c =>
                c.Name == choice.Right
                && c.Traits.Contains($"{c.Name}: told {c.Name}", StringComparer.OrdinalIgnoreCase)
            )
        );
        Console.WriteLine($"by the rules: {byRules} of {choices.Length} right");
        foreach (ChoiceSettings settings in trials)
        {
            int right = TraitTrainer
                .Validate(choices, settings, Folds)
                .Count(answer => answer.IsRight);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"decay {settings.Decay}: {right} of {choices.Length} right"
                )
            );
        }

        if (examples is not null)
        {
            File.WriteAllLines(examples, choices.Select(LineOf));
        }

        if (output is not null)
        {
            File.WriteAllLines(output, Table(choices, trials[0]));
        }

        return 0;
    }

    private static string LineOf(TraitChoice choice) =>
        $"{choice.Document}\t{choice.Right}\t{string.Join('|', choice.Candidates[0].Traits.Select(TraitOf))}";

    // "happened: time 0"
    private static string TraitOf(string named) => named.Split(": ", 2)[1];

    private static IEnumerable<string> Table(
        ImmutableArray<TraitChoice> choices,
        ChoiceSettings settings
    ) =>
        [
            "# How much speaks for an act to have happened, to be an account, a plan or retold; learnt by lab/run train modality.",
            "# key: modality and trait. trait: what the rules told; the tense of the verb (its tag behind its auxiliaries; noun: that above the noun); its type; how long ago it was (0: up to 1 day, 1: to 7, 2: to 19, 3: to 45, 4: to 119, 5: to 399, 6: longer), and how exact;",
            "#   account: whose (the text's own, the actor's, that of another whose state is told, or of anybody else); word: an adverb or conjunction; sentence time: the oldest in the sentence. weight: a logarithm.",
            "key\tmodality\ttrait\tweight\tsource",
            .. from pair in new TraitTrainer(choices, settings).Weights
            where Math.Abs(pair.Value) >= Least
            let parts = pair.Key.Split(": ", 2)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{parts[0]}.{parts[1].Replace(' ', '-')}\t{parts[0]}\t{parts[1]}\t{pair.Value:0.00}\town"
            ),
        ];
}
