using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Lab.Corpus;
using Entente.Lab.Performance;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run bench</c>: measures the whole program, as a user starts it, and writes <c>docs/performance.md</c>.</summary>
internal static class BenchmarkLab
{
    private const int Seed = 1;
    private const int Small = 1_000;
    private const int Large = 10_000;
    private const int Starts = 10;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> large = new("--reports")
        {
            Description = "Size of the large corpus; the page is written only for 10,000",
            DefaultValueFactory = _ => Large,
        };
        Command command = new(
            "bench",
            "Measure the whole program on 1,000 and 10,000 reports; writes docs/performance.md."
        )
        {
            large,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(large)));
        return command;
    }

    private static async Task<int> RunAsync(int large)
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync("bench: expected to run in a checkout, found none");
            return 3;
        }

        string entente = Path.Combine(root, "entente");
        string examples = Path.Combine(root, "examples");
        string work = Directory.CreateTempSubdirectory("entente-bench-").FullName;
        CorpusMaker maker = CorpusMaker.FromExamples(examples);

        // The first start builds the program; that is not what is measured.
        await MeasuredProcess.RunAsync(entente, work, "--help");
        AddMeasure small = await AddAsync(entente, maker, Path.Combine(work, "small"), Small);
        AddMeasure big = await AddAsync(entente, maker, Path.Combine(work, "large"), large);
        MeasuredProcess help = await MedianAsync(entente, work, "--help");
        string[] readout = ["readout", examples, "--db", Path.Combine(work, "readout.db")];
        MeasuredProcess first = await MeasuredProcess.RunAsync(entente, work, readout);
        MeasuredProcess again = await MedianAsync(entente, work, readout);

        string page = Page(small, big, help, first, again, await Checkout.DescribeAsync(root));
        Console.Write(page);
        if (large == Large)
        {
            await File.WriteAllTextAsync(Path.Combine(root, "docs/performance.md"), page);
        }

        Directory.Delete(work, recursive: true);
        return 0;
    }

    private static async Task<AddMeasure> AddAsync(
        string entente,
        CorpusMaker maker,
        string folder,
        int reports
    )
    {
        int made = maker.Write(folder, reports, Seed);
        string pages = Path.Combine(folder, "pages");
        string database = Path.Combine(folder, "entente.db");
        MeasuredProcess add = await MeasuredProcess.RunAsync(
            entente,
            folder,
            "add",
            pages,
            "--db",
            database
        );
        MeasuredProcess stories = await MeasuredProcess.RunAsync(
            entente,
            folder,
            "stories",
            "--db",
            database,
            "--json"
        );
        JsonElement[] found =
            stories.ExitCode == 0 ? [.. JsonElement.Parse(stories.Output).EnumerateArray()] : [];
        return new AddMeasure(
            reports,
            Directory
                .EnumerateFiles(pages, "*", SearchOption.AllDirectories)
                .Sum(f => new FileInfo(f).Length),
            add,
            new FileInfo(database).Length,
            made,
            found.Length,
            found.Sum(s => s.GetProperty("reports").GetArrayLength())
        );
    }

    private static async Task<MeasuredProcess> MedianAsync(
        string entente,
        string folder,
        params string[] arguments
    )
    {
        List<MeasuredProcess> runs = [];
        for (int i = 0; i < Starts; i++)
        {
            runs.Add(await MeasuredProcess.RunAsync(entente, folder, arguments));
        }

        return runs.OrderBy(r => r.Wall).ElementAt(Starts / 2);
    }

    private static string Page(
        AddMeasure small,
        AddMeasure large,
        MeasuredProcess help,
        MeasuredProcess first,
        MeasuredProcess again,
        string checkout
    )
    {
        StringBuilder rows = new();
        Row("reports added", m => Count(m.Reports));
        Row("wall time, s", m => Number(m.Add.Wall.TotalSeconds));
        Row("CPU time, s", m => Number(m.Add.Cpu.TotalSeconds));
        Row("reports a second", m => Number(m.Reports / m.Add.Wall.TotalSeconds));
        Row("peak memory, MiB", m => Number(m.Add.PeakMemory / Mebi));
        Row("input, MiB", m => Number(m.InputBytes / Mebi));
        Row("database, MiB", m => Number(m.DatabaseBytes / Mebi));
        Row("stories made / found", m => $"{Count(m.StoriesMade)} / {Count(m.StoriesFound)}");
        Row("reports in them", m => Count(m.ReportsFound));
        Row("exit code", m => Count(m.Add.ExitCode));
        double reports = (double)large.Reports / small.Reports;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Performance

            The whole program as a user starts it: `./entente add` into a fresh database. Written by `lab/run bench`; do not edit.
            Measured {checkout}, on {Environment.ProcessorCount} cores. Times of one machine mean little on another; ratios travel.

            ## How cost grows

            {Count(large.Reports)} reports against {Count(
                small.Reports
            )}, which is {reports:0.#} times as many:

            | | times as much | bound |
            |---|---|---|
            | wall time | {large.Add.Wall / small.Add.Wall:0.00} | 11 |
            | CPU time | {large.Add.Cpu / small.Add.Cpu:0.00} | 11 |
            | peak memory | {(double)large.Add.PeakMemory
                / small.Add.PeakMemory:0.00} | below 1 GiB: {Number(
                large.Add.PeakMemory / Mebi
            )} MiB |
            | database | {(double)large.DatabaseBytes / small.DatabaseBytes:0.00} | |

            ## Adding

            | | {Count(small.Reports)} | {Count(large.Reports)} |
            |---|---|---|
            {rows.ToString().TrimEnd()}

            The corpus repeats the stories of `examples/` in other words (`lab/run corpus --seed {Seed}`): 6 to 10 reports a story, copies among them; actors,
            places, dates, names and topic exchanged in each story; paragraphs dropped, moved and reworded in each report. Files of HTML and text, and JSON Lines.

            ## Starting

            | | wall, ms | CPU, ms | peak memory, MiB |
            |---|---|---|---|
            {Start($"`./entente --help`, median of {Starts}", help)}
            {Start("`./entente readout examples`, fresh database", first)}
            {Start($"`./entente readout examples`, known pages, median of {Starts}", again)}

            Peak memory is `VmHWM` of `/proc/PID/status`, CPU time user and system together, both read every few milliseconds: a start may be off by some of them.

            """
        );

        void Row(string name, Func<AddMeasure, string> value) =>
            rows.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {value(small)} | {value(large)} |\n"
            );
    }

    private const double Mebi = 1024 * 1024;

    private static string Start(string name, MeasuredProcess run) =>
        $"| {name} | {Number(run.Wall.TotalMilliseconds)} | {Number(run.Cpu.TotalMilliseconds)} | {Number(run.PeakMemory / Mebi)} |";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) =>
        number.ToString(number < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>What adding one corpus cost and gave.</summary>
    private sealed record AddMeasure(
        int Reports,
        long InputBytes,
        MeasuredProcess Add,
        long DatabaseBytes,
        int StoriesMade,
        int StoriesFound,
        int ReportsFound
    );
}
