using System.Runtime.CompilerServices;
using Entente.Desk;

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

    /// <summary>Writes each line of JSON Lines with what <paramref name="open"/>'s work makes of it, on all cores, in order; a notice is told once.</summary>
    /// <param name="streams">The streams to use where no file is named.</param>
    /// <param name="files">What is read and written.</param>
    /// <param name="open">Opens tables and models, and gives the work on a line with its place.</param>
    /// <param name="ct">Stops the run; no file is left then.</param>
    public static Task<int> AnnotateAsync(
        StageStreams streams,
        AnnotateFiles files,
        Func<AnnotateFiles, Func<string, JsonLine, StageLine>> open,
        CancellationToken ct
    ) =>
        RunAsync(
            streams,
            files.Output,
            "lines",
            async (output, faults) =>
            {
                Func<string, JsonLine, StageLine> work = open(files);
                HashSet<string> told = [];
                await using Stream input = streams.OpenInput(files.Input);
                await foreach (
                    (string place, StageLine line) in OrderedWork.SelectAsync(
                        LinesAsync(input, ct),
                        read => Annotate(Place(files.Input, read.Number), read, work),
                        ct: ct
                    )
                )
                {
                    if (line.Fault is not null)
                    {
                        faults.Add(place, line.Fault);
                        continue;
                    }

                    if (line.Notice is not null && told.Add(line.Notice))
                    {
                        await streams.Error.WriteLineAsync(line.Notice);
                    }

                    await output.WriteAsync(line.Bytes, ct);
                }
            },
            ct
        );

    private static (string Place, StageLine Line) Annotate(
        string place,
        InputLine read,
        Func<string, JsonLine, StageLine> work
    ) =>
        (
            place,
            JsonLine.TryParse(read.Bytes, out JsonLine? line, out string? fault)
                ? work(place, line)
                : StageLine.Faulty(fault)
        );

    /// <summary>The lines of <paramref name="input"/> that are not blank.</summary>
    public static IAsyncEnumerable<InputLine> LinesAsync(Stream input, CancellationToken ct) =>
        LineReader
            .ReadAsync(input, ct)
            .Where(line => line.Bytes is null || line.Bytes.AsSpan().ContainsAnyExcept(" \t"u8));

    /// <summary>The name of a line for messages: <c>docs.jsonl:7</c>.</summary>
    public static string Place(string? path, int line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path ?? "-"}:{line}");
}

/// <summary>What a stage made of a line.</summary>
/// <param name="Bytes">The line to write.</param>
/// <param name="Fault">Why it cannot be read; <see langword="null"/> when it can.</param>
/// <param name="Notice">What its reader should know of this kind of line; <see langword="null"/> for nothing.</param>
internal readonly record struct StageLine(
    ReadOnlyMemory<byte> Bytes,
    string? Fault = null,
    string? Notice = null
)
{
    /// <summary>A line that cannot be read.</summary>
    public static StageLine Faulty(string? fault) => new(default, fault ?? "unreadable");
}
