using System.Globalization;
using Entente.Data;
using Entente.Entities;
using Entente.Figures;
using Entente.Lab.Performance;

namespace Entente.Lab;

/// <summary><c>lab/run entities tables</c>: what loading the tables of actors, places, dates and figures costs in a fresh process.</summary>
/// <remarks>Measured with the library compiled ahead of time, as <c>./entente</c> runs it: the laboratory's own process compiles while it loads.</remarks>
internal static class TableSpeed
{
    private const int Runs = 11;

    /// <summary>Loads the tables once and prints what each cost: processor time, with that of collector and compiler.</summary>
    public static void Load()
    {
        EntityBook? book = null;
        Print("actors, offices and their names", () => book = new EntityBook(DataTables.Embedded));
        Print(
            "words around names, and the index of names",
            () => _ = new EntityFinder(book!, Language.English)
        );
        Print("dates and figures", () => _ = new FigureFinder(Language.English));
    }

    /// <summary>The median of fresh processes, table by table.</summary>
    public static async Task<IReadOnlyList<(string What, TimeSpan Cpu)>> MeasureAsync(string root)
    {
        string folder = Directory.CreateTempSubdirectory("entente-tables-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            await MeasuredProcess.RunAsync(Path.Combine(root, "entente"), root, "--version");
            File.Copy(
                Path.Combine(root, "artifacts/app/Entente.dll"),
                Path.Combine(folder, "Entente.dll"),
                overwrite: true
            );
            List<string[]> lines = [];
            for (int run = 0; run < Runs; run++)
            {
                MeasuredProcess process = await MeasuredProcess.RunAsync(
                    "dotnet",
                    folder,
                    "Entente.Lab.dll",
                    "entities",
                    "tables"
                );
                lines.AddRange(
                    process
                        .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => line.Split('\t'))
                );
            }

            return
            [
                .. lines
                    .GroupBy(line => line[0], line => line[1], StringComparer.Ordinal)
                    .Select(group => (group.Key, Median(group))),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TimeSpan Median(IEnumerable<string> milliseconds) =>
        TimeSpan.FromMilliseconds(
            milliseconds
                .Select(ms => double.Parse(ms, CultureInfo.InvariantCulture))
                .Order()
                .ElementAt(Runs / 2)
        );

    private static void Print(string what, Action load)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        load();
        TimeSpan cpu = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what}\t{cpu.TotalMilliseconds:0.0}")
        );
    }
}
