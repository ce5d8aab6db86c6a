using System.Buffers;
using System.Text;

namespace Entente.Articles;

/// <summary>Reads which encoding a page says it is written in.</summary>
/// <remarks>Source: HTML standard, 13.2.3.2, "prescan a byte stream". Cost: linear in what is looked at.</remarks>
internal static class CharsetSniffer
{
    private static readonly SearchValues<char> s_valueEnd = SearchValues.Create(" \t\n\f\r;");

    /// <summary>The encoding that the page names; <see langword="null"/> when it names none.</summary>
    /// <param name="head">As much of the page as is to be believed.</param>
    /// <param name="readsScripts">Whether what stands in scripts counts, as it does for the standard in the first bytes of a page.</param>
    public static CharacterSet? Find(ReadOnlySpan<byte> head, bool readsScripts)
    {
        // Marks of UTF-16 in a declaration that ASCII cannot read.
        if (head.StartsWith("<\0?\0x\0"u8))
        {
            return CharacterSets.Embedded.Named("utf-16le");
        }

        if (head.StartsWith("\0<\0?\0x"u8))
        {
            return CharacterSets.Embedded.Named("utf-16be");
        }

        // Every byte keeps its place as a character.
        string text = Encoding.Latin1.GetString(head);
        HtmlScanner scanner = new(text) { IsForeign = readsScripts };
        while (scanner.Next())
        {
            CharacterSet? found = scanner.Token switch
            {
                HtmlToken.Start when scanner.Element == HtmlElement.Meta => OfMeta(scanner, text),
                HtmlToken.Comment when scanner.Span.Start == 0 => OfDeclaration(
                    scanner.Content.In(text)
                ),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    // <meta charset=…>, or <meta http-equiv=content-type content="text/html; charset=…">
    private static CharacterSet? OfMeta(HtmlScanner scanner, string text)
    {
        bool isPragma = false;
        CharacterSet? stated = null;
        CharacterSet? content = null;
        bool hasCharset = false;
        foreach (HtmlAttribute attribute in scanner.Attributes)
        {
            ReadOnlySpan<char> name = attribute.Name.In(text);
            ReadOnlySpan<char> value = attribute.Value.In(text);
            if (Is(name, "http-equiv"))
            {
                isPragma |= Is(value, "content-type");
            }
            else if (Is(name, "charset") && !hasCharset)
            {
                hasCharset = true;
                stated = Of(value);
            }
            else if (Is(name, "content"))
            {
                content ??= OfContent(value);
            }
        }

        return hasCharset ? stated
            : isPragma ? content
            : null;
    }

    // "text/html; charset = 'koi8-r'"
    private static CharacterSet? OfContent(ReadOnlySpan<char> content)
    {
        while (true)
        {
            int at = content.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            content = content[(at + "charset".Length)..].TrimStart(" \t\n\f\r");
            if (content is not ['=', .. var value])
            {
                continue;
            }

            value = value.TrimStart(" \t\n\f\r");
            if (value is ['"' or '\'', ..])
            {
                int close = value[1..].IndexOf(value[0]);
                return close < 0 ? null : Of(value.Slice(1, close));
            }

            int end = value.IndexOfAny(s_valueEnd);
            return Of(end < 0 ? value : value[..end]);
        }
    }

    /// <summary>The name in the declaration with which XML begins; <see langword="null"/> when it has none.</summary>
    public static string? Declared(ReadOnlySpan<char> xml)
    {
        xml = xml.TrimStart();
        int end = xml.IndexOf('>');
        ReadOnlySpan<char> label = xml is ['<', ..] && end > 0 ? Declaration(xml[1..end]) : [];
        return label.IsEmpty ? null : label.ToString();
    }

    private static CharacterSet? OfDeclaration(ReadOnlySpan<char> content) =>
        Declaration(content) is { IsEmpty: false } label ? Of(label) : null;

    // <?xml version="1.0" encoding="…"?>
    private static ReadOnlySpan<char> Declaration(ReadOnlySpan<char> content)
    {
        int at = content.StartsWith("?xml") ? content.IndexOf("encoding") : -1;
        if (at < 0)
        {
            return [];
        }

        ReadOnlySpan<char> rest = content[(at + "encoding".Length)..].TrimStart("\0 \t\n\f\r");
        if (rest is not ['=', ..])
        {
            return [];
        }

        rest = rest[1..].TrimStart("\0 \t\n\f\r");
        int close = rest is ['"' or '\'', ..] ? rest[1..].IndexOf(rest[0]) : -1;
        return close < 0 ? [] : rest.Slice(1, close);
    }

    // A page that can say it in ASCII is not written in UTF-16.
    private static CharacterSet? Of(ReadOnlySpan<char> label) =>
        CharacterSets.Embedded.Find(label) switch
        {
            { Name: "utf-16le" or "utf-16be" } => CharacterSets.Embedded.Utf8,
            { Name: "x-user-defined" } => CharacterSets.Embedded.Windows1252,
            var found => found,
        };

    private static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> expected) =>
        name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
