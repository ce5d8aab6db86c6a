using System.Globalization;
using System.Text;

namespace Entente.Export;

/// <summary>Writes days as iCalendar (RFC 5545): lines of at most 75 bytes, in UTF-8.</summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    /// <summary>Writes a calendar.</summary>
    public static void Write(TextWriter output, IEnumerable<CalendarDay> days)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(days);
        Line(output, "BEGIN:VCALENDAR");
        Line(output, "VERSION:2.0");
        Line(output, "PRODID:-//Entente//Announced meetings//EN");
        Line(output, "CALSCALE:GREGORIAN");
        Line(output, "METHOD:PUBLISH");
        foreach (CalendarDay day in days)
        {
            Line(output, "BEGIN:VEVENT");
            Line(output, $"UID:{day.Id}@entente");
            Line(output, $"DTSTAMP:{Day(day.Told)}T000000Z");
            Line(output, $"DTSTART;VALUE=DATE:{Day(day.Day)}");
            Line(output, $"DTEND;VALUE=DATE:{Day(day.Day.AddDays(1))}");
            Line(output, $"SEQUENCE:{(day.IsCancelled ? 1 : 0)}");
            Line(output, $"STATUS:{(day.IsCancelled ? "CANCELLED" : "TENTATIVE")}");
            Line(output, $"SUMMARY:{Escaped(day.Summary)}");
            Line(output, $"DESCRIPTION:{Escaped(day.Description)}");
            if (day.Place is not null)
            {
                Line(output, $"LOCATION:{Escaped(day.Place)}");
            }

            Line(output, "TRANSP:TRANSPARENT");
            Line(output, "END:VEVENT");
        }

        Line(output, "END:VCALENDAR");
    }

    private static string Day(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text)
    {
        StringBuilder value = new(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' or ';' or ',' => value.Append('\\').Append(c),
                '\n' => value.Append("\\n"),
                _ => value.Append(char.IsControl(c) ? ' ' : c),
            };
        }

        return value.ToString();
    }

    /// <summary>Writes a line, folded where it is too long; no character is cut in two.</summary>
    private static void Line(TextWriter output, string line)
    {
        int bytes = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                output.Write("\r\n ");
                bytes = 1;
            }

            output.Write(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        output.Write("\r\n");
    }
}

/// <summary>Something that is announced for a day.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Day">The day.</param>
/// <param name="Told">The day of the report that tells it as it stands here.</param>
/// <param name="Summary">What it is, in a line.</param>
/// <param name="Description">The words that tell it.</param>
/// <param name="Place">Where; <see langword="null"/> when no report says.</param>
/// <param name="IsCancelled">Whether a later report tells that it was called off.</param>
public sealed record CalendarDay(
    string Id,
    DateOnly Day,
    DateOnly Told,
    string Summary,
    string Description,
    string? Place,
    bool IsCancelled
);
