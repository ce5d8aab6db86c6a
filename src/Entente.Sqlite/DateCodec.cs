using System.Globalization;

namespace Entente.Sqlite;

/// <summary>Writes a <see cref="NewsDate"/> with all it holds: <c>2024-05-17</c>, <c>2024-05-17T16:57:08+05:30</c>.</summary>
/// <remarks>Unlike what a list prints, seconds and a zone without a time are kept: what is read is what was written.</remarks>
internal static class DateCodec
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm:ss.FFFFFFF";
    private static readonly string[] s_offsetFormats = ["hh\\:mm", "hh\\:mm\\:ss\\.fffffff"];

    public static string Write(NewsDate date)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string time = date.Time is { } t ? 'T' + t.ToString(TimeFormat, invariant) : "";
        string zone = "";
        if (date.Offset is { } offset)
        {
            string format = s_offsetFormats[offset.Ticks % TimeSpan.TicksPerMinute == 0 ? 0 : 1];
            zone = (offset < TimeSpan.Zero ? '-' : '+') + offset.ToString(format, invariant);
        }

        return date.Day.ToString(DayFormat, invariant) + time + zone;
    }

    /// <summary>The date that was written; <see langword="null"/> when it is none.</summary>
    public static NewsDate? Read(ReadOnlySpan<char> text)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (IsoDay.Leading(text) is not { } day)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text[DayFormat.Length..];
        int sign = rest.IndexOfAny('+', '-');
        TimeSpan? offset = null;
        if (sign >= 0)
        {
            TimeSpanStyles negative =
                rest[sign] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None;
            if (
                !TimeSpan.TryParseExact(
                    rest[(sign + 1)..],
                    s_offsetFormats,
                    invariant,
                    negative,
                    out TimeSpan zone
                )
            )
            {
                return null;
            }

            offset = zone;
            rest = rest[..sign];
        }

        if (rest.IsEmpty)
        {
            return new NewsDate(day, Time: null, offset);
        }

        return
            rest[0] == 'T'
            && TimeOnly.TryParseExact(
                rest[1..],
                TimeFormat,
                invariant,
                DateTimeStyles.None,
                out TimeOnly time
            )
            ? new NewsDate(day, time, offset)
            : null;
    }
}
