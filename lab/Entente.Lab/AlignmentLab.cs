using System.Globalization;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run alignment</c>: measures the aligning of wordings on our own set, and names the faults; <c>alignment scale</c> measures the index.</summary>
internal static class AlignmentLab
{
    public static int Run(string[] args)
    {
        if (args is ["scale", ..])
        {
            int statements =
                args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
            return AlignmentScale.RunAsync(statements).GetAwaiter().GetResult();
        }

        // The held-out part is counted by lab/run quality; its faults are not to be looked at while rules are tuned.
        foreach (
            Quality.Figure figure in AlignmentSet
                .MeasureAsync("alignment.jsonl", Console.WriteLine)
                .GetAwaiter()
                .GetResult()
        )
        {
            Console.WriteLine($"{figure.Measure}\t{figure.Value:0.000}");
        }

        return 0;
    }
}
