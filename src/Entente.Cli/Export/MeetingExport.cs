using System.Globalization;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Announced meetings, calls and visits for a calendar: only those whose report names a day, for an invented one is worse than none.</summary>
internal static class MeetingExport
{
    /// <summary>The days of announced meetings, in order.</summary>
    public static IEnumerable<CalendarDay> Of(
        IEnumerable<OccurrenceRow> events,
        IReadOnlyDictionary<string, string?> published
    ) =>
        events
            .Where(row => row.Event.Modality == "planned" && IsMeeting(row.Event))
            .Select(row => DayOf(row, published))
            .OfType<CalendarDay>()
            .OrderBy(day => day.Day)
            .ThenBy(day => day.Id, StringComparer.Ordinal);

    private static bool IsMeeting(EventRow row) => (row.Content ?? row.Type) == "consult";

    private static CalendarDay? DayOf(
        OccurrenceRow row,
        IReadOnlyDictionary<string, string?> published
    ) =>
        Parse(row.When) is not { } day
            ? null
            : new CalendarDay(
                row.Id,
                day,
                Parse(published.GetValueOrDefault(row.Event.Report)) ?? day,
                $"{EventWords.Parties(row.Event)} (announced)",
                $"{Snippet.Of(row.Event.Words, [])}\n{EventWords.TypeOf(row.Event)}, {row.Event.Modality}; {row.Event.Report}; machine-read, unchecked",
                row.Event.Place,
                IsCancelled: false
            );

    private static DateOnly? Parse(string? iso) =>
        iso is { Length: >= 10 }
        && DateOnly.TryParseExact(
            iso.AsSpan(0, 10),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? day
            : null;
}
