using System.Globalization;

namespace Entente.Figures;

/// <summary>Arithmetic of the calendar that never fails: what lies beyond the years 1 to 9999 is <see langword="null"/>.</summary>
internal static class TimeLine
{
    private const int LastYear = 9998;

    /// <summary>A day; <see langword="null"/> when there is none such.</summary>
    public static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;

    /// <summary>A moment so many units on; <see langword="null"/> when it lies beyond the calendar.</summary>
    public static DateTime? Add(DateTime from, decimal count, TimeUnit unit)
    {
        decimal months = unit switch
        {
            TimeUnit.Month => count,
            TimeUnit.Quarter => count * 3,
            TimeUnit.Half => count * 6,
            TimeUnit.Year => count * 12,
            TimeUnit.Decade => count * 120,
            TimeUnit.Century => count * 1200,
            TimeUnit.Millennium => count * 12000,
            _ => 0,
        };
        if (unit >= TimeUnit.Month)
        {
            decimal whole = decimal.Truncate(months);
            decimal all = (from.Year * 12m) + from.Month - 1 + whole;
            return all is < 12 or > (LastYear * 12m) + 11
                ? null
                : Add(
                    from.AddMonths((int)whole),
                    decimal.Truncate((months - whole) * 30),
                    TimeUnit.Day
                );
        }

        decimal seconds =
            count
            * unit switch
            {
                TimeUnit.Second => 1,
                TimeUnit.Minute => 60,
                TimeUnit.Hour => 3600,
                TimeUnit.Day => 86400,
                _ => 604800,
            };
        decimal ticks = from.Ticks + (seconds * TimeSpan.TicksPerSecond);
        return
            ticks < 0
            || ticks >= new DateTime(LastYear + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).Ticks
            ? null
            : new DateTime((long)ticks, DateTimeKind.Unspecified);
    }

    /// <summary>A moment so long before (-1) or behind (1) another.</summary>
    public static DateTime? Add(DateTime from, TimeLength length, int direction)
    {
        DateTime? at = from;
        foreach (TimeStep step in length.Steps)
        {
            at =
                at is { } known && step.Count is { } count
                    ? Add(known, count * direction, step.Unit)
                    : null;
        }

        return at;
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateTime Monday(DateTime day) =>
        Add(day.Date, 1 - Weekday(day), TimeUnit.Day) ?? day.Date;

    /// <summary>The day of the week, Monday 1 to Sunday 7.</summary>
    public static int Weekday(DateTime day) =>
        day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>A week as TIMEX3 writes it: <c>2016-W45</c>.</summary>
    public static string IsoWeek(DateTime day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}"
        );

    /// <summary>The Monday of a week of a year.</summary>
    public static DateTime? Week(int year, int week) =>
        year is >= 2 and < LastYear && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)
            : null;

    /// <summary>A time as it stands in a value: <c>T16:30</c>.</summary>
    public static string Iso(ClockTime clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"T{clock.Hour:00}{(clock.Minute is { } minute ? $":{minute:00}" : "")}{(clock.Second is { } second ? $":{second:00}" : "")}{clock.Zone}"
        );
}
