using System.Globalization;
using Entente.Data;

namespace Entente.Figures;

/// <summary>When festivals are: fixed days, weekdays of a month, days around Easter, and days of other calendars.</summary>
internal sealed class Festivals
{
    private readonly Dictionary<string, string> _rules = new(StringComparer.Ordinal);

    /// <summary>Reads <c>world/festivals.tsv</c>.</summary>
    public Festivals(DataTables tables)
    {
        Table table = tables.Read("world/festivals");
        int id = table.Column("festival");
        int rule = table.Column("rule");
        foreach (TableRow row in table.Rows)
        {
            if (!IsRule(row[rule]))
            {
                throw row.Bad($"expected the rule of a festival, found \"{row[rule]}\"");
            }

            _rules[row[id]] = row[rule];
        }
    }

    /// <summary>The day of a festival in a year; <see langword="null"/> when the year has none.</summary>
    public DateTime? Find(string festival, int year) =>
        _rules.TryGetValue(festival, out string? rule) && year is > 1 and < 9990
            ? Day(rule, year)
            : null;

    /// <summary>The month and day of a festival that is on the same day of each year; 0 when it moves.</summary>
    public (int Month, int Day) Fixed(string festival) =>
        _rules.TryGetValue(festival, out string? rule)
        && rule.Split(' ') is ["day", var month, var day]
            ? (Number(month), Number(day))
            : default;

    /// <summary>The day of what was once and is named by its day: "9/11"; <see langword="null"/> of what returns.</summary>
    public DateTime? Only(string festival) =>
        _rules.TryGetValue(festival, out string? rule)
        && rule.StartsWith("once ", StringComparison.Ordinal)
            ? Day(rule, year: 0)
            : null;

    // Only looked at: the calendars behind some rules are costly to wake, and most texts name no festival.
    private static bool IsRule(string rule)
    {
        string[] parts = rule.Split(' ');
        bool isKnown = parts[0] switch
        {
            "day" or "islamic" or "chinese" or "hebrew" => parts.Length == 3,
            "easter" or "orthodox-easter" or "advent" => parts.Length == 2,
            "weekday" => parts.Length is 4 or 5,
            "once" => parts.Length == 4,
            _ => false,
        };
        return isKnown
            && parts
                .Skip(1)
                .All(part =>
                    int.TryParse(
                        part,
                        NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out _
                    )
                );
    }

    private static DateTime? Day(string rule, int year) =>
        rule.Split(' ') switch
        {
            ["once", var once, var month, var day] => TimeLine.Day(
                Number(once),
                Number(month),
                Number(day)
            ),
            ["day", var month, var day] => TimeLine.Day(year, Number(month), Number(day)),
            ["easter", var days] => TimeLine.Add(Easter(year), Number(days), TimeUnit.Day),
            ["orthodox-easter", var days] => TimeLine.Add(
                OrthodoxEaster(year),
                Number(days),
                TimeUnit.Day
            ),
            ["weekday", var month, var weekday, var nth] => Nth(
                year,
                Number(month),
                Number(weekday),
                Number(nth),
                0
            ),
            ["weekday", var month, var weekday, var nth, var days] => Nth(
                year,
                Number(month),
                Number(weekday),
                Number(nth),
                Number(days)
            ),
            ["advent", var days] => Advent(year, Number(days)),
            ["islamic", var month, var day] => OfCalendar(
                Calendars.Islamic,
                year,
                Number(month),
                Number(day)
            ),
            ["chinese", var month, var day] => OfCalendar(
                Calendars.Chinese,
                year,
                Number(month),
                Number(day)
            ),
            ["hebrew", var month, var day] => OfCalendar(
                Calendars.Hebrew,
                year,
                Number(month),
                Number(day)
            ),
            _ => null,
        };

    /// <summary>The nth weekday of a month; -1 is the last.</summary>
    public static DateTime? Nth(int year, int month, int weekday, int nth, int days)
    {
        if (TimeLine.Day(year, month, 1) is null)
        {
            return null;
        }

        if (nth < 0)
        {
            DateTime last = TimeLine.Day(year, month, DateTime.DaysInMonth(year, month))!.Value;
            return last.AddDays(-((TimeLine.Weekday(last) - weekday + 7) % 7) + days);
        }

        DateTime first = TimeLine.Day(year, month, 1)!.Value;
        return first.AddDays(
            ((weekday - TimeLine.Weekday(first) + 7) % 7) + ((nth - 1) * 7) + days
        );
    }

    // The fourth Sunday before Christmas, and days from it.
    private static DateTime? Advent(int year, int days)
    {
        DateTime christmas = TimeLine.Day(year, 12, 25)!.Value;
        return christmas.AddDays(-TimeLine.Weekday(christmas) - 21 + days);
    }

    // J. Meeus, "Astronomical Algorithms", 1991, chapter 8.
    private static DateTime Easter(int year)
    {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int all = h + l - (7 * m) + 114;
        return new DateTime(year, all / 31, (all % 31) + 1, 0, 0, 0, DateTimeKind.Unspecified);
    }

    // The same chapter, Julian calendar, plus the days between the calendars.
    private static DateTime OrthodoxEaster(int year)
    {
        int d = ((19 * (year % 19)) + 15) % 30;
        int e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        int all = d + e + 114;
        int apart = (year / 100) - (year / 400) - 2;
        return new DateTime(
            year,
            all / 31,
            (all % 31) + 1,
            0,
            0,
            0,
            DateTimeKind.Unspecified
        ).AddDays(apart);
    }

    private static DateTime? OfCalendar(Calendar calendar, int year, int month, int day)
    {
        if (
            year <= calendar.MinSupportedDateTime.Year + 1
            || year >= calendar.MaxSupportedDateTime.Year
        )
        {
            return null;
        }

        DateTime january = new(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (int own = calendar.GetYear(january); own <= calendar.GetYear(january) + 1; own++)
        {
            int leap = calendar is ChineseLunisolarCalendar ? calendar.GetLeapMonth(own) : 0;
            int counted = leap > 0 && month >= leap ? month + 1 : month;
            if (
                counted <= calendar.GetMonthsInYear(own)
                && day <= calendar.GetDaysInMonth(own, counted)
                && calendar.ToDateTime(own, counted, day, 0, 0, 0, 0) is var found
                && found.Year == year
            )
            {
                return found;
            }
        }

        return null;
    }

    private static int Number(string digits) =>
        int.TryParse(
            digits,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out int number
        )
            ? number
            : 0;

    // Made when the first festival of such a calendar is met.
    private static class Calendars
    {
        public static UmAlQuraCalendar Islamic { get; } = new();

        public static ChineseLunisolarCalendar Chinese { get; } = new();

        public static HebrewCalendar Hebrew { get; } = new();
    }
}
