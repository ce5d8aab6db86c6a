using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Lab.Quality;
using Entente.Lab.Training.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary><c>lab/run train quick</c>: trains the model of the quick tagger and says how good it is.</summary>
internal static class QuickLab
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> output = new("--out")
        {
            Description = "Where the model is written",
            DefaultValueFactory = _ => "quick.bin",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Decides all that is random",
            DefaultValueFactory = _ => 1,
        };
        Option<bool> measure = new("--measure")
        {
            Description = "Train nothing, measure the model that is there",
        };
        Command command = new("quick", "Trains the tags and names of the fast mode.")
        {
            output,
            seed,
            measure,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(output),
                parsed.GetRequiredValue(seed),
                parsed.GetValue(measure)
            )
        );
        return command;
    }

    private static int Run(string output, ulong seed, bool onlyMeasure)
    {
        if (SharedData.Find() is not { } shared || SharedData.Repository() is not { } root)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return 1;
        }

        TrainingSets sets = new(shared, root, without: null);
        Gazetteer gazetteer = new(EmbeddedModels.Read(Language.English, Gazetteer.Model));
        if (!onlyMeasure)
        {
            QuickTrainer trainer = new(Path.Combine(shared, "nlp"), gazetteer, seed);
            File.WriteAllBytes(output, trainer.Train(sets));
        }

        ModelFile file = ModelFile.Read(output);
        string size = new FileInfo(output).Length.ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{size} bytes");
        QuickEvaluation evaluation = new(new QuickTagger(file, gazetteer));
        foreach ((string name, List<TrainingSentence> sentences) in sets.Development)
        {
            Console.WriteLine($"{name}: {evaluation.Tags(sentences)}");
        }

        Console.WriteLine($"UNER dev: {evaluation.Names(sets.NamedDevelopment)}");
        Console.WriteLine($"speed: {evaluation.Speed(sets.Development[0].Sentences)}");
        Console.WriteLine($"news, kept back: {evaluation.Names(sets.NewsDevelopment)}");
        return 0;
    }
}
