using System.Globalization;

namespace Entente.Figures;

/// <summary>Finds the days of what stands in a calendar.</summary>
internal sealed class CalendarResolver(Festivals festivals)
{
    // A day of a month without a year is the nearest one; one told of as past may lie a little ahead, as misprints and plans do.
    private const int NearDays = 183;
    private const int WeekDays = 7;
    private const int FollowingOne = 11;
    private const int BesideDays = 14;
    private const int MostBetweenLeapYears = 8;

    /// <summary>The days of <paramref name="moment"/>, whose stretch <see cref="Moment.In"/> is <paramref name="frame"/>.</summary>
    public Answer Find(Moment moment, Answer? frame, ReadingContext context)
    {
        // "the following autumn", "the previous Tuesday" are counted from what was told of, unless that lies beside today itself.
        if (
            context.Told is { } told
            && Math.Abs(moment.Which ?? 0) == FollowingOne
            && (context.Reference ?? told) is var today
            && Math.Abs((told - today).TotalDays) > BesideDays
            && told < today.AddYears(1)
        )
        {
            Answer counted = Find(moment, frame, new ReadingContext(told, null, null, 0));
            return counted with { Anchor = TemporalAnchor.Story };
        }

        if (moment.Festival.Length > 0)
        {
            return Festival(moment, frame, context);
        }

        if (moment is { Century: { } old, YearKind.Length: > 0 })
        {
            return Answer.Without($"{moment.YearKind}{N(old - 1, 2)}");
        }

        if (moment.Century is { } century)
        {
            return Years((century - 1) * 100, 100, N(century - 1, 2), TemporalPrecision.Century);
        }

        if (moment.Decade is { } decade)
        {
            return Years(decade, 10, N(decade / 10, 3), TemporalPrecision.Decade);
        }

        return moment.Week is { } week ? Week(moment, week, frame, context)
            : moment.Day is { } day && moment.Month is null
                ? DayOfMonth(moment, day, frame, context)
            : moment.Nth is not null && moment.Month is null
                ? OfYear(moment with { Month = frame?.Begin?.Month ?? 1 }, frame, context)
            : moment.Weekday is { } weekday && moment.Month is null
                ? Weekday(moment, weekday, frame, context)
            : OfYear(moment, frame, context);
    }

    private static Answer Years(int first, int count, string value, TemporalPrecision precision) =>
        new(
            value,
            TimeLine.Day(Math.Max(first, 1), 1, 1),
            TimeLine.Day(first + count, 1, 1),
            precision,
            TemporalAnchor.Stated
        );

    private Answer Festival(Moment moment, Answer? frame, ReadingContext context)
    {
        if (festivals.Only(moment.Festival) is { } only)
        {
            return Answer.Day(only, TemporalAnchor.Stated);
        }

        (int month, int day) = festivals.Fixed(moment.Festival);
        string said = month > 0 ? $"XXXX-{N(month, 2)}-{N(day, 2)}" : "XXXX-XX-XX";
        int? stated = moment.Year ?? YearOf(frame);
        int? year = stated ?? Nearest(moment, context, y => festivals.Find(moment.Festival, y));
        if (year is { } known && festivals.Find(moment.Festival, known) is { } found)
        {
            Answer answer = Answer.Day(found, AnchorOf(moment, frame, context));
            return stated is not null ? answer : answer with { Said = said };
        }

        return Answer.Without(said, TemporalAnchor.Missing);
    }

    private static Answer Week(Moment moment, int week, Answer? frame, ReadingContext context)
    {
        if (moment.IsWeekOfMonth)
        {
            return WeekOfMonth(moment, week, frame, context);
        }

        int? year = moment.Year ?? YearOf(frame) ?? context.Reference?.Year;
        if (year is { } known && week == -1)
        {
            week = ISOWeek.GetWeeksInYear(Math.Clamp(known, 1, 9998));
        }

        return year is { } of && TimeLine.Week(of, week) is { } monday
            ? OfWeek(monday, AnchorOf(moment, frame, context))
            : Answer.Without($"XXXX-W{N(week, 2)}", TemporalAnchor.Missing);
    }

