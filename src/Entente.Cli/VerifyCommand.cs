using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Desk;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente verify</c>: holds a draft against the record.</summary>
internal static class VerifyCommand
{
    // Places that a table shows of each finding; --json has more.
    private const int ShownMatches = 3;

    public static Command Create(CommandContext context)
    {
        Argument<string> path = new("FILE")
        {
            Description = "The draft, as plain text; - or absent: standard input.",
            DefaultValueFactory = _ => "-",
        };
        Option<bool> all = new("--all")
        {
            Description = "Also list the names that stand in the record.",
        };
        Command command = context.Command(
            "verify",
            "Checks a draft against the record: each quotation, number and name stands there verbatim, in a variant, or not."
        );
        command.Add(path);
        command.Add(all);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                DataTables tables = context.TablesOf(parsed);
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Read,
                    cancellationToken
                );
                string draft = await ReadAsync(
                    context,
                    parsed.GetRequiredValue(path),
                    cancellationToken
                );
                ImmutableArray<DraftRow> rows = await new DraftChecker(tables, store).CheckAsync(
                    draft,
                    cancellationToken
                );
                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        rows,
                        JsonRows.Readable.ImmutableArrayDraftRow
                    );
                }
                else if (!rows.IsEmpty)
                {
                    Print(new Printer(context.Output), rows, parsed.GetValue(all));
                }

                return rows.IsEmpty
                    ? await context.NothingFoundAsync(
                        "no quotation, number or name is in the draft"
                    )
                    : ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task<string> ReadAsync(
        CommandContext context,
        string path,
        CancellationToken cancellationToken
    )
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(
                $"verify: expected a file with a draft, found the folder {path}"
            );
        }

        await using Stream input = path == "-" ? context.Input : File.OpenRead(path);
        using StreamReader reader = new(input, Encoding.UTF8, leaveOpen: true);
        char[] draft = new char[DraftChecker.LongestDraft + 1];
        int length = await reader.ReadBlockAsync(draft, cancellationToken);
        return length <= DraftChecker.LongestDraft
            ? new string(draft, 0, length)
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"verify: expected a draft of at most {DraftChecker.LongestDraft} characters, found more"
                )
            );
    }

    private static void Print(Printer printer, ImmutableArray<DraftRow> rows, bool withAllNames)
    {
        foreach (
            DraftRow row in rows.Where(row =>
                withAllNames || row.Kind != "name" || row.Status != "verbatim"
            )
        )
        {
            printer.Heading(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Status.ToUpperInvariant()}  {row.Kind} “{Printer.OneLine(WordingDiff.Shown(row.Words))}”  ({row.Start}–{row.End})"
                )
            );
            PrintVoice(printer, "speaker", row.Speaker, row.SpeakerReports, row);
            PrintVoice(printer, "addressee", row.Addressee, row.AddresseeReports, row);
            foreach (DraftMatchRow match in row.Matches.Take(ShownMatches))
            {
                printer.Line(string.Create(CultureInfo.InvariantCulture, $"  {Told(row, match)}"));
            }

            if (row.Matches.Length > ShownMatches)
            {
                printer.Line(
                    $"  and {Printer.Count(row.Matches.Length - ShownMatches, "more place")}"
                );
            }

            printer.Line();
        }

        printer.Line(
            string.Join(
                " · ",
                rows.GroupBy(row => row.Kind, StringComparer.Ordinal)
                    .Select(kind =>
                        $"{Printer.Count(kind.Count(), kind.Key)}: {string.Join(", ", kind.CountBy(row => row.Status, StringComparer.Ordinal).Select(status => $"{status.Value} {status.Key}"))}"
                    )
            )
        );
        printer.Line(
            "This says what stands in the record, not what is true. Offsets are code points, of the draft and of the files."
        );
    }

    private static void PrintVoice(
        Printer printer,
        string role,
        string? name,
        ImmutableArray<string> reports,
        DraftRow row
    )
    {
        if (name is not null && !row.Matches.IsEmpty)
        {
            printer.Line(
                reports.IsEmpty
                    ? $"  {role} {name}: no report of these words names this {role}"
                    : $"  {role} {name}: so in {string.Join(' ', reports.Select(Printer.Short))}"
            );
        }
    }

    private static string Told(DraftRow row, DraftMatchRow match)
    {
        string words =
            row.Kind == "quotation" && match.Quote is not null
                ? $"“{WordingDiff.Marked(row.Words, match.Words)}”"
                : Printer.OneLine(match.Words);
        string who = match.Speaker is null
            ? ""
            : $"{match.Speaker}{(match.Addressee is null ? "" : $" → {match.Addressee}")}{(match.NotSaid is null ? "" : $" [{match.NotSaid}]")}: ";
        string differs = match.Differences.IsEmpty
            ? ""
            : $"  [{string.Join(", ", match.Differences)}]";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Printer.Short(match.Quote ?? match.Report)}  {who}{words}{differs}  {match.File} {match.Start}–{match.End}"
        );
    }
}
