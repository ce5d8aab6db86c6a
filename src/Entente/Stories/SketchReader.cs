using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Reads the bytes of a <see cref="Sketch"/> and trusts none of them.</summary>
internal ref struct SketchReader(string report, ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads the whole.</summary>
    public Sketch Read()
    {
        byte version = Byte();
        if (version != Sketch.Version)
        {
            throw Bad($"expected version {Sketch.Version}, found {version}");
        }

        int day = Number();
        if (day > DateOnly.MaxValue.DayNumber + 1)
        {
            throw Bad($"expected a day, found number {day}");
        }

        Sketch sketch = new(report)
        {
            Day = day == 0 ? null : day - 1,
            Words = Number(),
            Language = Key(),
            IsInKnownLanguage = Byte() != 0,
            Terms = Terms(),
            Anchors = Keys(),
            Actors = Keys(),
            OwnPassages = Keys(),
            QuotedPassages = Keys(),
        };
        return _rest.IsEmpty
            ? sketch
            : throw Bad($"expected the end, found {_rest.Length} bytes more");
    }

    private ImmutableArray<Term> Terms()
    {
        ImmutableArray<uint> keys = Keys();
        var terms = ImmutableArray.CreateBuilder<Term>(keys.Length);
        foreach (uint key in keys)
        {
            terms.Add(new Term(key, Byte(), Byte(), (TermTraits)Byte()));
        }

        return terms.MoveToImmutable();
    }

    private ImmutableArray<uint> Keys()
    {
        int count = Number();
        if (count > _rest.Length / sizeof(uint))
        {
            throw Bad($"expected {count} keys, found {_rest.Length} bytes");
        }

        var keys = ImmutableArray.CreateBuilder<uint>(count);
        for (int i = 0; i < count; i++)
        {
            uint key = Key();
            if (i > 0 && key <= keys[^1])
            {
                throw Bad("expected keys in rising order");
            }

            keys.Add(key);
        }

        return keys.MoveToImmutable();
    }

    private int Number()
    {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7)
        {
            byte part = Byte();
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Bad("expected a number of at most four bytes");
    }

    private uint Key() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_rest.Length < length)
        {
            throw Bad("expected more bytes, found the end");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private readonly DataFormatException Bad(string message) =>
        new($"sketch of {report}: {message}");
}