    private static Answer WeekOfMonth(
        Moment moment,
        int week,
        Answer? frame,
        ReadingContext context
    )
    {
        int? month = moment.Month ?? frame?.Begin?.Month;
        int? year =
            moment.Year
            ?? (frame is { } given && !given.Said.StartsWith('X') ? given.Begin?.Year : null)
            ?? (
                month == context.Reference?.Month && moment.Month is null
                    ? context.Reference?.Year
                    : null
            );
        string value =
            $"{(year is { } known ? N(known, 4) : "XXXX")}-{(month is { } m ? N(m, 2) : "XX")}-W{N(week == -1 ? 5 : week, 2)}";
        DateTime? begin =
            year is { } y && month is { } of && week > 0
                ? TimeLine.Day(y, of, Math.Min(1 + ((week - 1) * 7), 28))
                : null;
        return new Answer(
            value,
            begin,
            begin is { } first ? TimeLine.Add(first, 7, TimeUnit.Day) : null,
            TemporalPrecision.Week,
            AnchorOf(moment, frame, context)
        );
    }

    /// <summary>The week of a Monday.</summary>
    public static Answer OfWeek(DateTime monday, TemporalAnchor anchor) =>
        new(
            TimeLine.IsoWeek(monday),
            monday,
            TimeLine.Add(monday, 1, TimeUnit.Week),
            TemporalPrecision.Week,
            anchor
        );

    // "the 21st", "the 21st of this month", "Tuesday the eleventh".
    private static Answer DayOfMonth(Moment moment, int day, Answer? frame, ReadingContext context)
    {
        string said = $"XXXX-XX-{(day > 0 ? N(day, 2) : "XX")}";
        if (frame?.Begin is { } of)
        {
            int last = DateTime.DaysInMonth(of.Year, of.Month);
            if (day == -1 && frame.Value.End is { } end)
            {
                return Answer.Day(end.AddDays(-1), frame.Value.Anchor);
            }

            return TimeLine.Day(of.Year, of.Month, Math.Min(day, last)) is { } found
                ? Answer.Day(found, frame.Value.Anchor)
                : Answer.Without(said);
        }

        DateTime? near =
            context.Told is { } told && context.StoryYear is not null ? told : context.Reference;
        if (near is not { } reference)
        {
            return Answer.Without(said, TemporalAnchor.Missing);
        }

        for (int step = 0; step <= 24; step++)
        {
            int months = context.Tense > 0 ? step : -step;
            DateTime month = TimeLine.Add(reference, months, TimeUnit.Month) ?? reference;
            if (
                TimeLine.Day(month.Year, month.Month, day) is { } found
                && (moment.Weekday is null || TimeLine.Weekday(found) == moment.Weekday)
                && (
                    moment.Weekday is not null
                    || step > 0
                    || (
                        context.Tense > 0
                            ? found >= reference.Date
                            : context.Tense == 0 || found <= reference.Date
                    )
                )
            )
            {
                Answer answer = Answer.Day(found, TemporalAnchor.Reference);
                return moment.Weekday is null ? answer with { Said = said } : answer;
            }
        }

        return Answer.Without(said);
    }

    private static Answer Weekday(Moment moment, int weekday, Answer? frame, ReadingContext context)
    {
        string said = $"XXXX-WXX-{N(weekday, 1)}";
        if (frame is { Begin: { } begin, Precision: TemporalPrecision.Week } week)
        {
            return Answer.Day(TimeLine.Monday(begin).AddDays(weekday - 1), week.Anchor);
        }

        if (context.Reference is not { } reference)
        {
            return Answer.Without(said, TemporalAnchor.Missing);
        }

        DateTime monday = TimeLine.Monday(reference);
        int back = (TimeLine.Weekday(reference) - weekday + 7) % 7;
        int ahead = (weekday - TimeLine.Weekday(reference) + 7) % 7;
        DateTime day = moment.Which switch
        {
            0 => monday.AddDays(weekday - 1),
            >= 10 => reference.Date.AddDays(ahead == 0 ? 7 : ahead),
            > 0 => monday.AddDays((moment.Which.Value * 7) + weekday - 1),
            <= -10 => monday.AddDays(weekday - 8),
            < 0 => reference.Date.AddDays(back == 0 ? -7 : -back),
            _ => reference.Date.AddDays(context.Tense > 0 ? ahead : -back),
        };
        Answer answer = Answer.Day(day, TemporalAnchor.Reference);
        return moment.Which is null ? answer with { Said = said } : answer;
    }

