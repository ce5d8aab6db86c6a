using System.Collections.Immutable;
using System.CommandLine;
using Entente.Readouts;
using Entente.Search;

namespace Entente.Cli;

/// <summary><c>entente search</c>: reports that hold words or phrases, or statements by what was said, by whom, to whom, when.</summary>
internal static class SearchCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string[]> terms = new("TERM")
        {
            Description =
                "Words that a report must hold, all of them; a term with blanks is a phrase. Statements are asked for with "
                + "kind:quote (or direct, mixed, indirect), speaker:WHO, to:WHO, said-again:yes, part:headline (or body, caption) or within:yes; events with kind:event, type:TYPE, source:WHO, target:WHO or modality:HOW; after:DAY, before:DAY, outlet:NAME and language:CODE narrow both.",
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
            "Finds reports by words and phrases, best first, statements by speaker, addressee, words and day, or events by who does what to whom."
        );
        command.Add(terms);
        command.Add(limit);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                bool isJson = parsed.GetValue(context.Json);
                SearchQuery query = SearchQuery.Of(parsed.GetRequiredValue(terms));
                if (query.Fault is { } fault)
                {
                    throw new UsageException(fault);
                }

                SearchReadout found = await record.FindAsync(
                    query,
                    start: 0,
                    CommandContext.LimitOf(parsed.GetValue(limit)),
                    cancellationToken: cancellationToken
                );
                if (query.IsForEvents)
                {
                    return await ShowAsync(context, found.Events, isJson);
                }

                return query.IsForQuotes
                    ? await ShowAsync(context, found.Quotes, isJson)
                    : await ShowAsync(context, found.Reports, isJson);
            }
        );
        return command;
    }

    private static async Task<int> ShowAsync(
        CommandContext context,
        ImmutableArray<SearchRow> rows,
        bool isJson
    )
    {
        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArraySearchRow
            );
        }
        else if (!rows.IsEmpty)
        {
            Print(new Printer(context.Output), rows);
        }

        return rows.IsEmpty
            ? await context.NothingFoundAsync("no report holds all of these")
            : ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(
        CommandContext context,
        ImmutableArray<FoundQuoteRow> rows,
        bool isJson
    )
    {
        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayFoundQuoteRow
            );
        }
        else if (!rows.IsEmpty)
        {
            Print(new Printer(context.Output), rows);
        }

        return rows.IsEmpty
            ? await context.NothingFoundAsync("no statement is like this")
            : ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(
        CommandContext context,
        ImmutableArray<FoundEventRow> rows,
        bool isJson
    )
    {
        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayFoundEventRow
            );
        }
        else if (!rows.IsEmpty)
        {
            new Printer(context.Output).Table(
                ["id!", "date!", "event", "when!", "modality!", "report!"],
                rows.Select(row =>
                    new[]
                    {
                        Printer.Short(row.Event.Id),
                        row.Date?[..10],
                        EventWords.Act(row.Event),
                        row.Event.When ?? "",
                        row.Event.Modality,
                        Printer.Short(row.Event.Report),
                    }
                )
            );
        }

        return rows.IsEmpty
            ? await context.NothingFoundAsync("no event is like this")
            : ExitCode.Ok;
    }

    private static void Print(Printer printer, IEnumerable<FoundQuoteRow> rows) =>
        printer.Table(
            ["id!", "date!", "statement", "said again", "report!"],
            rows.Select(row =>
                new[]
                {
                    Printer.Short(row.Quote.Id),
                    row.Date?[..10],
                    StoryPrinter.Statement(row.Quote),
                    string.Join(
                        '\n',
                        row.SaidAgain.Select(occasion =>
                            $"{Printer.Short(occasion.Id)} {occasion.Date?[..10] ?? "no date"}"
                        )
                    ),
                    Printer.Short(row.Quote.Report),
                }
            )
        );

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
}
