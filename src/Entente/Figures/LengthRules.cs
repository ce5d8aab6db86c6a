using System.Globalization;

namespace Entente.Figures;

/// <summary>Rules for lengths of time, and for what returns.</summary>
internal static class LengthRules
{
    // "five billion and three quarters" ends with no quarters of years.
    private const decimal MostQuarters = 100;
    private const int LongestNumber = 6;

    /// <summary>"three years", "a day", "several weeks", "10D"; the constant is the number, or the unit ("one night"), when no word tells it.</summary>
    public static Moment? Length(in RuleArguments words)
    {
        Edge? edge =
            words.Of(WordClass.Units) ?? words.Of(WordClass.Unit) ?? words.Of(WordClass.UnitMark);
        if (TimeLength.UnitOf(edge?.Text ?? words.Constant) is not { } step)
        {
            return null;
        }

        int unitStart = edge?.Start ?? words.End - 1;

        // "three quarters million", "3 million and a quarter" are no time.
        if (words.Lattice.Has(words.End, WordClass.Scale) || IsPartOfNumber(words))
        {
            return null;
        }

        decimal? count = words.Of(WordClass.Number)?.Value ?? words.Of(WordClass.Several)?.Value;
        if (words.Of(WordClass.Several) is { Text: "X" })
        {
            count = null;
        }
        else if (count is null && words.Constant != "X")
        {
            count = decimal.TryParse(
                words.Constant,
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out decimal said
            )
                ? said
                : 1;
        }

        // "a second round" is the second one.
        if (
            words.Of(WordClass.Number) is null
            && words.Lattice.Has(unitStart, WordClass.OrdinalWord)
            && words.End < words.Lattice.Atoms.Count
            && words.Lattice.Atoms[words.End].Kind == AtomKind.Letters
            && !words.Lattice.Has(words.End, WordClass.Function)
        )
        {
            return null;
        }

        // "10D" is a length, "10 d" is not.
        if (words.Constant == "glued" && (!words.Lattice.Atoms[unitStart].IsGlued || count >= 1000))
        {
            return null;
        }

        return count is < 0 or > 1_000_000_000
            ? null
            : new Moment
            {
                Length = new TimeLength(count * step.Count, step.Unit),
                Modifier = words.Text(WordClass.Modifier),
            };
    }

    private static bool IsPartOfNumber(in RuleArguments words)
    {
        if (
            words.Lattice.Longest(words.Start, WordClass.Number) is { Value: > MostQuarters } whole
            && whole.End == words.End
        )
        {
            return true;
        }

        for (
            int start = words.Start - 1;
            start >= Math.Max(words.Start - LongestNumber, 0);
            start--
        )
        {
            if (words.Lattice.Longest(start, WordClass.Number)?.End == words.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"one hour and a half".</summary>
    public static Moment? LengthAndHalf(in RuleArguments words) =>
        words.Moment(0) is { Length: { Steps.Length: 1 } length }
        && length.Steps[0].Count is { } count
            ? new Moment { Length = new TimeLength(count + 0.5m, length.Steps[0].Unit) }
            : null;

    /// <summary>"two years and three months": each part smaller than the one before.</summary>
    public static Moment? Join(in RuleArguments words) =>
        words.Moment(0) is { IsDuration: true, Length: { } first }
        && words.Moment(1) is { IsDuration: true, Length: { } second }
        && second.Steps[0].Unit < first.Smallest
        && first.IsCounted
        && second.IsCounted
            ? new Moment { Length = first.Plus(second) }
            : null;

    /// <summary>"every Monday", "each two days", "every night".</summary>
    public static Moment? Set(in RuleArguments words)
    {
        if (words.Moment(0) is { } moment)
        {
            return moment with { IsSet = true };
        }

        if (TimeLength.UnitOf(words.Text(WordClass.Unit) + words.Text(WordClass.Units)) is { } step)
        {
            decimal count =
                words.Of(WordClass.Number)?.Value ?? words.Of(WordClass.Ordinal)?.Value ?? 1;
            return count > 1_000_000
                ? null
                : new Moment
                {
                    Length = new TimeLength(count * step.Count, step.Unit),
                    IsSet = true,
                };
        }

        return new Moment
        {
            Weekday = words.Int(WordClass.Weekday) ?? words.Int(WordClass.Weekdays),
            Month = words.Int(WordClass.Month),
            Day = words.Int(WordClass.Day),
            Season = words.Text(WordClass.Season),
            Festival = words.Text(WordClass.Festival),
            Part = words.Text(WordClass.Part) + words.Text(WordClass.Parts),
            IsSet = true,
        };
    }

    /// <summary>"twice a week".</summary>
    public static Moment? SetPer(in RuleArguments words) =>
        TimeLength.UnitOf(words.Text(WordClass.Unit)) is { } step
            ? new Moment { Length = new TimeLength([step]), IsSet = true }
            : null;

    /// <summary>"weekly", "every other day": the length between, as the table tells it.</summary>
    public static Moment? Frequency(in RuleArguments words)
    {
        string value = words.Text(WordClass.Frequency);
        bool isHalf = value.StartsWith("0.5", StringComparison.Ordinal);
        return TimeLength.UnitOf(isHalf ? value[3..] : value) is { } step
            ? new Moment
            {
                Length = new TimeLength(isHalf ? 0.5m : step.Count, step.Unit),
                IsSet = true,
            }
            : null;
    }
}
