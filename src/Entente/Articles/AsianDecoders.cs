using System.Text;

namespace Entente.Articles;

/// <summary>What the decoders of two and more bytes a character share.</summary>
/// <remarks>Source: WHATWG, Encoding Standard, 10 to 13. A byte below 0x80 behind a fault is never swallowed: it may be the &lt; of a tag.</remarks>
internal static class Pairs
{
    public static bool IsIn(this byte value, byte from, byte to) => value >= from && value <= to;

    /// <summary>Writes the character of a pointer, or the sign for a fault.</summary>
    /// <returns>How many bytes were read.</returns>
    public static int Write(
        int[] index,
        int pointer,
        ReadOnlySpan<byte> bytes,
        Span<char> characters,
        out int written
    )
    {
        int code = pointer >= 0 && pointer < index.Length ? index[pointer] : EncodingIndexes.None;
        return code != EncodingIndexes.None
            ? Put(code, 2, characters, out written)
            : Fault(bytes, characters, out written);
    }

    public static int Put(int code, int read, Span<char> characters, out int written)
    {
        written = new Rune(code).EncodeToUtf16(characters);
        return read;
    }

    /// <summary>A pair of bytes that is none, or one byte when the second stands for itself.</summary>
    public static int Fault(ReadOnlySpan<byte> bytes, Span<char> characters, out int written) =>
        Put(
            CharacterSet.Replacement,
            bytes.Length > 1 && bytes[1] >= 0x80 ? 2 : 1,
            characters,
            out written
        );

    /// <summary>One byte that is no character.</summary>
    public static int Bad(Span<char> characters, out int written) =>
        Put(CharacterSet.Replacement, 1, characters, out written);

    /// <summary>A byte from 0xA1 to 0xDF as a half-width katakana.</summary>
    public static int Katakana(byte value) => 0xFF61 - 0xA1 + value;
}

/// <summary>Big5 with the characters of Hong Kong.</summary>
internal sealed class Big5Decoder(EncodingIndexes indexes) : ICharacterDecoder
{
    private readonly int[] _index = indexes.Big5.Value;

    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (!bytes[0].IsIn(0x81, 0xFE))
        {
            return Pairs.Bad(characters, out written);
        }

        if (bytes.Length < 2 || !(bytes[1].IsIn(0x40, 0x7E) || bytes[1].IsIn(0xA1, 0xFE)))
        {
            return Pairs.Fault(bytes, characters, out written);
        }

        int pointer = ((bytes[0] - 0x81) * 157) + bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x62);
        string? marked = pointer switch
        {
            1133 => "\u00CA\u0304",
            1135 => "\u00CA\u030C",
            1164 => "\u00EA\u0304",
            1166 => "\u00EA\u030C",
            _ => null,
        };
        if (marked is not null)
        {
            marked.CopyTo(characters);
            written = marked.Length;
            return 2;
        }

        return Pairs.Write(_index, pointer, bytes, characters, out written);
    }
}

/// <summary>EUC-KR, which is Windows code page 949.</summary>
internal sealed class EucKrDecoder(EncodingIndexes indexes) : ICharacterDecoder
{
    private readonly int[] _index = indexes.EucKr.Value;

    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (!bytes[0].IsIn(0x81, 0xFE))
        {
            return Pairs.Bad(characters, out written);
        }

        return bytes.Length > 1 && bytes[1].IsIn(0x41, 0xFE)
            ? Pairs.Write(
                _index,
                ((bytes[0] - 0x81) * 190) + bytes[1] - 0x41,
                bytes,
                characters,
                out written
            )
            : Pairs.Fault(bytes, characters, out written);
    }
}

/// <summary>GB 18030, and GBK, which is a part of it.</summary>
internal sealed class Gb18030Decoder(EncodingIndexes indexes) : ICharacterDecoder
{
    private const int Euro = 0x20AC;

    private static readonly Encoding s_fourBytes = Encoding.GetEncoding(
        54936,
        EncoderFallback.ReplacementFallback,
        new DecoderReplacementFallback("\uFFFD")
    );

    private readonly int[] _index = indexes.Gb18030.Value;

    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes[0] == 0x80)
        {
            return Pairs.Put(Euro, 1, characters, out written);
        }

        if (!bytes[0].IsIn(0x81, 0xFE))
        {
            return Pairs.Bad(characters, out written);
        }

        if (bytes.Length > 1 && bytes[1].IsIn(0x30, 0x39))
        {
            return Four(bytes, characters, out written);
        }

        if (bytes.Length < 2 || !(bytes[1].IsIn(0x40, 0x7E) || bytes[1].IsIn(0x80, 0xFE)))
        {
            return Pairs.Fault(bytes, characters, out written);
        }

        int pointer = ((bytes[0] - 0x81) * 190) + bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x41);
        return Pairs.Write(_index, pointer, bytes, characters, out written);
    }

    private static int Four(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        bool isWhole = bytes.Length > 3;
        if (
            (bytes.Length > 2 && !bytes[2].IsIn(0x81, 0xFE))
            || (isWhole && !bytes[3].IsIn(0x30, 0x39))
        )
        {
            return Pairs.Bad(characters, out written);
        }

        if (!isWhole)
        {
            // The page ends inside: one fault.
            return Pairs.Put(CharacterSet.Replacement, bytes.Length, characters, out written);
        }

        Span<char> pair = stackalloc char[4];
        int length = s_fourBytes.GetChars(bytes[..4], pair);
        bool isOne = length == 1 || (length == 2 && char.IsSurrogatePair(pair[0], pair[1]));
        pair[..length].CopyTo(characters);
        written = length;
        return isOne ? 4 : Pairs.Put(CharacterSet.Replacement, 4, characters, out written);
    }
}

