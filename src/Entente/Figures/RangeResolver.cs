using System.Globalization;

namespace Entente.Figures;

/// <summary>Finds both ends of ranges, and writes them as <c>(begin,end,length)</c>.</summary>
internal readonly struct RangeResolver(MomentResolver moments)
{
    private const int MostTurns = 4;
    private const int HalfDay = 12;

    /// <summary>"from March to May": the value keeps open what the words leave open.</summary>
    public Answer Between(Moment moment, ReadingContext context, int depth)
    {
        Answer from = moments.Part(moment.From!, context, depth);
        Answer to = moments.Part(moment.To!, context, depth);
        if (BesideNow(moment, context, depth) is { } today)
        {
            return today;
        }

        DateTime? begin = Moved(from, moment.From!);
        DateTime? end = Moved(to, moment.To!);
        bool isWeekday = to.Said.StartsWith("XXXX-W", StringComparison.Ordinal);
        if (end < begin && !to.Said.StartsWith('X') && to.Precision < TemporalPrecision.PartOfDay)
        {
            return Answer.Without("");
        }

        for (
            int i = 0;
            i < MostTurns
                && begin is { } first
                && end is { } last
                && last < first
                && to.Said.StartsWith('X');
            i++
        )
        {
            end = TimeLine.Add(last, isWeekday ? 7 : 1, isWeekday ? TimeUnit.Day : TimeUnit.Year);
        }

        // What is told as past is over: then the days are known.
        bool isOpen = context.Tense >= 0;
        bool isTailSaid =
            isOpen && to.Said.StartsWith('X') && (from.Said.StartsWith('X') || !isWeekday);
        string head =
            isOpen && from.Said.StartsWith('X') && moment.From!.Which is null
                ? Edge(from, from.Said, begin, moment.From!)
                : Edge(from, from.Value, begin, moment.From!);
        string tail = isTailSaid
            ? Edge(to, to.Said, Moved(to, moment.To!), moment.To!)
            : Edge(to, to.Value, end, moment.To!);
        string length = Length(from, to, begin, end, moment);
        return new Answer(
            $"({head},{tail},{length})",
            begin,
            EndOf(to, end),
            TemporalPrecision.Range,
            from.Anchor == TemporalAnchor.Missing ? from.Anchor : to.Anchor
        );
    }

    // "between now and eight o'clock": the time is one of today.
    private Answer? BesideNow(Moment moment, ReadingContext context, int depth)
    {
        bool isNowFirst = moment.From!.Vague.Length > 0;
        Moment other = isNowFirst ? moment.To! : moment.From!;
        if (
            context.Reference is not { } now
            || (isNowFirst ? moment.From! : moment.To!).Vague.Length == 0
            || other is not { Clock: { } clock, Weekday: null, Month: null, Day: null, In: null }
            || other is not { Unit: null, Length: null, Festival.Length: 0 }
        )
        {
            return null;
        }

        TimeSpan time = new(clock.Hour, clock.Minute ?? 0, clock.Second ?? 0);
        if (isNowFirst && !clock.IsCertain && time < now.TimeOfDay && clock.Hour < HalfDay)
        {
            clock = clock with { Hour = clock.Hour + HalfDay };
        }

        Answer said = moments.Part(
            other with
            {
                Unit = TimeUnit.Day,
                Clock = clock,
            },
            context,
            depth
        );
        if (said.Begin is not { } at || (isNowFirst ? at < now : at > now))
        {
            return null;
        }

        string length = Time(isNowFirst ? at - now : now - at);
        return new Answer(
            isNowFirst
                ? $"(PRESENT_REF,{said.Value},{length})"
                : $"({said.Value},PRESENT_REF,{length})",
            isNowFirst ? now : at,
            isNowFirst ? at : now,
            TemporalPrecision.Range,
            TemporalAnchor.Reference
        );
    }

    /// <summary>"the last three months", "two weeks starting May 20".</summary>
    public Answer Stretch(Moment moment, ReadingContext context, int depth)
    {
        TimeLength length = moment.Length!;
        // "over the next 15 years money was poured": told as past it counts from nobody knows when.
        bool isGone =
            moment is { Direction: > 0, From: null, In: null }
            && context is { Tense: < 0, StoryYear: not null };
        if (!length.IsCounted || isGone)
        {
            return Answer.Without(length.ToString());
        }

        if (moment.In is { } frame)
        {
            return Within(moments.Part(frame, context, depth), length, moment.Direction);
        }

        Answer? start = moment.From is { } from ? moments.Part(from, context, depth) : null;
        bool isClock = length.Smallest < TimeUnit.Day;
        if (moment.From?.Clock is { } clock)
        {
            return FromClock(start!.Value, clock, length);
        }

        if ((start is { } given ? given.Begin : context.Reference) is not { } now)
        {
            return Answer.Without(length.ToString(), TemporalAnchor.Missing);
        }

        if (!isClock)
        {
            now = now.Date;
        }

        // The next days begin tomorrow; whole quarters and years begin with their first day.
        if (moment.Direction < 0 && length.Smallest == TimeUnit.Quarter)
        {
            now = TimeLine.Day(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1) ?? now;
        }

        DateTime? begin =
            moment.Direction < 0 ? TimeLine.Add(now, length, -1)
            : isClock || start is not null ? now
            : length.Smallest == TimeUnit.Quarter
                ? TimeLine.Day(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1)?.AddMonths(3)
            : now.AddDays(1);
        DateTime? end =
            moment.Direction < 0 ? now
            : begin is { } first ? TimeLine.Add(first, length, 1)
            : null;
        return begin is { } b && end is { } e
            ? new Answer(
                $"({Iso(b, isClock)},{Iso(e, isClock)},{length})",
                b,
                e,
                TemporalPrecision.Range,
                start?.Anchor ?? TemporalAnchor.Reference
            )
            : Answer.Without(length.ToString());
    }

    private static Answer FromClock(Answer start, ClockTime clock, TimeLength length)
    {
        DateTime day =
            start.Begin?.Date ?? new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        DateTime from = day.AddHours(clock.Hour)
            .AddMinutes(clock.Minute ?? 0)
            .AddSeconds(clock.Second ?? 0);
        if (TimeLine.Add(from, length, 1) is not { } to)
        {
            return Answer.Without(length.ToString());
        }

        string date = start.Value[
            ..Math.Max(start.Value.IndexOf('T', StringComparison.Ordinal), 0)
        ];
        string end = to.ToString("'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return new Answer(
            $"({date}{TimeLine.Iso(clock)},{date}{end},{length})",
            start.Begin,
            start.Begin is null ? null : to,
            TemporalPrecision.Range,
            start.Anchor
        );
    }

    private static Answer Within(Answer frame, TimeLength length, int direction)
    {
        if (frame is not { Begin: { } first, End: { } last })
        {
            return Answer.Without(length.ToString(), frame.Anchor);
        }

        // Weeks of a year are whole weeks, from the first Monday on.
        if (length.Smallest == TimeUnit.Week && direction > 0)
        {
            first = TimeLine.Weekday(first) == 1 ? first : TimeLine.Monday(first).AddDays(7);
        }

        DateTime? begin = direction > 0 ? first : TimeLine.Add(last, length, -1);
        DateTime? end = direction > 0 ? TimeLine.Add(first, length, 1) : last;
        return begin is { } b && end is { } e
            ? new Answer(
                $"({Iso(b, false)},{Iso(e, false)},{length})",
                b,
                e,
                TemporalPrecision.Range,
                frame.Anchor
            )
            : Answer.Without(length.ToString(), frame.Anchor);
    }

    private static DateTime? EndOf(Answer to, DateTime? begin) =>
        to is { Begin: { } own, End: { } end } && begin is { } moved ? moved + (end - own) : begin;

    // "until the end of June" ends with July, "from mid-May" begins in its middle.
    private static DateTime? Moved(Answer edge, Moment moment) =>
        edge is { Precision: TemporalPrecision.Month, Begin: { } month }
            ? moment.Modifier switch
            {
                "MID" => month.AddDays(15),
                "END" => TimeLine.Add(month, 1, TimeUnit.Month),
                _ => month,
            }
            : edge.Begin;

    // A year or a month as the end of a range is its first day.
    private static string Edge(Answer edge, string value, DateTime? begin, Moment moment)
    {
        if (moment.HasTime || moment.Vague.Length > 0)
        {
            return moment.Vague.Length > 0 && begin is { } now ? Answer.Iso(now) : value;
        }

        if (
            edge.Precision == TemporalPrecision.Month
            && moment.Modifier.Length > 0
            && begin is { } month
        )
        {
            return (value.StartsWith('X') ? "XXXX" : Answer.Iso(month)[..4])
                + Answer.Iso(month)[4..];
        }

        if (value.StartsWith('X'))
        {
            return edge.Precision == TemporalPrecision.Month || value.Length == 7
                ? $"{value}-01"
                : value;
        }

        return begin is { } day ? Answer.Iso(day) : value;
    }

    private static string Length(
        Answer from,
        Answer to,
        DateTime? begin,
        DateTime? end,
        Moment moment
    )
    {
        if (begin is not { } first || end is not { } last)
        {
            return moment.From!.Clock is { } start && moment.To!.Clock is { } stop
                ? Clocks(start, stop)
                : "PXD";
        }

        if (moment.From!.Clock is not null || moment.To!.Clock is not null)
        {
            return Time(last < first ? last - first + TimeSpan.FromDays(1) : last - first);
        }

        int months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return (from.Precision, to.Precision) switch
        {
            (<= TemporalPrecision.Year, <= TemporalPrecision.Year)
                when from.Precision != TemporalPrecision.None
                    && to.Precision != TemporalPrecision.None => string.Create(
                CultureInfo.InvariantCulture,
                $"P{last.Year - first.Year}Y"
            ),
            (<= TemporalPrecision.Month, <= TemporalPrecision.Month)
                when from.Precision != TemporalPrecision.None
                    && to.Precision != TemporalPrecision.None => string.Create(
                CultureInfo.InvariantCulture,
                $"P{months}M"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"P{(last.Date - first.Date).Days}D"),
        };
    }

    private static string Clocks(ClockTime start, ClockTime stop)
    {
        int minutes =
            ((stop.Hour * 60) + (stop.Minute ?? 0)) - ((start.Hour * 60) + (start.Minute ?? 0));
        return Time(TimeSpan.FromMinutes(minutes <= 0 ? minutes + (24 * 60) : minutes));
    }

    private static string Time(TimeSpan span)
    {
        int hours = (int)span.TotalHours;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"PT{(hours != 0 ? $"{hours}H" : "")}{(span.Minutes != 0 || hours == 0 ? $"{span.Minutes}M" : "")}"
        );
    }

    private static string Iso(DateTime moment, bool isClock) =>
        moment.ToString(
            isClock ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );
}
