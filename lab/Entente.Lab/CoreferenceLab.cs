using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Entities;
using Entente.Lab.Quality;
using Entente.Lab.Training;
using Entente.Models;

namespace Entente.Lab;

/// <summary>Trains the ranker of references, and measures the chains.</summary>
internal static class CoreferenceLab
{
    private const int SomethingMissing = 3;

    /// <summary>Trains the ranker.</summary>
    public static Command CreateTraining()
    {
        Option<string> file = new("--out")
        {
            Description = "Where the ranker is written",
            DefaultValueFactory = _ => "coreference.bin",
        };
        Option<int> seed = new("--seed")
        {
            Description = "Decides all that is random",
            DefaultValueFactory = _ => 3,
        };
        Option<int> passes = new("--passes")
        {
            Description = "How often all documents are read",
            DefaultValueFactory = _ => 4, // More fit the training documents only: lab/notes/coreference.md.
        };
        Command train = new("coreference", "Trains the ranker of references on GUM train.")
        {
            file,
            seed,
            passes,
        };
        train.SetAction(parsed =>
            Train(parsed.GetRequiredValue(file), parsed.GetValue(seed), parsed.GetValue(passes))
        );
        return train;
    }

    /// <summary>Measures the chains.</summary>
    public static Command Create()
    {
        Option<string?> models = new("--models")
        {
            Description = "A folder of models in place of those in the library",
        };
        Command measure = new(
            "coreference",
            "Measures references on GUM dev (from its own trees, and from the text alone) and on GAP dev."
        )
        {
            models,
        };
        measure.SetAction((parsed, _) => MeasureAsync(parsed.GetValue(models)));
        return measure;
    }

    private static int Train(string file, int seed, int passes)
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        CoreferenceTrainer trainer = new(new ReferenceWords(Language.English), seed);
        foreach (GumDocument document in GumDocuments.Read(data, "train"))
        {
            trainer.Add(document);
        }

        AntecedentRanker ranker = trainer.Train(
            passes,
            (pass, loss) =>
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"pass {pass}: loss {loss:0.0000}")
                )
        );
        ModelFileWriter writer = new();
        ranker.Write(writer);
        File.WriteAllBytes(file, writer.ToArray());
        return 0;
    }

    private static async Task<int> MeasureAsync(string? folder)
    {
        if (SharedData.Find() is not { } data || Bench.Interpreter() is null)
        {
            await Console.Error.WriteLineAsync(
                "The annotated sets (ENTENTE_SHARED) or Python are not here."
            );
            return SomethingMissing;
        }

        ModelFolder models = folder is null ? ModelFolder.Embedded : ModelFolder.WithFolder(folder);
        if (CoreferenceFinder.Open(Language.English, models) is not { } finder)
        {
            await Console.Error.WriteLineAsync("There is no model en/coreference.bin.");
            return SomethingMissing;
        }

        string work = Directory.CreateTempSubdirectory("entente-coreference-").FullName;
        Bench bench = new(data, work, Console.Error);
        string found = bench.Work("gum.gold-trees.jsonl");
        await File.WriteAllLinesAsync(
            found,
            GumDocuments
                .Read(data, "dev")
                .Select(gold => gold.ToJson(finder.Find(gold.Document, gold.Mentions)))
        );
        Print("gum.dev, gold trees", await CoreferenceSets.ScoreGumAsync(bench, found));
        Print("gum.dev", await CoreferenceSets.MeasureGumAsync(bench, folder));
        Print("gap.dev", await CoreferenceSets.MeasureGapAsync(bench, folder));
        return 0;
    }

    private static void Print(string set, IReadOnlyList<Quality.Figure> figures)
    {
        foreach (Quality.Figure figure in figures)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set}\t{figure.Measure}\t{figure.Value:0.0000}"
                )
            );
        }
    }
}
