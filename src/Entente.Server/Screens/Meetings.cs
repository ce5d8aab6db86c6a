using Entente.Desk;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>The announced meetings of a screen.</summary>
internal static class Meetings
{
    /// <summary>The announced meetings among some events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="reports">The reports that tell them.</param>
    public static Task<IEnumerable<CalendarDay>> In(
        IEnumerable<OccurrenceRow> events,
        IEnumerable<ReportRow> reports
    ) =>
        Task.FromResult(
            new AnnouncedMeetings(
                [.. events],
                reports.ToDictionary(
                    report => report.Id,
                    report => report.Date,
                    StringComparer.Ordinal
                )
            ).Days()
        );
}
