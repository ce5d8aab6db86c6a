using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Entente.Articles;

/// <summary>Text decoded from bytes.</summary>
/// <param name="Text">The text, without byte order mark; what cannot be decoded is U+FFFD.</param>
/// <param name="HasErrors">Whether something could not be decoded.</param>
internal readonly record struct DecodedText(string Text, bool HasErrors);

/// <summary>Decodes pages: byte order mark, then what the carrier says, then what the page says in its first 1,024 bytes, then UTF-8 if it is that, else windows-1252.</summary>
/// <remarks>Source: HTML standard, 13.2.3. Never throws on content.</remarks>
internal static class PageDecoder
{
    private const int MetaLength = 1024;

    private static readonly SearchValues<char> s_valueEnd = SearchValues.Create("\"' ;/>?");

    static PageDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a page.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The charset that the carrier names.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        (Encoding? encoding, int mark) = Mark(bytes);
        encoding ??= Find(charset);
        if (encoding is null && Stated(bytes) is { } stated)
        {
            encoding = Find(stated);
        }

        ReadOnlySpan<byte> body = bytes[mark..];
        bool isValidUtf8 = Utf8.IsValid(body);
        if (isValidUtf8 && mark is not 2)
        {
            // Many pages say one thing and send UTF-8; text that is valid UTF-8 beyond ASCII is nothing else.
            return
                encoding is null
                || encoding.CodePage == Encoding.UTF8.CodePage
                || !Ascii.IsValid(body) && encoding.IsSingleByte
                ? new DecodedText(Encoding.UTF8.GetString(body), HasErrors: false)
                : Lenient(encoding, body);
        }

        encoding ??= LooksLikeUtf8(body) ? Encoding.UTF8 : Find("windows-1252")!;
        return Lenient(encoding, body);
    }

    // A few broken sequences in a text of many good ones: cut or damaged UTF-8, not another charset.
    private static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0;
        int bad = 0;
        while (!bytes.IsEmpty && bad < 1000)
        {
            int ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int length);
            good += status == OperationStatus.Done ? 1 : 0;
            bad += status == OperationStatus.Done ? 0 : 1;
            bytes = bytes[length..];
        }

        return good > 4 * bad;
    }

    private static DecodedText Lenient(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        string text = encoding.GetString(bytes);
        return new DecodedText(text, text.Contains('\uFFFD'));
    }

    private static (Encoding? Encoding, int Length) Mark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            _ => (null, 0),
        };

    // charset=… or encoding="…" in the first bytes, wherever a page writes it.
    private static string? Stated(ReadOnlySpan<byte> bytes)
    {
        Span<char> head = stackalloc char[MetaLength];
        int length = Encoding.Latin1.GetChars(bytes[..Math.Min(bytes.Length, MetaLength)], head);
        ReadOnlySpan<char> text = head[..length];
        if (!text.TrimStart().StartsWith("<"))
        {
            return null;
        }

        foreach (string key in (ReadOnlySpan<string>)["charset=", "encoding="])
        {
            int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                ReadOnlySpan<char> rest = text[(at + key.Length)..].TrimStart("\"' ");
                int end = rest.IndexOfAny(s_valueEnd);
                return end > 0 ? rest[..end].ToString() : null;
            }
        }

        return null;
    }

    private static Encoding? Find(string? name)
    {
        name = name?.Trim().ToLowerInvariant();
        name = name switch
        {
            null or "" or "utf-7" => null,
            "utf8" => "utf-8",
            // A page that can say it in ASCII is not written in UTF-16.
            "utf-16" or "utf-16le" or "utf-16be" or "unicode" => "utf-8",
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "x-sjis" => "shift_jis",
            _ => name,
        };
        if (name is null || name.Length > 40)
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
}
