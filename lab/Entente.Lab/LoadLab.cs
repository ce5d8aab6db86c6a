using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using Entente.Cli;
using Entente.Data;
using Entente.Desk;
using Entente.Lab.Load;
using Entente.Lab.Performance;
using Entente.Lab.Quality;
using Entente.Server;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab;

/// <summary><c>lab/run load</c>: how the server answers many at once over a large record; writes its part of <c>docs/performance.md</c>.</summary>
internal static class LoadLab
{
    private const int BatchSize = 256;
    private const int Questions = 1_600; // of each kind
    internal const int Warming = 1_600; // The runtime compiles what is asked often once more, better: the figures are of a server that has been asked a while.
    private const int Alone = 100; // asked by one at a time
    private const int MostHeads = 100_000; // that questions are made of

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> reports = new("--reports")
        {
            Description = "Reports in the record.",
            DefaultValueFactory = _ => 100_000,
        };
        Option<string?> database = new("--db")
        {
            Description =
                "A record to keep between runs, made when it is not there; then the page is not written unless --write says so.",
        };
        Option<bool> write = new("--write")
        {
            Description = "Write the page for a record that is kept, too.",
        };
        Command command = new(
            "load",
            "Measure the server over a large record with 16 connections; writes its part of docs/performance.md."
        )
        {
            reports,
            database,
            write,
        };
        command.SetAction(
            (parsed, _) =>
                RunAsync(
                    parsed.GetValue(reports),
                    parsed.GetValue(database),
                    parsed.GetValue(write)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(int reports, string? database, bool isWritten)
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync("load: expected to run in a checkout, found none");
            return 3;
        }

        string folder = Directory.CreateTempSubdirectory("entente-load-").FullName;
        try
        {
            string file = database ?? Path.Combine(folder, "load.db");
            if (!File.Exists(file))
            {
                await FillAsync(Path.Combine(root, "examples"), folder, file, reports);
            }

            string section = (await MeasureAsync(root, file)).ToString();
            Console.WriteLine(section);
            if (database is null || isWritten)
            {
                await PageSection.WriteAsync(
                    Path.Combine(root, "docs/performance.md"),
                    string.Create(CultureInfo.InvariantCulture, $"load {reports}"),
                    section
                );
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string examples, string folder, string file, int reports)
    {
        string pattern = Path.Combine(folder, "pattern.db");
        await EntenteCommand.RunAsync(
            ["add", examples, "--db", pattern],
            Stream.Null,
            TextWriter.Null,
            TextWriter.Null
        );
        RecordMaker maker = await RecordMaker.OfAsync(pattern);
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write);
        List<Filing> batch = [];
        for (int story = 0, made = 0; made < reports; story++)
        {
            ImmutableArray<Filing> filings = maker.Story(story);
            batch.AddRange(filings);
            made += filings.Length;
            if (batch.Count >= BatchSize || made >= reports)
            {
                await store.SaveAsync(batch);
                batch.Clear();
                await Console.Error.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"\r{made:N0} of {reports:N0}")
                );
            }
        }

        await Console.Error.WriteLineAsync();
    }

    private static async Task<LoadSection> MeasureAsync(string root, string file)
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Read);
        NewsRecord record = new(DataTables.Embedded, store);
        ServedRecord served = new(
            record,
            store,
            DataTables.Embedded,
            _ => throw new InvalidOperationException("nothing is written here")
        );
        await using NewsServer server = await NewsServer.StartAsync(
            served,
            new ServerSettings
            {
                Address = new IPEndPoint(IPAddress.Loopback, 0),
                QuestionsPerSecond = 1_000_000, // All questions come from one address here.
            }
        );
        (List<ReportHead> heads, int reports) = await HeadsAsync(store);
        var measures = ImmutableArray.CreateBuilder<LoadMeasure>();
        foreach ((string name, Func<Random, string> next) in KindsOf(heads))
        {
            Random chance = new(1);
            string[] questions =
            [
                .. Enumerable.Range(0, Warming + Alone + Questions).Select(_ => next(chance)),
            ];
            await LoadRun.AskAsync(server.Address, name, questions[..Warming]);
            LoadMeasure alone = await LoadRun.AskAsync(
                server.Address,
                name,
                questions[Warming..(Warming + Alone)],
                connections: 1
            );
            LoadMeasure measure = await LoadRun.AskAsync(
                server.Address,
                name,
                questions[(Warming + Alone)..]
            );
            await Console.Error.WriteLineAsync(name);
            measures.Add(measure with { Alone = alone.First });
        }

        return new LoadSection
        {
            Checkout = await Checkout.DescribeAsync(root),
            Reports = reports,
            FileBytes = new FileInfo(file).Length,
            Measures = measures.ToImmutable(),
        };
    }

    /// <summary>Heads from all over the record, of a large one not all, and how many reports it has.</summary>
    private static async Task<(List<ReportHead> Heads, int Reports)> HeadsAsync(SqliteStore store)
    {
        int all = await store.HeadsAsync().CountAsync();
        int step = Math.Max(1, all / MostHeads);
        List<ReportHead> heads = await store
            .HeadsAsync()
            .Where((_, number) => number % step == 0)
            .ToListAsync();
        return (heads, all);
    }

    private static IEnumerable<(string Name, Func<Random, string> Next)> KindsOf(
        List<ReportHead> heads
    )
    {
        string[] actors = ["ronald-reagan", "mikhail-gorbachev", "USA", "SUN", "Wilson"];
        yield return ("a story", chance => $"/stories/{One(heads, chance).Story}");
        yield return ("a report", chance => $"/reports/{One(heads, chance).Id}");
        yield return ("list of stories", _ => "/stories");
        yield return ("search for a word", chance => $"/search?q={WordOf(heads, chance)}");
        yield return (
            "search for two words",
            chance => $"/search?q={WordOf(heads, chance)}+{WordOf(heads, chance)}"
        );
        yield return (
            "search for statements of somebody",
            chance => $"/search?q=speaker:{One(actors, chance)}"
        );
        yield return (
            "search for statements with a word",
            chance => $"/search?q=kind:quote+{WordOf(heads, chance)}"
        );
        yield return (
            "search for events",
            chance => $"/search?q=kind:event+source:{One(actors, chance)}"
        );
    }

    private static T One<T>(IReadOnlyList<T> list, Random chance) => list[chance.Next(list.Count)];

    /// <summary>A word of some headline: as readers ask, frequent words often, rare ones too.</summary>
    private static string WordOf(List<ReportHead> heads, Random chance)
    {
        while (true)
        {
            string[] words =
            [
                .. (One(heads, chance).Title ?? "")
                    .Split(' ')
                    .Where(word => word.Length > 2 && word.All(char.IsAsciiLetter)),
            ];
            if (words.Length > 0)
            {
                return One(words, chance);
            }
        }
    }
}
