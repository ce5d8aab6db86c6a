using System.Buffers;

namespace Entente.Articles;

/// <summary>What bytes are, by what they hold.</summary>
internal enum ContentKind
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>A page: HTML or text without tags.</summary>
    Page,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>JSON of another shape.</summary>
    Json,

    /// <summary>RSS, Atom or JSON Feed.</summary>
    Feed,

    /// <summary>A web archive.</summary>
    Warc,

    /// <summary>A zip archive, also an office document.</summary>
    Zip,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>XML that is no page and no feed.</summary>
    Xml,

    /// <summary>No text.</summary>
    Binary,
}

/// <summary>Tells what bytes are by their beginning, whatever the file is called.</summary>
/// <remarks>Source for binary bytes: WHATWG MIME Sniffing, 7.2. Cost: bounded by <see cref="Length"/>, but for white space.</remarks>
internal static class ContentSniffer
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 4096;

    private static readonly SearchValues<byte> s_binary = SearchValues.Create([
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        0x0B,
        0x0E,
        0x0F,
        0x10,
        0x11,
        0x12,
        0x13,
        0x14,
        0x15,
        0x16,
        0x17,
        0x18,
        0x19,
        0x1A,
        0x1C,
        0x1D,
        0x1E,
        0x1F,
    ]);

    /// <summary>Looks at the first bytes of a file.</summary>
    /// <param name="bytes">The beginning, or all.</param>
    public static ContentKind Kind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
        {
            return ContentKind.Zip;
        }

        if (bytes.StartsWith("%PDF-"u8))
        {
            return ContentKind.Pdf;
        }

        if (bytes.StartsWith("WARC/"u8))
        {
            return ContentKind.Warc;
        }

        if (
            bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        )
        {
            return bytes.Length > 2 ? ContentKind.Page : ContentKind.Empty;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        ReadOnlySpan<byte> head = bytes.TrimStart(" \t\r\n\f"u8);
        head = head[..Math.Min(head.Length, Length)];
        if (head.IsEmpty)
        {
            return ContentKind.Empty;
        }

        if (head[0] == '<')
        {
            return Markup(head);
        }

        if (head.IndexOfAny(s_binary) >= 0)
        {
            return ContentKind.Binary;
        }

        return head[0] is (byte)'{' or (byte)'[' ? JsonKind.Of(head) : ContentKind.Page;
    }

    private static ContentKind Markup(ReadOnlySpan<byte> head)
    {
        // Declarations and comments may stand before the first element.
        ReadOnlySpan<byte> rest = head;
        bool isXml = rest.StartsWith("<?xml"u8);
        while (rest.StartsWith("<?"u8) || rest.StartsWith("<!--"u8))
        {
            bool isComment = rest[1] == '!';
            int end = isComment ? rest.IndexOf("-->"u8) : rest.IndexOf((byte)'>');
            if (end < 0)
            {
                return ContentKind.Page;
            }

            rest = rest[(end + (isComment ? 3 : 1))..].TrimStart(" \t\r\n\f"u8);
        }

        if (
            Begins(rest, "<rss"u8)
            || Begins(rest, "<feed"u8)
            || Begins(rest, "<rdf:RDF"u8)
            || Begins(rest, "<!doctype rss"u8)
        )
        {
            return ContentKind.Feed;
        }

        bool isPage = Begins(rest, "<html"u8) || Begins(rest, "<!doctype"u8) || rest.IsEmpty;
        return isXml && !isPage || Begins(rest, "<svg"u8) ? ContentKind.Xml : ContentKind.Page;
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.Length > tag.Length
        && System.Text.Ascii.EqualsIgnoreCase(bytes[..tag.Length], tag)
        && !char.IsAsciiLetterOrDigit((char)bytes[tag.Length]);
}
