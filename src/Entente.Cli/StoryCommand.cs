using System.Collections.Immutable;
using System.CommandLine;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente story</c>: the readout of one story (or of the few that the words fit).</summary>
internal static class StoryCommand
{
    private const int ShownAtMost = 5;

    public static Command Create(CommandContext context)
    {
        Argument<string?> query = StoryQuery.Argument();
        Command command = context.Command("story", "Prints the readout of a story.");
        command.Add(query);
        command.Add(context.Date);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                ImmutableArray<string> ids = await record.FindStoriesAsync(
                    parsed.GetValue(query),
                    context.DateOf(parsed),
                    cancellationToken
                );
                var stories = ImmutableArray.CreateBuilder<StoryReadout>();
                foreach (string id in ids.Take(ShownAtMost))
                {
                    stories.Add((await record.StoryWithThreadAsync(id, cancellationToken))!);
                }

                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        stories.ToImmutable(),
                        JsonRows.Readable.ImmutableArrayStoryReadout
                    );
                }
                else
                {
                    StoryPrinter printer = new(context.Output);
                    foreach (StoryReadout story in stories)
                    {
                        printer.Print(story);
                    }
                }

                if (ids.Length > ShownAtMost)
                {
                    await context.Error.WriteLineAsync(
                        $"entente: {ids.Length - ShownAtMost} more stories fit; list them with: entente stories"
                    );
                }

                return stories.Count > 0
                    ? ExitCode.Ok
                    : await context.NothingFoundAsync("no story found");
            }
        );
        return command;
    }
}
