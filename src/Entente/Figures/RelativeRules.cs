namespace Entente.Figures;

/// <summary>Rules for what is counted from now, or from what was told of before.</summary>
internal static class RelativeRules
{
    // The constant of what begins now, not tomorrow: "within three days".
    private const string Within = "now";

    /// <summary>"last week", "this year", "the month"; the constant is the shift, or the unit, when no word tells it.</summary>
    public static Moment? Shift(in RuleArguments words)
    {
        Edge? unit = words.Of(WordClass.Unit) ?? words.Of(WordClass.Units);
        if (TimeLength.UnitOf(unit?.Text ?? words.Constant) is not { } step)
        {
            return null;
        }

        if (step.Count != 1 || (step.Unit >= TimeUnit.Decade && words.Int(WordClass.Which) is < 0))
        {
            return null;
        }

        int which = words.Int(WordClass.Which) ?? words.Int(WordClass.Stretch) ?? 0;

        // "the last day" is none before today.
        if (which == -1 && step.Unit == TimeUnit.Day)
        {
            return null;
        }

        return new Moment
        {
            Unit = step.Unit,
            Shift = (Math.Abs(which) >= 10 ? Math.Sign(which) : which) + words.Sign,

            // "the following day", "the next day" count from what was told of.
            IsFromStory =
                which is -11 or 11
                || (
                    which == 1
                    && step.Unit == TimeUnit.Day
                    && words.Of(WordClass.Which) is { } next
                    && next.End - next.Start > 1
                ),
            Modifier = words.Text(WordClass.Modifier),
        };
    }

    /// <summary>"for the month": this one.</summary>
    public static Moment? ShiftLong(in RuleArguments words) =>
        Shift(words)
            is { Unit: TimeUnit.Week or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year } moment
            ? moment
            : null;

    /// <summary>"yesterday", "the day after tomorrow".</summary>
    public static Moment? Deictic(in RuleArguments words)
    {
        if (words.Of(WordClass.Deictic) is not { } day)
        {
            return null;
        }

        return new Moment
        {
            Unit = TimeUnit.Day,
            Shift = (int)day.Value + words.Sign,
            Part = words.Text(WordClass.Part),
        };
    }

    /// <summary>"that day", "that year": what was told of before.</summary>
    public static Moment? Told(in RuleArguments words) =>
        TimeLength.UnitOf(words.Text(WordClass.Unit) is { Length: > 0 } unit ? unit : "D")
            is { } step
            ? new Moment
            {
                Unit = step.Unit,
                IsFromStory = true,
                Part = words.Text(WordClass.Part),
            }
            : null;

    /// <summary>"the weekend": the last or the next one, as the sentence tells.</summary>
    public static Moment? Weekend(in RuleArguments words) =>
        new Moment { Unit = TimeUnit.Weekend, IsFromStory = true };

    /// <summary>"in 3 days on Friday", "Friday the day after": a weekday beside a day says nothing new.</summary>
    public static Moment? Both(in RuleArguments words)
    {
        if (words.Moment(0) is not { } first || words.Moment(1) is not { } second)
        {
            return null;
        }

        return IsWeekday(first) ? OfWeek(first, second) ?? (IsDay(second) ? second : null)
            : IsWeekday(second) ? OfWeek(second, first) ?? (IsDay(first) ? first : null)
            : null;
    }

    // A place in a stretch, or nearly it: not a bound of a length.
    internal static bool IsPlace(string modifier) =>
        modifier is "START" or "MID" or "END" or "APPROX";

    // "Monday two weeks from now": the Monday of that week.
    private static Moment? OfWeek(Moment weekday, Moment offset) =>
        offset
            is {
                IsFromStory: false,
                From: null,
                Direction: not 0,
                Length.Steps: [{ Unit: TimeUnit.Week, Count: { } weeks }]
            }
        && weeks == decimal.Truncate(weeks)
        && weeks < 1000
            ? weekday with
            {
                In = new Moment { Unit = TimeUnit.Week, Shift = (int)weeks * offset.Direction },
            }
            : null;

    // "3 minutes from today": minutes are counted from a time.
    private static bool IsWholeDay(Moment moment) =>
        moment is { HasTime: false, Vague.Length: 0, Unit: null or >= TimeUnit.Day };

    private static bool IsWeekday(Moment moment) =>
        moment is { Weekday: not null, Day: null, Month: null, In: null };

