using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Models;

/// <summary>Makes a <see cref="ModelFile"/>: the same entries in the same order give the same bytes.</summary>
internal sealed class ModelFileWriter
{
    private readonly List<(
        string Name,
        ModelEntryKind Kind,
        int Rows,
        int Columns,
        byte[] Bytes
    )> _entries = [];

    /// <summary>Adds a list of strings.</summary>
    public ModelFileWriter Strings(string name, IReadOnlyList<string> strings)
    {
        byte[][] words = [.. strings.Select(Encoding.UTF8.GetBytes)];
        byte[] bytes = new byte[words.Sum(w => 4 + w.Length)];
        int end = 4 * words.Length;
        for (int i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), words[i].Length);
            words[i].CopyTo(bytes, end);
            end += words[i].Length;
        }

        return Add(name, ModelEntryKind.Strings, strings.Count, 1, bytes);
    }

    /// <summary>Adds an array of numbers.</summary>
    public ModelFileWriter Numbers(string name, ReadOnlySpan<float> numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        Write(numbers, bytes);
        return Add(name, ModelEntryKind.Numbers, numbers.Length, 1, bytes);
    }

    /// <summary>Adds a matrix whose rows are rounded to eight bits a number (<see cref="QuantizedRows.Round"/>).</summary>
    public ModelFileWriter Rows(string name, int rows, int columns, ReadOnlySpan<float> numbers) =>
        Rows(name, QuantizedRows.Round(rows, columns, numbers));

    /// <summary>Adds a matrix.</summary>
    public ModelFileWriter Rows(string name, QuantizedRows matrix)
    {
        byte[] bytes = new byte[(4 * matrix.Rows) + matrix.Values.Length];
        Write(matrix.Scales, bytes);
        matrix.Values.Span.CopyTo(bytes.AsSpan(4 * matrix.Rows));
        return Add(name, ModelEntryKind.Rows, matrix.Rows, matrix.Columns, bytes);
    }

    /// <summary>The whole file.</summary>
    public byte[] ToArray()
    {
        int directory = _entries.Sum(e => 1 + e.Name.Length + 1 + 4 + 4 + 8 + 8);
        int end = Aligned(ModelFile.HeaderLength + directory);
        int length = _entries.Aggregate(end, (at, e) => Aligned(at + e.Bytes.Length));
        byte[] file = new byte[length + SHA256.HashSizeInBytes];
        using BinaryWriter writer = new(new MemoryStream(file));
        writer.Write(ModelFile.Magic);
        writer.Write((ushort)ModelFile.Version);
        writer.Write(checked((ushort)_entries.Count));
        writer.Write(directory);
        foreach (
            (string name, ModelEntryKind kind, int rows, int columns, byte[] bytes) in _entries
        )
        {
            writer.Write(checked((byte)name.Length));
            writer.Write(Encoding.ASCII.GetBytes(name));
            writer.Write((byte)kind);
            writer.Write(rows);
            writer.Write(columns);
            writer.Write((ulong)end);
            writer.Write((ulong)bytes.Length);
            bytes.CopyTo(file, end);
            end = Aligned(end + bytes.Length);
        }

        SHA256.HashData(file.AsSpan(0, length), file.AsSpan(length));
        return file;
    }

    private static int Aligned(int offset) =>
        checked(offset + ModelFile.Alignment - 1) / ModelFile.Alignment * ModelFile.Alignment;

    private static void Write(ReadOnlySpan<float> numbers, Span<byte> bytes)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], numbers[i]);
        }
    }

    private ModelFileWriter Add(
        string name,
        ModelEntryKind kind,
        int rows,
        int columns,
        byte[] bytes
    )
    {
        _entries.Add((name, kind, rows, columns, bytes));
        return this;
    }
}
