using System.Text;

namespace Entente.Articles;

/// <summary>Knows encodings by the names that XML gives them: those of pages, and some that no page is read in (UTF-32, EBCDIC).</summary>
internal static class XmlCharacterSets
{
    // "<" in EBCDIC, whichever of its family.
    private const byte EbcdicTag = 0x4C;
    private const int CommonEbcdic = 37;
    private const int LongestName = 40;

    static XmlCharacterSets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UTF-32, the last byte of a character first or last.</summary>
    public static CharacterSet Utf32(bool isBigEndian) =>
        new(isBigEndian ? "utf-32be" : "utf-32le", () => new Utf32Decoder(isBigEndian));

    /// <summary>The encoding with this name; <see langword="null"/> when nobody knows it, or it is not safe to read (UTF-7).</summary>
    public static CharacterSet? Find(string? name)
    {
        name = name?.Trim().ToLowerInvariant();
        return name is null or "" || name.Length > LongestName ? null
            : name is "utf-32" or "utf-32le" ? Utf32(isBigEndian: false)
            : name is "utf-32be" ? Utf32(isBigEndian: true)
            : CharacterSets.Embedded.Find(name) ?? SingleByte(name);
    }

    /// <summary>The encoding of the EBCDIC family in which a text is written, by its own XML declaration.</summary>
    /// <param name="head">The beginning of the text.</param>
    public static CharacterSet Ebcdic(ReadOnlySpan<byte> head)
    {
        var common = Encoding.GetEncoding(CommonEbcdic);
        string? name = CharsetSniffer.Declared(common.GetString(head));
        return SingleByte(name) is { } found && found.Decode([EbcdicTag]) == "<"
            ? found
            : SingleByte(common.WebName)!;
    }

    // The system's tables for what the standard of pages leaves out.
    private static CharacterSet? SingleByte(string? name)
    {
        if (name is null)
        {
            return null;
        }

        Encoding encoding;
        try
        {
            encoding = Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null; // A charset that nobody knows says nothing.
        }

        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        string all = encoding.IsSingleByte ? encoding.GetString(bytes) : string.Empty;
        return all.Length != bytes.Length
            ? null
            : new CharacterSet(
                encoding.WebName.ToLowerInvariant(),
                () => new SingleByteDecoder(all[128..].ToCharArray(), all[..128].ToCharArray())
            );
    }
}
