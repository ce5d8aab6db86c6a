using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Entente.Hostile;
using Entente.Lab.Quality;

namespace Entente.Lab.Pages;

/// <summary><c>lab/run hostile</c> and <c>lab/run fuzz</c>: reads what nobody should have to read.</summary>
internal static class HostileLab
{
    private const int MostFindings = 20;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(20);

    /// <summary>Makes the command that reads all hostile files.</summary>
    public static Command CreateFiles()
    {
        Command command = new(
            "hostile",
            "Read every hostile file by every reader, with bounds of time and memory."
        );
        command.SetAction(_ => Files());
        return command;
    }

    /// <summary>Makes the command that reads mutations of them.</summary>
    public static Command CreateFuzz()
    {
        Option<int> inputs = new("--inputs")
        {
            Description = "How many inputs are made",
            DefaultValueFactory = _ => 20_000,
        };
        Option<int> first = new("--first") { Description = "The number of the first" };
        Option<int> seed = new("--seed")
        {
            Description = "The seed of the run",
            DefaultValueFactory = _ => 1,
        };
        Option<string?> keep = new("--keep")
        {
            Description = "A folder for the inputs that are findings",
            HelpName = "FOLDER",
        };
        Command command = new(
            "fuzz",
            "Read mutations of the hostile files; each finding tells how to make it again."
        )
        {
            inputs,
            first,
            seed,
            keep,
        };
        command.SetAction(parsed =>
            Fuzz(
                parsed.GetValue(inputs),
                parsed.GetValue(first),
                parsed.GetValue(seed),
                parsed.GetValue(keep)
            )
        );
        return command;
    }

    private static int Files()
    {
        if (Folder() is not { } folder)
        {
            return 3;
        }

        HostileReading reading = new();
        List<(string Folder, string Name, ReadingCost Cost)> costs = [];
        foreach (
            string file in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            string name = Path.GetRelativePath(folder, file);
            ReadingCost cost = reading.Read(name, File.ReadAllBytes(file));
            costs.Add((name.Split('/')[0], name, cost));
        }

        Console.WriteLine(
            "| files of | files | articles | most CPU time, ms | most allocated, MiB | findings |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var group in costs.GroupBy(cost => cost.Folder, StringComparer.Ordinal))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {group.Key} | {group.Count():N0} | {group.Sum(c => c.Cost.Articles):N0} | {group.Max(c => c.Cost.Time).TotalMilliseconds:N0} | {group.Max(c => c.Cost.Allocated) / 1048576.0:N0} | {group.Count(c => c.Cost.Fault is not null)} |"
                )
            );
        }

        foreach ((_, string name, ReadingCost cost) in costs.Where(c => c.Cost.Fault is not null))
        {
            Console.WriteLine($"{name}: {cost.Fault}");
        }

        return costs.Any(c => c.Cost.Fault is not null) ? 1 : 0;
    }

    private static int Fuzz(int inputs, int first, int seed, string? keep)
    {
        if (Folder() is not { } folder)
        {
            return 3;
        }

        PageMutator mutator = PageMutator.OfFolder(folder, seed);
        HostileReading reading = new();
        string running = "";
        long since = Stopwatch.GetTimestamp();
        using Timer watch = new(
            _ =>
            {
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref since)) > s_hang)
                {
                    Console.Error.WriteLine($"still reading: {Volatile.Read(ref running)}");
                }
            },
            null,
            s_hang,
            s_hang
        );
        int findings = 0;
        TimeSpan longest = TimeSpan.Zero;
        long clock = Stopwatch.GetTimestamp();
        int number = first;
        for (; number < first + inputs && findings < MostFindings; number++)
        {
            (byte[] bytes, string recipe) = mutator.Make(number);
            Volatile.Write(ref running, recipe);
            Interlocked.Exchange(ref since, Stopwatch.GetTimestamp());
            ReadingCost cost = reading.Read("input", bytes);
            longest = cost.Time > longest ? cost.Time : longest;
            if (cost.Fault is { } fault)
            {
                findings++;
                Console.WriteLine($"{recipe}: {fault}");
                Keep(keep, string.Create(CultureInfo.InvariantCulture, $"{seed}-{number}"), bytes);
            }

            if (number % 50_000 == 49_999)
            {
                Console.Error.WriteLine($"{number + 1:N0} inputs, {findings} findings");
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{number - first:N0} inputs of seed {seed}, {findings} findings; the longest took {longest.TotalMilliseconds:N0} ms of processor time; {Stopwatch.GetElapsedTime(clock).TotalSeconds:N0} s in all"
            )
        );
        return findings == 0 ? 0 : 1;
    }

    private static void Keep(string? folder, string name, byte[] bytes)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    private static string? Folder()
    {
        string? folder = SharedData.Find() is { } data ? Path.Combine(data, "hostile") : null;
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine(
                "expected the hostile files in ../shared/data (or below ENTENTE_SHARED), found none"
            );
            return null;
        }

        return folder;
    }
}