    // Months, seasons, quarters and halves, with or without a day and a year.
    private static Answer OfYear(Moment moment, Answer? frame, ReadingContext context)
    {
        int? stated = moment.Year ?? YearOf(frame);
        if (stated is < 1)
        {
            return Answer.Without($"BC{N(-stated.Value, 4)}");
        }

        int? year = stated ?? Nearest(moment, context, y => Begin(moment, y));
        string tail = Tail(moment);
        string said = $"{moment.YearKind}{(stated is { } own ? N(own, 4) : "XXXX")}{tail}";
        if (stated is null && moment.Season.Length > 0 && context.Reference is null)
        {
            said = moment.Season;
        }

        // "Winters are cold", "in summer it is hot": no summer of a year.
        bool isAny =
            stated is null
            && context.IsPresent
            && moment is { Which: null, Season.Length: > 0 }
            && frame is null;
        if (year is not { } known || isAny)
        {
            return Answer.Without(said, TemporalAnchor.Missing);
        }

        DateTime? begin = Begin(moment, known);
        if (begin is null && moment is { Month: not null, Day: not null })
        {
            // "30 February", "29 February 2019": no day of any calendar.
            return Answer.Without(said, TemporalAnchor.Missing);
        }

        if (moment.Nth is not null && begin is { } counted)
        {
            return Answer.Day(
                counted,
                stated is not null ? TemporalAnchor.Stated : TemporalAnchor.Reference
            );
        }

        (decimal count, TimeUnit unit, TemporalPrecision precision) = LengthOf(moment);
        return new Answer(
            $"{moment.YearKind}{N(known, 4)}{tail}",
            begin,
            begin is { } first ? TimeLine.Add(first, count, unit) : null,
            precision,
            stated is not null && frame is null
                ? TemporalAnchor.Stated
                : AnchorOf(moment, frame, context)
        )
        {
            Said =
                stated is not null && moment.Which is null
                    ? $"{moment.YearKind}{N(known, 4)}{tail}"
                    : said,
        };
    }

    private static (decimal Count, TimeUnit Unit, TemporalPrecision Precision) LengthOf(
        Moment moment
    ) =>
        moment switch
        {
            { Day: not null } => (1, TimeUnit.Day, TemporalPrecision.Day),
            { Month: not null } => (1, TimeUnit.Month, TemporalPrecision.Month),
            { Quarter: not null } or { Season.Length: > 0 } => (
                3m,
                TimeUnit.Month,
                TemporalPrecision.PartOfYear
            ),
            { Half: not null } => (6, TimeUnit.Month, TemporalPrecision.PartOfYear),
            _ => (1, TimeUnit.Year, TemporalPrecision.Year),
        };

    private static string Tail(Moment moment) =>
        moment switch
        {
            { Month: { } month, Day: { } day } => $"-{N(month, 2)}-{N(day, 2)}",
            { Month: { } month } => $"-{N(month, 2)}",
            { Quarter: { } quarter } => $"-Q{N(quarter, 1)}",
            { Half: { } half } => $"-H{N(half, 1)}",
            { Season.Length: > 0 } => $"-{moment.Season}",
            _ => "",
        };

    // The first day; seasons as the weather services count them.
    private static DateTime? Begin(Moment moment, int year) =>
        moment switch
        {
            { Month: { } month, Nth: { } nth, Weekday: { } weekday } => Festivals.Nth(
                year,
                month,
                weekday,
                nth,
                0
            ),
            { Month: { } month, Day: { } day } => TimeLine.Day(year, month, day),
            { Month: { } month } => TimeLine.Day(year, month, 1),
            { Quarter: { } quarter } => TimeLine.Day(year, ((quarter - 1) * 3) + 1, 1),
            { Half: { } half } => TimeLine.Day(year, ((half - 1) * 6) + 1, 1),
            { Season: "SP" } => TimeLine.Day(year, 3, 1),
            { Season: "SU" } => TimeLine.Day(year, 6, 1),
            { Season: "FA" } => TimeLine.Day(year, 9, 1),
            { Season: "WI" } => TimeLine.Day(year, 12, 1),
            _ => TimeLine.Day(year, 1, 1),
        };

