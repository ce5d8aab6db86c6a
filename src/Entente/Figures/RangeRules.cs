namespace Entente.Figures;

/// <summary>Rules for what goes from one moment to another.</summary>
internal static class RangeRules
{
    // "from 2015 and 2016" are years before they are times of the evening.
    private const int FirstYear = 1900;
    private const int EarliestYear = 20000;

    /// <summary>"from March to May 2013", "between Monday and Friday".</summary>
    public static Moment? Range(in RuleArguments words)
    {
        if (words.Moment(0) is not { } start || words.Moment(1) is not { } stop)
        {
            return null;
        }

        (Moment begin, Moment to) = (start, stop);
        if (
            !CanEnd(start)
            || !CanEnd(stop)
            || (IsTimeAlone(start) && stop is { Clock: null, Vague: "" })
        )
        {
            return null;
        }

        // The year, and the month, may be said once for both.
        if (
            begin is { Year: null, Month: not null, In: null, Unit: null, Which: null }
            && to is { Month: not null }
        )
        {
            bool isTurn = begin.Month > to.Month || (begin.Month == to.Month && begin.Day > to.Day);
            begin = begin with { Year = to.Year - (isTurn ? 1 : 0), In = to.In };
        }

        if (begin is { Clock: { } first } && to is { Clock: { } second })
        {
            (first, second) = Halves(first, second);
            to = (IsTimeAlone(stop) && !IsTimeAlone(start) ? begin : to) with { Clock = second };
            begin = begin with { Clock = first };
        }

        return new Moment { From = begin, To = to };
    }

    /// <summary>"2013–15", "between 2007 and 2009".</summary>
    public static Moment? Years(in RuleArguments words)
    {
        int? first = words.Int(WordClass.Year);
        int? second =
            words.Int(WordClass.Year, 1)
            ?? (words.Int(WordClass.ShortYear) is { } two ? (first / 100 * 100) + two : null);
        Lattice lattice = words.Lattice;
        bool isLabel =
            lattice.IsSign(words.End, '-') && lattice.Atoms[words.End].IsGlued
            || lattice.IsSign(words.Start - 2, '+')
            // pages: "92 (6): 1087–1101"
            || (lattice.IsSign(words.Start - 1, ':') && lattice.IsSign(words.Start - 2, ')'))
            || (
                lattice.IsSign(words.Start - 1, '-')
                && lattice.Atoms[words.Start - 1].IsGlued
                && lattice.Atoms[words.Start].IsGlued
            );
        // "(837–908)"
        int least =
            lattice.IsSign(words.Start - 1, '(') && lattice.IsSign(words.End, ')') ? 100 : 1000;
        return
            !isLabel
            && first >= least
            && first <= 2299
            && second >= least
            && second <= 2299
            && second > first
            ? new Moment
            {
                From = new Moment { Year = first },
                To = new Moment { Year = second },
            }
            : null;
    }

    /// <summary>"from about 1200 to 400 BCE": both lie before Christ.</summary>
    public static Moment? BeforeChrist(in RuleArguments words) =>
        words.Int(WordClass.Number) is <= EarliestYear and var first
        && words.Int(WordClass.Number, 1) is > 0 and var last
        && first > last
            ? new Moment
            {
                From = new Moment { Year = -first },
                To = new Moment { Year = -last },
            }
            : null;

    /// <summary>"March 3 to 5, 2013", "5–6 September".</summary>
    public static Moment? Days(in RuleArguments words)
    {
        int? month = words.Int(WordClass.Month);
        int? first = words.Int(WordClass.Day);
        int? second = words.Int(WordClass.Day, 1);
        if (
            month is { } known
            && (first > CalendarRules.DaysIn(known) || second > CalendarRules.DaysIn(known))
        )
        {
            return null;
        }

        if (
            first is null
            || second is null
            || second <= first
            || words.Moment(0) is { Unit: not TimeUnit.Month } or { Unit: null, Month: null }
        )
        {
            return null;
        }

        Moment to = new()
        {
            Month = month,
            Day = second,
            Year = words.Int(WordClass.Year),
            In = words.Moment(0),
        };
        return new Moment { From = to with { Day = first }, To = to };
    }

