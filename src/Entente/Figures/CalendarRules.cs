namespace Entente.Figures;

/// <summary>Rules for what stands in a calendar: days, months, years, weeks, quarters, festivals.</summary>
internal static class CalendarRules
{
    private const int FirstBareYear = 1900;
    private const int LastBareYear = 2099;
    private const int LastYearOfCenturies = 2000;
    private const int FirstYear = 1000;
    private const int LastYear = 2299;

    /// <summary>"Wednesday, October 9, 2013", "14 Feb", "last June", "Easter 2019".</summary>
    public static Moment? Calendar(in RuleArguments words)
    {
        int? month = words.Int(WordClass.Month) ?? words.Int(WordClass.MonthDigits);
        int? day = words.Int(WordClass.Day) ?? words.Int(WordClass.Ordinal);
        int? shortYear = words.Int(WordClass.ShortYear);
        if (IsVerb(words))
        {
            return null;
        }

        int? year = words.Int(WordClass.Year) ?? (shortYear is { } two ? FullYear(two) : null);

        // "on 3–4 July" are two days.
        bool isOfMonth =
            words.Of(WordClass.MonthDigits) is not null
            && year is null
            && words.Lattice.Has(words.End, WordClass.Month);
        if (
            isOfMonth
            || IsCountOf(words, month)
            || year is < 1 or > LastYear
            || day is < 1 or > 31
            || (month is { } m && day is { } d && d > DaysIn(m))
        )
        {
            return null;
        }

        return new Moment
        {
            Year = year,

            Month = month,
            Day = day,
            Weekday = words.Int(WordClass.Weekday),
            Season = words.Text(WordClass.Season),
            Festival = words.Text(WordClass.Festival),
            // "this Friday, 5/12": the day says which Friday.
            Which =
                month is not null && day is not null && words.Of(WordClass.Weekday) is not null
                    ? null
                    : words.Int(WordClass.Which) ?? words.Int(WordClass.Stretch),
            In = words.Moment(0),
        };
    }

    /// <summary>"the 2004 summer", but not "the 2004 Summer Olympics".</summary>
    public static Moment? YearSeason(in RuleArguments words) =>
        IsBeforeName(words) ? null : Calendar(words);

    private static bool IsBeforeName(in RuleArguments words) =>
        words.End < words.Lattice.Atoms.Count && char.IsUpper(words.Lattice.Words(words.End)[0]);

    // "on Friday the two sides met": a number in words is a day beside a month only.
    private static bool IsCountOf(in RuleArguments words, int? month) =>
        month is null
        && words.Of(WordClass.Day) is { } day
        && words.Of(WordClass.Weekday) is not null
        && words.Lattice.Has(day.Start, WordClass.Cardinal);

    // "This may take long", "one may ask": in small letters "may" is a month beside digits only.
    private static bool IsVerb(in RuleArguments words) =>
        words.Of(WordClass.Month) is { } month
        && words.Lattice.Has(month.Start, WordClass.Doubtful)
        && char.IsLower(words.Lattice.Words(month.Start)[0])
        && words.Of(WordClass.Year) is null
        && (
            words.Of(WordClass.Day) is not { } day
            || (
                words.Lattice.Atoms[day.Start].Kind == AtomKind.Letters
                && words.Lattice.Has(day.Start, WordClass.Cardinal)
            )
        );

    /// <summary>"Friday 31": no noun behind.</summary>
    public static Moment? WeekdayDay(in RuleArguments words)
    {
        int next = words.End;
        bool isNoun =
            next < words.Lattice.Atoms.Count
            && words.Lattice.Atoms[next].Kind != AtomKind.Sign
            && !words.Lattice.Has(next, WordClass.Preposition)
            && !words.Lattice.Has(next, WordClass.Function);
        bool isClock =
            words.Lattice.IsSign(next, ':')
            && words.Lattice.Atoms[next].IsGlued
            && words.Lattice.Has(next + 1, WordClass.Sixty);
        return isNoun || isClock || words.Int(WordClass.Day) < 13 ? null : Calendar(words);
    }

