using System.CommandLine;
using System.Globalization;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary><c>lab/run feeds</c>: how many expectations of a public suite of feeds are met, and which are not.</summary>
internal static class FeedLab
{
    private const int SomethingMissing = 3;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "feeds",
            "Measures the reading of feeds on hostile/feeds, and lists the differences by kind."
        );
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine(
                "feeds: expected hostile/feeds in ../shared/data (or below ENTENTE_SHARED), found none"
            );
            return SomethingMissing;
        }

        List<FeedFinding> all = [.. FeedExpectations.All(Path.Combine(data, "hostile"))];
        List<FeedFinding> missed = [.. all.Where(finding => !finding.IsMet)];
        foreach (
            IGrouping<string, FeedFinding> kind in missed
                .GroupBy(f => f.Kind, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
        )
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {kind.Count()}")
            );
            foreach (FeedFinding finding in kind)
            {
                Console.WriteLine(
                    $"  {finding.File}\texpected {Shown(finding.Expected)}\tfound {Shown(finding.Found)}"
                );
            }
        }

        double share = (double)(all.Count - missed.Count) / all.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"expectations met: {all.Count - missed.Count} of {all.Count}, {share:P2}"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"of these equal to the character, markup included: {all.Count(finding => finding.IsMet && finding.IsEqual)}"
            )
        );
        return 0;
    }

    private static string Shown(string? value) =>
        value is null
            ? "nothing"
            : $"\"{value[..Math.Min(value.Length, 100)].ReplaceLineEndings(" ")}\"";
}