    private static bool IsDay(Moment moment) =>
        !IsWeekday(moment)
        && (
            moment.Day is not null
            || moment is { Unit: TimeUnit.Day } or { Direction: 1, IsStretch: false }
        );

    /// <summary>"in two days": a length when the sentence tells of the past.</summary>
    public static Moment? OffsetIn(in RuleArguments words) =>
        Gone(words, isFromStory: false) is { } moment
            ? moment with
            {
                IsAhead = true,
                IsLengthUnlessAhead = words.Lattice.Has(words.Start + 1, WordClass.Article),
            }
            : null;

    /// <summary>"the day before Christmas".</summary>
    public static Moment? OffsetFromUnit(in RuleArguments words) =>
        words.Moment(0) is { } from
        && TimeLength.UnitOf(words.Text(WordClass.Unit))
            is { Unit: TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year } unit
        && words.Int(WordClass.Side) is { } side
            ? new Moment
            {
                Length = new TimeLength([unit]),
                Direction = side,
                From = from,
            }
            : null;

    /// <summary>"Monday" of "last week", "June" of "next year": the last moment is the stretch that the other lies in.</summary>
    public static Moment? In(in RuleArguments words)
    {
        if (words.Moment(0) is not { } first || words.Moment(1) is not { } second)
        {
            return null;
        }

        (Moment inner, Moment frame) =
            words.Constant == "before" ? (second, first) : (first, second);
        return inner.Year is null && inner.In is null && inner.Unit is null && inner.Length is null
            ? inner with
            {
                In = frame,
                Modifier = inner.Modifier + frame.Modifier,
            }
            : null;
    }

    /// <summary>"two days ago", "in three weeks"; the constant is the direction.</summary>
    public static Moment? Offset(in RuleArguments words) => Gone(words, isFromStory: false);

    /// <summary>"two days later".</summary>
    public static Moment? OffsetFromStory(in RuleArguments words)
    {
        // "eight days after the call" counts from the call, of which nobody knows the day: a length, no date.
        bool isOfOther =
            words.Lattice.Has(words.End - 1, WordClass.Side)
            && words.End < words.Lattice.Atoms.Count
            && words.Lattice.Atoms[words.End].Kind != AtomKind.Sign;
        return isOfOther ? null : Gone(words, isFromStory: true);
    }

    /// <summary>"two days before Christmas", "eight days after 3 March".</summary>
    public static Moment? OffsetFrom(in RuleArguments words)
    {
        int side = words.Int(WordClass.Side) ?? words.Sign;
        return
            words.Moment(0) is { Length: { } length, IsDuration: true }
            && words.Moment(1) is { } from
            && side != 0
            && !(length.Smallest < TimeUnit.Day && IsWholeDay(from))
            ? new Moment
            {
                Length = length,
                Direction = side,
                From = from,
            }
            : null;
    }

    /// <summary>"the last three months", "the next two days".</summary>
    public static Moment? Stretch(in RuleArguments words)
    {
        // "the previous 6-year term"
        if (words.Lattice.IsSign(words.End - 2, '-') || IsVerb(words) || IsYear(words))
        {
            return null;
        }

        // "the last five months of her life" are not the last ones before today.
        if (
            words.Constant.Length == 0
            && words.Lattice.Longest(words.End, WordClass.Of) is { } of
            && (of.End - of.Start > 1 || words.Lattice.Has(of.End, WordClass.Function))
        )
        {
            return words.Moment(0) is { IsDuration: true } stretch ? stretch : null;
        }

        int which =
            words.Constant == Within
                ? 1
                : words.Int(WordClass.Stretch) ?? words.Int(WordClass.Which) ?? words.Sign;
        TimeLength? length =
            words.Moment(0)?.Length
            ?? (
                TimeLength.UnitOf(
                    words.Text(WordClass.Units) is { Length: > 0 } units
                        ? units
                        : words.Text(WordClass.Unit)
                )
                    is { } unit
                    ? new TimeLength(
                        unit.Count
                            * (
                                words.Of(WordClass.Number)?.Value
                                ?? (words.Sign > 1 ? words.Sign : 1)
                            ),
                        unit.Unit
                    )
                    : null
            );
        return length is not null && which != 0
            ? new Moment
            {
                Length = length,
                Direction = Math.Sign(which),
                IsStretch = true,
                IsAhead = words.Constant == Within,
                From =
                    words.Constant == Within && length.Smallest >= TimeUnit.Day
                        ? new Moment { Unit = TimeUnit.Day }
                        : null,
            }
            : null;
    }

