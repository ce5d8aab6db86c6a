using System.Globalization;
using Entente.Data;
using Entente.Entities;

namespace Entente.Cli.Stages;

/// <summary>The layer <c>actors</c> of <c>stage annotate</c>: each line with the country and the sector of the actor that it names.</summary>
/// <remarks>Its lines hold phrases, not texts (<c>actor</c>, <c>context</c>, <c>date</c>); so it stands alone.</remarks>
internal sealed class ActorStage
{
    /// <summary>The name of the layer.</summary>
    public const string Layer = "actors";

    private static readonly string[] s_fields = ["country", "sector"];

    private readonly ActorCoder _coder;
    private readonly string? _inputPath;

    private ActorStage(AnnotateFiles files)
    {
        _coder = new ActorCoder(
            new EntityBook(files.Tables),
            new Language(files.Language, files.Tables)
        );
        _inputPath = files.Input;
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        AnnotateFiles files,
        CancellationToken ct
    ) =>
        StageRun.RunAsync(
            streams,
            files.Output,
            "lines",
            async (output, faults) =>
            {
                ActorStage stage = new(files);
                await using Stream input = streams.OpenInput(files.Input);
                IAsyncEnumerable<InputLine> lines = StageRun.LinesAsync(input, ct);
                await foreach (Coded line in OrderedWork.SelectAsync(lines, stage.Code, ct))
                {
                    if (line.Fault is not null)
                    {
                        faults.Add(line.Place, line.Fault);
                        continue;
                    }

                    await output.WriteAsync(line.Bytes, ct);
                }
            },
            ct
        );

    private Coded Code(InputLine input)
    {
        string place = StageRun.Place(_inputPath, input.Number);
        if (!JsonLine.TryParse(input.Bytes, out JsonLine? line, out string? fault))
        {
            return new Coded(place, default, fault);
        }

        if (line.Text("actor") is not { } actor)
        {
            return new Coded(place, default, "expected a field \"actor\", found none");
        }

        ActorCode code = _coder.Code(actor, line.Text("context") ?? "", Day(line.Text("date")));
        byte[] bytes = line.With(
            s_fields,
            json =>
            {
                json.WriteString("country", code.Country);
                json.WriteString("sector", code.Sector);
            }
        );
        return new Coded(place, bytes, Fault: null);
    }

    private static DateOnly? Day(string? date) =>
        DateOnly.TryParseExact(
            date,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? day
            : null;

    private readonly record struct Coded(string Place, ReadOnlyMemory<byte> Bytes, string? Fault);
}