    /// <summary>"March", "Friday", "summer": words that may mean something else need a word of time before them.</summary>
    public static Moment? Bare(in RuleArguments words)
    {
        Lattice lattice = words.Lattice;
        int at = words[0].Start;
        if (
            lattice.Has(at, WordClass.Doubtful)
            && !(
                words.Of(WordClass.Season) is not null
                    ? IsSeason(words, at)
                    : words.Start == at && IsBehindPreposition(words, at)
            )
        )
        {
            return null;
        }

        // "the Winter Olympics" and "Sun Valley" are names.
        if (
            IsBeforeName(words)
            && (
                words.Of(WordClass.Season) is not null
                || (
                    words.Of(WordClass.Weekday) is not null
                    && lattice.Has(at, WordClass.Doubtful)
                    && !lattice.Has(words.End, WordClass.Month)
                )
            )
        )
        {
            return null;
        }

        // A month without a day is a name: it begins with a capital where capitals are used.
        return
            words.Of(WordClass.Month) is not null
            && lattice.Has(at, WordClass.Doubtful)
            && char.IsLower(lattice.Words(at)[0])
            ? null
            : Calendar(words);
    }

    // "in May", "mid-May", "on Sat", but not "he kind of sat"
    private static bool IsBehindPreposition(in RuleArguments words, int at)
    {
        Lattice lattice = words.Lattice;
        bool isWord = words.Of(WordClass.Weekday) is not null && char.IsLower(lattice.Words(at)[0]);
        return lattice.Longest(lattice.IsSign(at - 1, '-') ? at - 2 : at - 1, WordClass.Preposition)
                is { } before
            && !(isWord && before.Value > 1);
    }

    // "in fall", "the fall", but not "the fall of the regime", "a fall in prices", "to fall".
    private static bool IsSeason(in RuleArguments words, int at) =>
        (
            words.Start < at
            || (
                words.Lattice.Has(at - 1, WordClass.Preposition)
                && !words.Lattice.Has(at - 1, WordClass.To)
            )
        ) && !words.Lattice.Has(words.End, WordClass.Preposition);

    /// <summary>"11/20": no fraction, and not all round the clock.</summary>
    public static Moment? SlashDay(in RuleArguments words)
    {
        int first = words[words.Count - 2].Start;
        bool isFraction =
            words.Of(WordClass.Weekday) is null
            && words[words.Count - 2].Value < words[words.Count - 1].Value
            && words[words.Count - 1].Value is 2 or 3 or 4 or 5 or 8
            && !words.Lattice.Has(words.Start - 1, WordClass.Preposition);
        return
            isFraction
            || (
                words.Of(WordClass.Weekday) is null
                && words.Lattice.Longest(words.Start, WordClass.Festival)?.End == words.End
            )
            || words.Lattice.Has(first, WordClass.Label)
            || words.Lattice.IsSign(first - 1, '/')
            || words.Lattice.IsSign(words.End, '/')
            || (
                words.Lattice.IsSign(words.End, '.')
                && words.End + 1 < words.Lattice.Atoms.Count
                && words.Lattice.Atoms[words.End + 1] is { IsGlued: true, Kind: AtomKind.Digits }
            )
            ? null
            : Calendar(words);
    }

    /// <summary>"den siebten vierten": a day and a month, both as ordinals.</summary>
    public static Moment? OrdinalDay(in RuleArguments words)
    {
        int? day = words.Int(WordClass.Ordinal);
        int? month = words.Int(WordClass.Ordinal, 1) ?? words.Int(WordClass.MonthDigits);
        return month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(month.Value)
            ? new Moment { Day = day, Month = month }
            : null;
    }

