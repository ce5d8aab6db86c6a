using System.Buffers;
using System.Globalization;
using System.Text;

namespace Entente.Sqlite;

/// <summary>Writes any string of UTF-16 code units as text that SQLite and every browser of it can hold, and reads it again exactly.</summary>
/// <remarks>
/// SQLite's text ends at a NUL for most readers, and UTF-8 has no lone surrogates. Those, and the sign ␛ (U+241B) that marks
/// them, are written as ␛ and four hexadecimal digits: <c>␛0000</c>, <c>␛D83D</c>, <c>␛241B</c>. All other text is written as it is.
/// </remarks>
internal static class StoredText
{
    private const char Sign = '\u241B';
    private static readonly SearchValues<char> s_suspects = SearchValues.Create([
        '\0',
        Sign,
        .. Enumerable.Range('\uD800', 0x800).Select(c => (char)c),
    ]);

    /// <summary>The text to store.</summary>
    public static string Escape(string text)
    {
        int from = text.AsSpan().IndexOfAny(s_suspects);
        if (from < 0)
        {
            return text;
        }

        StringBuilder? stored = null;
        int copied = 0;
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (c is '\0' or Sign || char.IsSurrogate(c))
            {
                stored ??= new StringBuilder(text.Length + 16);
                stored
                    .Append(text, copied, i - copied)
                    .Append(Sign)
                    .Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                copied = i + 1;
            }
        }

        return stored?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    /// <summary>The text that was stored. A ␛ without its digits, which we never write, stays as it is.</summary>
    public static string Unescape(string stored)
    {
        int sign = stored.IndexOf(Sign, StringComparison.Ordinal);
        if (sign < 0)
        {
            return stored;
        }

        StringBuilder text = new(stored.Length);
        int copied = 0;
        while (sign >= 0)
        {
            text.Append(stored, copied, sign - copied);
            ReadOnlySpan<char> digits = stored.AsSpan(sign + 1);
            if (
                digits.Length >= 4
                && ushort.TryParse(
                    digits[..4],
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out ushort code
                )
            )
            {
                text.Append((char)code);
                copied = sign + 5;
            }
            else
            {
                text.Append(Sign);
                copied = sign + 1;
            }

            sign = stored.IndexOf(Sign, copied);
        }

        return text.Append(stored, copied, stored.Length - copied).ToString();
    }
}
