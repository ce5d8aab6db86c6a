using System.Globalization;
using Entente.Data;
using Entente.Lab.Quality;
using Entente.Lab.Stories;
using Entente.Stories;

namespace Entente.Lab;

/// <summary>Groups, finds copies and compares, in the layout of the story sets' <c>run.py</c>.</summary>
internal static class StoryLab
{
    public static int Run(string[] args)
    {
        if (args is ["scale", ..])
        {
            int most =
                args is [_, "--reports", var given]
                && int.TryParse(given, CultureInfo.InvariantCulture, out int reports)
                    ? reports
                    : int.MaxValue;
            return StoryScale.RunAsync(most).GetAwaiter().GetResult();
        }

        if (args is ["threads"])
        {
            return Threads();
        }

        Dictionary<string, string> options = args.Skip(1)
            .Chunk(2)
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (
            args.Length == 0
            || !options.TryGetValue("--in", out string? input)
            || !options.TryGetValue("--out", out string? output)
        )
        {
            return Usage();
        }

        StoryStages stages = new(DataTables.Embedded);
        IEnumerable<string>? lines = args[0] switch
        {
            "group" => stages.Group(StageFile.Read(input)).Select(row => $"{row.Id}\t{row.Story}"),
            "copies" => stages
                .Copies(StageFile.Read(input))
                .Select(reuse => $"{reuse.Source}\t{reuse.Copy}\t{(int)reuse.Kind}"),
            "similarity" when options.TryGetValue("--pairs", out string? pairs) => StoryStages
                .Similarity(StageFile.Read(input), Pairs(pairs))
                .Select(row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Pair.Left}\t{row.Pair.Right}\t{row.Likeness:0.####}"
                    )
                ),
            _ => null,
        };
        if (lines is null)
        {
            return Usage();
        }

        File.WriteAllLines(output, lines);
        return 0;
    }

    private static IEnumerable<StagePair> Pairs(string path) =>
        File.ReadLines(path)
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length >= 2)
            .Select(cells => new StagePair(cells[0], cells[1]));

    /// <summary>The held-out part is counted by lab/run quality; its faults are not to be looked at while rules are tuned.</summary>
    private static int Threads()
    {
        foreach (
            Quality.Figure figure in ThreadSet
                .MeasureAsync("threads.jsonl", Console.WriteLine)
                .GetAwaiter()
                .GetResult()
        )
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figure.Measure}\t{figure.Value:0.000}"
                )
            );
        }

        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            "usage: ./lab stories group|copies|similarity --in DOCS.jsonl [--pairs PAIRS.tsv] --out OUT.tsv, or ./lab stories scale [--reports MOST]"
        );
        return 2;
    }
}
