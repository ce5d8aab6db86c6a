namespace Entente.Figures;

/// <summary>Rules for times and parts of the day.</summary>
internal static class ClockRules
{
    private const int HalfDay = 12;

    /// <summary>"8:30 pm", "0730", "10 o'clock", "15:00 GMT".</summary>
    public static Moment? Clock(in RuleArguments words)
    {
        int? whole = words.Int(WordClass.HourMinute);
        if ((whole is { } digits ? digits / 100 : words.Int(WordClass.Hour)) is not { } hour)
        {
            return null;
        }

        // "at 6.45 percent" is no time.
        if (
            words.Lattice.Has(words.End, WordClass.Percent)
            || words.Lattice.Has(words.Start - 1, WordClass.Currency)
            || words.Lattice.Has(words.End, WordClass.Scale)
            // "roughly 1600 hours" are a length
            || (
                words.Of(WordClass.HourMinute) is { } four
                && words.Of(WordClass.Meridiem) is null
                && words.Lattice.EndsAt(four.Start, WordClass.Precision)
            )
        )
        {
            return null;
        }

        int? minute = whole is { } all ? all % 100 : words.Int(WordClass.Sixty);
        int? meridiem = words.Int(WordClass.Meridiem);
        if (
            hour > 24
            // "2024 PM Modi"
            || (whole is not null && hour > HalfDay && meridiem is not null)
            || (hour == 24 && minute is > 0)
            || (meridiem is not null && hour > HalfDay + 11)
        )
        {
            return null;
        }

        int full = meridiem is { } half && hour <= HalfDay ? (hour % HalfDay) + half : hour;
        return new Moment
        {
            Clock = new ClockTime(full % 24, minute, words.Int(WordClass.Sixty, 1))
            {
                IsCertain =
                    meridiem is not null || hour > HalfDay || hour == 0 || words.Constant == "24",
                // "-" is a zone that is named, but not by its distance from Greenwich.
                Zone = words.Text(WordClass.Zone) is "-" ? "" : words.Text(WordClass.Zone),
            },
        };
    }

    /// <summary>"half past eight", "ten to nine"; the constant is 1 behind the hour, -1 before it, or the minutes to add.</summary>
    public static Moment? Past(in RuleArguments words)
    {
        if (words.Int(WordClass.Hour) is not { } first)
        {
            return null;
        }

        // Of two numbers the first is the minutes, unless the language says the hour first: "sept heures moins dix".
        int? second = words.Int(WordClass.Hour, 1) ?? words.Int(WordClass.Sixty);
        bool isHourFirst = words.Constant is "2" or "-2";
        int hour = words.Int(WordClass.Hour, 1) is { } last && !isHourFirst ? last : first;
        int minutes = words.Sign switch
        {
            1 or -1 => words.Sign
                * (words.Int(WordClass.Hour, 1) is not null ? first : second ?? 0),
            2 or -2 => words.Sign / 2 * (second ?? 0),
            _ => words.Sign,
        };
        int all = (((hour * 60) + minutes) + (24 * 60)) % (24 * 60);
        int? meridiem = words.Int(WordClass.Meridiem);
        int fullHour = all / 60;
        return new Moment
        {
            Clock = new ClockTime(
                meridiem is { } half && fullHour <= HalfDay
                    ? (fullHour % HalfDay) + half
                    : fullHour,
                all % 60
            )
            {
                IsCertain = meridiem is not null || fullHour > HalfDay,
            },
        };
    }

    /// <summary>"noon", "midnight".</summary>
    public static Moment? Noon(in RuleArguments words) =>
        words.Int(WordClass.Noon) is { } hour
            ? new Moment { Clock = new ClockTime(hour) { IsCertain = true } }
            : null;

    /// <summary>"this morning", "Tuesday night": a part of a day, or of today when nothing else is said.</summary>
    public static Moment? Part(in RuleArguments words)
    {
        string part = words.Text(WordClass.Part) + words.Text(WordClass.Parts);
        if (words.Moment(0) is { } day)
        {
            return day.Clock is { } clock ? day with { Clock = InPart(clock, part) }
                : day.HasTime || day.Length is not null || day.Vague.Length > 0 || IsLong(day)
                    ? null
                : day with { Part = part };
        }

        int? which = words.Int(WordClass.Which) ?? words.Int(WordClass.Stretch);
        return words.Constant == "any"
            ? new Moment { Part = part }
            : new Moment
            {
                Unit = TimeUnit.Day,
                Shift = which is { } shift ? Math.Sign(shift) : words.Sign,
                IsFromStory = which is -11 or 11,
                Part = part,
            };
    }

