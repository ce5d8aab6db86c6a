using System.Runtime.CompilerServices;
using System.Text;
using Entente.Desk;
using Entente.Stories;

namespace Entente.Cli.Stages;

/// <summary>What the three stages over many reports have in common: reports in, rows separated by tabs out.</summary>
internal static class StoryRows
{
    // Lines that are read together: enough that handing them over costs nothing beside the work on them.
    private const int LinesAtOnce = 32;

    /// <summary>Reads the reports, lets <paramref name="compare"/> make rows of them, writes these, and returns the exit code.</summary>
    /// <param name="streams">The streams to use where no file is named.</param>
    /// <param name="inputPath">The file to read.</param>
    /// <param name="outputPath">The file to write.</param>
    /// <param name="prepare">Makes of a report what is compared; on all cores, ahead of the comparing.</param>
    /// <param name="compare">Compares what was prepared, in the order of the file.</param>
    /// <param name="ct">Stops the run; no file is left then.</param>
    public static Task<int> RunAsync<T>(
        StageStreams streams,
        string? inputPath,
        string? outputPath,
        Func<StageDocument, T> prepare,
        Func<IEnumerable<T>, InputFaults, IEnumerable<string>> compare,
        CancellationToken ct
    ) =>
        StageRun.RunAsync(
            streams,
            outputPath,
            "lines",
            async (output, faults) =>
            {
                // The comparing reads the reports one by one and keeps what it needs of each.
                IEnumerable<T> prepared = ReadAsync(streams, inputPath, prepare, faults, ct)
                    .ToBlockingEnumerable(ct);
                foreach (string row in compare(prepared, faults))
                {
                    await output.WriteAsync(Encoding.UTF8.GetBytes(row + "\n"), ct);
                }
            },
            ct
        );

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        StageStreams streams,
        string? path,
        Func<StageDocument, T> prepare,
        InputFaults faults,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        await using Stream input = streams.OpenInput(path);
        await foreach (
            Prepared<T>[] some in OrderedWork.SelectAsync(
                StageRun.LinesAsync(input, ct).Chunk(LinesAtOnce),
                lines => Array.ConvertAll(lines, line => Prepare(line, prepare)),
                ct: ct
            )
        )
        {
            foreach (Prepared<T> line in some)
            {
                string? fault =
                    line.Fault is null && !known.Add(line.Id)
                        ? $"expected each id once, found \"{line.Id}\" again"
                        : line.Fault;
                if (fault is null)
                {
                    yield return line.Report;
                }
                else
                {
                    faults.Add(StageRun.Place(path, line.Number), fault);
                }
            }
        }
    }

    private static Prepared<T> Prepare<T>(InputLine read, Func<StageDocument, T> prepare)
    {
        if (!JsonLine.TryParse(read.Bytes, out JsonLine? line, out string? fault))
        {
            return Faulty(fault);
        }

        string? id = line.Text("id");
        if (string.IsNullOrEmpty(id))
        {
            return Faulty("expected a field \"id\", found none");
        }

        if (id.AsSpan().ContainsAny('\t', '\n', '\r'))
        {
            return Faulty("expected an id without tabs and line breaks, found one with them");
        }

        StageDocument document = new(
            id,
            line.Text("title"),
            line.Text("text") ?? "",
            line.Text("date"),
            line.Text("outlet"),
            line.Text("language") ?? line.Text("lang")
        );
        return new Prepared<T>(read.Number, id, prepare(document), null);

        Prepared<T> Faulty(string why) => new(read.Number, "", default!, why);
    }

    /// <summary>A line of the input.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Id">The identifier of the report.</param>
    /// <param name="Report">What was made of it.</param>
    /// <param name="Fault">Why it cannot be read; <see langword="null"/> when it can.</param>
    private readonly record struct Prepared<T>(int Number, string Id, T Report, string? Fault);
}
