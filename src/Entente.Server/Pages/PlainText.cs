using System.Buffers;
using System.Text;

namespace Entente.Server.Pages;

/// <summary>Text from outside, made fit to be shown as text.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> s_hidden = SearchValues.Create(HiddenOnes());

    /// <summary>Whether a character steers instead of being read: controls, and what turns the reading order or hides.</summary>
    public static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t' or '\r'))
        || c
            is (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\u200E'
                or '\u200F'
                or '\u061C'
                or '\uFEFF';

    /// <summary>The text with what steers replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(s_hidden) < 0)
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (clean, source) =>
            {
                for (int i = 0; i < source.Length; i++)
                {
                    clean[i] = IsHidden(source[i]) ? '\uFFFD' : source[i];
                }
            }
        );
    }

    /// <summary>The text with every run of blanks and line breaks made one blank.</summary>
    public static string OneLine(string text)
    {
        if (IsOneLine(text))
        {
            return text;
        }

        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsOneLine(string text)
    {
        char before = ' ';
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || before == ' '))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.Length == 0;
    }

    /// <summary>At most <paramref name="length"/> code units of a text, with an ellipsis when something is left out.</summary>
    public static string Shortened(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return $"{text.AsSpan(0, end).TrimEnd()}…";
    }

    private static char[] HiddenOnes() =>
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsHidden)];
}
