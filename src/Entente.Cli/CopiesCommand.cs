using System.Collections.Immutable;
using System.CommandLine;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente copies</c>: which reports took text from which, and what they share.</summary>
internal static class CopiesCommand
{
    private const int PassagesShown = 5;

    public static Command Create(CommandContext context)
    {
        Argument<string?> query = StoryQuery.Argument();
        Command command = context.Command(
            "copies",
            "Lists which reports took text from which, and what they share."
        );
        command.Add(query);
        command.Add(context.Date);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                string? typed = parsed.GetValue(query);
                string? id = typed is null
                    ? null
                    : await StoryQuery.OneIdAsync(record, typed, cancellationToken);
                ImmutableArray<string> stories = await record.FindStoriesAsync(
                    id ?? typed,
                    context.DateOf(parsed),
                    cancellationToken
                );
                ImmutableArray<string> reports = await record.ReportsOfAsync(
                    stories,
                    cancellationToken
                );
                var copies = ImmutableArray.CreateBuilder<CopyRow>();
                await foreach (CopyRow copy in record.CopiesAsync(reports, cancellationToken))
                {
                    if (id is null || id[0] != 'c' || copy.Id == id)
                    {
                        copies.Add(copy);
                    }
                }

                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        copies.ToImmutable(),
                        JsonRows.Readable.ImmutableArrayCopyRow
                    );
                }
                else
                {
                    Print(new Printer(context.Output), copies);
                }

                return copies.Count == 0
                    ? await context.NothingFoundAsync("no report shares unquoted text with another")
                    : ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Print(Printer printer, IEnumerable<CopyRow> copies)
    {
        foreach (CopyRow copy in copies)
        {
            printer.Heading(
                $"{Printer.Short(copy.Id)}  {copy.CopyFile} ({Printer.Short(copy.Copy)}) ← {copy.SourceFile} ({Printer.Short(copy.Source)})"
            );
            string kind = copy.Kind == "copy" ? "a copy: no account of its own" : "takes passages";
            printer.Line($"  {kind}; shares {Printer.Number(copy.SharedWords)} unquoted words");
            foreach (string signal in copy.Signals)
            {
                printer.Line($"  {signal}");
            }

            foreach (PassageRow passage in copy.Passages.Take(PassagesShown))
            {
                printer.Line($"  “{Printer.OneLine(passage.CopyWords)}”");
            }

            if (copy.Passages.Length > PassagesShown)
            {
                printer.Line(
                    $"  … and {Printer.Count(copy.Passages.Length - PassagesShown, "passage")} more (entente why {Printer.Short(copy.Id)})"
                );
            }

            printer.Line();
        }
    }
}