    /// <summary>"Dienstagmorgen".</summary>
    public static Moment? WeekdayPart(in RuleArguments words) =>
        words.Text(WordClass.WeekdayPart).Split(' ') is [var day, var part]
        && int.TryParse(day, System.Globalization.CultureInfo.InvariantCulture, out int weekday)
            ? new Moment
            {
                Weekday = weekday,
                Part = part,
                Which = words.Int(WordClass.Which),
            }
            : null;

    /// <summary>"tonight": the constant is the part of today.</summary>
    public static Moment? TodayPart(in RuleArguments words) =>
        new Moment { Unit = TimeUnit.Day, Part = words.Constant };

    /// <summary>"anoche": the constant is the part of yesterday.</summary>
    public static Moment? LastPart(in RuleArguments words) =>
        new Moment
        {
            Unit = TimeUnit.Day,
            Shift = -1,
            Part = words.Constant,
        };

    /// <summary>"today pm".</summary>
    public static Moment? PartOfMeridiem(in RuleArguments words) =>
        words.Moment(0) is { HasTime: false, Length: null } day
        && !IsLong(day)
        && day.Vague.Length == 0
            ? day with
            {
                Part = words.Int(WordClass.Meridiem) == 0 ? "MO" : "AF",
            }
            : null;

    /// <summary>"7 in the evening".</summary>
    public static Moment? HourPart(in RuleArguments words) =>
        words.Int(WordClass.Hour) is { } hour
            ? new Moment
            {
                Clock = InPart(
                    new ClockTime(hour % 24, words.Int(WordClass.Sixty)),
                    words.Text(WordClass.Part)
                ),
            }
            : null;

    /// <summary>"Tuesday by 2 in the afternoon".</summary>
    public static Moment? AtPart(in RuleArguments words) =>
        At(words) is { Clock: { } clock } moment
            ? moment with
            {
                Clock = InPart(clock, words.Text(WordClass.Part)),
            }
            : null;

    /// <summary>"Friday at 4pm", "10 o'clock tomorrow": a day and a time.</summary>
    public static Moment? At(in RuleArguments words)
    {
        Moment? first = words.Moment(0);
        Moment? second = words.Moment(1);
        (Moment? day, Moment? time) = first is { Clock: not null }
            ? (second, first)
            : (first, second);
        ClockTime? clock =
            time?.Clock
            ?? (
                words.Int(WordClass.Hour) is { } hour
                    ? new ClockTime(hour % 24, words.Int(WordClass.Sixty))
                    : null
            );
        if (
            day is null
            || clock is null
            || day.Clock is not null
            || day.Vague.Length > 0
            || IsLong(day)
            || (day.Length is not null && !day.IsSet)
        )
        {
            return null;
        }

        return day with
        {
            Clock = day.Part.Length > 0 ? InPart(clock, day.Part) : clock,
            Part = "",
        };
    }

    /// <summary>"end of tomorrow", "end of day".</summary>
    public static Moment? EndOfDay(in RuleArguments words) =>
        (words.Moment(0) ?? new Moment { Unit = TimeUnit.Day }) is { HasTime: false } day
        && !IsLong(day)
            ? day with
            {
                Clock = new ClockTime(23, 59, 59) { IsCertain = true },
            }
            : null;

    /// <summary>A time in a part of the day: 7 in the evening is 19.</summary>
    public static ClockTime InPart(ClockTime clock, string part)
    {
        bool isLate = part is "AF" or "EV" || (part == "NI" && clock.Hour is >= 6 and <= HalfDay);
        int hour = clock switch
        {
            { IsCertain: true } => clock.Hour,
            _ when isLate && clock.Hour < HalfDay => clock.Hour + HalfDay,
            _ when part is "NI" or "EV" && clock.Hour == HalfDay => 0,
            _ => clock.Hour,
        };
        return clock with { Hour = hour, IsCertain = true };
    }

    // A year or a week has no hours of its own.
    internal static bool IsLong(Moment day) =>
        day is { Unit: not (null or TimeUnit.Day), Weekday: null }
        || (day.Year is not null && day.Month is null && day.Festival.Length == 0)
        || (day.Month is not null && day.Day is null)
        || day.Decade is not null
        || day.Century is not null
        || day.Quarter is not null
        || day.Week is not null
        || day.Half is not null
        || day.From is not null
        || day.Season.Length > 0;
}
