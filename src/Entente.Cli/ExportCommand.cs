using System.CommandLine;

namespace Entente.Cli;

/// <summary><c>entente export</c>: a table of the record as JSON Lines or CSV.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string> table = new("TABLE")
        {
            Description = $"One of: {string.Join(", ", ExportTables.Names)}.",
        };
        table.AcceptOnlyFromAmong([.. ExportTables.Names]);
        Option<string> format = new("--format")
        {
            Description = "jsonl or csv; gdelt is always tab by tab.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        Option<string?> file = new("--out")
        {
            Description = "The file to write. Default: standard output.",
            HelpName = "FILE",
        };
        Option<bool> fullText = new("--full-text")
        {
            Description =
                "Export the whole text of reports. Without it: at most 300 characters, for texts belong to their publishers.",
        };
        Command command = context.Command(
            "export",
            "Writes a table of the record as JSON Lines or CSV."
        );
        command.Add(table);
        command.Add(format);
        command.Add(file);
        command.Add(fullText);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                ExportTables tables = new(
                    record,
                    context.TablesOf(parsed),
                    parsed.GetValue(fullText)
                );
                string name = parsed.GetRequiredValue(table);
                bool isCsv = IsCsv(parsed.GetRequiredValue(format), parsed.GetValue(context.Json));
                string? path = parsed.GetValue(file);
                int rows =
                    name == ExportTables.Gdelt
                        ? await WriteGdeltAsync(tables, context.Output, path, cancellationToken)
                    : path is null ? await WriteAsync(context.Output)
                    : await OutputFile.WriteAsync(path, WriteAsync);
                return rows > 0
                    ? ExitCode.Ok
                    : await context.NothingFoundAsync($"the table {name} has no rows");

                Task<int> WriteAsync(TextWriter writer) =>
                    tables.WriteAsync(name, isCsv, writer, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Writes to standard output, or to a file and what has no column there to a second one beside it.</summary>
    private static Task<int> WriteGdeltAsync(
        ExportTables tables,
        TextWriter output,
        string? path,
        CancellationToken cancellationToken
    ) =>
        path is null
            ? tables.WriteGdeltAsync(output, extra: null, cancellationToken)
            : OutputFile.WriteAsync(
                path,
                writer =>
                    OutputFile.WriteAsync(
                        $"{path}.extra.tsv",
                        extra => tables.WriteGdeltAsync(writer, extra, cancellationToken)
                    )
            );

    private static bool IsCsv(string format, bool isJson) =>
        format == "csv"
        && (
            !isJson
                ? true
                : throw new UsageException("--json and --format csv: expected one of them")
        );
}
