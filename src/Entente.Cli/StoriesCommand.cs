using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente stories</c>: lists the stories of the record.</summary>
internal static class StoriesCommand
{
    private const int ShownAtMost = 100;

    public static Command Create(CommandContext context)
    {
        Argument<string?> query = StoryQuery.Argument();
        Option<int?> limit = new("--limit")
        {
            Description =
                $"How many at most. Default: {ShownAtMost} in the table, all with --json.",
            HelpName = "N",
        };
        Command command = context.Command("stories", "Lists the stories, by day.");
        command.Add(query);
        command.Add(context.Date);
        command.Add(limit);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                ImmutableArray<string> ids = await record.FindStoriesAsync(
                    parsed.GetValue(query),
                    context.DateOf(parsed),
                    cancellationToken
                );
                bool isJson = parsed.GetValue(context.Json);
                int shown =
                    parsed.GetValue(limit) is { } typed ? CommandContext.LimitOf(typed)
                    : isJson ? int.MaxValue
                    : ShownAtMost;
                var rows = ImmutableArray.CreateBuilder<StoryRow>();
                foreach (string id in ids.Take(shown))
                {
                    rows.Add(
                        (await record.StoryAsync(id, withCopies: false, cancellationToken))!.Story
                    );
                }

                if (isJson)
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        rows.ToImmutable(),
                        JsonRows.Readable.ImmutableArrayStoryRow
                    );
                }
                else if (rows.Count > 0)
                {
                    Print(new Printer(context.Output), rows, ids.Length);
                }

                return rows.Count > 0
                    ? ExitCode.Ok
                    : await context.NothingFoundAsync("no story found");
            }
        );
        return command;
    }

    private static void Print(Printer printer, ImmutableArray<StoryRow>.Builder rows, int found)
    {
        printer.Table(
            ["id!", "when!", "where", "reports>", "accounts>", "independent>", "title"],
            rows.Select(row =>
                new[]
                {
                    Printer.Short(row.Id),
                    row.When,
                    row.Where,
                    row.Reports.Length.ToString(CultureInfo.InvariantCulture),
                    row.Accounts.ToString(CultureInfo.InvariantCulture),
                    row.Independent.ToString(CultureInfo.InvariantCulture),
                    row.Title,
                }
            )
        );
        if (found > rows.Count)
        {
            printer.Line(
                $"… and {Printer.Number(found - rows.Count)} more (--limit {Printer.Number(found)})"
            );
        }
    }
}
