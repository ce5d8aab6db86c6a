using System.IO.Compression;
using System.Text;
using Entente.Models;

namespace Entente.Lab.Training.Data;

/// <summary>Word vectors that others trained, in the layout "GLV1" (<c>shared/data/nlp/README.md</c>).</summary>
/// <param name="Words">The words, most frequent first.</param>
/// <param name="Rows">Their vectors.</param>
internal sealed record WordVectors(string[] Words, QuantizedRows Rows)
{
    /// <summary>For a language without vectors: one word, and of it nothing is known.</summary>
    public static WordVectors None { get; } =
        new(["0"], new QuantizedRows(1, 1, [1f], new byte[1]));

    /// <summary>Reads the most frequent words of a file.</summary>
    public static WordVectors Read(string path, int most)
    {
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using BinaryReader reader = new(stream);
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("GLV1"u8))
        {
            throw new InvalidDataException($"{path}: expected word vectors (\"GLV1\")");
        }

        int count = Math.Min(most, (int)reader.ReadUInt32());
        int columns = (int)reader.ReadUInt32();
        string[] words = new string[count];
        float[] scales = new float[count];
        byte[] values = new byte[count * columns];
        for (int row = 0; row < count; row++)
        {
            words[row] = Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadByte()));
            scales[row] = reader.ReadSingle();
            reader.ReadBytes(columns).CopyTo(values, row * columns);
        }

        return new WordVectors(words, new QuantizedRows(count, columns, scales, values));
    }
}
