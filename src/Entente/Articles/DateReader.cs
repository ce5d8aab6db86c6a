using System.Buffers;

namespace Entente.Articles;

/// <summary>A date that was found in a text.</summary>
/// <param name="Date">The date.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, with its time and zone.</param>
internal readonly record struct FoundDate(NewsDate Date, int Start, int End);

/// <summary>Which number of "3/4/2024" is the month.</summary>
internal enum DateOrder
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>The second: 3 April.</summary>
    DayFirst,

    /// <summary>The first: 4 March.</summary>
    MonthFirst,
}

/// <summary>Finds dates as head lines and attributes write them, in the languages of <see cref="PageWords"/>.</summary>
/// <remarks>
/// Only whole dates with a year of four digits. "3/4/2024" is not read, for nobody can tell its month, unless the page's language
/// tells it, or its time is written as only languages do that put the day first: "3/4/2024 à 18h05". Cost: linear; written by
/// hand, because the text comes from outside. Safe to use from any thread.
/// </remarks>
internal sealed class DateReader(PageWords words)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    // "31.10.23" is a date of our century; higher numbers may be anything.
    private const int LastShortYear = 40;

    private static readonly SearchValues<char> s_beforeTime = SearchValues.Create(" ,|-–—·/;(T");

    /// <summary>The first date at or behind <paramref name="from"/>; <see langword="null"/> when there is none.</summary>
    public FoundDate? Find(
        ReadOnlySpan<char> text,
        int from = 0,
        DateOrder order = DateOrder.Unknown
    )
    {
        int at = from;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            // Behind "10." stands the rest of a number ("10.11.12.13"), no date.
            bool isInside = at > 1 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]);
            if (!isInside && At(text, at, order) is { } found)
            {
                return found;
            }

            bool isDigit = char.IsAsciiDigit(text[at]);
            while (
                at < text.Length
                && char.IsLetterOrDigit(text[at])
                && char.IsAsciiDigit(text[at]) == isDigit
            )
            {
                at++;
            }
        }

        return null;
    }

    /// <summary>How a page in this language (BCP 47) writes dates in numbers; English without a country may be either.</summary>
    public static DateOrder Order(string? language) =>
        language is null ? DateOrder.Unknown
        : language.Equals("en-US", StringComparison.OrdinalIgnoreCase) ? DateOrder.MonthFirst
        : language.Equals("en", StringComparison.OrdinalIgnoreCase)
        || language.Equals("en-CA", StringComparison.OrdinalIgnoreCase)
            ? DateOrder.Unknown
        : DateOrder.DayFirst;

    /// <summary>The date that begins at <paramref name="start"/>; <see langword="null"/> when none does.</summary>
    public FoundDate? At(ReadOnlySpan<char> text, int start, DateOrder order = DateOrder.Unknown)
    {
        int at = start;
        bool found = char.IsAsciiDigit(text[start])
            ? Digits(text, ref at, order, out DateOnly day)
            : MonthFirst(text, ref at, out day);
        return found ? WithTime(text, start, at, day) : null;
    }

    /// <summary>The value of an attribute that is nothing but a date, ISO 8601 or in words.</summary>
    public NewsDate? Value(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (
            text.Length >= 8
            && !text[..8].ContainsAnyExceptInRange('0', '9')
            && (text.Length == 8 || !char.IsAsciiDigit(text[8]))
        )
        {
            return Day(Number(text[..4]), Number(text[4..6]), Number(text[6..8])) is { } compact
                ? new NewsDate(compact)
                : null;
        }

        return Find(text) is { } found ? found.Date : null;
    }

    /// <summary>A day without a year ("March 12", "12. März") that begins at <paramref name="at"/>.</summary>
    /// <returns>The month and the day; months are 0 when there is none. The offset is moved behind it.</returns>
    public (int Month, int Day) DayOfYear(ReadOnlySpan<char> text, ref int at)
    {
        int start = at;
        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            int day = Take(text, ref at, out int digits);
            Ordinal(text, ref at);
            int month = MonthWord(text, ref at);
            if (digits <= 2 && month > 0 && day is >= 1 and <= 31)
            {
                return (month, day);
            }
        }
        else
        {
            int month = MonthWord(text, ref at);
            Blanks(text, ref at);
            if (month > 0 && at < text.Length && char.IsAsciiDigit(text[at]))
            {
                int day = Take(text, ref at, out int digits);
                Ordinal(text, ref at);
                if (digits <= 2 && day is >= 1 and <= 31)
                {
                    return (month, day);
                }
            }
        }

        at = start;
        return default;
    }

    private bool Digits(ReadOnlySpan<char> text, ref int at, DateOrder order, out DateOnly day)
    {
        day = default;
        int start = at;
        int first = Take(text, ref at, out int digits);
        if (digits == 4)
        {
            return YearFirst(text, ref at, first, out day);
        }

        if (digits > 2)
        {
            return false;
        }

        if (at < text.Length && text[at] is '.' or '/' or '-' && HasNumberBehind(text, at))
        {
            char separator = text[at];
            int from = at;
            at++;
            SkipBlankAfterStop(text, ref at, separator);
            int second = Take(text, ref at, out int more);
            if (more <= 2 && at < text.Length && text[at] == separator && HasNumberBehind(text, at))
            {
                at++;
                SkipBlankAfterStop(text, ref at, separator);
                int year = Take(text, ref at, out int four);
                bool isShort =
                    four == 2
                    && separator == '.'
                    && digits == 2
                    && more == 2
                    && year <= LastShortYear
                    && !(at < text.Length && text[at] == '.' && Next(text, at + 1));
                if (four != 4 && !isShort)
                {
                    return false;
                }

                year += isShort ? 2000 : 0;

                if (separator == '/' && order == DateOrder.Unknown && HasHourMark(text, at))
                {
                    order = DateOrder.DayFirst;
                }

                return Set(Ordered(year, first, second, separator, order), out day);
            }

            at = from;
        }

        Ordinal(text, ref at);
        int month = MonthWord(text, ref at);
        if (month == 0)
        {
            at = start;
            return false;
        }

        return Year(text, ref at, month, first, out day);
    }

    // With stops the day comes first everywhere; with strokes only numbers above 12 tell, or who writes.
    private static DateOnly? Ordered(
        int year,
        int first,
        int second,
        char separator,
        DateOrder order
    ) =>
        separator == '.' || first > 12 || first == second ? Day(year, second, first)
        : second > 12 || order == DateOrder.MonthFirst ? Day(year, first, second)
        : order == DateOrder.DayFirst ? Day(year, second, first)
        : null;

    private bool YearFirst(ReadOnlySpan<char> text, ref int at, int year, out DateOnly day)
    {
        day = default;
        if (at >= text.Length)
        {
            return false;
        }

        char separator = text[at];
        if (separator is not ('-' or '/' or '.' or '年'))
        {
            return false;
        }

        at++;
        Blanks(text, ref at);
        if (!Next(text, at))
        {
            // "2022-May-17"
            int named = MonthWord(text, ref at);
            if (named == 0 || at >= text.Length || text[at] != separator || !Next(text, at + 1))
            {
                return false;
            }

            at++;
            return Set(Day(year, named, Take(text, ref at, out _)), out day);
        }

        int month = Take(text, ref at, out int digits);
        Blanks(text, ref at);
        if (
            digits > 2
            || at >= text.Length
            || (separator == '年' ? text[at] != '月' : text[at] != separator)
        )
        {
            return false;
        }

        at++;
        Blanks(text, ref at);
        if (!Next(text, at))
        {
            return false;
        }

        int number = Take(text, ref at, out digits);
        if (digits > 2)
        {
            return false;
        }

        if (at < text.Length && text[at] == '日')
        {
            at++;
        }

        return Set(Day(year, month, number), out day);
    }

    private bool MonthFirst(ReadOnlySpan<char> text, ref int at, out DateOnly day)
    {
        day = default;
        int start = at;
        int month = MonthWord(text, ref at);
        Blanks(text, ref at);
        if (month == 0 || !Next(text, at))
        {
            at = start;
            return false;
        }

        int number = Take(text, ref at, out int digits);
        if (digits == 6)
        {
            // "Feb 182009": day and year in elements of their own, side by side.
            return Set(Day(number % 10_000, month, number / 10_000), out day);
        }

        if (digits > 2)
        {
            return false;
        }

        Ordinal(text, ref at);
        return Year(text, ref at, month, number, out day);
    }

    private static bool Year(
        ReadOnlySpan<char> text,
        ref int at,
        int month,
        int number,
        out DateOnly day
    )
    {
        day = default;
        int from = at;
        while (from < text.Length && text[from] is ' ' or ',' or '.' or '-' or '/')
        {
            from++;
        }

        foreach (string of in (ReadOnlySpan<string>)["de ", "del ", "of "])
        {
            from += text[from..].StartsWith(of) ? of.Length : 0;
        }

        if (from - at > 6 || !Next(text, from))
        {
            return false;
        }

        int year = Take(text, ref from, out int digits);
        if (digits != 4)
        {
            return false;
        }

        at = from;
        return Set(Day(year, month, number), out day);
    }

    private FoundDate WithTime(ReadOnlySpan<char> text, int start, int end, DateOnly day)
    {
        FoundDate bare = new(new NewsDate(day), start, end);
        int at = end;
        SkipToTime(text, ref at);
        if (at == end || !Next(text, at))
        {
            return bare;
        }

        int hour = Take(text, ref at, out int digits);
        if (digits > 2 || hour > 23)
        {
            return bare;
        }

        int minute = Minute(text, ref at);
        bool? isAfternoon = HalfOfDay(text, ref at);
        if (minute < 0 && isAfternoon is null)
        {
            return bare;
        }

        // "18:12 pm" is written often enough: the clock of 24 hours wins.
        if (isAfternoon is { } pm && hour is > 0 and <= 12)
        {
            hour = (hour % 12) + (pm ? 12 : 0);
        }

        TimeSpan? offset = Offset(text, ref at);
        TimeOnly time = new(hour, Math.Max(minute, 0));
        return new FoundDate(new NewsDate(day, time, offset), start, at);
    }

    // What may stand between a date and its time: "T", ", ", " at ", " um ", " | ", " - ".
    private static void SkipToTime(ReadOnlySpan<char> text, ref int at)
    {
        int limit = Math.Min(text.Length, at + 8);
        while (at < limit && (s_beforeTime.Contains(text[at]) || Connects(text, ref at)))
        {
            at++;
        }
    }

    // ":12", ".12", "h12", with seconds and their parts; -1 when there is none.
    private static int Minute(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || text[at] is not (':' or '.' or 'h' or 'H') || !Next(text, at + 1))
        {
            return -1;
        }

        int from = at + 1;
        int minute = Take(text, ref from, out int digits);
        if (digits != 2 || minute > 59)
        {
            return -1;
        }

        at = from;
        foreach (char mark in ":.")
        {
            if (at < text.Length && text[at] == mark && Next(text, at + 1))
            {
                at++;
                _ = Take(text, ref at, out _);
            }
            else
            {
                break;
            }
        }

        return minute;
    }

    // "18h05", "18 h 05": French and its neighbours write so, and all of them put the day before the month.
    private static bool HasHourMark(ReadOnlySpan<char> text, int at)
    {
        SkipToTime(text, ref at);
        if (!Next(text, at))
        {
            return false;
        }

        int hour = Take(text, ref at, out int digits);
        Blanks(text, ref at);
        if (digits > 2 || hour > 23 || at >= text.Length || text[at] is not ('h' or 'H'))
        {
            return false;
        }

        at++;
        Blanks(text, ref at);
        return Next(text, at) && Take(text, ref at, out digits) <= 59 && digits == 2;
    }

    private static bool Connects(ReadOnlySpan<char> text, ref int at)
    {
        foreach (
            string word in (ReadOnlySpan<string>)
                ["at ", "um ", "à ", "a las ", "alle ", "kl. ", "om "]
        )
        {
            if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                at += word.Length - 1;
                return true;
            }
        }

        return false;
    }

    private static bool? HalfOfDay(ReadOnlySpan<char> text, ref int at)
    {
        int from = at;
        Blanks(text, ref from);
        if (from + 1 >= text.Length || text[from] is not ('a' or 'A' or 'p' or 'P'))
        {
            return null;
        }

        bool isAfternoon = text[from] is 'p' or 'P';
        from++;
        from += text[from] == '.' ? 1 : 0;
        if (from >= text.Length || text[from] is not ('m' or 'M'))
        {
            return null;
        }

        from++;
        if (from < text.Length && text[from] == '.')
        {
            from++;
        }
        else if (from < text.Length && char.IsLetterOrDigit(text[from]))
        {
            return null;
        }

        at = from;
        return isAfternoon;
    }

    private TimeSpan? Offset(ReadOnlySpan<char> text, ref int at)
    {
        int from = at;
        Blanks(text, ref from);
        if (from >= text.Length)
        {
            return null;
        }

        if (text[from] is '+' or '-' && Next(text, from + 1))
        {
            bool isNegative = text[from] == '-';
            from++;
            int hours = Take(text, ref from, out int digits);
            int minutes = 0;
            if (digits == 4)
            {
                (hours, minutes) = (hours / 100, hours % 100);
            }
            else if (from < text.Length && text[from] == ':' && Next(text, from + 1))
            {
                from++;
                minutes = Take(text, ref from, out _);
            }

            if (hours > 14 || minutes > 59)
            {
                return null;
            }

            at = from;
            TimeSpan offset = new(hours, minutes, 0);
            return isNegative ? -offset : offset;
        }

        int end = from;
        while (end < text.Length && char.IsAsciiLetterUpper(text[end]))
        {
            end++;
        }

        if (words.Zone(text[from..end]) is { } zone)
        {
            at = end;
            return zone;
        }

        // A zone with two meanings (IST) is part of the date and tells nothing.
        at =
            end - from is >= 2 and <= 4 && (end == text.Length || !char.IsLetter(text[end]))
                ? end
                : at;
        return null;
    }

    private int MonthWord(ReadOnlySpan<char> text, ref int at)
    {
        int from = at;
        while (from < text.Length && text[from] is ' ' or '-' or '.' or ',' or '/')
        {
            from++;
        }

        foreach (string of in (ReadOnlySpan<string>)["de ", "of "])
        {
            from += text[from..].StartsWith(of) ? of.Length : 0;
        }

        int end = from;
        while (end < text.Length && end - from < 16 && char.IsLetter(text[end]))
        {
            end++;
        }

        int month = end - from > 2 ? words.Month(text[from..end]) : 0;
        if (month > 0)
        {
            at = end < text.Length && text[end] == '.' ? end + 1 : end;
        }

        return month;
    }

    private static void Ordinal(ReadOnlySpan<char> text, ref int at)
    {
        foreach (string ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "er", "º", "."])
        {
            if (text[at..].StartsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                at += ending.Length;
                return;
            }
        }
    }

    private static bool Set(DateOnly? read, out DateOnly day)
    {
        day = read ?? default;
        return read is not null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static bool Next(ReadOnlySpan<char> text, int at) =>
        at < text.Length && char.IsAsciiDigit(text[at]);

    private static void Blanks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or ',' or '\u00A0')
        {
            at++;
        }
    }

    // "4. 2. 2022": a blank may stand behind a stop.
    private static bool HasNumberBehind(ReadOnlySpan<char> text, int at) =>
        Next(text, at + 1)
        || (text[at] == '.' && at + 2 < text.Length && text[at + 1] == ' ' && Next(text, at + 2));

    private static void SkipBlankAfterStop(ReadOnlySpan<char> text, ref int at, char separator)
    {
        if (separator == '.' && at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private static int Take(ReadOnlySpan<char> text, ref int at, out int digits)
    {
        int start = at;
        int value = 0;
        while (Next(text, at))
        {
            value = Math.Min(100_000_000, (value * 10) + (text[at] - '0'));
            at++;
        }

        digits = at - start;
        return value;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        int at = 0;
        return Take(digits, ref at, out _);
    }
}
