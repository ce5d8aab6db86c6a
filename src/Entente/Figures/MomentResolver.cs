using System.Globalization;

namespace Entente.Figures;

/// <summary>Makes days of moments: the arithmetic behind the rules.</summary>
/// <remarks>Any moment in, no exception: what cannot be computed stays open.</remarks>
internal sealed class MomentResolver(Festivals festivals)
{
    private const int Deepest = 8;
    private readonly CalendarResolver _calendar = new(festivals);

    /// <summary>What <paramref name="moment"/> means in its context.</summary>
    public Answer Resolve(Moment moment, ReadingContext context) =>
        Resolve(moment, context, depth: 0);

    private Answer Resolve(Moment moment, ReadingContext context, int depth)
    {
        if (depth > Deepest)
        {
            return Answer.Without("");
        }

        if (moment.Vague.Length > 0)
        {
            return Answer.Without(moment.Vague) with
            {
                Begin = moment.Vague == "PRESENT_REF" ? context.Reference : null,
            };
        }

        if (moment.IsSet)
        {
            return SetOf(moment);
        }

        if (moment.IsDuration)
        {
            return Answer.Without(moment.Length!.ToString());
        }

        Answer answer =
            moment.To is not null ? new RangeResolver(this).Between(moment, context, depth)
            : moment.IsStretch ? new RangeResolver(this).Stretch(moment, context, depth)
            : moment.Length is { } length ? Gone(moment, length, context, depth)
            : Plain(moment, context, depth);
        return moment.Clock is { } clock ? Timed(answer, moment, context).At(clock)
            : moment.Part.Length > 0 ? Timed(answer, moment, context).At(moment.Part)
            : answer;
    }

    /// <summary>What a part of a moment means.</summary>
    internal Answer Part(Moment moment, ReadingContext context, int depth) =>
        Resolve(moment, context, depth + 1);

    private Answer Plain(Moment moment, ReadingContext context, int depth)
    {
        Answer? frame = moment.In is { } outer ? Resolve(outer, context, depth + 1) : null;
        bool isCalendar =
            moment.Year is not null
            || moment.Month is not null
            || moment.Day is not null
            || moment.Weekday is not null
            || moment.Week is not null
            || moment.Quarter is not null
            || moment.Half is not null
            || moment.Decade is not null
            || moment.Century is not null
            || moment.Season.Length > 0
            || moment.Festival.Length > 0;
        return moment.Unit == TimeUnit.Weekend && frame is { } festival ? WeekendAround(festival)
            : moment.Unit is { } unit ? Shifted(moment, unit, context)
            : isCalendar ? _calendar.Find(moment, frame, context)
            : frame ?? Answer.Without("");
    }

    // A time on a day that the words name but do not date ("Friday at 4") may be any: it stays open unless it is past.
    private static Answer Timed(Answer answer, Moment moment, ReadingContext context) =>
        answer.Said.StartsWith('X') && context.Tense >= 0 && moment.Which is null
            ? answer with
            {
                Value = answer.Said,
            }
            : answer;

    private static Answer Shifted(Moment moment, TimeUnit unit, ReadingContext context)
    {
        DateTime? from =
            moment.IsFromStory && unit != TimeUnit.Weekend
                ? context.Told ?? context.Reference
                : context.Reference;

        // "Not since 1814 … on the same day": no day of that year is told.
        bool isOfUnknownDay = moment.IsFromStory && unit == TimeUnit.Day && !context.IsToldByDay;
        if (
            from is not { } now
            || isOfUnknownDay
            || IsLaterThanUnknown(moment, moment.Shift, context)
        )
        {
            return Answer.Without(
                unit switch
                {
                    TimeUnit.Day => "XXXX-XX-XX",
                    TimeUnit.Week or TimeUnit.Weekend => "XXXX-WXX",
                    TimeUnit.Month => "XXXX-XX",
                    _ => "XXXX",
                },
                TemporalAnchor.Missing
            );
        }

        // On a working day "the weekend" of which something is told is the last one.
        int shift =
            moment.IsFromStory
            && unit == TimeUnit.Weekend
            && context.Tense < 0
            && TimeLine.Weekday(now) < 6
                ? -1
                : moment.Shift;
        if (
            TimeLine.Add(now, shift, unit == TimeUnit.Weekend ? TimeUnit.Week : unit) is not { } day
        )
        {
            return Answer.Without("XXXX");
        }

        Answer answer = StretchOf(day, unit);
        if (moment.YearKind.Length > 0)
        {
            string value = moment.YearKind + answer.Value;
            answer = answer with { Value = value, Said = value };
        }

        return moment.IsFromStory && context.Told is not null && unit != TimeUnit.Weekend
            ? answer with
            {
                Anchor = TemporalAnchor.Story,
            }
            : answer;
    }

    // What was later than something past is not later than today.
    private static bool IsLaterThanUnknown(Moment moment, int direction, ReadingContext context) =>
        moment.IsFromStory
        && moment.From is null
        && context.Told is null
        && direction > 0
        && (context.Tense < 0 || (context.Tense == 0 && context.IsPresent));

