using System.Collections.Concurrent;
using System.Collections.Immutable;
using Entente.Data;
using Entente.Entities;
using Entente.Events;
using Entente.Models;

namespace Entente.Desk;

/// <summary>Reads who did what to whom: what the rooms found in a text, brought to the one that makes events of it.</summary>
/// <remarks>A language is loaded when it is first met. Safe to use from any thread.</remarks>
public sealed class EventReader
{
    // Statements that begin between an act and the beginning of the one that it stands in: those within it, and few are.
    private const int Farthest = 8;

    private readonly DataTables _tables;
    private readonly EntityBook _actors;
    private readonly ModelFolder _models;
    private readonly PlaceFinder _places;
    private readonly FigureReader _figures;
    private readonly ImmutableHashSet<string> _known;
    private readonly ConcurrentDictionary<string, Lazy<LanguageEvents>> _languages = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Looks up which languages have tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="actors">Whom mentions can mean.</param>
    /// <param name="models">The models; those in the library when it is <see langword="null"/>.</param>
    public EventReader(DataTables tables, EntityBook actors, ModelFolder? models = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(actors);
        _tables = tables;
        _actors = actors;
        _models = models ?? ModelFolder.Embedded;
        _places = new PlaceFinder(actors, tables);
        _figures = new FigureReader(tables);
        _known = tables
            .LanguagesWith("event-cues")
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The events of a text; none when its language has no tables for them.</summary>
    /// <param name="annotation">What was found in the text, with syntax and mentions.</param>
    /// <param name="day">The day of the report; <see langword="null"/> when it is not known.</param>
    public ImmutableArray<Event> Read(Annotation annotation, DateOnly? day) =>
        Read(annotation, day, listener: null);

    /// <summary>The events of a text; <paramref name="listener"/> is told what is weighed.</summary>
    internal ImmutableArray<Event> Read(
        Annotation annotation,
        DateOnly? day,
        EventListener? listener
    ) =>
        annotation is { Document: { } document, Language: { } language }
            ? Read(
                annotation,
                day,
                _figures
                    .Read(document.Text, document, language, day?.ToDateTime(TimeOnly.MinValue))
                    .Times,
                part: default,
                listener
            )
            : [];

    /// <summary>The events of a text whose times are known.</summary>
    /// <param name="annotation">What was found in the text, with syntax and mentions.</param>
    /// <param name="day">The day of the report; <see langword="null"/> when it is not known.</param>
    /// <param name="times">Its times.</param>
    /// <param name="part">The part of the report that it is.</param>
    public ImmutableArray<Event> Read(
        Annotation annotation,
        DateOnly? day,
        ImmutableArray<TemporalExpression> times,
        ReportPart part = default
    ) => Read(annotation, day, times, part, listener: null);

    private ImmutableArray<Event> Read(
        Annotation annotation,
        DateOnly? day,
        ImmutableArray<TemporalExpression> times,
        ReportPart part,
        EventListener? listener
    )
    {
        ArgumentNullException.ThrowIfNull(annotation);
        if (
            annotation is not { Document: { } document, Language: { } language }
            || Open(language) is not { } reader
        )
        {
            return [];
        }

        EventSurroundings surroundings = new()
        {
            Mentions = annotation.Mentions,
            References = annotation.References,
            Times = times,
            Places = _places.Find(document, annotation.Mentions, day),
            Day = day,
            Part = part,
            Listener = listener,
        };
        return reader.Finder.Find(
            document,
            surroundings,
            new ActorCoding(
                words => CodeOf(reader.Coder, words, day),
                id => reader.Coder.Of(id, day),
                words => reader.Coder.OfSeat(words, day),
                id => _actors.Find(id)?.Name ?? id
            )
        );
    }

    /// <summary>The events, each that is told in somebody's words with whose account it is: of statements within statements the innermost.</summary>
    /// <param name="events">The events of a text.</param>
    /// <param name="quotations">What is said in it.</param>
    public static ImmutableArray<Event> WithVoices(
        ImmutableArray<Event> events,
        ImmutableArray<Quotation> quotations
    ) =>
        [
            .. events.Select(found =>
                found.Voice is null && TellerOf(found, quotations) is { } voice
                    ? found with
                    {
                        Voice = voice,
                        Modality =
                            found.Modality == Modality.Happened
                                ? Modality.Reported
                                : found.Modality,
                    }
                    : found
            ),
        ];

    /// <summary>Who alone says the shortest statement that the act stands in; of what was denied or not said nobody is the teller.</summary>
    private static Voice? TellerOf(Event found, ImmutableArray<Quotation> quotations)
    {
        int behind = FirstBehind(quotations, found.Trigger);
        Quotation? innermost = null;
        for (
            int i = Math.Max(0, behind - Farthest);
            i < Math.Min(quotations.Length, behind + Farthest);
            i++
        )
        {
            Quotation said = quotations[i];
            bool isTold =
                (said.Clause is { } clause && clause.Contains(found.Trigger))
                || said.Words.Any(piece => piece.Contains(found.Trigger));
            if (isTold && (innermost is null || LengthOf(said) < LengthOf(innermost)))
            {
                innermost = said;
            }
        }

        return innermost is { IsNegated: false, Speakers: [var speaker] } ? speaker : null;

        static int LengthOf(Quotation said) => said.Words[^1].End - said.Words[0].Start;
    }

    /// <summary>The first quotation, of those by first word, that begins behind a place.</summary>
    private static int FirstBehind(ImmutableArray<Quotation> quotations, TextSpan place)
    {
        int low = 0;
        int high = quotations.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) =
                quotations[middle].Words[0].Start < place.End ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The times and events of a text, with the days that are counted from another event of it.</summary>
    /// <param name="annotation">What was found in the text.</param>
    /// <param name="times">Its times.</param>
    /// <param name="events">Its events.</param>
    public (ImmutableArray<TemporalExpression> Times, ImmutableArray<Event> Events) Counted(
        Annotation annotation,
        ImmutableArray<TemporalExpression> times,
        ImmutableArray<Event> events
    )
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return
            annotation is { Document: { } document, Language: { } language }
            && Open(language) is { } reader
            ? reader.Distances.Resolve(document, times, events)
            : (times, events);
    }

