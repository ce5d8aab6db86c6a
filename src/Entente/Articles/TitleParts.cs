using System.Buffers;

namespace Entente.Articles;

/// <summary>Splits titles at the marks between headline, section and site ("Talks begin | World | The Harbour Ledger").</summary>
internal static class TitleParts
{
    // A stroke parts wherever it stands; other marks stand in headlines too, so they need a blank on both sides.
    private static readonly SearchValues<char> s_strokes = SearchValues.Create("|｜│ㅣ¦");
    private static readonly SearchValues<char> s_marks = SearchValues.Create("–—―-·•»«:~/");

    /// <summary>The parts, in order, without the marks and the blanks around them. Cost: linear.</summary>
    public static List<TextSpan> Of(ReadOnlySpan<char> title)
    {
        List<TextSpan> parts = [];
        int start = 0;
        for (int at = 0; at <= title.Length; at++)
        {
            if (at < title.Length && !IsMark(title, at))
            {
                continue;
            }

            TextSpan part = Trim(title, start, at);
            if (!part.IsEmpty)
            {
                parts.Add(part);
            }

            start = at + 1;
        }

        return parts;
    }

    private static bool IsMark(ReadOnlySpan<char> title, int at)
    {
        if (s_strokes.Contains(title[at]) || title[at] == '：')
        {
            return true;
        }

        bool isParted = at > 0 && char.IsWhiteSpace(title[at - 1]);
        bool parts = at + 1 < title.Length && char.IsWhiteSpace(title[at + 1]);
        return isParted && parts && s_marks.Contains(title[at]);
    }

    private static TextSpan Trim(ReadOnlySpan<char> title, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(title[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(title[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
