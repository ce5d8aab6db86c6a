using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;

namespace Entente.Events;

/// <summary>Finds who did what to whom in a document, when, where and whether it happened.</summary>
/// <remarks>
/// Built once, then asked from any thread. Cues (<c>event-cues</c>) name the act, the trees of the document the roles, the words around it the modality.
/// A document without syntax has no events. Cost: linear in the text.
/// </remarks>
public sealed class EventFinder
{
    private readonly PloverOntology _ontology;
    private readonly EventGrammar _grammar;
    private readonly VerbForms _forms;
    private readonly FocusTraits _traits;
    private readonly CueReader _cues;
    private readonly ActReader _acts;
    private readonly RegionReader _regions;
    private readonly ModeReader _modes;
    private readonly ModalityWeights _modalities;
    private readonly ContextReader _contexts;
    private readonly EventJudge _judge;
    private readonly PairClassifier? _pairs;
    private readonly PartyModel? _parties;

    /// <summary>Prepares the tables and the model of <paramref name="language"/>; without a model events are found all the same, and marked pairs are not told.</summary>
    /// <param name="language">The language.</param>
    /// <param name="models">The models; those in the library when it is <see langword="null"/>.</param>
    /// <exception cref="DataFormatException">A table is missing or not well-formed, or the model is damaged.</exception>
    public EventFinder(Language language, ModelFolder? models = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        _ontology = new PloverOntology(language.Tables);
        _grammar = new EventGrammar(language);
        _forms = new VerbForms(language);
        _traits = new FocusTraits(language);
        _cues = new CueReader(new EventCues(language, _ontology), _grammar);
        _regions = new RegionReader(_grammar);
        _modes = new ModeReader(language, _ontology);
        _modalities = new ModalityWeights(language);
        _contexts = new ContextReader(language, _ontology);
        _judge = new EventJudge(language);
        models ??= ModelFolder.Embedded;
        if (PairModel.Open(language, models) is { } pairs)
        {
            _pairs = new PairClassifier(pairs, _cues, _grammar);
            _parties = PartyModel.Open(language, models, pairs);
        }

        _acts = new ActReader(
            _cues,
            _pairs is null ? null : ActModel.Open(language, models, _pairs.Clusters),
            _ontology,
            _grammar
        );
    }

