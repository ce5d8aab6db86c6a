using System.Buffers.Binary;
using System.Text;

namespace Entente.Articles;

/// <summary>UTF-8, for its offsets: the base library decodes the same faster.</summary>
internal sealed class Utf8Decoder : ICharacterDecoder
{
    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        Rune.DecodeFromUtf8(bytes, out Rune rune, out int read);
        written = rune.EncodeToUtf16(characters);
        return read;
    }
}

/// <summary>UTF-16, for its offsets: the base library decodes the same faster.</summary>
internal sealed class Utf16Decoder(bool isBigEndian) : ICharacterDecoder
{
    public bool KeepsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        written = 1;
        char first = Unit(bytes);
        bool isPair =
            bytes.Length >= 4
            && char.IsHighSurrogate(first)
            && char.IsLowSurrogate(Unit(bytes[2..]));
        if (isPair)
        {
            written = 2;
            characters[1] = Unit(bytes[2..]);
        }

        characters[0] =
            !isPair && (bytes.Length < 2 || char.IsSurrogate(first))
                ? CharacterSet.Replacement
                : first;

        // A last half character and an odd byte behind it are one fault.
        bool isCut = char.IsHighSurrogate(first) && bytes.Length == 3;
        return isPair ? 4
            : isCut ? 3
            : Math.Min(2, bytes.Length);
    }

    private char Unit(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 2 ? '\0'
        : isBigEndian ? (char)BinaryPrimitives.ReadUInt16BigEndian(bytes)
        : (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}

/// <summary>Encodings that are read no more, for their bytes may hide scripts: one sign for all of a page.</summary>
internal sealed class ReplacementDecoder : ICharacterDecoder
{
    public bool KeepsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        characters[0] = CharacterSet.Replacement;
        written = 1;
        return bytes.Length;
    }
}

/// <summary>UTF-32, which only XML knows: no page is read so.</summary>
internal sealed class Utf32Decoder(bool isBigEndian) : ICharacterDecoder
{
    public bool KeepsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        uint value =
            bytes.Length < 4 ? uint.MaxValue
            : isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        written = (Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar).EncodeToUtf16(
            characters
        );
        return Math.Min(4, bytes.Length);
    }
}

/// <summary>Encodings of one byte a character.</summary>
/// <param name="upper">The characters of the bytes from 0x80 on.</param>
/// <param name="lower">Those of the bytes before; <see langword="null"/> where they are ASCII.</param>
internal sealed class SingleByteDecoder(char[] upper, char[]? lower = null) : ICharacterDecoder
{
    public bool KeepsAscii => lower is null;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        characters[0] =
            bytes[0] >= 0x80 ? upper[bytes[0] - 0x80]
            : lower is null ? (char)bytes[0]
            : lower[bytes[0]];
        written = 1;
        return 1;
    }
}
