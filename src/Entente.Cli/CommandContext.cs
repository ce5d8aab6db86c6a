using System.CommandLine;
using Entente.Data;
using Entente.Desk;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Cli;

/// <summary>What every command is given: its streams, and the options that all of them share.</summary>
internal sealed class CommandContext(Stream input, TextWriter output, TextWriter error)
{
    private const string DatabaseVariable = "ENTENTE_DB";

    public Stream Input { get; } = input;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>The time, for what waits or remembers when it happened.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Option<string> Database { get; } =
        new("--db")
        {
            Description =
                $"The database file. Default: ${DatabaseVariable}, else entente.db in this folder.",
            HelpName = "FILE",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } file
                    ? file
                    : "entente.db",
        };

    public Option<bool> Json { get; } =
        new("--json")
        {
            Description = "Print JSON, with the same fields as the table, for programs.",
        };

    public Option<string?> Date { get; } =
        new("--date") { Description = "Only stories of this day (yyyy-mm-dd).", HelpName = "DAY" };

    public Option<string?> Data { get; } =
        new("--data")
        {
            Description =
                "A folder of tables of your own (world/outlets.tsv, …), laid over ours row by row.",
            HelpName = "FOLDER",
        };

    public Option<bool> Fast { get; } =
        new("--fast")
        {
            Description =
                "Find names with the quick models: pages are read several times faster, names a little less exactly.",
        };

    public Option<double> Wait { get; } =
        new("--wait")
        {
            Description = "Seconds to wait for another program that writes into the database.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 30,
        };

    /// <summary>Makes a command that has the shared options.</summary>
    public Command Command(string name, string description) =>
        new(name, description) { Database, Data, Json };

    /// <summary>Lets a command answer from the record, which is only read.</summary>
    public void Answer(
        Command command,
        Func<NewsRecord, ParseResult, CancellationToken, Task<int>> answer
    ) =>
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await OpenAsync(
                    parsed,
                    StoreAccess.Read,
                    cancellationToken
                );
                return await answer(RecordOf(store, parsed), parsed, cancellationToken);
            }
        );

    public string DatabaseOf(ParseResult parsed) => parsed.GetRequiredValue(Database);

    public DateOnly? DateOf(ParseResult parsed)
    {
        string? typed = parsed.GetValue(Date);
        return typed is null
            ? null
            : IsoDay.Parse(typed)
                ?? throw new UsageException(
                    $"--date: expected a day as yyyy-mm-dd, found \"{typed}\""
                );
    }

    private TimeSpan WaitOf(ParseResult parsed) =>
        parsed.GetResult(Wait) is null ? TimeSpan.Zero
        : parsed.GetValue(Wait) is >= 0 and <= 86_400 and var seconds
            ? TimeSpan.FromSeconds(seconds)
        : throw new UsageException("--wait: expected seconds from 0 to 86400");

    public async Task<IStore> OpenAsync(
        ParseResult parsed,
        StoreAccess access,
        CancellationToken cancellationToken
    ) =>
        await SqliteStore.OpenAsync(
            DatabaseOf(parsed),
            access,
            new SqliteSettings { WriterWait = WaitOf(parsed) },
            cancellationToken
        );

    /// <summary>The tables that all rooms read.</summary>
    /// <exception cref="UsageException">The folder of the user's own tables is not there.</exception>
    public DataTables TablesOf(ParseResult parsed) =>
        parsed.GetValue(Data) is not { } folder ? DataTables.Embedded
        : Directory.Exists(folder) ? DataTables.WithFolder(folder)
        : throw new UsageException($"--data: expected a folder, found none at \"{folder}\"");

    public NewsRecord RecordOf(IStore store, ParseResult parsed) => new(TablesOf(parsed), store);

    /// <summary>How many rows at most, as it was typed.</summary>
    /// <exception cref="UsageException">It is less than one.</exception>
    public static int LimitOf(int typed) =>
        typed > 0 ? typed : throw new UsageException("--limit: expected a number from 1 on");

    /// <summary>Says on the error stream that nothing was found, and returns the exit code that says so to the shell.</summary>
    public async Task<int> NothingFoundAsync(string message)
    {
        await Error.WriteLineAsync(Printer.Clean($"entente: {message}"));
        return ExitCode.NothingFound;
    }
}
