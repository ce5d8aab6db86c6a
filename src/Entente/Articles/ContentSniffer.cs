using System.Buffers;
using System.Text;

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

    /// <summary>RSS, RDF or Atom.</summary>
    Feed,

    /// <summary>A feed in JSON.</summary>
    JsonFeed,

    /// <summary>A list of feeds or of pages: OPML, a sitemap.</summary>
    List,

    /// <summary>A mail, also a page saved as one.</summary>
    Mail,

    /// <summary>A web archive.</summary>
    Warc,

    /// <summary>A web archive in the format before WARC.</summary>
    Arc,

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

    private const int LongestName = 40;
    private const int WidestCharacter = 4;

    private static readonly SearchValues<byte> s_nameEnd = SearchValues.Create(" \t\r\n\f/>"u8);

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

        if (bytes.StartsWith("filedesc://"u8))
        {
            return ContentKind.Arc;
        }

        if (PageDecoder.Shape(bytes) is var (set, mark))
        {
            bytes = bytes[mark..];
            if (set != CharacterSets.Embedded.Utf8)
            {
                return OfWide(bytes, set);
            }
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

        return head[0] is (byte)'{' or (byte)'[' ? JsonKind.Of(head)
            : MailTest.IsMail(head) ? ContentKind.Mail
            : ContentKind.Page;
    }

    // A text whose byte order mark, or the shape of its "<?", says that it is not written in bytes of ASCII.
    private static ContentKind OfWide(ReadOnlySpan<byte> bytes, CharacterSet set)
    {
        string head = set.Decode(bytes[..Math.Min(bytes.Length, WidestCharacter * Length)]);
        ReadOnlySpan<byte> narrow = Encoding.ASCII.GetBytes(head).AsSpan().TrimStart(" \t\r\n"u8);
        if (bytes.IsEmpty)
        {
            return ContentKind.Empty;
        }

        ContentKind kind = narrow.StartsWith("<"u8) ? Markup(narrow) : ContentKind.Page;
        // Pages come in UTF-16 at most; feeds are XML, which comes in all.
        return kind == ContentKind.Page && set.Name is not ("utf-16le" or "utf-16be")
            ? ContentKind.Binary
            : kind;
    }

    private static ContentKind Markup(ReadOnlySpan<byte> head)
    {
        // Declarations and comments may stand before the first element.
        ReadOnlySpan<byte> rest = head;
        bool isXml = rest.StartsWith("<?xml"u8);
        bool isPage = false;
        while (rest.StartsWith("<?"u8) || rest.StartsWith("<!"u8))
        {
            isPage |= Begins(rest, "<!doctype html"u8);
            int length = DeclarationLength(rest);
            if (length < 0)
            {
                return Begins(rest, "<!doctype rss"u8) ? ContentKind.Feed : ContentKind.Page;
            }

            rest = rest[length..].TrimStart(" \t\r\n\f"u8);
        }

        return Root(rest) switch
        {
            "rss" or "feed" or "rdf" or "channel" or "entry" => ContentKind.Feed,
            "opml" or "urlset" or "sitemapindex" => ContentKind.List,
            "html" or "" => ContentKind.Page,
            "svg" => ContentKind.Xml,
            _ => isXml && !isPage ? ContentKind.Xml : ContentKind.Page,
        };
    }

    // How long the comment, instruction or document type at the beginning is; -1 when its end is not in sight.
    private static int DeclarationLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("<!--"u8))
        {
            int close = bytes.IndexOf("-->"u8);
            return close < 0 ? -1 : close + 3;
        }

        int brackets = 0;
        for (int i = 2; i < bytes.Length; i++)
        {
            brackets +=
                bytes[i] == '[' ? 1
                : bytes[i] == ']' ? -1
                : 0;
            if (bytes[i] == '>' && brackets <= 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    // The name of the first element, without its prefix, in lower case.
    private static string Root(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != '<')
        {
            return string.Empty;
        }

        ReadOnlySpan<byte> name = bytes[1..];
        int end = name.IndexOfAny(s_nameEnd);
        name = name[..Math.Min(end < 0 ? name.Length : end, LongestName)];
        return System
            .Text.Encoding.Latin1.GetString(name[(name.LastIndexOf((byte)':') + 1)..])
            .ToLowerInvariant();
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.Length > tag.Length
        && System.Text.Ascii.EqualsIgnoreCase(bytes[..tag.Length], tag)
        && !char.IsAsciiLetterOrDigit((char)bytes[tag.Length]);
}
