using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Entente.Lab.Corpus;
using Entente.Lab.Pages;
using Entente.Lab.Performance;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run bench</c>: measures the whole program, as a user starts it, and writes its part of <c>docs/performance.md</c>.</summary>
internal static class BenchmarkLab
{
    private const int Seed = 1;
    private const int Small = 1_000;
    private const int Large = 10_000;
    private const int Starts = 10;
    private const int Repeats = 3;
    private const int RealPages = 400;

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
            "Measure the whole program on 1,000 and 10,000 reports; writes its part of docs/performance.md."
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

        string load = Load();
        string entente = Path.Combine(root, "entente");
        string examples = Path.Combine(root, "examples");
        string work = Directory.CreateTempSubdirectory("entente-bench-").FullName;
        CorpusMaker maker = CorpusMaker.FromExamples(examples);

        // The first start builds the program; that is not what is measured.
        await MeasuredProcess.RunAsync(entente, work, "--help");
        string[] readout = ["readout", examples, "--db", Path.Combine(work, "readout.db")];
        AddMeasure smallOnAll = await AddAsync(entente, maker, Path.Combine(work, "small"), Small);
        string page = new PerformancePage
        {
            Checkout = await Checkout.DescribeAsync(root),
            Load = load,
            Repeats = Repeats,
            Starts = Starts,
            Seed = Seed,
            Small = smallOnAll,
            SmallOnOneCore = await AddOnOneCoreAsync(entente, Path.Combine(work, "small")),
            Large = await AddAsync(entente, maker, Path.Combine(work, "large"), large),
            Help = await MedianAsync(entente, work, "--help"),
            FirstReadout = await MeasuredProcess.RunAsync(entente, work, readout),
            NextReadout = await MedianAsync(entente, work, readout),
            RealPages = await ReadRealAsync(entente, Path.Combine(work, "real")),
        }.ToString();
        Console.Write(page);
        if (large == Large)
        {
            await PageSection.WriteAsync(Path.Combine(root, "docs/performance.md"), "bench", page);
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
        string database = "";
        List<MeasuredProcess> runs = [];
        for (int i = 0; i < Repeats; i++)
        {
            database = Path.Combine(folder, $"{i}.db");
            runs.Add(
                await MeasuredProcess.RunAsync(entente, folder, "add", pages, "--db", database)
            );
        }

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
            Median(runs),
            new FileInfo(database).Length,
            made,
            found.Length,
            found.Sum(s => s.GetProperty("reports").GetArrayLength())
        );
    }

    // The same pages, already written, once more with all threads on one core.
    private static async Task<MeasuredProcess> AddOnOneCoreAsync(string entente, string folder)
    {
        List<MeasuredProcess> runs = [];
        for (int i = 0; i < Repeats; i++)
        {
            runs.Add(
                await MeasuredProcess.RunAsync(
                    "env",
                    folder,
                    "DOTNET_PROCESSOR_COUNT=1",
                    entente,
                    "add",
                    Path.Combine(folder, "pages"),
                    "--db",
                    Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"one{i}.db"))
                )
            );
        }

        return Median(runs);
    }

    private static async Task<(int Pages, MeasuredProcess Run)?> ReadRealAsync(
        string entente,
        string folder
    )
    {
        Capture[] all = [.. SavedPages.Sets.SelectMany(SavedPages.Of)];
        if (all.Length < RealPages)
        {
            return null;
        }

        string pages = Directory.CreateDirectory(Path.Combine(folder, "pages")).FullName;
        List<MeasuredProcess> runs = [];
        for (int i = 0; i < RealPages; i++)
        {
            Capture page = all[i * all.Length / RealPages];
            string file = string.Create(CultureInfo.InvariantCulture, $"{i:000}.html");
            await File.WriteAllBytesAsync(Path.Combine(pages, file), page.Bytes);
        }

        for (int i = 0; i < Repeats; i++)
        {
            string database = string.Create(CultureInfo.InvariantCulture, $"{i}.db");
            runs.Add(
                await MeasuredProcess.RunAsync(entente, folder, "readout", pages, "--db", database)
            );
        }

        return (RealPages, Median(runs));
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

        return Median(runs);
    }

    private static MeasuredProcess Median(List<MeasuredProcess> runs) =>
        runs.OrderBy(r => r.Wall).ElementAt(runs.Count / 2);

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