    /// <summary>"the third Monday in January 2020"; the constant is -1 for the last.</summary>
    public static Moment? NthWeekday(in RuleArguments words) =>
        (words.Sign != 0 ? words.Sign : words.Int(WordClass.Ordinal)) is { } nth
        && nth >= -1
        && nth <= 5
        && nth != 0
            ? new Moment
            {
                Nth = nth,
                Weekday = words.Int(WordClass.Weekday),
                Month = words.Int(WordClass.Month),
                Year = words.Int(WordClass.Year),
                Part = words.Text(WordClass.Part),
                In = words.Moment(0),
            }
            : null;

    /// <summary>"the 21st": digits, and no noun behind.</summary>
    public static Moment? TheDay(in RuleArguments words)
    {
        Lattice lattice = words.Lattice;
        Edge day = words[0];
        bool isNoun =
            words.End < lattice.Atoms.Count
            && lattice.Atoms[words.End].Kind == AtomKind.Letters
            && !lattice.Has(words.End, WordClass.Preposition)
            && !lattice.Has(words.End, WordClass.Which)
            && !lattice.Has(words.End, WordClass.Past)
            && !lattice.Has(words.End, WordClass.Present)
            && !lattice.Has(words.End, WordClass.Future);
        return
            day.Value is >= 1 and <= 31
            && lattice.Atoms[day.Start].Kind == AtomKind.Digits
            && !isNoun
            ? new Moment { Day = (int)day.Value }
            : null;
    }

    /// <summary>"the 21st of this month".</summary>
    public static Moment? DayInMonth(in RuleArguments words) =>
        words.Int(WordClass.Day) is { } day
            ? new Moment
            {
                Day = day,
                In = new Moment
                {
                    Unit = TimeUnit.Month,
                    Shift = Math.Sign(words.Int(WordClass.Which) ?? 0),
                },
            }
            : null;

    /// <summary>"2013": any number of four digits that nothing shows to be a count.</summary>
    public static Moment? BareYear(in RuleArguments words)
    {
        if (words.Of(WordClass.Year) is not { } edge)
        {
            return null;
        }

        Lattice lattice = words.Lattice;
        bool isSure =
            words.Constant.Length > 0
            || lattice.EndsAt(edge.Start, WordClass.Preposition)
            || (lattice.IsSign(edge.Start - 1, '(') && lattice.IsSign(edge.End, ')'));
        bool isBare = words.Count == 1 && words.End - words.Start == edge.End - edge.Start;
        (int first, int last) = isSure ? (FirstYear, LastYear) : (FirstBareYear, LastBareYear);
        if (edge.Value < first || edge.Value > last || (isBare && IsRound(edge)))
        {
            return null;
        }

        return
            isBare && (IsCount(lattice, edge) || IsOfMany(lattice, edge) || IsLabel(lattice, edge))
            ? null
            : new Moment { Year = (int)edge.Value };
    }

    /// <summary>"fiscal 2019", "school year 2008"; the constant is how the value begins.</summary>
    public static Moment? FiscalYear(in RuleArguments words)
    {
        int? year = words.Int(WordClass.Year);
        int? shortYear = words.Int(WordClass.ShortYear);
        return new Moment
        {
            Year = year ?? (shortYear is { } two ? FullYear(two) : null),
            YearKind = words.Constant,
            Unit = year is null && shortYear is null ? TimeUnit.Year : null,
            Shift = words.Int(WordClass.Which) ?? 0,
        };
    }

    /// <summary>"44 BC", "AD 79"; the constant is -1 before Christ, and says whether the mark needs capitals ("an ad").</summary>
    public static Moment? Era(in RuleArguments words) =>
        (
            words.Constant != "capital"
            || char.IsUpper(words.Lattice.Words(words.End - 1)[0])
            || words.Lattice.IsSign(words.End - 1, '.')
        )
        && (words.Int(WordClass.Number) ?? words.Int(WordClass.Year))
            is > 0
                and <= 20000
                and var year
            ? new Moment { Year = words.Sign < 0 ? -year : year }
            : null;

