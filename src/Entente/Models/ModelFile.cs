using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Models;

/// <summary>A file of <c>models/</c>, which a program wrote: named lists of strings, arrays of numbers and matrices.</summary>
/// <remarks>
/// Layout, little endian: "ENTM", version (u16), number of entries (u16), length of the directory (u32); the directory, for each
/// entry its name (u8 length, ASCII), kind (u8), rows (u32), columns (u32), offset (u64) and length in bytes (u64); the entries, each at
/// a multiple of 64; the SHA-256 of all before it. The digest is checked before anything else is believed. The file is read at once and
/// not mapped: one that is cut while it is mapped ends the process, and reading 20 MB takes 10 ms.
/// </remarks>
internal sealed class ModelFile
{
    /// <summary>The first bytes of every file.</summary>
    public static ReadOnlySpan<byte> Magic => "ENTM"u8;

    /// <summary>The version that is written; an other one is not read.</summary>
    public const int Version = 1;

    /// <summary>Where entries begin: at multiples of this many bytes.</summary>
    public const int Alignment = 64;

    /// <summary>The bytes before the directory.</summary>
    public const int HeaderLength = 12;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private ModelFile(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        ReadDirectory(CheckHeader());
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The names of all entries, in order of their letters.</summary>
    public IEnumerable<string> Entries => _entries.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="DataFormatException">It is damaged, cut, newer than this program, or no model at all.</exception>
    public static ModelFile Read(string path) =>
        Parse(Path.GetFileName(path), File.ReadAllBytes(path));

    /// <summary>Reads a file that is in memory already; the bytes now belong to it.</summary>
    /// <exception cref="DataFormatException">It is damaged, cut, newer than this program, or no model at all.</exception>
    public static ModelFile Parse(string name, byte[] bytes) => new(name, bytes);

    /// <summary>Whether there is an entry called <paramref name="name"/>.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Reads a list of strings.</summary>
    /// <exception cref="DataFormatException">There is no such list.</exception>
    public ImmutableArray<string> Strings(string name)
    {
        PackedStrings packed = Packed(name);
        var strings = ImmutableArray.CreateBuilder<string>(packed.Count);
        for (int i = 0; i < packed.Count; i++)
        {
            strings.Add(packed[i].ToString());
        }

        return strings.MoveToImmutable();
    }

    /// <summary>Reads a list of strings that is long.</summary>
    /// <exception cref="DataFormatException">There is no such list.</exception>
    public PackedStrings Packed(string name)
    {
        Entry entry = Find(name, ModelEntryKind.Strings);
        var strings = PackedStrings.Read(Bytes(entry), entry.Rows, out int found);
        return found == entry.Rows
            ? strings
            : throw Bad($"expected {entry.Rows} strings in \"{name}\", found {found}");
    }

    /// <summary>Reads an array of numbers, which are all finite.</summary>
    /// <exception cref="DataFormatException">There is no such array.</exception>
    public float[] Numbers(string name)
    {
        Entry entry = Find(name, ModelEntryKind.Numbers);
        return ReadNumbers(Bytes(entry), entry.Rows, name);
    }

    /// <summary>Reads an array of <paramref name="count"/> numbers.</summary>
    /// <exception cref="DataFormatException">There is no such array, or it is of another length.</exception>
    public float[] Numbers(string name, int count)
    {
        float[] numbers = Numbers(name);
        return numbers.Length == count
            ? numbers
            : throw Bad($"expected {count} numbers in \"{name}\", found {numbers.Length}");
    }

    /// <summary>The number of rows of a matrix.</summary>
    /// <exception cref="DataFormatException">There is no such matrix.</exception>
    public int CountRows(string name) => Find(name, ModelEntryKind.Rows).Rows;

    /// <summary>Reads a matrix.</summary>
    /// <exception cref="DataFormatException">There is no such matrix.</exception>
    public QuantizedRows Rows(string name)
    {
        Entry entry = Find(name, ModelEntryKind.Rows);
        ReadOnlySpan<byte> bytes = Bytes(entry);
        if (bytes.Length != (4L + entry.Columns) * entry.Rows)
        {
            throw Bad($"expected {entry.Rows} rows of {entry.Columns} numbers in \"{name}\"");
        }

        float[] scales = ReadNumbers(bytes, entry.Rows, name);
        ReadOnlyMemory<byte> values = _bytes.AsMemory(
            (int)entry.Offset + (4 * entry.Rows),
            entry.Rows * entry.Columns
        );
        return new QuantizedRows(entry.Rows, entry.Columns, scales, values);
    }

    /// <summary>Reads a matrix of <paramref name="rows"/> rows and <paramref name="columns"/> columns.</summary>
    /// <exception cref="DataFormatException">There is no such matrix, or it is of another shape.</exception>
    public QuantizedRows Rows(string name, int rows, int columns)
    {
        QuantizedRows found = Rows(name);
        return found.Rows == rows && found.Columns == columns
            ? found
            : throw Bad(
                $"expected {rows} rows of {columns} numbers in \"{name}\", found {found.Rows} of {found.Columns}"
            );
    }

    /// <summary>The error to throw when this file cannot be used.</summary>
    public DataFormatException Bad(FormattableString message) =>
        new(Name, line: 0, message.ToString(CultureInfo.InvariantCulture));

    private int CheckHeader()
    {
        if (_bytes.Length < Magic.Length || !_bytes.AsSpan().StartsWith(Magic))
        {
            throw Bad($"expected a model (\"ENTM\"), found another sort of file");
        }

        if (_bytes.Length < HeaderLength + SHA256.HashSizeInBytes)
        {
            throw Bad($"expected a whole model, found the beginning of one");
        }

        int version = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(4));
        if (version != Version)
        {
            throw Bad($"expected a model of version {Version}, found version {version}");
        }

        int end = _bytes.Length - SHA256.HashSizeInBytes;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, end), digest);
        return digest.SequenceEqual(_bytes.AsSpan(end))
            ? end
            : throw Bad(
                $"expected the bytes that were written, found others: the file is damaged or cut"
            );
    }

    private void ReadDirectory(int end)
    {
        int count = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(6));
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(8));
        if (length > end - HeaderLength)
        {
            throw Bad($"expected a directory of {length} bytes, found fewer");
        }

        ReadOnlySpan<byte> directory = _bytes.AsSpan(HeaderLength, (int)length);
        for (int i = 0; i < count; i++)
        {
            if (
                !Entry.TryRead(ref directory, out string? name, out Entry entry)
                || !entry.IsWithin(end)
                || !_entries.TryAdd(name!, entry)
            )
            {
                throw Bad($"expected {count} entries in the directory, found {i} that can be read");
            }
        }
    }

    private Entry Find(string name, ModelEntryKind kind) =>
        !_entries.TryGetValue(name, out Entry entry)
            ? throw Bad($"expected an entry \"{name}\", found none")
        : entry.Kind != kind ? throw Bad($"expected {kind} in \"{name}\", found {entry.Kind}")
        : entry;

    private ReadOnlySpan<byte> Bytes(Entry entry) =>
        _bytes.AsSpan((int)entry.Offset, (int)entry.Length);

    private float[] ReadNumbers(ReadOnlySpan<byte> bytes, int count, string name)
    {
        if (bytes.Length < 4L * count)
        {
            throw Bad($"expected {count} numbers in \"{name}\", found {bytes.Length / 4}");
        }

        float[] numbers = LittleEndian.Floats(bytes[..(4 * count)]);
        if (!AreFinite(numbers))
        {
            throw Bad($"expected numbers in \"{name}\", found one that is not finite");
        }

        return numbers;
    }

    // A number whose exponent has all bits set is infinite, or none.
    private static bool AreFinite(ReadOnlySpan<float> numbers)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(numbers);
        Vector<uint> exponent = new(0x7F800000);
        while (bits.Length >= Vector<uint>.Count)
        {
            if (Vector.EqualsAny(new Vector<uint>(bits) & exponent, exponent))
            {
                return false;
            }

            bits = bits[Vector<uint>.Count..];
        }

        foreach (float number in numbers[^bits.Length..])
        {
            if (!float.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Entry(
        ModelEntryKind Kind,
        int Rows,
        int Columns,
        ulong Offset,
        ulong Length
    )
    {
        private const int FixedLength = 1 + 4 + 4 + 8 + 8;

        public static bool TryRead(
            ref ReadOnlySpan<byte> directory,
            out string? name,
            out Entry entry
        )
        {
            name = null;
            entry = default;
            if (directory.Length < 1 || directory.Length < 1 + directory[0] + FixedLength)
            {
                return false;
            }

            name = Encoding.ASCII.GetString(directory.Slice(1, directory[0]));
            ReadOnlySpan<byte> rest = directory[(1 + directory[0])..];
            entry = new Entry(
                (ModelEntryKind)rest[0],
                BinaryPrimitives.ReadInt32LittleEndian(rest[1..]),
                BinaryPrimitives.ReadInt32LittleEndian(rest[5..]),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[9..]),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[17..])
            );
            directory = rest[FixedLength..];
            return true;
        }

        public bool IsWithin(int end) =>
            Rows >= 0 && Columns >= 0 && Offset <= (ulong)end && Length <= (ulong)end - Offset;
    }
}

/// <summary>What an entry of a <see cref="ModelFile"/> holds.</summary>
internal enum ModelEntryKind
{
    /// <summary>A list of strings: their lengths in bytes (u32 each), then all in UTF-8.</summary>
    Strings = 1,

    /// <summary>An array of numbers (f32 each).</summary>
    Numbers = 2,

    /// <summary>A matrix: the scales of its rows (f32 each), then the rows (i8 each number).</summary>
    Rows = 3,
}
