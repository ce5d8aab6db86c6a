using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk;
using Entente.Entities;
using Entente.Figures;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>The work of <c>stage annotate</c> over JSON Lines: each line again, with a field a layer.</summary>
internal sealed class AnnotateStage
{
    private readonly NewsReader _reader;
    private readonly LanguageIdentifier _identifier;
    private readonly ImmutableArray<Layer> _layers;
    private readonly string[] _fields;
    private readonly bool _findsLanguage;
    private readonly ReadingStep _lastStep;
    private readonly bool _findsForeign;
    private readonly FigureReader? _figures;
    private readonly bool _findsPlaces;
    private readonly PlaceFinder _places;

    private AnnotateStage(AnnotateFiles files, ImmutableArray<Layer> layers)
    {
        _reader = new NewsReader(files.Tables, files.OpenModels(), files.IsFast);
        _identifier = new LanguageIdentifier(files.Tables);
        _layers = Layer.Joined(layers);
        _figures = layers.Any(l => l.IsFigures) ? new FigureReader(files.Tables) : null;
        _lastStep = Layer.LastStep(layers);
        _fields = [.. _layers.Select(l => l.Field)];
        _findsLanguage = _fields.Contains("language");
        _findsForeign = _fields.Contains("foreign");
        _findsPlaces = _fields.Contains("places");
        _places = new PlaceFinder(_reader.Actors, files.Tables);
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        AnnotateFiles files,
        ImmutableArray<Layer> layers,
        CancellationToken ct
    ) =>
        StageRun.AnnotateAsync(
            streams,
            files,
            opened => new AnnotateStage(opened, layers).Annotate,
            ct
        );

    private StageLine Annotate(string place, JsonLine line)
    {
        if (line.Text("text") is not { } text)
        {
            return StageLine.Faulty("expected a field \"text\", found none");
        }

        DateOnly? date = IsoDay.Leading(line.Text("date"));

        // What the line says of its language is not asked when the language is what we are to find.
        Annotation annotation = _reader.Annotate(
            line.Text("id") ?? place,
            text,
            date,
            _findsLanguage ? null : line.Text("language") ?? line.Text("lang"),
            _lastStep
        );
        string? unread =
            _lastStep >= ReadingStep.Syntax
            && annotation is { IsRead: true, Language: { } language }
                ? _reader.WhyNoSyntax(language)
                : null;
        LayerText found = new(text, annotation, new CodePoints(text))
        {
            Actors = _reader.Actors,
            Foreign = _findsForeign ? FindForeign(annotation) : [],
            Figures =
                _figures?.Read(text, annotation.Document, annotation.Language, ReferenceOf(line))
                ?? FigureReading.None,
            Places =
                _findsPlaces && annotation.Document is { } document
                    ? _places.Find(document, annotation.Mentions, date)
                    : [],
        };
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
        return new StageLine(bytes, Notice: unread);
    }

    private ImmutableArray<ForeignPassage> FindForeign(Annotation annotation) =>
        annotation is { Document: { } document, Language: { } language }
            ? _identifier.FindForeign(document, language)
            : [];

    // "ref", as the sets of temporal expressions call the moment that "today" means; else the date of the text.
    private static DateTime? ReferenceOf(JsonLine line)
    {
        string? moment = line.Text("ref") ?? line.Text("date");
        return
            moment is not null
            && DateTime.TryParseExact(
                moment.AsSpan(0, Math.Min(moment.Length, 19)),
                ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateTime reference
            )
            ? reference
            : IsoDay.Leading(moment)?.ToDateTime(TimeOnly.MinValue);
    }
}
