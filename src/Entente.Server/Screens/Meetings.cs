using System.Text;
using Entente.Desk;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>The announced meetings of a screen, for a calendar.</summary>
internal static class Meetings
{
    /// <summary>Writes the announced meetings among some events as iCalendar.</summary>
    /// <param name="events">The events.</param>
    /// <param name="reports">The reports that tell them.</param>
    public static byte[] Calendar(IEnumerable<OccurrenceRow> events, IEnumerable<ReportRow> reports)
    {
        AnnouncedMeetings meetings = new(
            [.. events],
            reports.ToDictionary(report => report.Id, report => report.Date, StringComparer.Ordinal)
        );
        using StringWriter text = new();
        CalendarFile.Write(text, meetings.Days());
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
