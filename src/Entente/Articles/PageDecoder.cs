using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Entente.Articles;

/// <summary>Text decoded from bytes.</summary>
/// <param name="Text">The text, without byte order mark; what cannot be decoded is U+FFFD.</param>
/// <param name="HasErrors">Whether something could not be decoded.</param>
internal readonly record struct DecodedText(string Text, bool HasErrors);

/// <summary>The one door from bytes to text. Decodes pages: byte order mark, then what the carrier says, then what the page says in its head (but for UTF-8 that mostly is none), then UTF-8 if it is that, else windows-1252.</summary>
/// <remarks>Source: HTML standard, 13.2.3. Never throws on content. Cost: linear. Safe to use from any thread.</remarks>
internal static class PageDecoder
{
    // How much text is read of a page, in code units; more is no article.
    private const int MaxText = 10 * 1024 * 1024;

    // What the standard reads before it begins, and how far browsers come before they must decide.
    private const int HeadLength = 1024;
    private const int LateLength = 65_536;

    /// <summary>Decodes a page.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The charset that the carrier names.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        (CharacterSet set, int mark, bool isValid) = Choose(bytes, charset);
        string text = set.Decode(bytes[mark..]);
        bool isGuess = set == CharacterSets.Embedded.Windows1252 && SaysUtf8(bytes, charset);
        bool hasErrors = !isValid && (isGuess || text.Contains(CharacterSet.Replacement));
        return new DecodedText(Bounded(text), hasErrors);
    }

    /// <summary>As much of a text as is read.</summary>
    public static string Bounded(string text) =>
        text.Length <= MaxText
            ? text
            : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    /// <summary>Where each code unit of the decoded page begins in the bytes; at the end, where the last one ends.</summary>
    public static int[] Offsets(ReadOnlySpan<byte> bytes, string? charset)
    {
        (CharacterSet set, int mark, _) = Choose(bytes, charset);
        int[] offsets = set.Offsets(bytes[mark..]);
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] += mark;
        }

        return offsets;
    }

    /// <summary>How a page is decoded.</summary>
    /// <returns>The encoding, the length of the byte order mark, and whether the bytes are known to be valid.</returns>
    public static (CharacterSet Set, int Mark, bool IsValid) Choose(
        ReadOnlySpan<byte> bytes,
        string? charset
    )
    {
        CharacterSets sets = CharacterSets.Embedded;
        if (Mark(bytes) is (var marked, > 0 and var length))
        {
            return (marked, length, false);
        }

        CharacterSet? set = Named(bytes, charset);
        bool isValidUtf8 = Utf8.IsValid(bytes);
        if (
            isValidUtf8
            && (set is null || set == sets.Utf8 || (set.IsSingleByte && !Ascii.IsValid(bytes)))
        )
        {
            // Many pages say one thing and send UTF-8; text that is valid UTF-8 beyond ASCII is nothing else.
            return (sets.Utf8, 0, true);
        }

        if (set == sets.Utf8 && IsMostlyBroken(bytes))
        {
            // Pages of old systems that say UTF-8 and send what they always sent: their quotation marks and accents would all be lost.
            return (sets.Windows1252, 0, false);
        }

        set ??=
            CharsetSniffer.Find(bytes[..Math.Min(bytes.Length, LateLength)], readsScripts: false)
            ?? (LooksLikeUtf8(bytes) ? sets.Utf8 : sets.Windows1252);
        return (set, 0, false);
    }

    /// <summary>What the carrier or the head of the page names.</summary>
    private static CharacterSet? Named(ReadOnlySpan<byte> bytes, string? charset) =>
        CharacterSets.Embedded.Find(charset)
        ?? CharsetSniffer.Find(bytes[..Math.Min(bytes.Length, HeadLength)], readsScripts: true);

    private static bool SaysUtf8(ReadOnlySpan<byte> bytes, string? charset) =>
        Named(bytes, charset) == CharacterSets.Embedded.Utf8;

    /// <summary>How XML is decoded: byte order mark, the shape of the first bytes, what the carrier says, what the XML declaration says, UTF-8, else windows-1252.</summary>
    /// <remarks>Source: XML 1.0, appendix F, and RFC 7303.</remarks>
    public static (CharacterSet Set, int Mark) ChooseXml(ReadOnlySpan<byte> bytes, string? charset)
    {
        CharacterSets sets = CharacterSets.Embedded;
        if (Shape(bytes) is (var shaped, var mark))
        {
            return (shaped, mark);
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, HeadLength)];
        CharacterSet? named =
            XmlCharacterSets.Find(charset)
            ?? XmlCharacterSets.Find(CharsetSniffer.Declared(Encoding.Latin1.GetString(head)));
        // A feed that can say it in ASCII is not written in UTF-16.
        named = named?.Name is "utf-16le" or "utf-16be" ? sets.Utf8 : named;
        bool isUtf8 = Utf8.IsValid(bytes);
        bool isUnsaid =
            named is null
            || (isUtf8 ? named.IsSingleByte && !Ascii.IsValid(bytes) : named == sets.Utf8);
        return (
            !isUnsaid ? named!
            : isUtf8 || LooksLikeUtf8(bytes) ? sets.Utf8
            : sets.Windows1252,
            0
        );
    }

    /// <summary>Decodes XML.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The charset that the carrier names.</param>
    public static string DecodeXml(ReadOnlySpan<byte> bytes, string? charset)
    {
        (CharacterSet set, int mark) = ChooseXml(bytes, charset);
        return set.Decode(bytes[mark..]);
    }

    /// <summary>Decodes a part of something as the whole was decoded.</summary>
    /// <param name="bytes">The bytes of the part.</param>
    /// <param name="charset">The name of the encoding of the whole; UTF-8 when there is none.</param>
    public static string DecodePart(ReadOnlySpan<byte> bytes, string? charset) =>
        (XmlCharacterSets.Find(charset) ?? CharacterSets.Embedded.Utf8).Decode(bytes);

    /// <summary>The encoding that a byte order mark tells, or "&lt;?" or "&lt;r" as UTF-16, UTF-32 and EBCDIC write them, and the length of the mark; <see langword="null"/> when the first bytes tell none.</summary>
    public static (CharacterSet Set, int Mark)? Shape(ReadOnlySpan<byte> bytes)
    {
        CharacterSets sets = CharacterSets.Embedded;
        return bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => (XmlCharacterSets.Utf32(isBigEndian: false), 4),
            [0, 0, 0xFE, 0xFF, ..] => (XmlCharacterSets.Utf32(isBigEndian: true), 4),
            _ when Mark(bytes) is (var marked, > 0 and var length) => (marked, length),
            [(byte)'<', 0, 0, 0, ..] => (XmlCharacterSets.Utf32(isBigEndian: false), 0),
            [0, 0, 0, (byte)'<', ..] => (XmlCharacterSets.Utf32(isBigEndian: true), 0),
            [(byte)'<', 0, not 0, 0, ..] => (sets.Named("utf-16le"), 0),
            [0, (byte)'<', 0, not 0, ..] => (sets.Named("utf-16be"), 0),
            // "<?xm"; which of its family, the declaration says.
            [0x4C, 0x6F, 0xA7, 0x94, ..] => (
                XmlCharacterSets.Ebcdic(bytes[..Math.Min(bytes.Length, HeadLength)]),
                0
            ),
            _ => null,
        };
    }

    /// <summary>Whether bytes are cut or damaged UTF-8, not another charset: a few broken sequences among many good ones.</summary>
    public static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        (int good, int bad) = Sequences(bytes);
        return good > 4 * bad;
    }

    /// <summary>Whether more of what is not ASCII is no UTF-8 than is.</summary>
    private static bool IsMostlyBroken(ReadOnlySpan<byte> bytes)
    {
        (int good, int bad) = Sequences(bytes);
        return bad > 1 && bad > good; // one broken letter is an accident
    }

    /// <summary>How many sequences beyond ASCII are good UTF-8, and how many are not.</summary>
    private static (int Good, int Bad) Sequences(ReadOnlySpan<byte> bytes)
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

        return (good, bad);
    }

    private static (CharacterSet Set, int Length) Mark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (CharacterSets.Embedded.Utf8, 3),
            [0xFE, 0xFF, ..] => (CharacterSets.Embedded.Named("utf-16be"), 2),
            [0xFF, 0xFE, ..] => (CharacterSets.Embedded.Named("utf-16le"), 2),
            _ => default,
        };
}
