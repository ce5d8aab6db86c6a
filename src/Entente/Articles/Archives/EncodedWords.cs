using System.Text;

namespace Entente.Articles.Archives;

/// <summary>Reads words of mail headers that are not ASCII: <c>=?utf-8?Q?Gespr=C3=A4che?=</c>.</summary>
/// <remarks>Source: RFC 2047. What is not well-formed stays as it is. Cost: linear.</remarks>
internal static class EncodedWords
{
    private const string Begin = "=?";
    private const string End = "?=";

    /// <summary>The text of a header field.</summary>
    public static string Decode(string field)
    {
        StringBuilder text = new();
        ReadOnlySpan<char> rest = field;
        bool isBehindWord = false;
        while (!rest.IsEmpty)
        {
            int at = rest.IndexOf(Begin);
            ReadOnlySpan<char> before = at < 0 ? rest : rest[..at];
            if (at < 0 || Word(rest[at..], out int length) is not { } word)
            {
                int taken = at < 0 ? rest.Length : at + Begin.Length;
                text.Append(rest[..taken]);
                rest = rest[taken..];
                isBehindWord = false;
                continue;
            }

            // Blanks between two words only fold the line.
            text.Append(isBehindWord && before.IsWhiteSpace() ? [] : before).Append(word);
            rest = rest[(at + length)..];
            isBehindWord = true;
        }

        return text.ToString();
    }

    // "=?charset?Q?text?="
    private static string? Word(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        int charset = text[Begin.Length..].IndexOf('?');
        if (charset < 0)
        {
            return null;
        }

        int kind = Begin.Length + charset + 1;
        int end = kind + 2 <= text.Length ? text[(kind + 2)..].IndexOf(End) : -1;
        if (end < 0 || text[kind + 1] != '?')
        {
            return null;
        }

        length = kind + 2 + end + End.Length;
        string words = text.Slice(kind + 2, end).ToString();
        byte[]? bytes = text[kind] switch
        {
            'Q' or 'q' => TransferEncodings.QuotedPrintable(
                Encoding.Latin1.GetBytes(words.Replace('_', ' '))
            ),
            'B' or 'b' => TransferEncodings.Base64(Encoding.Latin1.GetBytes(words)),
            _ => null,
        };
        CharacterSet? set = CharacterSets.Embedded.Find(text.Slice(Begin.Length, charset));
        return bytes is null || set is null ? null : set.Decode(bytes);
    }
}
