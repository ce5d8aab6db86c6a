using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Entente.Data;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Stories;

namespace Entente.Lab.Stories;

/// <summary>The command <c>train stories</c>: learns how sure it is that two reports tell of the same happening.</summary>
internal static class StoryTrainingLab
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> output = new("--out")
        {
            Description = "The file to write",
            DefaultValueFactory = _ => "models/stories.bin",
        };
        Option<bool> leaveOut = new("--leave-out")
        {
            Description =
                "Writes no model but groups each set by weights learnt without it and its kin",
        };
        Option<bool> keep = new("--keep")
        {
            Description = "Learns nothing but tries the model that is there",
        };
        Command command = new(
            "stories",
            "Learns when two reports tell of the same happening; a minute."
        )
        {
            output,
            leaveOut,
            keep,
        };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(output), parsed.GetValue(leaveOut), parsed.GetValue(keep))
        );
        return command;
    }

    private static void Run(string output, bool leaveOut, bool keep)
    {
        string data =
            SharedData.Find()
            ?? throw new DirectoryNotFoundException(
                "expected the folder of sets (ENTENTE_SHARED), found none"
            );
        var watch = Stopwatch.StartNew();
        List<PairExamples> examples = Read(Path.Combine(data, "stories"), isWhole: keep);
        Console.WriteLine($"{examples.Count} sets, {examples.Sum(set => set.Pairs.Length)} pairs");
        byte[] model = keep ? File.ReadAllBytes(output) : PairScoreTrainer.Train(examples);
        Group(examples, _ => model, "learnt from all");
        if (leaveOut)
        {
            Dictionary<string, byte[]> models = examples
                .Select(set => set.Documents.Family)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(
                    family => family,
                    family =>
                        PairScoreTrainer.Train(
                            examples.Where(set => set.Documents.Family != family)
                        ),
                    StringComparer.Ordinal
                );
            Group(examples, family => models[family], "left out");
        }
        else
        {
            File.WriteAllBytes(output, model);
            Console.WriteLine($"{model.Length} bytes");
        }

        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s");
    }

    private static List<PairExamples> Read(string folder, bool isWhole)
    {
        Sketcher sketcher = new(DataTables.Embedded, Language.English);
        return
        [
            .. StoryDocuments
                .Sets.SelectMany(set => StoryDocuments.Read(folder, set.Set, set.Family, sketcher))
                .Where(set => !set.IsSmall && !(isWhole && set.IsCut))
                .Select(set => isWhole ? new PairExamples(set, [], []) : PairExamples.Of(set)),
        ];
    }

    private static void Group(
        List<PairExamples> examples,
        Func<string, byte[]> model,
        string heading
    )
    {
        List<GroupScore> scores = [];
        foreach (StoryDocuments set in examples.Select(e => e.Documents).Where(set => !set.IsCut))
        {
            StoryIndex index = new(
                new PairScorer(ModelFile.Parse("stories.bin", model(set.Family)))
            );
            Dictionary<string, string> places = StoryStages.Place(
                index,
                set.Sketches.OrderBy(sketch => sketch.Day ?? 0)
            );
            string[] stories = Array.ConvertAll(set.Sketches, sketch => places[sketch.Report]);
            var score = GroupScore.Of(set.Stories, stories);
            Console.WriteLine($"{heading}\t{set.Name}\t{score}");
            if (set.Name != "neus")
            {
                scores.Add(score);
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{heading}\tmean\tBCubed F {scores.Average(s => s.BCubed):0.0000}, pairwise F {scores.Average(s => s.Pairwise):0.000}"
            )
        );
    }
}
