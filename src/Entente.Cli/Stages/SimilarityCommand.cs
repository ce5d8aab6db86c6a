using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Entente.Stories;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage similarity</c>: how alike the reports of given pairs are.</summary>
internal static class SimilarityCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string?> input = StageOptions.Input("Lines with id, title, text");
        Option<string> pairs = new("--pairs")
        {
            Description = "Which pairs: id1 TAB id2; further columns are not looked at",
            HelpName = "FILE",
            Required = true,
        };
        Option<string?> output = StageOptions.Output();
        Command command = new(
            "similarity",
            "Say how alike the reports of each pair are: id1 TAB id2 TAB likeness from 0 to 1."
        )
        {
            input,
            pairs,
            output,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                string pairsPath = parsed.GetRequiredValue(pairs);
                return StoryRows.RunAsync(
                    streams,
                    parsed.GetValue(input),
                    parsed.GetValue(output),
                    document => document,
                    (documents, faults) =>
                        StoryStages
                            .Similarity(
                                documents,
                                ReadPairsAsync(streams, pairsPath, faults, ct)
                                    .ToBlockingEnumerable(ct)
                            )
                            .Select(p =>
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{p.Pair.Left}\t{p.Pair.Right}\t{p.Likeness:0.0000}"
                                )
                            ),
                    ct
                );
            }
        );
        return command;
    }

    private static async IAsyncEnumerable<StagePair> ReadPairsAsync(
        StageStreams streams,
        string path,
        InputFaults faults,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using Stream input = streams.OpenInput(path);
        await foreach (InputLine line in StageRun.LinesAsync(input, ct))
        {
            string[] cells = Encoding.UTF8.GetString(line.Bytes ?? []).Split('\t');
            if (cells.Length < 2)
            {
                faults.Add(
                    StageRun.Place(path, line.Number),
                    "expected two ids with a tab between them, found no tab"
                );
                continue;
            }

            yield return new StagePair(cells[0], cells[1]);
        }
    }
}
