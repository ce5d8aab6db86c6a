using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Lab.Quality;
using Entente.Lab.Training.Events;

namespace Entente.Lab;

/// <summary><c>lab/run train judge</c>: trains how likely an event that a cue may tell is right.</summary>
internal static class JudgeLab
{
    private const int SomethingMissing = 3;
    private const int Folds = 10;

    // Born in lab/notes/events.md.
    private static readonly PairSettings s_settings = new()
    {
        Passes = 20,
        Rate = 0.01f,
        Decay = 0.03f,
        FewestUses = 5,
    };

    private static readonly CodedPart[] s_parts =
    [
        CodedPart.First,
        CodedPart.Later,
        CodedPart.Unread,
        CodedPart.HeldOut,
    ];

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the table is written" };
        Option<double[]> bounds = new("--bound")
        {
            Description = "Chances below which nothing is told, to try",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "judge",
            "Trains the judgement of events, and measures it with ten folds by text."
        )
        {
            output,
            bounds,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(output), [.. parsed.GetValue(bounds)!.DefaultIfEmpty(0.4)])
        );
        return command;
    }

    private static int Run(string? output, ImmutableArray<double> bounds)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        ImmutableArray<CodedDocument> documents =
        [
            .. EventCorpus
                .Read(SharedData.Repository()!)
                .Where(document => s_parts.Contains(document.Part)),
        ];
        ImmutableArray<CodedCase> cases = new JudgeSet(data).Read(documents);
        double[] chances = JudgeTrainer.Validate(cases, s_settings, Folds);
        foreach (double bound in bounds)
        {
            foreach (CodedPart part in s_parts)
            {
                CodedCase[] kept =
                [
                    .. cases.Where(
                        (one, i) => !one.IsAlone && chances[i] >= bound && one.Document.Part == part
                    ),
                ];
                int core = documents
                    .Where(document => document.Part == part)
                    .Sum(document => document.Events.Count(e => e.Status == CodedStatus.Core));
                (int found, double told) = Score(kept, one => one.Told);
                (int shownFound, double shown) = Score(kept, one => one.Shown);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{bound:0.00} {part}: R {(double)found / core:0.000}, P {told:0.000}; shown: R {(double)shownFound / core:0.000}, P {shown:0.000}"
                    )
                );
            }
        }

        if (output is not null)
        {
            File.WriteAllLines(
                output,
                Table(new JudgeTrainer(cases.Where(one => !one.Document.IsHeldOut), s_settings))
            );
        }

        return 0;
    }

    /// <summary>How many core events are found, and which share of what is told is right.</summary>
    private static (int Core, double Precision) Score(
        CodedCase[] kept,
        Func<CodedCase, Telling?> telling
    )
    {
        ILookup<CodedDocument, Telling> tellings = kept.Where(one =>
                telling(one) is { IsCounted: true }
            )
            .ToLookup(one => one.Document, one => telling(one)!);
        CodedStatus[] found =
        [
            .. tellings.SelectMany(document =>
                document
                    .SelectMany(one => one.Fitting)
                    .Distinct()
                    .Select(i => document.Key.Events[i].Status)
            ),
        ];
        int wrong = tellings.Sum(document => document.Count(t => t.Verdict == Verdict.Wrong));
        return (
            found.Count(status => status == CodedStatus.Core),
            (double)found.Length / Math.Max(1, found.Length + wrong)
        );
    }

    private static IEnumerable<string> Table(JudgeTrainer trainer) =>
        [
            "# How much speaks for an event that a word may tell to be one that a careful reader would tell, with these parties; learnt by lab/run train judge.",
            "# key, trait: what is seen of it, a number standing for how many of some bounds are reached (src/Entente/Events/EventTraits.cs). source, target: by what rule the parties were read, of what kind they are,",
            "#   how they stand to the word in the tree (way), where their state was seen last and in what part of its clause (seen), its share of all that the text says of states;",
            "#   states, rivals: how many the text and the sentence name beside them; together: in how many other sentences both stand; act, pair: the chances by the trained readers of acts and of pairs. weight: a logarithm.",
            "key\ttrait\tweight\tsource",
            .. trainer.Weights.Select(pair =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pair.Key.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}\t{pair.Key}\t{pair.Value:0.00}\town"
                )
            ),
        ];
}
