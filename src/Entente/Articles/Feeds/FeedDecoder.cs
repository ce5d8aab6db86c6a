using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Entente.Articles.Feeds;

/// <summary>A decoded feed.</summary>
/// <param name="Text">The text, without byte order mark; what cannot be decoded is U+FFFD.</param>
/// <param name="Encoding">The encoding it was decoded from.</param>
/// <param name="Start">How many bytes the byte order mark takes.</param>
internal sealed record DecodedFeed(string Text, Encoding Encoding, int Start)
{
    /// <summary>Whether something could not be decoded.</summary>
    public bool HasErrors => Text.Contains('\uFFFD');
}

/// <summary>Decodes feeds: byte order mark, the shape of the first bytes, what the carrier says, what the XML declaration says, UTF-8, else windows-1252.</summary>
/// <remarks>Source: XML 1.0, appendix F, and RFC 7303. Never throws on content.</remarks>
internal static class FeedDecoder
{
    private const int DeclarationLength = 512;
    private const int LongestName = 40;

    private static readonly SearchValues<byte> s_marks = SearchValues.Create("\"'"u8);

    static FeedDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a feed.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The charset that the carrier names.</param>
    public static DecodedFeed Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        (Encoding? encoding, int start) = Shape(bytes);
        ReadOnlySpan<byte> body = bytes[start..];
        if (encoding is null)
        {
            Encoding? named = Find(charset) ?? Find(Declared(body));
            bool isUtf8 = Utf8.IsValid(body);
            // Whatever is said: text beyond ASCII that is valid UTF-8 is nothing else.
            encoding =
                isUtf8 && (named is null || (named.IsSingleByte && !Ascii.IsValid(body)))
                    ? Encoding.UTF8
                : named is null || (named.CodePage == Encoding.UTF8.CodePage && !isUtf8)
                    ? PageDecoder.LooksLikeUtf8(body) ? Encoding.UTF8
                        : Find("latin1")!
                : named;
        }

        return new DecodedFeed(encoding.GetString(body), encoding, start);
    }

    /// <summary>Decodes a part of a feed as the whole was decoded.</summary>
    /// <param name="bytes">The bytes of the part.</param>
    /// <param name="charset">The name of the encoding of the whole.</param>
    public static string Part(ReadOnlySpan<byte> bytes, string? charset)
    {
        Encoding encoding = Encoding.UTF8;
        if (charset is not null)
        {
            try
            {
                encoding = Encoding.GetEncoding(charset);
            }
            catch (ArgumentException)
            {
                encoding = Encoding.UTF8; // A charset that this machine does not know: nothing of ours.
            }
        }

        return encoding.GetString(bytes);
    }

    // A byte order mark, or "<?" or "<r" as UTF-16 and UTF-32 write them.
    private static (Encoding? Encoding, int Start) Shape(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [(byte)'<', 0, 0, 0, ..] => (Encoding.UTF32, 0),
            [0, 0, 0, (byte)'<', ..] => (
                new UTF32Encoding(bigEndian: true, byteOrderMark: false),
                0
            ),
            [(byte)'<', 0, not 0, 0, ..] => (Encoding.Unicode, 0),
            [0, (byte)'<', 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
            // "<?xm" in EBCDIC; which of its family, the declaration says.
            [0x4C, 0x6F, 0xA7, 0x94, ..] => (Ebcdic(bytes), 0),
            _ => (null, 0),
        };

    private static Encoding Ebcdic(ReadOnlySpan<byte> bytes)
    {
        Encoding common = Encoding.GetEncoding(37);
        byte[] head = Encoding.ASCII.GetBytes(
            common.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)])
        );
        return Find(Declared(head)) ?? common;
    }

    // XML may be in encodings that no browser knows (UTF-32, EBCDIC): the system's, not those of pages.
    private static Encoding? Find(string? name)
    {
        name = name?.Trim().ToLowerInvariant() switch
        {
            null or "" or "utf-7" => null,
            "utf8" => "utf-8",
            // A feed that can say it in ASCII is not written in UTF-16.
            "utf-16" or "utf-16le" or "utf-16be" or "unicode" => "utf-8",
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "x-sjis" => "shift_jis",
            var other => other,
        };
        if (name is null || name.Length > LongestName)
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(
                name,
                EncoderFallback.ReplacementFallback,
                new DecoderReplacementFallback("\uFFFD")
            );
        }
        catch (ArgumentException)
        {
            return null; // A charset that nobody knows says nothing.
        }
    }

    // <?xml version="1.0" encoding="…"?>
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, DeclarationLength)]
            .TrimStart(" \t\r\n"u8);
        int end = head.IndexOf((byte)'>');
        if (!head.StartsWith("<?xml"u8) || end < 0)
        {
            return null;
        }

        head = head[..end];
        int at = head.IndexOf("encoding"u8);
        int open = at < 0 ? -1 : head[at..].IndexOfAny(s_marks);
        if (open < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> value = head[(at + open + 1)..];
        int close = value.IndexOfAny(s_marks);
        return close > 0 ? Encoding.ASCII.GetString(value[..close]) : null;
    }
}
