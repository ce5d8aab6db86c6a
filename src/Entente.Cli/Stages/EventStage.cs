using System.Collections.Immutable;
using Entente.Desk;
using Entente.Events;

namespace Entente.Cli.Stages;

/// <summary>The layer <c>events</c> of <c>stage annotate</c>: each line with the events of its text, and with the type and mode of the main one.</summary>
/// <remarks>Its lines may hold tokens in place of a text, or a marked pair of actors (<c>sourceSpan</c>, <c>targetSpan</c>), and it answers what they ask; so it stands alone.</remarks>
internal sealed class EventStage
{
    /// <summary>The name of the layer.</summary>
    public const string Layer = "events";

    private static readonly string[] s_fields = ["type", "mode", "events", "spans", "quad"];

    // Less likely ones are more often wrong than right; born in lab/notes/events.md.
    private const double LeastTold = 0.4;

    private readonly NewsReader _reader;
    private readonly EventReader _events;
    private readonly string _language;

    private EventStage(AnnotateFiles files)
    {
        _reader = new NewsReader(files.Tables, files.OpenModels(), files.IsFast);
        _events = new EventReader(files.Tables, _reader.Actors, files.OpenModels());
        _language = files.Language;
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        AnnotateFiles files,
        CancellationToken ct
    ) => StageRun.AnnotateAsync(streams, files, opened => new EventStage(opened).Code, ct);

    // To a coder what is denied is no event, and what is demanded or threatened belongs to the demand and the threat; of what is only supposed
    // PLOVER 2.0 knows agreements alone.
    private static bool IsCoded(Event found) =>
        found.Modality switch
        {
            Modality.Denied or Modality.Demanded or Modality.Threatened => false,
            Modality.Hypothetical => found.Type == EventType.Agree,
            _ => true,
        };

    private StageLine Code(string place, JsonLine line)
    {
        GivenTokens? tokens = line.Texts("tokens") is { } given ? GivenTokens.Join(given) : null;
        if ((tokens?.Text ?? line.Text("text")) is not { } text)
        {
            return StageLine.Faulty("expected a field \"text\" or \"tokens\", found neither");
        }

        DateOnly? day = IsoDay.Leading(line.Text("date"));
        Annotation annotation = _reader.Annotate(
            line.Text("id") ?? place,
            text,
            day,
            line.Text("language") ?? line.Text("lang") ?? _language,
            ReadingStep.References
        );
        ImmutableArray<Event> events =
        [
            .. _events.Read(annotation, day).Where(found => found.Confidence >= LeastTold),
        ];
        EventWriter writer = new(text, [.. events.Where(IsCoded)])
        {
            Main = PairOf(line, text, annotation) is { } pair
                ? new MainAct(pair.Type, Mode: null)
                : _events.MainActOf(annotation, events),
        };
        byte[] bytes = line.With(
            s_fields,
            json =>
            {
                writer.WriteMain(json);
                writer.WriteEvents(json);
                if (tokens is not null)
                {
                    EventWriter.WriteSpans(json, tokens, _events.PartiesOf(annotation));
                }
            }
        );
        return new StageLine(bytes);
    }

    /// <summary>What the marked pair of a line does; <see langword="null"/> when none is marked.</summary>
    private PairReading? PairOf(JsonLine line, string text, Annotation annotation)
    {
        CodePoints points = new(text);
        TextSpan? source = Span("sourceSpan");
        TextSpan? target = Span("targetSpan");
        return (source ?? target) is { } one
            ? _events.Classify(annotation, one, source is null ? null : target)
            : null;

        TextSpan? Span(string field) =>
            line.Numbers(field) is [var start, var end]
            && start >= 0
            && start < end
            && points.OffsetOf(end) <= text.Length
                ? new TextSpan(points.OffsetOf(start), points.OffsetOf(end))
                : null;
    }
}
