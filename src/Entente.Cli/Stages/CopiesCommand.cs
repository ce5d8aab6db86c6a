using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Stories;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage copies</c>: which reports took text from which.</summary>
internal static class CopiesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string?> input = StageOptions.Input("Lines with id, title, text, date, outlet");
        Option<string?> output = StageOptions.Output();
        Command command = new(
            "copies",
            "Find which reports took text from which: source TAB copy TAB class (2 copy, 1 passages)."
        )
        {
            input,
            output,
        };
        command.SetAction(
            (parsed, ct) =>
                StoryRows.RunAsync(
                    streams,
                    parsed.GetValue(input),
                    parsed.GetValue(output),
                    document => document,
                    (documents, _) =>
                        new StoryStages(DataTables.Embedded)
                            .Copies(documents)
                            .Select(r =>
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{r.Source}\t{r.Copy}\t{(int)r.Kind}"
                                )
                            ),
                    ct
                )
        );
        return command;
    }
}
