using System.CommandLine;

namespace Entente.Cli;

/// <summary><c>entente export</c>: a table of the record as JSON Lines or CSV, a document in the form of another program, or all of it.</summary>
internal static class ExportCommand
{
    private const string Everything = "all";

    private static readonly string[] s_names =
    [
        .. ExportTables.Names,
        .. ExportDocuments.All.Select(document => document.Name),
        Everything,
    ];

    public static Command Create(CommandContext context)
    {
        Argument<string> table = new("TABLE")
        {
            Description = $"One of: {string.Join(", ", s_names)}.",
        };
        table.AcceptOnlyFromAmong(s_names);
        Option<string> format = Format();
        Option<string?> file = new("--out")
        {
            Description = "The file to write; for all, the folder. Default: standard output.",
            HelpName = "PATH",
        };
        Option<bool> fullText = new("--full-text")
        {
            Description =
                "Export the whole text of reports. Without it: at most 300 characters, for texts belong to their publishers.",
        };
        Command command = context.Command(
            "export",
            "Writes a table of the record as JSON Lines or CSV, or the record in the form of another program."
        );
        command.Add(table);
        command.Add(format);
        command.Add(file);
        command.Add(fullText);
        context.Answer(
            command,
            (record, parsed, cancellationToken) =>
                AnswerAsync(
                    context,
                    parsed.GetRequiredValue(table),
                    IsCsv(parsed.GetRequiredValue(format), parsed.GetValue(context.Json)),
                    parsed.GetValue(file),
                    new ExportTables(record, context.TablesOf(parsed), parsed.GetValue(fullText)),
                    new ExportDocuments(record),
                    cancellationToken
                )
        );
        return command;
    }

    private static Task<int> AnswerAsync(
        CommandContext context,
        string name,
        bool isCsv,
        string? path,
        ExportTables tables,
        ExportDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (isCsv && name != ExportTables.Gdelt && ExportTables.ColumnsOf(name) is null)
        {
            throw new UsageException($"{name} is no table, and has a form of its own");
        }

        if (name == Everything)
        {
            FullExport export = new(tables, documents);
            return WriteAllAsync(export, path, context.Error, cancellationToken);
        }

        return WriteAsync(
            context,
            name,
            path,
            tables,
            IsTable(name)
                ? writer => tables.WriteAsync(name, isCsv, writer, cancellationToken)
                : writer => documents.WriteAsync(name, writer, cancellationToken),
            cancellationToken
        );
    }

    private static Option<string> Format()
    {
        Option<string> format = new("--format")
        {
            Description = "Of a table: jsonl or csv; gdelt is always tab by tab, ftm always jsonl.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        return format;
    }

    private static async Task<int> WriteAsync(
        CommandContext context,
        string name,
        string? path,
        ExportTables tables,
        Func<TextWriter, Task<int>> write,
        CancellationToken cancellationToken
    )
    {
        int rows =
            name == ExportTables.Gdelt
                ? await WriteGdeltAsync(tables, context.Output, path, cancellationToken)
            : path is null ? await write(context.Output)
            : await OutputFile.WriteAsync(path, write);
        return rows > 0
            ? ExitCode.Ok
            : await context.NothingFoundAsync($"the table {name} has no rows");
    }

    private static bool IsTable(string name) =>
        ExportTables.Names.Contains(name, StringComparer.Ordinal);

    private static async Task<int> WriteAllAsync(
        FullExport export,
        string? folder,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        int files = await export.WriteAsync(
            folder ?? throw new UsageException("export all: expected a folder, --out FOLDER"),
            cancellationToken
        );
        await error.WriteLineAsync(
            $"{Printer.Count(files, "file")} and datapackage.json in {folder}"
        );
        return ExitCode.Ok;
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
