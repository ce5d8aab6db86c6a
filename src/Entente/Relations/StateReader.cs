using System.Collections.Immutable;

namespace Entente.Relations;

/// <summary>Reads from the events between two actors what holds between them, and from when to when.</summary>
/// <param name="words">Which acts begin and end what.</param>
/// <remarks>A second beginning before an end tells the same state again. An act without a day, and one that did not happen, changes nothing.</remarks>
public sealed class StateReader(StateWords words)
{
    /// <summary>The states, by the day on which they begin or, where no report tells that, end.</summary>
    /// <param name="one">The identifier of an actor.</param>
    /// <param name="other">The identifier of the other.</param>
    /// <param name="occurrences">Events that may be theirs.</param>
    /// <param name="from">The first day: what ended before is left out; <see langword="null"/> for all.</param>
    /// <param name="to">The last day: what began later is left out; <see langword="null"/> for all.</param>
    public ImmutableArray<ReportedState> Read(
        string one,
        string other,
        IEnumerable<Occurrence> occurrences,
        DateOnly? from,
        DateOnly? to
    )
    {
        List<ReportedState> states = [];
        foreach (
            Occurrence occurrence in occurrences
                .Where(occurrence => occurrence.Day is not null && Happened(occurrence))
                .OrderBy(occurrence => occurrence.Day)
        )
        {
            Event found = occurrence.First.Event;
            if (
                occurrence.First.Report.Article.Language is { } language
                && words.TurnOf(language, found.Rule) is { } turn
                && (Of(turn, found, one, other) ?? Of(turn, found, other, one)) is { } state
            )
            {
                Turn(states, state, turn.IsBegin, occurrence);
            }
        }

        return
        [
            .. states
                .Where(state => !(state.To < from) && !(state.From > to))
                .OrderBy(state => state.From ?? state.To),
        ];
    }

    // What is retold has happened, if it has a day; what one report denies is doubtful.
    private static bool Happened(Occurrence occurrence) =>
        occurrence.Tellings.All(telling =>
            telling.Event.Modality is Modality.Happened or Modality.Reported or Modality.Background
        );

    private static ReportedState? Of(StateTurn turn, Event found, string who, string whom)
    {
        bool isSource = found.Sources.Any(actor => RelationReader.IsOf(actor, who));
        bool isDirected = isSource && found.Targets.Any(actor => RelationReader.IsOf(actor, whom));
        bool isShared =
            isSource
            && found.IsReciprocal
            && turn.Kind is StateKind.Treaty or StateKind.Relations
            && found.Sources.Any(actor => RelationReader.IsOf(actor, whom));
        return isDirected || isShared ? new ReportedState(turn.Kind, who, whom) : null;
    }

    private static void Turn(
        List<ReportedState> states,
        ReportedState state,
        bool isBegin,
        Occurrence told
    )
    {
        int open = states.FindIndex(known => known.To is null && AreSame(known, state));
        if (isBegin && open < 0)
        {
            states.Add(state with { From = told.Day, Begin = told });
        }
        else if (!isBegin)
        {
            ReportedState ended = (open < 0 ? state : states[open]) with
            {
                To = told.Day,
                End = told,
            };
            if (open < 0)
            {
                states.Add(ended);
            }
            else
            {
                states[open] = ended;
            }
        }
    }

    // A treaty and relations are of both.
    private static bool AreSame(ReportedState one, ReportedState other) =>
        one.Kind == other.Kind
        && (
            (one.Who == other.Who && one.Whom == other.Whom)
            || (
                one.Kind is StateKind.Treaty or StateKind.Relations
                && one.Who == other.Whom
                && one.Whom == other.Who
            )
        );
}
