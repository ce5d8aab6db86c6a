using System.Runtime.CompilerServices;

namespace Entente.Cli.Stages;

/// <summary>What all stages have in common: opening, naming what could not be read, leaving no half file, the exit code.</summary>
internal static class StageRun
{
    /// <summary>Runs <paramref name="work"/> with an output and a list of faults, and returns the exit code.</summary>
    /// <param name="streams">The streams to use where no file is named.</param>
    /// <param name="outputPath">The file to write; standard output when it is <see langword="null"/> or <c>-</c>.</param>
    /// <param name="what">What is counted when it cannot be read: "lines", "files".</param>
    /// <param name="work">The stage itself.</param>
    /// <param name="ct">Stops the run; no file is left then.</param>
    public static async Task<int> RunAsync(
        StageStreams streams,
        string? outputPath,
        string what,
        Func<StageOutput, InputFaults, Task> work,
        CancellationToken ct
    )
    {
        InputFaults faults = new(streams.Error);
        try
        {
            await using StageOutput output = StageOutput.Open(streams, outputPath);
            await work(output, faults);
            await output.CompleteAsync(ct);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or DataFormatException)
        {
            // The message names the file: it could not be opened, read or written to the end.
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCode.Unreadable;
        }

        return faults.Close(what);
    }

    /// <summary>The objects of a JSON Lines file, in order; a line that is none is named in <paramref name="faults"/> and left out.</summary>
    public static async IAsyncEnumerable<(string Place, JsonLine Line)> ReadObjectsAsync(
        StageStreams streams,
        string? path,
        InputFaults faults,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using Stream input = streams.OpenInput(path);
        await foreach (InputLine read in LinesAsync(input, ct))
        {
            if (JsonLine.TryParse(read.Bytes, out JsonLine? line, out string? fault))
            {
                yield return (Place(path, read.Number), line);
            }
            else
            {
                faults.Add(Place(path, read.Number), fault);
            }
        }
    }

    /// <summary>The lines of <paramref name="input"/> that are not blank.</summary>
    public static IAsyncEnumerable<InputLine> LinesAsync(Stream input, CancellationToken ct) =>
        LineReader
            .ReadAsync(input, ct)
            .Where(line => line.Bytes is null || line.Bytes.AsSpan().ContainsAnyExcept(" \t"u8));

    /// <summary>The name of a line for messages: <c>docs.jsonl:7</c>.</summary>
    public static string Place(string? path, int line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path ?? "-"}:{line}");
}
