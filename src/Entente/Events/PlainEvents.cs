using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Chooses from what was found what is plain enough to be shown: no actor that its sentence does not name, nothing from beside the article, nothing doubtful.</summary>
/// <remarks>A wrong event costs a reader more than a missing one. What is left out here is still given by <c>stage annotate</c>, with the rules that found it.</remarks>
internal static class PlainEvents
{
    // Of what is shown more is right than of what is told to those who code texts; born in lab/notes/events.md.
    private const double Least = 0.6;
    private const double LeastOfNamed = 0.4; // of a row that means nothing else, with both sides named
    private const double LeastOfMeeting = 0.25; // of two who are named and confer with each other: coders leave out what is told in passing
    private const double LeastOfLearnt = 0.8; // of a word that no row knows

    // Who stands so far from the act that he is said to do was hardly read right.
    private const int LongestWords = 600;

    private const string Visit = "visit"; // a mode of CONSULT

    /// <summary>The plain events, in their order.</summary>
    public static ImmutableArray<Event> Of(ImmutableArray<Event> events, PloverOntology ontology) =>
        [.. events.Select(found => Plain(found, ontology)).OfType<Event>()];

    private static Event? Plain(Event found, PloverOntology ontology)
    {
        if (
            (
                found.Part == ReportPart.Body
                && found.Region is not (TextRegion.Body or TextRegion.Headline)
            )
            || found.Words.Length > LongestWords
        )
        {
            return null;
        }

        bool isShort = found.Part != ReportPart.Body; // so few words are easily misread
        ImmutableArray<EventActor> sources =
        [
            .. found
                .Sources.Select(actor => IsArmed(actor) ? WithoutState(actor) : actor)
                .Where(actor => IsParty(actor) && !(isShort && IsTownsfolk(actor))),
        ];
        ImmutableArray<EventActor> targets =
        [
            .. found
                .Targets.Select(actor => isShort ? WithoutGuess(actor, found, ontology) : actor)
                .Where(actor =>
                    IsParty(actor)
                    || (IsAffected(actor, found.Type) && !(isShort && IsGentle(found, ontology)))
                    || IsInState(actor, found, ontology)
                ),
        ];
        int parties = PartiesOf(sources) + PartiesOf(targets);
        if (found.Confidence < LeastOf(found, parties) || IsBroadAlone(found, parties))
        {
            return null;
        }

        bool isMutual = found.IsReciprocal;
        bool isWhole = isMutual
            ? PartiesOf(sources) > 1
            : !sources.IsEmpty && (!targets.IsEmpty || IsTold(found, sources, ontology));
        return isWhole ? found with { Sources = sources, Targets = targets } : null;
    }

    private static double LeastOf(Event found, int parties) =>
        EventCue.IsLearntKey(found.Rule) ? LeastOfLearnt
        : EventCue.IsBroadKey(found.Rule) || parties < 2 ? Least
        : !EventJudge.Knows(found.Modality) ? LeastOfMeeting
        : found is { Type: EventType.Consult, IsReciprocal: true } ? LeastOfMeeting
        : LeastOfNamed;

    // A word that means much else as well needs both sides to be named; who attacks and who moves troops is told without.
    private static bool IsBroadAlone(Event found, int parties) =>
        EventCue.IsBroadKey(found.Rule)
        && parties < 2
        && found.Type is not (EventType.Assault or EventType.Mobilize);

    /// <summary>
    /// Whether an act without anybody it is done to still tells something: what several parties do together, a visit to somewhere, a plan to do something; of deeds those of a state or
    /// armed men, where its word seldom means anything else. "Urged", "warned" and "fought the charges" do not.
    /// </summary>
    private static bool IsTold(
        Event found,
        ImmutableArray<EventActor> sources,
        PloverOntology ontology
    ) =>
        !ontology[found.Type].NeedsRecipient
        && (
            (PartiesOf(sources) > 1 && found.Part == ReportPart.Body)
            || found.Type switch
            {
                EventType.Consult => found.Place is not null && found.Mode is not null,
                EventType.Agree or EventType.Reject => found.Content is not null,
                _ when found.Part != ReportPart.Body => false,
                EventType.Retreat or EventType.Concede => true,
                _ => ontology.QuadOf(found.Type) == QuadClass.MaterialConflict
                    && sources.Any(IsForce),
            }
        );

    private static bool IsForce(EventActor actor) =>
        actor.Code.Sector is null or "GOV" or "MIL" or "COP" or "REB" or "UAF" or "SPY" or "CVL";

    // "Rebels free 21 girls": whose people they are is guessed, that they are people is told. In a text an act is told without them, so that "killed 12" and "killed 15 sailors" are one.
    private static EventActor WithoutGuess(
        EventActor actor,
        Event found,
        PloverOntology ontology
    ) =>
        actor is { Rule: ActorRule.Text, Entity: null, Code.Sector: not "GOV" } // "to the authorities": they are a state
        && !IsGentle(found, ontology)
            ? WithoutState(actor)
            : actor;

    private static EventActor WithoutState(EventActor actor) =>
        actor with
        {
            Code = actor.Code with { Country = null },
            Rule = ActorRule.Name,
        };

    // "Gunmen stormed the hotel": whose they are is guessed, that they are armed is told.
    private static bool IsArmed(EventActor actor) =>
        actor is { Rule: ActorRule.Text, Entity: null, Code.Sector: "REB" or "UAF" };

    /// <summary>Whether an actor is one of politics whom its sentence names.</summary>
    private static bool IsParty(EventActor actor) =>
        ActorRule.IsPlain(actor.Rule)
        && (
            actor.Code.Country is not null
            || actor.Entity is not null
            || actor.Code.Sector is "REB" or "UAF" or "MIL"
        );

    // "Sandy kills 6", "Springfield shooting victims": a name that is a small town's, too, is hardly that of its people.
    private static bool IsTownsfolk(EventActor actor) =>
        actor is { Entity: null, Code: { Country: not null, Sector: "CVL" } };

    // People without a name are killed, arrested and freed; what else headlines have beside them is mostly a thing of theirs: "slams safe zone for women".
    private static bool IsGentle(Event found, PloverOntology ontology) =>
        found.Type != EventType.Retreat
        && ontology.QuadOf(found.Type) != QuadClass.MaterialConflict;

    // Nobody confers with the press; protesters are arrested and farmers helped, of whatever country.
    private static bool IsAffected(EventActor actor, EventType type) =>
        ActorRule.IsPlain(actor.Rule)
        && actor.Code.Sector is not (null or "UNK" or "JRN")
        && type != EventType.Consult;

    // Who attends a summit in Chile goes there, and who shells a village in Chile does it to Chile; who condemns a coup there does not condemn it.
    private static bool IsInState(EventActor actor, Event found, PloverOntology ontology) =>
        actor.Rule == ActorRule.Where
        && (
            found is { Type: EventType.Consult, Mode: Visit }
            || ontology.QuadOf(found.Type) == QuadClass.MaterialConflict
        );

    private static int PartiesOf(ImmutableArray<EventActor> actors) =>
        actors.Select(actor => actor.Party).Distinct(StringComparer.Ordinal).Count();
}