    /// <summary>What one of two marked actors does to the other; <see langword="null"/> when the language has no model, or the document no syntax.</summary>
    /// <remarks>An answer is given in any case: the pair is marked because there is something between them.</remarks>
    /// <param name="document">The text with its syntax.</param>
    /// <param name="source">The words for who acts.</param>
    /// <param name="target">The words for whom it is done to; <see langword="null"/> when nobody is named.</param>
    public PairReading? Classify(Document document, TextSpan source, TextSpan? target)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Syntax.IsEmpty
            ? null
            : _pairs?.Read(new WordTree(document, _forms), source, target);
    }

    /// <summary>What a short text is about: its main event, or an act of conflict whose actor it does not name; <see langword="null"/> when it tells of neither.</summary>
    /// <remarks>
    /// An act without an actor counts only where its word cannot speak of an accident: arrests and raids do, explosions and deaths do not. In a text about a
    /// disaster nothing counts but violence and protest. A protest goes before what the police does about it short of violence.
    /// </remarks>
    /// <param name="document">The text with its syntax.</param>
    /// <param name="events">Its events, as <see cref="Find"/> gave them.</param>
    public MainAct? MainActOf(Document document, ImmutableArray<Event> events)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Syntax.IsEmpty)
        {
            return null;
        }

        WordTree tree = new(document, _forms);
        ImmutableArray<FoundCue> cues = _cues.Read(tree);
        if (IsOfDisaster(tree) && !cues.Any(IsViolence))
        {
            return null;
        }

        Event? main =
            events.FirstOrDefault(e =>
                IsReal(e) && _ontology.QuadOf(e.Type) == QuadClass.MaterialConflict
            ) ?? events.FirstOrDefault(IsReal);
        MainAct? act = main is null
            ? FirstOf(tree, cues, IsConflict)
            : new MainAct(main.Type, main.Mode);
        act ??= CrowdIn(tree);
        return act?.Type == EventType.Coerce
            ? FirstOf(tree, cues, cue => cue.Cue.Type == EventType.Protest) ?? act
            : act;
    }

    private MainAct? FirstOf(
        WordTree tree,
        ImmutableArray<FoundCue> cues,
        Func<FoundCue, bool> isAsked
    )
    {
        foreach (FoundCue cue in cues.Where(isAsked))
        {
            Document document = tree.Document;
            Sentence sentence = document.Sentences[
                document.SentenceAt(document.Tokens[cue.Token].Span.Start)
            ];
            EventType type = cue.Cue.Type!.Value;
            return new MainAct(type, _modes.Read(tree, sentence, cue.Token, type, cue.Cue.Mode));
        }

        return null;
    }

    /// <summary>The protest of those whom a text names by it, though no word says that they did: "demonstrators in Athens …".</summary>
    private MainAct? CrowdIn(WordTree tree)
    {
        foreach (Sentence sentence in tree.Document.Sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (tree.Tag(i) == "NOUN" && _grammar.Crowds.Contains(tree.Lemma(i)))
                {
                    return new MainAct(
                        EventType.Protest,
                        _modes.Read(tree, sentence, i, EventType.Protest, own: null)
                    );
                }
            }
        }

        return null;
    }

    private bool IsConflict(FoundCue cue) =>
        _ontology.QuadOf(cue.Cue.Type!.Value) == QuadClass.MaterialConflict
        && !MayBeAccident(cue.Cue);

    // "exploded" alone does; "a grenade exploded" does not.
    private bool MayBeAccident(EventCue cue) =>
        _grammar.Accidents.Contains(cue.Lemma)
        && (cue.With.IsEmpty || cue.Mode is null or "destroy" || cue.Type != EventType.Assault);

    // Of a flood, a crash, an outbreak: calls to take shelter, inquiries and emergencies belong to it.
    private bool IsOfDisaster(WordTree tree)
    {
        for (int i = 0; i < tree.Document.Tokens.Length; i++)
        {
            if (_grammar.Disasters.Contains(tree.Lemma(i)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsViolence(FoundCue cue) =>
        cue.Cue.Type is EventType.Assault or EventType.Protest && !MayBeAccident(cue.Cue);

    /// <summary>Who takes part in what a sentence is about, in their whole phrases, whether they are actors of politics or not; nobody when the language has no model.</summary>
    /// <param name="document">A text of one sentence with its syntax; of a longer one the first is read.</param>
    public ImmutableArray<Party> PartiesOf(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_parties is null || document.Syntax.IsEmpty || document.Sentences.IsEmpty)
        {
            return [];
        }

        WordTree tree = new(document, _forms);
        return new PartyReader(_parties).Read(
            new PartyScene(
                tree,
                new RoleReader(tree, _grammar),
                document.Sentences[0],
                _cues.Read(tree)
            )
        );
    }

    private static bool IsReal(Event found) =>
        found.Modality is not (Modality.Denied or Modality.Hypothetical or Modality.Demanded);

    /// <summary>Of the events of a document those that are plain enough to be shown: every actor is named in its sentence, and nothing is doubtful.</summary>
    /// <param name="events">The events, as <see cref="Find"/> gave them.</param>
    public ImmutableArray<Event> Plain(ImmutableArray<Event> events) =>
        PlainEvents.Of(events, _ontology);

    /// <summary>The events of a document, in the order of their triggers.</summary>
    /// <param name="document">The text with its syntax and names.</param>
    /// <param name="findings">What the neighbours found in it.</param>
    /// <param name="coding">Tells what an actor is.</param>
    public ImmutableArray<Event> Find(
        Document document,
        EventSurroundings findings,
        ActorCoding coding
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(coding);
        if (document.Syntax.IsEmpty)
        {
            return [];
        }

        document =
            findings.Part == ReportPart.Headline
                ? HeadlineTrees.Mend(document, _grammar.Announcing)
                : document;
        WordTree tree = new(document, _forms);
        ImmutableArray<FoundCue> cues = _acts.Read(tree);
        Focus focus = new(tree, _grammar, _traits, findings, coding);
        EventBuilder builder = new(
            tree,
            _ontology,
            _grammar,
            new ActorReader(tree, _grammar, findings, coding, focus),
            new EventTraits(tree, _ontology, focus),
            findings,
            RegionsOf(document, findings.Part),
            new Judges(_modes, _modalities, _contexts, _pairs, _parties, _judge)
        );
        return builder.Build(cues);
    }

    // The body may hold headlines of its own and lines that were never told from it; the other parts are what they are.
    private ImmutableArray<TextRegion> RegionsOf(Document document, ReportPart part) =>
        part == ReportPart.Body
            ? _regions.Read(document)
            :
            [
                .. Enumerable.Repeat(
                    part.IsCaption ? TextRegion.Caption : TextRegion.Headline,
                    document.Sentences.Length
                ),
            ];
}

/// <summary>What other rooms found in a document, of which events are made.</summary>
public sealed record EventSurroundings
{
    /// <summary>Who and what is named.</summary>
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>Which words speak of the same.</summary>
    public ImmutableArray<ReferenceChain> References { get; init; } = [];

    /// <summary>When it is.</summary>
    public ImmutableArray<TemporalExpression> Times { get; init; } = [];

    /// <summary>Where it is.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>The day of the report; <see langword="null"/> when it is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The part of the report that the document is.</summary>
    public ReportPart Part { get; init; }

    /// <summary>Is told what is weighed, to learn from; <see langword="null"/> when nobody learns.</summary>
    internal EventListener? Listener { get; init; }
}

/// <summary>Is told what the reader of events weighs while it reads a text.</summary>
internal sealed record EventListener
{
    /// <summary>Each question for a state that the text does not name.</summary>
    public Action<FocusQuestion, ImmutableArray<FocusCandidate>>? Asked { get; init; }

    /// <summary>What the rules tell and what is seen of each act whose modality is weighed, by its trigger.</summary>
    public Action<TextSpan, Modality, ImmutableArray<string>>? Weighed { get; init; }

    /// <summary>Each event that a cue may tell, with what is seen of it.</summary>
    public Action<EventCase, List<string>>? Judged { get; init; }
}

/// <summary>What a short text is about.</summary>
/// <param name="Type">What is done.</param>
/// <param name="Mode">How; <see langword="null"/> when the text does not say.</param>
public readonly record struct MainAct(EventType Type, string? Mode);

/// <summary>Who judges what an act is, beside its cue.</summary>
/// <param name="Modes">Tells how it is done.</param>
/// <param name="Modalities">Tells whether it happened.</param>
/// <param name="Contexts">Tells what it is about.</param>
/// <param name="Pairs">Tells how likely its type is; <see langword="null"/> for a language without a model.</param>
/// <param name="Parties">Tells who likely takes part; <see langword="null"/> for a language without a model.</param>
/// <param name="Events">Tells how likely an event is right.</param>
internal sealed record Judges(
    ModeReader Modes,
    ModalityWeights Modalities,
    ContextReader Contexts,
    PairClassifier? Pairs,
    PartyModel? Parties,
    EventJudge Events
);
