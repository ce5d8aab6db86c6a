using System.Collections.Immutable;
using System.CommandLine;
using Entente.Export;
using Entente.Readouts;
using Entente.Search;
using Entente.Server;

namespace Entente.Cli;

/// <summary><c>entente watch</c>: what is new about a person, a pair or words, as a list or a feed.</summary>
internal static class WatchCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string[]> terms = new("TERM")
        {
            Description =
                "What is watched, as for search: words, \"phrases\", speaker:WHO, to:WHO, source:WHO, target:WHO, type:TYPE …",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int> limit = new("--limit")
        {
            Description = "At most so many, the newest first.",
            HelpName = "N",
            DefaultValueFactory = _ => 50,
        };
        Option<string?> file = new("--out")
        {
            Description =
                "A file to write a feed to: an entry for each statement and event, none for a reprint.",
            HelpName = "FILE",
        };
        Option<string> format = Format();
        Command command = context.Command(
            "watch",
            "Tells the newest statements and events about a person, a pair or words, each once however many print it."
        );
        command.Add(terms);
        command.Add(limit);
        command.Add(file);
        command.Add(format);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                string[] typed = parsed.GetRequiredValue(terms);
                SearchQuery query = SearchQuery.Of(typed);
                if (query.Fault is { } fault)
                {
                    throw new UsageException($"watch: {fault}");
                }

                ImmutableArray<WatchRow> rows = await record.WatchAsync(
                    query,
                    CommandContext.LimitOf(parsed.GetValue(limit)),
                    cancellationToken
                );
                return await ShowAsync(
                    context,
                    string.Join(' ', typed),
                    rows,
                    parsed.GetValue(file) is { } path
                        ? new FeedFile(path, parsed.GetRequiredValue(format) == "rss")
                        : null,
                    parsed.GetValue(context.Json)
                );
            }
        );
        return command;
    }

    private static Option<string> Format()
    {
        Option<string> format = new("--format")
        {
            Description = "Of the feed: atom or rss.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "atom",
        };
        format.AcceptOnlyFromAmong("atom", "rss");
        return format;
    }

    private static async Task<int> ShowAsync(
        CommandContext context,
        string query,
        ImmutableArray<WatchRow> rows,
        FeedFile? file,
        bool isJson
    )
    {
        if (file is not null)
        {
            await OutputFile.WriteAsync(
                file.Path,
                writer =>
                {
                    NewsFeed feed = Feeds.OfWatch(query, link: null, rows, _ => null);
                    if (file.IsRss)
                    {
                        feed.WriteRss(writer);
                    }
                    else
                    {
                        feed.WriteAtom(writer);
                    }

                    return Task.FromResult(rows.Length);
                }
            );
        }
        else if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayWatchRow
            );
        }
        else if (!rows.IsEmpty)
        {
            Print(new Printer(context.Output), rows);
        }

        return rows.IsEmpty
            ? await context.NothingFoundAsync("no statement and no event is like this")
            : ExitCode.Ok;
    }

    private static void Print(Printer printer, ImmutableArray<WatchRow> rows) =>
        printer.Table(
            ["id!", "date!", "news", "report!"],
            rows.Select(row =>
                new[]
                {
                    Printer.Short(row.Id),
                    row.Date?[..10],
                    $"{row.Title}\n{Snippet.Of(row.Words, [])}",
                    Printer.Short(row.Report),
                }
            )
        );

    private sealed record FeedFile(string Path, bool IsRss);
}