/// <summary>Shift_JIS, as Windows writes it.</summary>
internal sealed class ShiftJisDecoder(EncodingIndexes indexes) : ICharacterDecoder
{
    // What lies between is for private characters.
    private const int FirstPrivate = 8836;
    private const int LastPrivate = 10715;

    private readonly int[] _index = indexes.Jis0208.Value;

    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        byte lead = bytes[0];
        if (lead == 0x80 || lead.IsIn(0xA1, 0xDF))
        {
            return Pairs.Put(
                lead == 0x80 ? lead : Pairs.Katakana(lead),
                1,
                characters,
                out written
            );
        }

        if (!(lead.IsIn(0x81, 0x9F) || lead.IsIn(0xE0, 0xFC)))
        {
            return Pairs.Bad(characters, out written);
        }

        if (bytes.Length < 2 || !(bytes[1].IsIn(0x40, 0x7E) || bytes[1].IsIn(0x80, 0xFC)))
        {
            return Pairs.Fault(bytes, characters, out written);
        }

        int row = lead - (lead < 0xA0 ? 0x81 : 0xC1);
        int pointer = (row * 188) + bytes[1] - (bytes[1] < 0x7F ? 0x40 : 0x41);
        return pointer is >= FirstPrivate and <= LastPrivate
            ? Pairs.Put(0xE000 + pointer - FirstPrivate, 2, characters, out written)
            : Pairs.Write(_index, pointer, bytes, characters, out written);
    }
}

/// <summary>EUC-JP.</summary>
internal sealed class EucJpDecoder(EncodingIndexes indexes) : ICharacterDecoder
{
    private readonly int[] _index = indexes.Jis0208.Value;
    private readonly int[] _more = indexes.Jis0212.Value;

    public bool KeepsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        byte lead = bytes[0];
        if (lead is not (0x8E or 0x8F) && !lead.IsIn(0xA1, 0xFE))
        {
            return Pairs.Bad(characters, out written);
        }

        if (bytes.Length < 2 || !bytes[1].IsIn(0xA1, 0xFE))
        {
            return Pairs.Fault(bytes, characters, out written);
        }

        if (lead == 0x8E)
        {
            return bytes[1] <= 0xDF
                ? Pairs.Put(Pairs.Katakana(bytes[1]), 2, characters, out written)
                : Pairs.Fault(bytes, characters, out written);
        }

        if (lead == 0x8F)
        {
            ReadOnlySpan<byte> pair = bytes[1..];
            bool isPair = pair.Length > 1 && pair[1].IsIn(0xA1, 0xFE);
            return 1
                + (
                    isPair
                        ? Pairs.Write(_more, Pointer(pair), pair, characters, out written)
                        : Pairs.Fault(pair, characters, out written)
                );
        }

        return Pairs.Write(_index, Pointer(bytes), bytes, characters, out written);
    }

    private static int Pointer(ReadOnlySpan<byte> pair) => ((pair[0] - 0xA1) * 94) + pair[1] - 0xA1;
}

/// <summary>ISO-2022-JP: escapes change what bytes mean.</summary>
internal sealed class Iso2022JpDecoder(EncodingIndexes indexes) : ICharacterDecoder
{
    private const byte Escape = 0x1B;

    private readonly int[] _index = indexes.Jis0208.Value;
    private Mode _mode = Mode.Ascii;
    private bool _hasEscaped;

    private enum Mode
    {
        Ascii,
        Roman,
        Katakana,
        Pairs,
    }

    public bool KeepsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        byte lead = bytes[0];
        if (lead == Escape)
        {
            return ReadEscape(bytes, characters, out written);
        }

        _hasEscaped = false;
        switch (_mode)
        {
            case Mode.Katakana when lead.IsIn(0x21, 0x5F):
                return Pairs.Put(Pairs.Katakana((byte)(lead + 0x80)), 1, characters, out written);
            case Mode.Ascii or Mode.Roman when lead < 0x80 && lead is not (0x0E or 0x0F):
                int code =
                    _mode == Mode.Ascii ? lead
                    : lead == 0x5C ? 0xA5
                    : lead == 0x7E ? 0x203E
                    : lead;
                return Pairs.Put(code, 1, characters, out written);
            case Mode.Pairs when lead.IsIn(0x21, 0x7E):
                return ReadPair(bytes, characters, out written);
            default:
                return Pairs.Bad(characters, out written);
        }
    }

    private int ReadPair(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes.Length < 2 || bytes[1] == Escape)
        {
            return Pairs.Bad(characters, out written);
        }

        int pointer = ((bytes[0] - 0x21) * 94) + bytes[1] - 0x21;
        int code =
            bytes[1].IsIn(0x21, 0x7E) && pointer < _index.Length
                ? _index[pointer]
                : EncodingIndexes.None;
        return Pairs.Put(
            code == EncodingIndexes.None ? CharacterSet.Replacement : code,
            2,
            characters,
            out written
        );
    }

    private int ReadEscape(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        Mode? mode = bytes[1..] switch
        {
            [(byte)'(', (byte)'B', ..] => Mode.Ascii,
            [(byte)'(', (byte)'J', ..] => Mode.Roman,
            [(byte)'(', (byte)'I', ..] => Mode.Katakana,
            [(byte)'$', (byte)'@' or (byte)'B', ..] => Mode.Pairs,
            _ => null,
        };
        if (mode is not { } next)
        {
            _hasEscaped = false;
            return Pairs.Bad(characters, out written);
        }

        // Two escapes with nothing between them can hide a byte: the second is shown as a fault.
        bool isFault = _hasEscaped;
        _mode = next;
        _hasEscaped = true;
        written = 0;
        return isFault ? Pairs.Put(CharacterSet.Replacement, 3, characters, out written) : 3;
    }
}
