using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run quality</c>: measures every room on the annotated sets and writes <c>docs/quality.md</c>.</summary>
internal static class QualityLab
{
    private const int SomethingMissing = 3;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string[]> only = new("--only")
        {
            Description = "Only these sets; then nothing is written to docs/",
            HelpName = "SET",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<bool> raise = new("--raise")
        {
            Description = "Raise each floor of tests/quality/floors.tsv to what is measured",
        };
        Command command = new(
            "quality",
            "Measure every room on the annotated sets; writes docs/quality.md."
        )
        {
            only,
            raise,
        };
        command.SetAction(
            (parsed, _) => RunAsync(parsed.GetValue(only) ?? [], parsed.GetValue(raise))
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] only, bool raise)
    {
        if (Missing() is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return SomethingMissing;
        }

        string root = SharedData.Repository()!;
        string floorsFile = Path.Combine(root, "tests/quality/floors.tsv");
        Floors floors = Floors.Read(floorsFile);
        string work = Directory.CreateTempSubdirectory("entente-quality-").FullName;
        using StreamWriter log = new(Path.Combine(work, "faults.log"));
        Bench bench = new(SharedData.Find()!, work, log);
        List<(QualitySet Set, IReadOnlyList<Quality.Figure> Figures)> measured = [];
        foreach (
            QualitySet set in QualitySet.All.Where(s => only.Length == 0 || only.Contains(s.Name))
        )
        {
            IReadOnlyList<Quality.Figure> figures = await set.Measure(bench);
            measured.Add((set, figures));
            foreach (Quality.Figure figure in figures)
            {
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{set.Room}\t{set.Name}\t{figure.Measure}\t{figure.Value:0.000}"
                    )
                );
                if (raise && !figure.IsTiming)
                {
                    floors.Raise(set.Name, figure.Measure, figure.Value);
                }
            }
        }

        if (raise)
        {
            floors.Write(floorsFile);
        }

        if (only.Length == 0)
        {
            Peers peers = Peers.Read(Path.Combine(root, "tests/quality/peers.tsv"));
            await File.WriteAllTextAsync(
                Path.Combine(root, "docs/quality.md"),
                Page(measured, floors, peers, await Checkout.DescribeAsync(root))
            );
        }

        await log.DisposeAsync();
        Directory.Delete(work, recursive: true);
        return 0;
    }

    private static string? Missing() =>
        SharedData.Repository() is null ? "quality: expected to run in a checkout, found none"
        : SharedData.Find() is null
            ? "quality: expected the annotated sets in ../shared/data (or below ENTENTE_SHARED), found none"
        : Bench.Interpreter() is null ? "quality: expected python3 for the scorers, found none"
        : null;

    private static string Page(
        List<(QualitySet Set, IReadOnlyList<Quality.Figure> Figures)> measured,
        Floors floors,
        Peers peers,
        string checkout
    )
    {
        StringBuilder page = new();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Quality

            What each room reaches on annotated sets that lie outside this repository. Written by `lab/run quality`; do not edit.
            Measured {checkout}.

            - All figures are between 0 and 1; 1 is perfect. P: share of what we found that is right. R: share of what is there that we found.
              F: their harmonic mean. The definitions stand at the head of the scorers (`score.py`, `ud_eval.py`, `ner_eval.py`).
            - **Floor**: a test fails when the figure falls below it (`tests/quality/floors.tsv`).
            - **Others**: what a plain baseline or another program reaches on the same files, as the README of the set gives it.


            """
        );
        foreach (var room in measured.GroupBy(m => m.Set.Room, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"## {room.Key}\n\n| set | measure | ours | floor | others |\n|---|---|---|---|---|\n"
            );
            foreach ((QualitySet set, IReadOnlyList<Quality.Figure> figures) in room)
            {
                foreach (Quality.Figure figure in figures)
                {
                    page.Append(
                        CultureInfo.InvariantCulture,
                        $"| {set.Name} | {figure.Measure} | {figure.Value:0.000} | {floors.Of(set.Name, figure.Measure):0.000} | {peers.Of(set.Name, figure.Measure)} |\n"
                    );
                }
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd() + "\n";
    }
}
