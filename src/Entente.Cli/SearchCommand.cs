using System.Collections.Immutable;
using System.CommandLine;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente search</c>: reports that hold words or phrases.</summary>
internal static class SearchCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string[]> terms = new("TERM")
        {
            Description =
                "Words that a report must hold, all of them; a term with blanks is a phrase.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int> limit = new("--limit")
        {
            Description = "How many at most.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        Command command = context.Command(
            "search",
            "Finds reports by words and phrases, best first."
        );
        command.Add(terms);
        command.Add(limit);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                var rows = ImmutableArray.CreateBuilder<SearchRow>();
                await foreach (
                    SearchRow row in record.SearchAsync(
                        parsed.GetRequiredValue(terms),
                        LimitOf(parsed.GetValue(limit)),
                        cancellationToken
                    )
                )
                {
                    rows.Add(row);
                }

                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        rows.ToImmutable(),
                        JsonRows.Readable.ImmutableArraySearchRow
                    );
                }
                else if (rows.Count > 0)
                {
                    Print(new Printer(context.Output), rows);
                }

                return rows.Count > 0
                    ? ExitCode.Ok
                    : await context.NothingFoundAsync("no report holds all of these");
            }
        );
        return command;
    }

    private static void Print(Printer printer, IEnumerable<SearchRow> rows) =>
        printer.Table(
            ["id!", "date!", "report", "story!"],
            rows.Select(row =>
                new[]
                {
                    Printer.Short(row.Id),
                    row.Date?[..10],
                    $"{row.Title ?? "[no headline]"}{(row.Outlet is null ? "" : $" – {row.Outlet}")}\n{row.Snippet}\n",
                    Printer.Short(row.Story),
                }
            )
        );

    private static int LimitOf(int typed) =>
        typed > 0 ? typed : throw new UsageException("--limit: expected a number from 1 on");
}
