using System.CommandLine;
using Entente.Data;
using Entente.Stories;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage group</c>: which reports tell of the same happening.</summary>
internal static class GroupCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string?> input = StageOptions.Input("Lines with id, title, text, date");
        Option<string?> output = StageOptions.Output();
        Command command = new(
            "group",
            "Find which reports tell of the same happening: id TAB group."
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
                    new StoryStages(DataTables.Embedded).Sketch,
                    (sketches, _) => StoryStages.Group(sketches).Select(g => $"{g.Id}\t{g.Story}"),
                    ct
                )
        );
        return command;
    }
}
