using System.Buffers;
using System.Globalization;

namespace Entente.Text;

/// <summary>Signs that are no letters: runs of marks, and faces made of them.</summary>
internal static class Signs
{
    /// <summary>What is used as an apostrophe.</summary>
    public static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’`´ʼ′");

    // Signs that are strung together to arrows and lines: "--", "->", "<<", "=====".
    private static readonly SearchValues<char> s_rules = SearchValues.Create("-_=*~+<>|");

    /// <summary>The end of the mark, run of marks or face that begins at <paramref name="start"/>.</summary>
    public static int End(string text, int start)
    {
        int face = FaceEnd(text, start);
        if (face > start)
        {
            return face;
        }

        char c = text[start];
        int end = start + 1;
        if (c is '!' or '?')
        {
            return RunEnd(text, end, '!', '?');
        }

        if (s_rules.Contains(c))
        {
            int rule = text.AsSpan(start).IndexOfAnyExcept(s_rules);
            return rule < 0 ? text.Length : start + rule;
        }

        if (c is '$' or '#' or '/' or '\\')
        {
            return RunEnd(text, end, c, c);
        }

        if (c is '.' or '…')
        {
            end = RunEnd(text, end, '.', '…');
            return end == start + 1 && c == '.' ? RunEnd(text, end, '!', '?') : end; // "it.?" is one slip of the hand.
        }

        if (c is '\'' or '`' or '’' or '‘' && end < text.Length && text[end] is '\'' or '`' or '’')
        {
            return end + 1; // '' and `` are how plain text writes curly marks.
        }

        return char.IsSurrogate(c) || IsInvisible(c) ? InvisibleEnd(text, end) : end;
    }

    /// <summary>Whether <paramref name="c"/> has no place of its own: a combining mark, a soft hyphen, a sign of direction.</summary>
    public static bool IsInvisible(char c) =>
        c >= '\u00AD'
        && char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;

    /// <summary>Emoji are pairs and more of code units, with joiners and signs of variation between.</summary>
    private static int InvisibleEnd(string text, int end)
    {
        while (end < text.Length && (char.IsSurrogate(text[end]) || IsInvisible(text[end])))
        {
            end++;
        }

        return end;
    }

    private static int RunEnd(string text, int end, char a, char b)
    {
        while (end < text.Length && (text[end] == a || text[end] == b))
        {
            end++;
        }

        return end;
    }

    /// <summary>The end of a face like ":-)"; the start when there is none.</summary>
    private static int FaceEnd(string text, int start)
    {
        if (text[start] is not (':' or ';' or '=' or '(' or '^' or '<'))
        {
            return start;
        }

        int end = start + 1;
        if (At(text, end) is '-' or '\'' or '_')
        {
            end++;
        }

        bool isFace = text[start] switch
        {
            '(' => At(text, start + 1) is ':' or ';' && IsBlank(text, start - 1),
            '^' => At(text, end) == '^',
            '<' => At(text, start + 1) == '3',
            _ => At(text, end) is ')' or '('
                || At(text, end) is 'D' or 'P' or 'p' or '/' or '|' && IsBlank(text, start - 1),
        };
        return isFace && (IsBlank(text, end + 1) || char.IsPunctuation(text[end + 1]))
            ? end + 1
            : start;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : ' ';

    private static bool IsBlank(string text, int at) =>
        at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);
}
