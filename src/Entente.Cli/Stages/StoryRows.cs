using System.Runtime.CompilerServices;
using System.Text;
using Entente.Stories;

namespace Entente.Cli.Stages;

/// <summary>What the three stages over many reports have in common: reports in, rows separated by tabs out.</summary>
internal static class StoryRows
{
    /// <summary>Reads the reports, lets <paramref name="compare"/> make rows of them, writes these, and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        string? inputPath,
        string? outputPath,
        Func<IEnumerable<StageDocument>, InputFaults, IEnumerable<string>> compare,
        CancellationToken ct
    ) =>
        StageRun.RunAsync(
            streams,
            outputPath,
            "lines",
            async (output, faults) =>
            {
                // The comparing reads the reports one by one and keeps what it needs of each.
                IEnumerable<StageDocument> documents = ReadAsync(streams, inputPath, faults, ct)
                    .ToBlockingEnumerable(ct);
                foreach (string row in compare(documents, faults))
                {
                    await output.WriteAsync(Encoding.UTF8.GetBytes(row + "\n"), ct);
                }
            },
            ct
        );

    private static async IAsyncEnumerable<StageDocument> ReadAsync(
        StageStreams streams,
        string? path,
        InputFaults faults,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        await foreach (
            (string place, JsonLine line) in StageRun.ReadObjectsAsync(streams, path, faults, ct)
        )
        {
            string? id = line.Text("id");
            if (string.IsNullOrEmpty(id))
            {
                faults.Add(place, "expected a field \"id\", found none");
            }
            else if (id.AsSpan().ContainsAny('\t', '\n', '\r'))
            {
                faults.Add(
                    place,
                    "expected an id without tabs and line breaks, found one with them"
                );
            }
            else if (!known.Add(id))
            {
                faults.Add(place, $"expected each id once, found \"{id}\" again");
            }
            else
            {
                yield return new StageDocument(
                    id,
                    line.Text("title"),
                    line.Text("text") ?? "",
                    line.Text("date"),
                    line.Text("outlet"),
                    line.Text("language") ?? line.Text("lang")
                );
            }
        }
    }
}