    // The week, month … in which a day lies.
    private static Answer StretchOf(DateTime day, TimeUnit unit)
    {
        int quarter = (day.Month + 2) / 3;
        int half = (day.Month + 5) / 6;
        return unit switch
        {
            TimeUnit.Day => Answer.Day(day.Date, TemporalAnchor.Reference),
            TimeUnit.Week => CalendarResolver.OfWeek(
                TimeLine.Monday(day),
                TemporalAnchor.Reference
            ),
            TimeUnit.Weekend => Weekend(day),
            TimeUnit.Month => Part(day.Year, day.Month, 1, $"-{day:MM}") with
            {
                Precision = TemporalPrecision.Month,
            },
            TimeUnit.Quarter => Part(day.Year, (quarter * 3) - 2, 3, $"-Q{quarter}"),
            TimeUnit.Half => Part(day.Year, (half * 6) - 5, 6, $"-H{half}"),
            TimeUnit.Decade => Years(day.Year / 10 * 10, 10, TemporalPrecision.Decade, 3),
            TimeUnit.Century => Years(day.Year / 100 * 100, 100, TemporalPrecision.Century, 2),
            TimeUnit.Year => Years(day.Year, 1, TemporalPrecision.Year, 4),
            _ => Answer
                .Day(day.Date, TemporalAnchor.Reference)
                .At(new ClockTime(day.Hour, unit == TimeUnit.Hour ? null : day.Minute)),
        };
    }

    // The weekend that goes with a festival: the one before its Monday or Tuesday, else the one of its week.
    private static Answer WeekendAround(Answer festival) =>
        festival.Begin is { } day
            ? Weekend(TimeLine.Weekday(day) <= 2 ? day.AddDays(-3) : day) with
            {
                Anchor = festival.Anchor,
            }
            : Answer.Without("XXXX-WXX-WE", festival.Anchor);

    private static Answer Weekend(DateTime day)
    {
        DateTime saturday = TimeLine.Monday(day).AddDays(5);
        return new Answer(
            $"{TimeLine.IsoWeek(day)}-WE",
            saturday,
            saturday.AddDays(2),
            TemporalPrecision.Week,
            TemporalAnchor.Reference
        );
    }

    private static Answer Part(int year, int month, int months, string tail)
    {
        DateTime begin = new(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new Answer(
            begin.ToString("yyyy", CultureInfo.InvariantCulture) + tail,
            begin,
            begin.AddMonths(months),
            TemporalPrecision.PartOfYear,
            TemporalAnchor.Reference
        );
    }

    private static Answer Years(int first, int count, TemporalPrecision precision, int digits) =>
        new(
            first.ToString("0000", CultureInfo.InvariantCulture)[..digits],
            TimeLine.Day(Math.Max(first, 1), 1, 1),
            TimeLine.Day(first + count, 1, 1),
            precision,
            TemporalAnchor.Reference
        );

    // "two days ago", "eight days after 3 March": as exact as the unit.
    private Answer Gone(Moment moment, TimeLength length, ReadingContext context, int depth)
    {
        Answer? from = moment.From is { } said ? Resolve(said, context, depth + 1) : null;
        DateTime? start =
            from is { } given ? given.Begin
            : moment.IsFromStory ? context.Told ?? context.Reference
            : context.Reference;
        TemporalAnchor anchor =
            from?.Anchor
            ?? (
                moment.IsFromStory && context.Told is not null
                    ? TemporalAnchor.Story
                    : TemporalAnchor.Reference
            );
        if (start is not { } begin)
        {
            return Answer.Without(
                length.Smallest >= TimeUnit.Year ? "XXXX" : "XXXX-XX-XX",
                TemporalAnchor.Missing
            );
        }

        // "a year later" of something that nobody dated.
        if (IsLaterThanUnknown(moment, moment.Direction, context))
        {
            return Answer.Without(length.ToString(), TemporalAnchor.Missing);
        }

        if (!length.IsCounted)
        {
            return Answer.Without(moment.Direction < 0 ? "PAST_REF" : "FUTURE_REF", anchor);
        }

        if (TimeLine.Add(begin, length, moment.Direction) is not { } end)
        {
            return Answer.Without("XXXX", anchor);
        }

        return Exact(end, length.Smallest, from, anchor);
    }

    // A moment as exact as the unit that it was counted in.
    private static Answer Exact(DateTime end, TimeUnit unit, Answer? from, TemporalAnchor anchor)
    {
        Answer day = Answer.Day(end.Date, anchor);
        return unit switch
        {
            < TimeUnit.Day => day.At(new ClockTime(end.Hour, end.Minute, end.Second)),
            TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Half when from is null => day with
            {
                Value = day.Value[..7],
                Said = day.Value[..7],
                Begin = new DateTime(end.Year, end.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
                End = TimeLine.Add(
                    new DateTime(end.Year, end.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
                    1,
                    TimeUnit.Month
                ),
                Precision = TemporalPrecision.Month,
            },
            >= TimeUnit.Year when from is null || from.Value.Precision <= TemporalPrecision.Year =>
                Years(end.Year, 1, TemporalPrecision.Year, 4) with
                {
                    Anchor = anchor,
                },
            _ => day,
        };
    }

    private static Answer SetOf(Moment moment)
    {
        string time =
            moment.Clock is { } clock ? TimeLine.Iso(clock)
            : moment.Part.Length > 0 ? $"T{moment.Part}"
            : "";
        string value =
            moment.Length is { } length
                ? (time.Length > 0 && length.ToString() == "P1D" ? "" : length.ToString())
            : moment.Weekday is { } weekday
                ? string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}")
            : moment is { Month: { } month, Day: { } day }
                ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}")
            : moment.Month is { } only
                ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{only:00}")
            : moment.Season.Length > 0 ? $"XXXX-{moment.Season}"
            : moment.Unit is TimeUnit.Day || time.Length > 0 ? ""
            : "P1Y";
        return Answer.Without(value + time);
    }
}
