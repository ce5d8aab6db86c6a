using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Desk;

namespace Entente.Cli.Stages;

/// <summary>The work of <c>stage annotate</c> over JSON Lines: each line again, with a field a layer.</summary>
internal sealed class AnnotateStage
{
    private readonly NewsReader _reader = new(DataTables.Embedded);
    private readonly string? _inputPath;
    private readonly ImmutableArray<Layer> _layers;
    private readonly string[] _fields;
    private readonly bool _findsLanguage;

    private AnnotateStage(string? inputPath, ImmutableArray<Layer> layers)
    {
        _inputPath = inputPath;
        _layers = layers;
        _fields = [.. layers.Select(l => l.Field)];
        _findsLanguage = _fields.Contains("language");
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        string? inputPath,
        string? outputPath,
        ImmutableArray<Layer> layers,
        CancellationToken ct
    )
    {
        AnnotateStage stage = new(inputPath, layers);
        return StageRun.RunAsync(
            streams,
            outputPath,
            "lines",
            async (output, faults) =>
            {
                await using Stream input = streams.OpenInput(inputPath);
                IAsyncEnumerable<InputLine> lines = StageRun.LinesAsync(input, ct);
                await foreach (Annotated line in OrderedWork.SelectAsync(lines, stage.Annotate, ct))
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
    }

    private Annotated Annotate(InputLine input)
    {
        string place = StageRun.Place(_inputPath, input.Number);
        if (!JsonLine.TryParse(input.Bytes, out JsonLine? line, out string? fault))
        {
            return new Annotated(place, default, fault);
        }

        if (line.Text("text") is not { } text)
        {
            return new Annotated(place, default, "expected a field \"text\", found none");
        }

        // What the line says of its language is not asked when the language is what we are to find.
        Annotation annotation = _reader.Annotate(
            line.Text("id") ?? place,
            text,
            Day(line.Text("date")),
            _findsLanguage ? null : line.Text("language") ?? line.Text("lang")
        );
        LayerText found = new(text, annotation, new CodePoints(text));
        byte[] bytes = line.With(
            _fields,
            json =>
            {
                foreach (Layer layer in _layers)
                {
                    json.WritePropertyName(layer.Field);
                    layer.Write(json, found);
                }
            }
        );
        return new Annotated(place, bytes, Fault: null);
    }

    private static DateOnly? Day(string? date) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(
            date.AsSpan(0, 10),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? day
            : null;

    private readonly record struct Annotated(
        string Place,
        ReadOnlyMemory<byte> Bytes,
        string? Fault
    );
}
