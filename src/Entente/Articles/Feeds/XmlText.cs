using System.Globalization;
using System.Net;
using System.Text;

namespace Entente.Articles.Feeds;

/// <summary>Reads the characters of XML: references, CDATA sections, base64.</summary>
/// <remarks>
/// Only references to characters are read, by number or by the names of HTML. What a document type declares is never expanded, and
/// what is no reference stays as it stands.
/// </remarks>
internal static class XmlText
{
    private const int LongestReference = 12;

    // What the numbers 0x80 to 0x9F mean in practice: windows-1252.
    private const string C1 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The characters between two offsets; tags among them are left as they stand, comments are dropped.</summary>
    public static MappedText Decode(string text, TextSpan span)
    {
        MappedTextBuilder to = new(text);
        XmlScanner scanner = new(text, span.Start, span.End);
        while (scanner.Next())
        {
            switch (scanner.Token)
            {
                case XmlToken.Text:
                    References(text, scanner.Span, to);
                    break;
                case XmlToken.CharacterData:
                    to.Add(scanner.Inner.Start, scanner.Inner.End);
                    break;
                case XmlToken.Start:
                case XmlToken.End:
                    to.Add(scanner.Span.Start, scanner.Span.End);
                    break;
                default:
                    break;
            }
        }

        return to.ToText();
    }

    /// <summary>The characters between two offsets exactly as they stand there: XHTML, whose references HTML reads as well.</summary>
    public static MappedText Verbatim(string text, TextSpan span)
    {
        MappedTextBuilder to = new(text);
        to.Add(span.Start, span.End);
        return to.ToText();
    }

    /// <summary>UTF-8 in base64, as Atom 0.3 has it; each group of four letters stands for its characters. Nothing when it is not that.</summary>
    public static MappedText Base64(string text, TextSpan span)
    {
        MappedTextBuilder to = new(text);
        Span<char> group = stackalloc char[4];
        Span<byte> bytes = stackalloc byte[3];
        Span<char> characters = stackalloc char[8];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        int count = 0;
        int from = span.Start;
        for (int at = span.Start; at < span.End; at++)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            from = count == 0 ? at : from;
            group[count++] = c;
            if (count < 4)
            {
                continue;
            }

            count = 0;
            if (!Convert.TryFromBase64Chars(group, bytes, out int length))
            {
                return MappedText.Empty;
            }

            int written = decoder.GetChars(bytes[..length], characters, flush: false);
            if (written > 0)
            {
                to.AddInstead(characters[..written], from, at + 1);
            }
        }

        return to.ToText();
    }

    /// <summary>A text with its references read.</summary>
    public static string Decode(string text)
    {
        MappedTextBuilder to = new(text);
        References(text, new TextSpan(0, text.Length), to);
        return to.ToText().Text;
    }

    private static void References(string text, TextSpan span, MappedTextBuilder to)
    {
        int at = span.Start;
        Span<char> pair = stackalloc char[2];
        while (at < span.End)
        {
            int amp = text.AsSpan(at, span.End - at).IndexOf('&');
            int stop = amp < 0 ? span.End : at + amp;
            to.Add(at, stop);
            at = stop;
            if (at == span.End)
            {
                return;
            }

            int length = Reference(text.AsSpan(at, span.End - at), pair, out int written);
            if (length == 0)
            {
                to.Add(at, at + 1);
                at++;
                continue;
            }

            to.AddInstead(pair[..written], at, at + length);
            at += length;
        }
    }

    /// <summary>How long the reference at the beginning is, and what it stands for; 0 when it is none.</summary>
    private static int Reference(ReadOnlySpan<char> text, Span<char> characters, out int written)
    {
        written = 0;
        int end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        if (text[1] == '#')
        {
            return Number(text[2..end]) is { } rune
                ? Take(rune.ToString(), characters, ref written, end)
                : 0;
        }

        foreach (char c in text[1..end])
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return 0;
            }
        }

        string name = text[..(end + 1)].ToString();
        string read = WebUtility.HtmlDecode(name);
        return read == name ? 0 : Take(read, characters, ref written, end);
    }

    private static int Take(string read, Span<char> characters, ref int written, int end)
    {
        read.CopyTo(characters);
        written = read.Length;
        return end + 1;
    }

    private static Rune? Number(ReadOnlySpan<char> digits)
    {
        bool isHex = digits is ['x' or 'X', ..];
        bool isNumber = int.TryParse(
            isHex ? digits[1..] : digits,
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int code
        );
        if (!isNumber)
        {
            return null;
        }

        code = code is >= 0x80 and <= 0x9F ? C1[code - 0x80] : code;
        return code > 0 && Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar;
    }
}
