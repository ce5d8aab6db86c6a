using System.Collections.Immutable;

namespace Entente.Relations;

/// <summary>Reads from the events between two actors what holds between them, and from when to when.</summary>
/// <remarks>A second beginning before an end tells the same state again. An act without a day, and one that did not happen, changes nothing.</remarks>
internal sealed class StateReader(StateWords words)
{
    /// <summary>The states, by the day on which they begin or, where no report tells that, end.</summary>
    /// <param name="occurrences">The events between the two.</param>
    public ImmutableArray<ReportedState> Read(IEnumerable<Occurrence> occurrences)
    {
        List<ReportedState> states = [];
        foreach (
            Occurrence occurrence in occurrences
                .Where(occurrence => occurrence.Day is not null && Happened(occurrence))
                .OrderBy(occurrence => occurrence.Day)
        )
        {
            Event found = occurrence.First.Event;
            string language = occurrence.First.Report.Article.Language;
            if (words.TurnOf(language, found.Rule) is { } turn && PartiesOf(found) is { } parties)
            {
                Turn(
                    states,
                    new ReportedState(turn.Kind, parties.Who, parties.Whom),
                    turn.IsBegin,
                    occurrence
                );
            }
        }

        return [.. states.OrderBy(state => state.From ?? state.To)];
    }

    // What is retold has happened, if it has a day; denied by one report it is doubtful.
    private static bool Happened(Occurrence occurrence) =>
        occurrence.Tellings.All(telling =>
            telling.Event.Modality is Modality.Happened or Modality.Reported or Modality.Background
        );

    private static (string Who, string Whom)? PartiesOf(Event found)
    {
        string[] sources = Distinct(found.Sources);
        string[] targets = Distinct(found.Targets);
        return (sources, targets) switch
        {
            ([var one], [var other]) when one != other => (one, other),
            ([var one, var other], []) => (one, other),
            _ => null,
        };
    }

    private static string[] Distinct(ImmutableArray<EventActor> actors) =>
        [.. actors.Select(actor => actor.Party).Distinct(StringComparer.Ordinal)];

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