    /// <summary>"from 3 to 5 pm", "9-11am tomorrow"; with the day where one is said.</summary>
    public static Moment? Clocks(in RuleArguments words)
    {
        ClockTime? first = null;
        ClockTime? second = null;
        Moment? day = null;
        for (int i = 0; i < words.Count; i++)
        {
            Edge edge = words[i];
            ClockTime? clock = ClockOf(edge);
            if (edge.Class == WordClass.Sixty)
            {
                // "from 9.30 to 4.30": the minutes of the hour before.
                first =
                    second is null && first is { Minute: null }
                        ? first with
                        {
                            Minute = (int)edge.Value,
                        }
                        : first;
            }
            else if (clock is null)
            {
                day ??= edge.Moment;
            }
            else if (first is null)
            {
                first = clock;
            }
            else
            {
                second ??= clock;
            }
        }

        if (
            first is null
            || second is null
            || IsNoDay(day)
            || words.Int(WordClass.HourMinute) >= FirstYear
        )
        {
            return null;
        }

        string part = words.Text(WordClass.Part) + day?.Part;
        if (part.Length > 0)
        {
            second = ClockRules.InPart(second, part);
        }

        (first, second) = Halves(first, second);
        Moment frame = (day ?? new Moment()) with { Part = "" };
        return new Moment
        {
            From = frame with { Clock = first },
            To = frame with { Clock = second },
        };
    }

    private static ClockTime? ClockOf(Edge edge) =>
        edge.Class switch
        {
            WordClass.Hour => new ClockTime((int)edge.Value % 24),
            WordClass.HourMinute => new ClockTime(
                (int)edge.Value / 100 % 24,
                (int)edge.Value % 100
            ),
            WordClass.Clock => edge.Moment?.Clock,
            _ => null,
        };

    // "next month between 2:20 and 3 pm": only a day has hours.
    private static bool IsNoDay(Moment? day) =>
        day is { Length: not null } or { Clock: not null }
        || (day is not null && ClockRules.IsLong(day));

    /// <summary>"March to May 2013".</summary>
    public static Moment? Months(in RuleArguments words)
    {
        int? first = words.Int(WordClass.Month);
        int? second = words.Int(WordClass.Month, 1);
        int? year = words.Int(WordClass.Year);
        return new Moment
        {
            From = new Moment { Month = first, Year = first > second ? year - 1 : year },
            To = new Moment { Month = second, Year = year },
        };
    }

    /// <summary>"from March to date".</summary>
    public static Moment? ToNow(in RuleArguments words) =>
        new Moment
        {
            From = words.Moment(0) ?? new Moment { Month = words.Int(WordClass.Month), Which = -1 },
            To = new Moment { Unit = TimeUnit.Day },
        };

    /// <summary>"from 10 am for three hours".</summary>
    public static Moment? Length(in RuleArguments words)
    {
        Moment? length = null;
        Moment? from = null;
        for (int i = 0; i < words.Count; i++)
        {
            Moment? moment = words[i].Moment;
            if (moment is { IsDuration: true })
            {
                length = moment;
            }
            else if (moment is { Clock: { } clock })
            {
                from = (from ?? new Moment()) with { Clock = clock };
            }
            else if (moment is not null)
            {
                from = moment with { Clock = from?.Clock };
            }
        }

        return from is { Clock: not null } && length is not null
            ? new Moment
            {
                From = from,
                Length = length.Length,
                Direction = 1,
                IsStretch = true,
            }
            : null;
    }

    // "from 3 to 5 pm": the half of the day may be said once for both.
    private static (ClockTime First, ClockTime Second) Halves(ClockTime first, ClockTime second)
    {
        if (
            second.IsCertain
            && !first.IsCertain
            && first.Hour < 12
            && second.Hour >= 12
            && ((first.Hour + 12) * 60) + (first.Minute ?? 0)
                < (second.Hour * 60) + (second.Minute ?? 0)
        )
        {
            first = first with { Hour = first.Hour + 12, IsCertain = true };
        }
        else if (
            !first.IsCertain
            && !second.IsCertain
            && first.Hour > second.Hour
            && second.Hour < 12
            && first.Hour <= 12
        )
        {
            second = second with { Hour = second.Hour + 12 };
        }
        else if (
            first.IsCertain
            && !second.IsCertain
            && second.Hour + 12 <= 23
            && first.Hour > second.Hour
        )
        {
            second = second with { Hour = second.Hour + 12, IsCertain = true };
        }

        return (first, second);
    }

    private static bool IsTimeAlone(Moment moment) =>
        moment
            is {
                Clock: not null,
                Unit: null,
                Weekday: null,
                Day: null,
                Year: null,
                Month: null,
                Festival.Length: 0,
                Length: null,
                In: null
            };

    private static bool CanEnd(Moment moment) =>
        moment is { IsSet: false, IsDuration: false, From: null }
        && moment.Vague is "" or "PRESENT_REF";
}
