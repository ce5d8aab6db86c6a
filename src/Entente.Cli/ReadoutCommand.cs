using System.Collections.Immutable;
using System.CommandLine;
using Entente.Desk;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente readout</c>: the main job in one go: adds pages and prints the story of each.</summary>
internal static class ReadoutCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string[]> paths = AddCommand.Paths();
        Command command = context.Command(
            "readout",
            "The main job in one go: reads pages, groups them into stories, and prints the readout of each."
        );
        command.Add(paths);
        command.Add(context.Wait);
        command.Add(context.Fast);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Write,
                    cancellationToken
                );
                AddSummary summary = await AddCommand.RunAsync(
                    context,
                    parsed,
                    store,
                    parsed.GetRequiredValue(paths),
                    cancellationToken
                );
                ImmutableArray<StoryReadout> stories = await StoriesOfAsync(
                    context.RecordOf(store, parsed),
                    summary.Stories,
                    cancellationToken
                );
                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        stories,
                        JsonRows.Readable.ImmutableArrayStoryReadout
                    );
                    AddCommand.Print(context.Error, summary);
                    return AddCommand.ExitCodeOf(summary);
                }

                StoryPrinter printer = new(context.Output);
                foreach (StoryReadout story in stories)
                {
                    printer.Print(story);
                }

                AddCommand.Print(context.Output, summary);
                printer.PrintNextSteps(stories, context.DatabaseOf(parsed));
                return AddCommand.ExitCodeOf(summary);
            }
        );
        return command;
    }

    /// <summary>Tells these stories: those with most reports first.</summary>
    private static async Task<ImmutableArray<StoryReadout>> StoriesOfAsync(
        NewsRecord record,
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
    {
        List<StoryReadout> stories = [];
        foreach (string id in ids)
        {
            if (await record.StoryWithThreadAsync(id, cancellationToken) is { } story)
            {
                stories.Add(story);
            }
        }

        return [.. stories.OrderByDescending(story => story.Story.Reports.Length)];
    }
}