    /// <summary>"20170302".</summary>
    public static Moment? Compact(in RuleArguments words) =>
        words.Int(WordClass.Compact) is { } digits
            ? new Moment
            {
                Year = digits / 10000,
                Month = digits / 100 % 100,
                Day = digits % 100,
            }
            : null;

    /// <summary>"1990s", "the nineties".</summary>
    public static Moment? Decade(in RuleArguments words)
    {
        int? year =
            words.Int(WordClass.Year)
            ?? (words.Int(WordClass.ShortYear) ?? words.Int(WordClass.Tens)) switch
            {
                { } tens => (tens < 30 ? 2000 : 1900) + tens,
                _ => null,
            };
        string modifier = words.Text(WordClass.Modifier);
        return year is not (>= FirstYear and <= LastYear) || year % 10 != 0 ? null
            // "the 1800s" are a hundred years.
            : year % 100 == 0 && year < LastYearOfCenturies
                ? new Moment { Century = (year / 100) + 1, Modifier = modifier }
            : new Moment { Decade = year, Modifier = modifier };
    }

    /// <summary>"the 19th century".</summary>
    public static Moment? Century(in RuleArguments words) =>
        words.Int(WordClass.Ordinal) is >= 1 and <= 30 and var century
            ? new Moment
            {
                Century = century,
                YearKind = words.Sign < 0 ? "BC" : "",
                Modifier = words.Text(WordClass.Modifier),
            }
            : null;

    /// <summary>"the third quarter of 2013", "Q1".</summary>
    public static Moment? Quarter(in RuleArguments words)
    {
        int? quarter = Counted(words);
        return quarter is -1 or (>= 1 and <= 4)
            ? new Moment
            {
                Quarter = quarter == -1 ? 4 : quarter,
                Year = YearOf(words),
                In = words.Moment(0),
            }
            : null;
    }

    /// <summary>"the first half of 2013".</summary>
    public static Moment? Half(in RuleArguments words)
    {
        int? half = Counted(words);
        return half is -1 or 1 or 2
            ? new Moment
            {
                Half = half == -1 ? 2 : half,
                Year = YearOf(words),
                In = words.Moment(0),
            }
            : null;
    }

    /// <summary>"week 23", "the third week of January".</summary>
    public static Moment? Week(in RuleArguments words)
    {
        int? week = Counted(words);
        return week is -1 or (>= 1 and <= 53)
            ? new Moment
            {
                Week = week,
                Year = YearOf(words),
                Month = words.Int(WordClass.Month),
                In = words.Moment(0),
                IsWeekOfMonth =
                    words.Of(WordClass.Month) is not null
                    || words.Moment(0) is { Month: not null } or { Unit: TimeUnit.Month },
            }
            : null;
    }

    /// <summary>"the last day of March".</summary>
    public static Moment? LastDay(in RuleArguments words) =>
        new Moment { Day = -1, In = words.Moment(0) };

    /// <summary>"the ninth month of next year".</summary>
    public static Moment? NthMonth(in RuleArguments words) =>
        words.Int(WordClass.Ordinal) is >= 1 and <= 12 and var month
        && words.Moment(0) is { Month: null, Day: null, Weekday: null, HasTime: false } year
        && (year.Unit == TimeUnit.Year || (year.Year is not null && year.Unit is null))
            ? new Moment { Month = month, In = year }
            : null;

    /// <summary>"the Labor Day weekend".</summary>
    public static Moment? FestivalWeekend(in RuleArguments words) =>
        new Moment
        {
            Unit = TimeUnit.Weekend,
            In = new Moment
            {
                Festival = words.Text(WordClass.Festival),
                Year = words.Int(WordClass.Year),
                Which = words.Int(WordClass.Which),
            },
        };