    // "in 2014 following years of discord"
    private static bool IsYear(in RuleArguments words) =>
        words.Of(WordClass.Number) is { } number
        && words.Lattice.Longest(number.Start, WordClass.Year)?.End == number.End;

    // "the talks will last three weeks", "is to last three weeks".
    private static bool IsVerb(in RuleArguments words) =>
        words.Of(WordClass.Stretch) is { } word
        && word.End - word.Start == 1
        && words.Lattice.Has(word.Start, WordClass.Doubtful)
        && (
            words.Lattice.Has(word.Start - 1, WordClass.Future)
            || words.Lattice.Has(word.Start - 1, WordClass.To)
        );

    /// <summary>"the last decade", "the past fortnight": not the one before this, but so long up to now.</summary>
    public static Moment? StretchLong(in RuleArguments words) =>
        TimeLength.UnitOf(words.Text(WordClass.Unit)) is { } unit
        && (unit.Count > 1 || unit.Unit >= TimeUnit.Decade)
            ? Stretch(words)
            : null;

    /// <summary>"two weeks starting May 20": from a moment on.</summary>
    public static Moment? StretchFrom(in RuleArguments words)
    {
        Moment? first = words.Moment(0);
        Moment? second = words.Moment(1);
        (Moment? length, Moment? from) = first is { IsDuration: true }
            ? (first, second)
            : (second, first);
        return length?.Length is { } known && from is { IsDuration: false }
            ? new Moment
            {
                Length = known,
                Direction = 1,
                IsStretch = true,
                From = from,
            }
            : null;
    }

    /// <summary>"the first eleven months of this year", "the last two weeks of May"; the constant is 1 or -1.</summary>
    public static Moment? StretchIn(in RuleArguments words) =>
        words.Moment(0) is { Length: { } length } && words.Moment(1) is { } frame
            ? new Moment
            {
                Length = length,
                Direction = words.Sign,
                IsStretch = true,
                In = frame,
            }
            : null;

    /// <summary>"now", "recently"; "the future", but not "the future president".</summary>
    public static Moment? Vague(in RuleArguments words)
    {
        Lattice lattice = words.Lattice;
        bool isAdjective =
            words.End < lattice.Atoms.Count
            && lattice.Has(words.Start, WordClass.Doubtful)
            && lattice.Atoms[words.End].Kind == AtomKind.Letters
            && !lattice.Has(words.End, WordClass.Function)
            && !lattice.Has(words.End, WordClass.Preposition)
            && !lattice.Has(words.End, WordClass.Past)
            && !lattice.Has(words.End, WordClass.Present)
            && !lattice.Has(words.End, WordClass.Future);
        return isAdjective
            ? null
            : new Moment
            {
                Vague = words.Constant.Length > 0 ? words.Constant : words.Text(WordClass.Vague),
            };
    }

    /// <summary>"early 2013", "the end of March"; the constant is the modifier when no word tells it.</summary>
    public static Moment? Modifier(in RuleArguments words)
    {
        string modifier =
            words.Constant.Length > 0 ? words.Constant : words.Text(WordClass.Modifier);
        // "next week later in the evening": what is to come is said of the evening.
        bool isOfNext =
            words.Of(WordClass.Modifier) is { } word
            && word.Start > words.Start
            && word.End == words.End
            && words.Lattice.Has(words.End - 1, WordClass.Preposition)
            && word.End - word.Start > 1;
        return words.Moment(0) is not { } moment || isOfNext ? null
            // "over the last two weeks" says no more than the weeks.
            : !IsPlace(modifier) && (moment.Length is null || moment.IsStretch) ? null
            : moment with { Modifier = moment.Modifier.Length > 0 ? moment.Modifier : modifier };
    }

    /// <summary>The words around add nothing.</summary>
    public static Moment? Same(in RuleArguments words) => words.Moment(0);

    private static Moment? Gone(in RuleArguments words, bool isFromStory)
    {
        int side = words.Int(WordClass.Ago) ?? words.Int(WordClass.Since) ?? words.Sign;
        TimeLength? length =
            words.Moment(0)?.Length
            ?? (
                TimeLength.UnitOf(words.Text(WordClass.Unit)) is { } unit
                    ? new TimeLength([unit])
                    : null
            );
        return length is not null && side != 0
            ? new Moment
            {
                Length = length,
                Direction = side,
                IsFromStory = isFromStory,
                Modifier = words.Text(WordClass.Modifier),
            }
            : null;
    }
}