    // Running text writes names with capitals: "an arms deal" is not the town of Deal, nor "solidarity" a Polish union.
    private static ActorCode CodeOf(ActorCoder coder, string words, DateOnly? day)
    {
        ActorCode code = coder.Code(words, "", day);
        return words.Any(char.IsUpper) ? code : code with { Country = null };
    }

    /// <summary>Of the events of a text those that are plain enough to be shown.</summary>
    public ImmutableArray<Event> Plain(Annotation annotation, ImmutableArray<Event> events)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return annotation.Language is { } language && Open(language) is { } reader
            ? reader.Finder.Plain(events)
            : [];
    }

    /// <summary>What one of two marked actors does to the other; <see langword="null"/> when the text's language has no model for it.</summary>
    /// <param name="annotation">What was found in the text, with syntax.</param>
    /// <param name="source">The words for who acts.</param>
    /// <param name="target">The words for whom it is done to; <see langword="null"/> when nobody is named.</param>
    public PairReading? Classify(Annotation annotation, TextSpan source, TextSpan? target)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return annotation is { Document: { } document, Language: { } language }
            ? Open(language)?.Finder.Classify(document, source, target)
            : null;
    }

    /// <summary>What a short text is about; <see langword="null"/> when it tells of no act, or its language has no tables for it.</summary>
    /// <param name="annotation">What was found in the text, with syntax.</param>
    /// <param name="events">Its events.</param>
    public MainAct? MainActOf(Annotation annotation, ImmutableArray<Event> events)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return annotation is { Document: { } document, Language: { } language }
            ? Open(language)?.Finder.MainActOf(document, events)
            : null;
    }

    /// <summary>Who takes part in what a text of one sentence is about; nobody when its language has no tables for it.</summary>
    /// <param name="annotation">What was found in the text, with syntax.</param>
    public ImmutableArray<Party> PartiesOf(Annotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return annotation is { Document: { } document, Language: { } language }
            ? Open(language)?.Finder.PartiesOf(document) ?? []
            : [];
    }

    private LanguageEvents? Open(string language) =>
        !_known.Contains(NewsReader.Primary(language))
            ? null
            : _languages
                .GetOrAdd(
                    NewsReader.Primary(language),
                    code => new Lazy<LanguageEvents>(() =>
                        new LanguageEvents(new Language(code, _tables), _actors, _models)
                    )
                )
                .Value;

    private sealed class LanguageEvents(Language language, EntityBook actors, ModelFolder models)
    {
        public EventFinder Finder { get; } = new(language, models);

        public ActorCoder Coder { get; } = new(actors, language);

        public EventDistances Distances { get; } = new(language);
    }
}
