using System.Collections.Immutable;
using System.CommandLine;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente quotes</c>: who said what to whom, in which wordings.</summary>
internal static class QuotesCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string?> query = new("ID")
        {
            Description =
                "An identifier (of an utterance, quotation, report or story), or words of stories. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> diff = new("--diff")
        {
            Description = "Show how the wordings of each statement differ.",
        };
        Command command = context.Command(
            "quotes",
            "Lists who said what to whom, through whom, in which words."
        );
        command.Add(query);
        command.Add(context.Date);
        command.Add(diff);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                ImmutableArray<StatementRow> statements = await StatementsAsync(
                    record,
                    parsed.GetValue(query),
                    context.DateOf(parsed),
                    cancellationToken
                );
                await ShowAsync(
                    context,
                    statements,
                    parsed.GetValue(context.Json),
                    parsed.GetValue(diff)
                );
                return statements.IsEmpty
                    ? await context.NothingFoundAsync("no statement found")
                    : ExitCode.Ok;
            }
        );
        return command;
    }

    private static Task ShowAsync(
        CommandContext context,
        ImmutableArray<StatementRow> statements,
        bool isJson,
        bool withDiff
    )
    {
        switch (isJson, withDiff)
        {
            case (true, true):
                ImmutableArray<StatementDiff> diffs = [.. statements.Select(WordingDiff.Of)];
                return JsonRows.WriteAsync(
                    context.Output,
                    diffs,
                    JsonRows.Readable.ImmutableArrayStatementDiff
                );
            case (true, false):
                ImmutableArray<QuoteRow> rows =
                [
                    .. statements.SelectMany(statement => statement.Wordings),
                ];
                return JsonRows.WriteAsync(
                    context.Output,
                    rows,
                    JsonRows.Readable.ImmutableArrayQuoteRow
                );
            case (false, true):
                PrintDiffs(new Printer(context.Output), statements);
                break;
            case (false, false) when !statements.IsEmpty:
                new StoryPrinter(context.Output).PrintStatements(
                    statements,
                    ImmutableDictionary<string, string>.Empty
                );
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The statements of one item when it is named by identifier, else those of the stories that the words fit.</summary>
    private static async Task<ImmutableArray<StatementRow>> StatementsAsync(
        NewsRecord record,
        string? query,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        string? id = query is null
            ? null
            : await StoryQuery.OneIdAsync(record, query, cancellationToken);
        ImmutableArray<string> stories = await record.FindStoriesAsync(
            id ?? query,
            date,
            cancellationToken
        );
        var statements = ImmutableArray.CreateBuilder<StatementRow>();
        foreach (string story in stories)
        {
            StoryReadout readout = (
                await record.StoryAsync(story, withCopies: false, cancellationToken)
            )!;
            statements.AddRange(readout.Statements.Where(statement => IsMeant(statement, id)));
        }

        return statements.ToImmutable();
    }

    private static bool IsMeant(StatementRow statement, string? id) =>
        id?[0] switch
        {
            'u' => statement.Id == id,
            'q' => statement.Wordings.Any(wording => wording.Id == id),
            'r' => statement.Wordings.Any(wording => wording.Report == id),
            _ => true,
        };

    private static void PrintDiffs(Printer printer, ImmutableArray<StatementRow> statements)
    {
        foreach (StatementRow statement in statements)
        {
            QuoteRow longest = statement.Wordings[0];
            printer.Heading(
                $"{Printer.Short(statement.Id)}  {statement.Speaker ?? "speaker not named"}"
                    + $"{(statement.Addressee is null ? "" : $" → {statement.Addressee}")}{StoryTeller.NegationOf(longest)}  "
                    + $"({Printer.Count(statement.Accounts, "account")}, {Printer.Count(statement.Reports, "report")})"
            );
            printer.Table(
                ["!", "", ""],
                statement.Wordings.Select(
                    (wording, index) =>
                        new[]
                        {
                            Printer.Short(wording.Id),
                            $"“{(index == 0 ? WordingDiff.Shown(wording.Words) : WordingDiff.Marked(longest.Words, wording.Words))}”",
                            $"{string.Join(" ← ", StoryTeller.ChainOf(wording, Printer.Short))}{(wording.Addressee is null ? "" : $" (to {wording.Addressee})")}",
                        }
                )
            );
            if (!statement.Differences.IsEmpty)
            {
                printer.Line($"reports differ in: {StoryPrinter.DifferencesOf(statement)}");
            }

            foreach (OccasionRow occasion in statement.SaidAgain)
            {
                printer.Line(StoryPrinter.Occasion(occasion));
            }

            printer.Line();
        }
    }
}