    /// <summary>The year that two digits stand for.</summary>
    public static int FullYear(int digits) => digits + (digits < 40 ? 2000 : 1900);

    /// <summary>The most days that a month can have.</summary>
    public static int DaysIn(int month) =>
        month is >= 1 and <= 12 ? DateTime.DaysInMonth(2020, month) : 0;

    private static int? Counted(in RuleArguments words) =>
        words.Constant.Length > 0 && words.Sign != 0
            ? words.Sign
            : words.Int(WordClass.Ordinal)
                ?? words.Int(WordClass.MonthDigits)
                ?? words.Int(WordClass.Day)
                ?? (words.Of(WordClass.Which) is { Value: -1 } ? -1 : null);

    private static int? YearOf(in RuleArguments words) =>
        words.Int(WordClass.Year)
        ?? (words.Int(WordClass.ShortYear) is { } two ? FullYear(two) : null);

    // "one thousand five hundred" is a number before it is a year; "two thousand" is both.
    private static bool IsRound(Edge year) =>
        year.Text.Length > 0 && year.Value % 100 == 0 && year.Value != LastYearOfCenturies;

    // "a survey of 1709 schoolchildren", "by ca. 1000 authors", but "in 1648 peace returned".
    private static bool IsOfMany(Lattice lattice, Edge year) =>
        year.Value < FirstBareYear
        && lattice.EndingAt(year.Start, WordClass.Preposition) is { Value: > 1 }
        && year.End < lattice.Atoms.Count
        && char.IsLower(lattice.Words(year.End)[0])
        && !lattice.Has(year.End, WordClass.Function)
        && !lattice.Has(year.End, WordClass.Preposition)
        && !lattice.Has(year.End, WordClass.To);

    // "2000 people", "$ 2000", "2,000", "2000 km".
    private static bool IsCount(Lattice lattice, Edge year)
    {
        if (
            lattice.Longest(year.Start, WordClass.Number) is { } number
            && year.Text.Length == 0
            && number.End != year.End
        )
        {
            return true;
        }

        int next = year.End;
        if (next < lattice.Atoms.Count)
        {
            if (
                lattice.Has(next, WordClass.Counted)
                || lattice.Has(next, WordClass.Units)
                || lattice.Has(next, WordClass.Currency)
                || lattice.Has(next, WordClass.Percent)
                || lattice.Has(next, WordClass.Measure)
                    && !lattice.Has(next, WordClass.Preposition)
                    && lattice.Atoms[next].Kind == AtomKind.Letters
                || (lattice.Atoms[next].IsGlued && lattice.Atoms[next].Kind == AtomKind.Letters)
            )
            {
                return true;
            }
        }

        int before = year.Start - 1;
        return before >= 0
            && (
                lattice.Has(before, WordClass.Currency)
                || lattice.Has(before, WordClass.Label)
                || lattice.Has(before, WordClass.Precision)
                    && !lattice.Has(before, WordClass.Preposition)
            );
    }

    // "+86 2010-2015-86", "192.2010", "A-2010", "2010/445".
    private static bool IsLabel(Lattice lattice, Edge year)
    {
        int before = year.Start - 1;
        bool isGluedBefore = before >= 0 && lattice.Atoms[year.Start].IsGlued;
        if (isGluedBefore && lattice.Atoms[before].Kind == AtomKind.Letters)
        {
            return true;
        }

        if (
            isGluedBefore
            && before >= 1
            && lattice.Atoms[before].IsGlued
            && lattice.Atoms[before - 1].Kind == AtomKind.Digits
        )
        {
            return true;
        }

        int next = year.End;
        return next + 1 < lattice.Atoms.Count
            && lattice.Atoms[next].IsGlued
            && lattice.Atoms[next].Kind == AtomKind.Sign
            && lattice.Atoms[next + 1].IsGlued
            && lattice.Atoms[next + 1].Kind == AtomKind.Digits;
    }
}
