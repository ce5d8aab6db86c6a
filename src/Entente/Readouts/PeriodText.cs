using System.Globalization;

namespace Entente.Readouts;

/// <summary>Writes the time of a figure as a person reads it: ISO 8601, and its intervals as in EDTF: <c>2021-01/2021-11</c>, <c>2013/..</c>.</summary>
internal static class PeriodText
{
    /// <summary>The period; <see langword="null"/> when no day of it is known.</summary>
    public static string? Of(TemporalExpression time)
    {
        if (time.Type == TemporalType.Set)
        {
            return time.Value;
        }

        string? within = Within(time);
        return within is null
            ? null
            : time.Bound switch
            {
                TemporalBound.Since or TemporalBound.After => $"{within}/..",
                TemporalBound.Until or TemporalBound.Before => $"../{within}",
                _ => within,
            };
    }

    private static string? Within(TemporalExpression time)
    {
        if (time.Begin is not { } begin || time.End is not { } end || end <= begin)
        {
            return time.Begin is null ? null : Day(time.Begin.Value);
        }

        bool isMonths =
            begin is { Day: 1, TimeOfDay.Ticks: 0 } && end is { Day: 1, TimeOfDay.Ticks: 0 };
        DateTime last = end.AddTicks(-1);
        return isMonths && begin.Month == 1 && end.Month == 1 ? Interval(begin, last, "yyyy")
            : isMonths ? Interval(begin, last, "yyyy-MM")
            : Interval(begin, last, "yyyy-MM-dd");
    }

    private static string Interval(DateTime first, DateTime last, string format)
    {
        string from = first.ToString(format, CultureInfo.InvariantCulture);
        string to = last.ToString(format, CultureInfo.InvariantCulture);
        return from == to ? from : $"{from}/{to}";
    }

    private static string Day(DateTime moment) =>
        moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
