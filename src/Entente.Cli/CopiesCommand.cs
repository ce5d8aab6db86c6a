using System.Collections.Immutable;
using System.CommandLine;
using Entente.Desk;
using Entente.Readouts;
using Entente.Storage;

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
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Read,
                    cancellationToken
                );
                NewsRecord record = context.RecordOf(store);
                string? typed = parsed.GetValue(query);
                string? id = typed is null
                    ? null
                    : await StoryQuery.OneIdAsync(record, typed, cancellationToken);
                ImmutableArray<string> stories = await record.FindStoriesAsync(
                    id ?? typed,
                    context.DateOf(parsed),
                    cancellationToken
                );
                List<StoryReadout> readouts = [];
                foreach (string story in stories)
                {
                    readouts.Add((await record.StoryAsync(story, cancellationToken))!);
                }

                ImmutableArray<CopyRow> copies =
                [
                    .. readouts
                        .SelectMany(readout => readout.Copies)
                        .Where(copy => id is null || id[0] != 'c' || copy.Id == id),
                ];
                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        copies,
                        JsonRows.Readable.ImmutableArrayCopyRow
                    );
                }
                else
                {
                    Print(new Printer(context.Output), copies, readouts);
                }

                return copies.IsEmpty
                    ? await context.NothingFoundAsync("no report shares unquoted text with another")
                    : ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Print(
        Printer printer,
        ImmutableArray<CopyRow> copies,
        List<StoryReadout> readouts
    )
    {
        Dictionary<string, ReportRow> reports = readouts
            .SelectMany(readout => readout.Story.Reports)
            .ToDictionary(report => report.Id);
        foreach (CopyRow copy in copies)
        {
            printer.Heading($"{Printer.Short(copy.Id)}  {Name(copy.Copy)} ← {Name(copy.Source)}");
            string kind = copy.Kind == "copy" ? "a copy: no account of its own" : "takes passages";
            printer.Line($"  {kind}; shares {Printer.Number(copy.SharedWords)} unquoted words");
            foreach (string signal in copy.Signals)
            {
                printer.Line($"  {signal}");
            }

            foreach (PassageRow passage in copy.Passages.Take(PassagesShown))
            {
                printer.Line($"  “{passage.CopyWords.ReplaceLineEndings(" ")}”");
            }

            if (copy.Passages.Length > PassagesShown)
            {
                printer.Line(
                    $"  … and {Printer.Count(copy.Passages.Length - PassagesShown, "passage")} more (entente why {Printer.Short(copy.Id)})"
                );
            }

            printer.Line();
        }

        string Name(string report) =>
            $"{reports[report].Outlet ?? reports[report].File} ({Printer.Short(report)})";
    }
}
