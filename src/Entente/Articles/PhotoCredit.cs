namespace Entente.Articles;

/// <summary>Recognises captions by the credit they carry.</summary>
internal static class PhotoCredit
{
    // Longer lines are prose, whatever they begin with.
    private const int MaxWords = 80;

    /// <summary>Whether a line begins or ends with a photographer and an agency in capitals ("ANNA EXAMPLE/AGENCY The ministers …"). Cost: the length of the credit.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line, int words) =>
        Find(line, words) is not null;

    /// <summary>Where a line names photographer and agency so; <see langword="null"/> when it does not.</summary>
    public static TextSpan? Find(ReadOnlySpan<char> line, int words) =>
        words <= MaxWords ? First(line) ?? Last(line) : null;

    private static TextSpan? Last(ReadOnlySpan<char> line)
    {
        int stop = line.TrimEnd(" .").LastIndexOfAnyInRange('a', 'z') + 1;
        ReadOnlySpan<char> credit = line[stop..].Trim(" .?!”\"");
        return stop > 0 && credit.Length is >= 8 and <= 60 && First(line[stop..]) is { } found
            ? new TextSpan(stop + found.Start, stop + found.End)
            : null;
    }

    private static TextSpan? First(ReadOnlySpan<char> line)
    {
        // Print editions mark the place of a picture by signs that become question marks.
        int at = 0;
        while (at < line.Length && !char.IsLetter(line[at]))
        {
            at++;
        }

        int capitals = 0;
        int slash = -1;
        int i = at;
        for (; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '/' && slash < 0 && capitals >= 4)
            {
                slash = i;
            }
            else if (char.IsUpper(c))
            {
                // The first word in small letters ends the credit.
                if (i + 1 < line.Length && char.IsLower(line[i + 1]))
                {
                    break;
                }

                capitals++;
            }
            else if (char.IsLetterOrDigit(c) || c is ',' or ':')
            {
                break;
            }
        }

        return slash > at && i - slash > 2 && capitals >= 7
            ? new TextSpan(at, at + line[at..i].TrimEnd(" .?!”\"-–—").Length)
            : null;
    }
}
