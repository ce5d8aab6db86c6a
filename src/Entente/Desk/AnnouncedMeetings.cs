using System.Collections.Immutable;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Desk;

/// <summary>Announced meetings, calls and visits for a calendar: only those whose report names a day, for an invented one is worse than none.</summary>
/// <param name="events">The events.</param>
/// <param name="published">The day of each report that tells one, yyyy-mm-dd and what may follow.</param>
public sealed class AnnouncedMeetings(
    ImmutableArray<OccurrenceRow> events,
    IReadOnlyDictionary<string, string?> published
)
{
    private const string Meeting = "consult";

    /// <summary>The days of announced meetings, in order. One that was called off stays, marked: who has it in a calendar is told.</summary>
    public IEnumerable<CalendarDay> Days()
    {
        Announced[] announced =
        [
            .. events
                .Where(row =>
                    row.Event.Modality == "planned"
                    && (row.Event.Content ?? row.Event.Type) == Meeting
                )
                .Select(row => IsoDay.Leading(row.When) is { } day ? new Announced(row, day) : null)
                .OfType<Announced>(),
        ];
        ILookup<Announced, OccurrenceRow> refused = events
            .Where(row => IsFact(row) && row.Event is { Type: "reject", Content: Meeting })
            .SelectMany(row => CalledOff(row, announced).Select(plan => (plan, row)))
            .ToLookup(pair => pair.plan, pair => pair.row);
        return announced
            .Select(plan => DayOf(plan, IsHeld(plan) ? null : refused[plan].MinBy(ToldOn)))
            .OrderBy(day => day.Day)
            .ThenBy(day => day.Id, StringComparer.Ordinal);
    }

    /// <summary>The meetings that a refusal calls off: told later, before the day, by the same parties, of the day that it names or else the only one of its story.</summary>
    private Announced[] CalledOff(OccurrenceRow refusal, Announced[] announced)
    {
        if (ToldOn(refusal) is not { } told)
        {
            return [];
        }

        Announced[] open =
        [
            .. announced.Where(plan =>
                ToldOn(plan.Row) < told && told <= plan.Day && AreSame(plan.Row, refusal)
            ),
        ];
        Announced[] named = [.. open.Where(plan => plan.Day == IsoDay.Leading(refusal.When))];
        Announced[] near = [.. open.Where(plan => Stories(plan.Row).Overlaps(Stories(refusal)))];
        return named.Length > 0 ? named
            : IsoDay.Leading(refusal.When) > told || near.DistinctBy(plan => plan.Day).Count() != 1
                ? []
            : near;
    }

    /// <summary>Whether a report tells that it took place: then reports differ, and it is not for a calendar to decide.</summary>
    private bool IsHeld(Announced plan) =>
        events.Any(row =>
            IsFact(row)
            && row.Event.Type == Meeting
            && IsoDay.Leading(row.When) == plan.Day
            && AreSame(plan.Row, row)
        );

    private CalendarDay DayOf(Announced plan, OccurrenceRow? refusal)
    {
        EventRow first = plan.Row.Event;
        EventRow latest = refusal?.Event ?? first;
        return new CalendarDay(
            plan.Row.Id,
            plan.Day,
            (refusal is null ? null : ToldOn(refusal)) ?? ToldOn(plan.Row) ?? plan.Day,
            $"{EventWords.Parties(first)} ({(refusal is null ? "announced" : "called off")})",
            $"{Snippet.Of(latest.Words, [])}\n{EventWords.TypeOf(first)}, {first.Modality}; {latest.Report}; machine-read, unchecked",
            first.Place,
            IsCancelled: refusal is not null
        );
    }

    private DateOnly? ToldOn(OccurrenceRow row) =>
        row
            .Tellings.Select(telling => IsoDay.Leading(published.GetValueOrDefault(telling.Report)))
            .Min();

    private static bool IsFact(OccurrenceRow row) => row.Event.Modality is "happened" or "reported";

    private static bool AreSame(OccurrenceRow one, OccurrenceRow other) =>
        Parties(one.Event) is { Count: > 1 } parties && parties.SetEquals(Parties(other.Event));

    private static HashSet<string> Parties(EventRow row) =>
        row
            .Sources.Concat(row.Targets)
            .Select(party => party.Country ?? party.Id ?? party.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Stories(OccurrenceRow row) =>
        row.Tellings.Select(telling => telling.Story).ToHashSet(StringComparer.Ordinal);

    private sealed record Announced(OccurrenceRow Row, DateOnly Day);
}