    private static int? YearOf(Answer? frame) =>
        frame is { Begin: { } begin } && !frame.Value.Said.StartsWith('X') ? begin.Year : null;

    private static TemporalAnchor AnchorOf(Moment moment, Answer? frame, ReadingContext context) =>
        moment.Year is not null ? TemporalAnchor.Stated
        : frame is { } given ? given.Anchor
        : context.StoryYear is not null ? TemporalAnchor.Story
        : TemporalAnchor.Reference;

    // The year of something that returns each year.
    private static int? Nearest(Moment moment, ReadingContext context, Func<int, DateTime?> begin)
    {
        if (context.Reference is not { } reference)
        {
            return null;
        }

        if (moment.Which == 0)
        {
            return reference.Year;
        }

        DateTime now = reference.Date;
        if (
            moment.Which is null
            && context.StoryYear is { } told
            && !(context.IsPresent && (IsLong(moment) || context.Tense > 0))
            && !IsThisWeek(moment, begin(reference.Year), now)
        )
        {
            return told;
        }

        int direction = moment.Which ?? context.Tense;
        int year = reference.Year;
        if (begin(year) is not { } thisYear)
        {
            return LeapYear(begin, year, direction);
        }

        DateTime last = thisYear <= now ? thisYear : begin(year - 1) ?? thisYear;
        DateTime next = thisYear >= now ? thisYear : begin(year + 1) ?? thisYear;
        if (IsRunning(moment, thisYear, now))
        {
            return year + (moment.Which is { } which ? Math.Sign(which) : 0);
        }

        if (direction == 0 && moment.Day is not null)
        {
            direction = (now - last).TotalDays <= (next - now).TotalDays ? -1 : 1;
        }

        DateTime found = direction > 0 ? next : last;
        double ago = (now - last).TotalDays;
        double ahead = (next - now).TotalDays;
        bool isAtHand =
            moment is { Which: null, Day: not null } && ago > NearDays + 92 && ahead < 60
            || moment is { Which: null, Festival.Length: > 0 }
                && ago > NearDays
                && ahead <= BesideDays; // "warned in his Memorial Day address", the day before
        return direction < 0 && isAtHand ? next.Year : Begun(moment, found, year);
    }

    // "29 February": the nearest year that has one, where the sentence tells which way to look.
    private static int? LeapYear(Func<int, DateTime?> begin, int year, int direction)
    {
        for (int step = 1; direction != 0 && step <= MostBetweenLeapYears; step++)
        {
            if (begin(year + (Math.Sign(direction) * step)) is not null)
            {
                return year + (Math.Sign(direction) * step);
            }
        }

        return null;
    }

    // A day of this very week is no day of a year that was told of before.
    private static bool IsThisWeek(Moment moment, DateTime? day, DateTime now) =>
        !IsLong(moment) && day is { } near && Math.Abs((near - now).TotalDays) <= WeekDays;

    // What has begun by now is past: "in June" said in June.
    private static bool IsRunning(Moment moment, DateTime begin, DateTime now) =>
        IsLong(moment)
        && (
            moment.Month is { } month
                ? month == now.Month
                : moment.Quarter is not null
                    && begin <= now
                    && TimeLine.Add(begin, 1, TimeUnit.Quarter) > now
        );

    private static bool IsLong(Moment moment) =>
        moment is { Day: null, Festival.Length: 0, Nth: null };

    private static int Begun(Moment moment, DateTime found, int year) =>
        moment.Season.Length > 0 && Math.Abs(found.Year - year) > 1 ? year : found.Year;

    private static string N(int number, int digits) =>
        Math.Max(number, 0).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
