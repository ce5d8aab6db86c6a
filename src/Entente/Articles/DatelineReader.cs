namespace Entente.Articles;

/// <summary>What stands before the first words of a story: "VIENNA, March 12 (Reuters) – ".</summary>
/// <param name="Length">How many code units it takes, with the dash and the blank behind it.</param>
/// <param name="Place">Where the place stands; <see langword="null"/> when there is only an agency.</param>
/// <param name="Agency">Where the agency stands.</param>
/// <param name="AgencyName">Our name of the agency.</param>
/// <param name="Date">The date, when it is whole.</param>
/// <param name="Month">The month, when the year is missing; else 0.</param>
/// <param name="Day">The day of that month.</param>
/// <param name="DateSpan">Where the date stands.</param>
internal sealed record Dateline(
    int Length,
    TextSpan? Place,
    TextSpan? Agency,
    string? AgencyName,
    NewsDate? Date,
    int Month,
    int Day,
    TextSpan DateSpan
);

/// <summary>Reads datelines.</summary>
/// <remarks>A place is believed when it is written in capitals, or when an agency that we know stands behind it. Cost: bounded by <see cref="MaxLength"/>.</remarks>
internal sealed class DatelineReader(DateReader dates, OutletBook outlets, PageWords words)
{
    private const int MaxLength = 110;

    /// <summary>The dateline that a paragraph begins with; <see langword="null"/> when it has none.</summary>
    public Dateline? Read(ReadOnlySpan<char> paragraph)
    {
        ReadOnlySpan<char> head = paragraph[..Math.Min(paragraph.Length, MaxLength)];
        int at = 0;
        TextSpan? place = Place(head, ref at, out bool isShouted);
        bool isDay = false;
        if (isShouted)
        {
            isDay = Region(head, ref at);
        }

        int afterPlace = at;
        NewsDate? date = null;
        (int Month, int Day) partial = default;
        TextSpan dateSpan = default;
        Blanks(head, ref at);
        if (at < head.Length && char.IsLetterOrDigit(head[at]))
        {
            if (dates.At(head, at) is { } whole)
            {
                (date, dateSpan, at) = (whole.Date, new TextSpan(at, whole.End), whole.End);
            }
            else
            {
                int start = at;
                partial = dates.DayOfYear(head, ref at);
                dateSpan = new TextSpan(start, at);
            }
        }

        bool hasDate = date is not null || partial.Month > 0;
        Blanks(head, ref at);
        TextSpan? agency = Agency(head, ref at, isShouted, out string? agencyName);
        bool isBelieved =
            agency is not null
            || (isShouted && place is { } shouted && !words.Is("not-a-place", head[..shouted.End]));
        if (!isBelieved)
        {
            return null;
        }

        if (!hasDate && agency is null)
        {
            at = afterPlace;
        }

        int separator = Separator(head, at, agency is not null, hasDate || isDay);
        return separator < 0 || separator >= paragraph.Length
            ? null
            : new Dateline(
                separator,
                place,
                agency,
                agencyName,
                date,
                partial.Month,
                partial.Day,
                dateSpan
            );
    }

    // One to four words that begin with capitals; a region may follow a comma ("WASHINGTON, D.C.").
    private static TextSpan? Place(ReadOnlySpan<char> head, ref int at, out bool isShouted)
    {
        int letters = 0;
        int small = 0;
        int words = 0;
        int end = 0;
        int i = 0;
        while (i < head.Length && words < 5)
        {
            if (!char.IsUpper(head[i]))
            {
                break;
            }

            while (
                i < head.Length
                && (
                    char.IsLetter(head[i])
                    || head[i] is '\'' or '’' or '-'
                    || (head[i] == '.' && i > 0 && char.IsUpper(head[i - 1]) && words > 0)
                )
            )
            {
                letters++;
                small += char.IsLower(head[i]) ? 1 : 0;
                i++;
            }

            words++;
            end = i;
            if (
                i < head.Length
                && head[i] == '/'
                && i + 1 < head.Length
                && char.IsUpper(head[i + 1])
            )
            {
                i++;
            }
            else if (i + 1 < head.Length && head[i] == ' ' && char.IsUpper(head[i + 1]))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        at = end;
        isShouted = small == 0 && letters >= 4;
        return words is > 0 and < 5 ? new TextSpan(0, end) : null;
    }

    // "KEFLAVIK, Iceland", "HELSINKI, Friday"; whether it is a day.
    private bool Region(ReadOnlySpan<char> head, ref int at)
    {
        if (!head[at..].StartsWith(", ") || at + 2 >= head.Length || !char.IsUpper(head[at + 2]))
        {
            return false;
        }

        int start = at + 2;
        int end = start;
        while (
            end < head.Length
            && (
                char.IsLetter(head[end])
                || (head[end] == ' ' && end + 1 < head.Length && char.IsUpper(head[end + 1]))
            )
        )
        {
            end++;
        }

        ReadOnlySpan<char> region = head[start..end];
        int first = region.IndexOf(' ');
        bool isDate = words.Month(first < 0 ? region : region[..first]) > 0;
        at = isDate ? at : end;
        return words.Is("weekday", region);
    }

    private TextSpan? Agency(ReadOnlySpan<char> head, ref int at, bool isBelieved, out string? name)
    {
        name = null;
        if (at >= head.Length || head[at] is not ('(' or '/' or '['))
        {
            return null;
        }

        char close = head[at] switch
        {
            '(' => ')',
            '[' => ']',
            _ => '/',
        };
        int length = head[(at + 1)..].IndexOf(close);
        if (length is <= 0 or > 40)
        {
            return null;
        }

        TextSpan span = new(at + 1, at + 1 + length);
        foreach (Range part in head.Slice(span.Start, span.Length).SplitAny(",/-"))
        {
            name ??= outlets.Agency(head.Slice(span.Start, span.Length)[part]);
        }

        name ??= outlets.Agency(head.Slice(span.Start, span.Length));
        if (
            name is null
            && isBelieved
            && BlockTraits.Of(head.Slice(span.Start, span.Length)) is { Words: <= 4 } traits
            && traits.Capitals == traits.Words
        )
        {
            // Behind a place in capitals the brackets hold a credit, known to us or not.
            name = head.Slice(span.Start, span.Length).ToString();
        }

        if (name is null)
        {
            return null;
        }

        at = span.End + 1;
        return span;
    }

    // The dash or colon behind it, and the blanks behind that.
    private static int Separator(ReadOnlySpan<char> head, int at, bool hasAgency, bool hasDate)
    {
        while (at < head.Length && head[at] is ' ' or '.')
        {
            at++;
        }

        int start = at;
        while (
            at < head.Length && head[at] is '-' or '–' or '—' or '―'
            || (at < head.Length && head[at] == ':' && hasAgency)
        )
        {
            at++;
        }

        bool isStop =
            (hasAgency || hasDate)
            && at == start
            && at > 1
            && head[at - 1] == ' '
            && head[at - 2] == '.';
        if ((at == start && !isStop) || at >= head.Length || at - start > 3)
        {
            return -1;
        }

        while (at < head.Length && head[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static void Blanks(ReadOnlySpan<char> head, ref int at)
    {
        while (at < head.Length && head[at] is ' ' or ',' or '.')
        {
            at++;
        }
    }
}
