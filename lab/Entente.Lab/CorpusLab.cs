using System.CommandLine;
using System.Globalization;
using Entente.Lab.Corpus;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run corpus</c>: makes a large corpus by repeating and perturbing the examples.</summary>
internal static class CorpusLab
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> seed = new("--seed")
        {
            Description = "The same seed gives the same corpus",
            DefaultValueFactory = _ => 1,
        };
        Option<int> reports = new("--reports")
        {
            Description = "How many reports",
            DefaultValueFactory = _ => 1_000,
        };
        Option<string> output = new("--out")
        {
            Description = "A folder; pages/ and stories.tsv are written into it",
            Required = true,
        };
        Command command = new("corpus", "Make a corpus by repeating and perturbing the examples.")
        {
            seed,
            reports,
            output,
        };
        command.SetAction(parsed =>
        {
            if (SharedData.Repository() is not { } root)
            {
                Console.Error.WriteLine("corpus: expected to run in a checkout, found none");
                return 3;
            }

            CorpusMaker maker = CorpusMaker.FromExamples(Path.Combine(root, "examples"));
            int stories = maker.Write(
                parsed.GetRequiredValue(output),
                parsed.GetRequiredValue(reports),
                parsed.GetRequiredValue(seed)
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parsed.GetRequiredValue(reports)} reports of {stories} stories"
                )
            );
            return 0;
        });
        return command;
    }
}
