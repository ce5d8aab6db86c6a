using System.CommandLine;
using System.Globalization;
using Entente.Articles;
using Entente.Desk;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente add</c>: reads pages into the database.</summary>
internal static class AddCommand
{
    private const int ListedAtMost = 20;

    public static Command Create(CommandContext context)
    {
        Argument<string[]> paths = Paths();
        Command command = context.Command(
            "add",
            "Reads pages into the database; what is there already is not read again."
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
                AddSummary summary = await RunAsync(
                    context,
                    parsed,
                    store,
                    parsed.GetRequiredValue(paths),
                    cancellationToken
                );
                await WriteAsync(context, parsed, summary);
                return ExitCodeOf(summary);
            }
        );
        return command;
    }

    /// <summary>The argument that names the input.</summary>
    public static Argument<string[]> Paths() =>
        new("PATH")
        {
            Description = "Files, folders (with all below them), globs, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>Adds what the paths hold, with progress on the error stream.</summary>
    public static async Task<AddSummary> RunAsync(
        CommandContext context,
        ParseResult parsed,
        IStore store,
        string[] paths,
        CancellationToken cancellationToken
    )
    {
        NewsDesk desk = await NewsDesk.OpenAsync(
            context.TablesOf(parsed),
            store,
            isFast: parsed.GetValue(context.Fast),
            cancellationToken: cancellationToken
        );
        ArchiveList archives = new();
        AddSummary summary = await AddProgressPrinter.ShowAsync(
            context.Error,
            () => CaptureReader.Size(paths),
            progress =>
                desk.AddAsync(
                    CaptureReader.ReadAsync(
                        paths,
                        context.Input,
                        progress,
                        archives,
                        cancellationToken
                    ),
                    progress,
                    cancellationToken
                )
        );
        archives.Print(context.Error);
        return summary;
    }

    /// <summary>Writes what became of the input, as the caller asked for it.</summary>
    public static async Task WriteAsync(
        CommandContext context,
        ParseResult parsed,
        AddSummary summary
    )
    {
        if (parsed.GetValue(context.Json))
        {
            await JsonRows.WriteAsync(context.Output, summary, JsonRows.Readable.AddSummary);
        }
        else
        {
            Print(context.Output, summary);
        }
    }

    public static int ExitCodeOf(AddSummary summary) =>
        !summary.Refused.IsEmpty ? ExitCode.Unreadable
        : summary.Added + summary.Known == 0 ? ExitCode.NothingFound
        : ExitCode.Ok;

    /// <summary>Prints what became of the input: nothing is left out, long lists are cut with the number of what is not shown.</summary>
    public static void Print(TextWriter output, AddSummary summary)
    {
        Printer printer = new(output);
        double cutShare =
            summary.CutCharacters / Math.Max(1.0, summary.CutCharacters + summary.Characters);
        printer.Line(
            $"{Printer.Count(summary.Added, "report")} added · {Printer.Number(summary.Known)} already known · "
                + $"{Printer.Number(summary.Refused.Length)} refused · {Printer.Number(summary.Doubtful.Length)} doubtful · "
                + $"{Printer.Count(summary.CutCharacters, "character")} cut as boilerplate "
                + $"({cutShare.ToString("P0", CultureInfo.InvariantCulture)} of the pages)"
        );
        foreach (Refusal refusal in summary.Refused.Take(ListedAtMost))
        {
            printer.Line($"  refused   {refusal.File}: {refusal.Message}");
        }

        PrintRest(printer, summary.Refused.Length);
        foreach (DoubtfulReport doubtful in summary.Doubtful.Take(ListedAtMost))
        {
            printer.Line($"  doubtful  {doubtful.File}: {string.Join(", ", doubtful.Doubts)}");
        }

        PrintRest(printer, summary.Doubtful.Length);
    }

    private static void PrintRest(Printer printer, int count)
    {
        if (count > ListedAtMost)
        {
            printer.Line(
                $"  … and {Printer.Number(count - ListedAtMost)} more (all of them: --json)"
            );
        }
    }
}
