using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Models;

/// <summary>Weights of hashed features: one of eight bits for each pair of feature and label.</summary>
/// <remarks>
/// <para>A feature lives in one of the <see cref="Ways"/> neighbouring slots that its hash leads to, and a slot keeps sixteen bits of the hash to tell
/// it from others; so a feature that was not trained says nothing, but for one in sixteen thousand.</para>
/// <para>Sums are of integers: the same on every machine. Nothing is allocated. Safe to use from any thread.</para>
/// <para>Entries of the file: <c>NAME.checks</c>, two bytes a slot, and <c>NAME.weights</c>, a row of labels a slot.</para>
/// </remarks>
internal sealed class FeatureTable
{
    /// <summary>The slots that a feature may live in.</summary>
    public const int Ways = 4;

    /// <summary>Scores are summed in blocks of so many labels.</summary>
    public const int Block = 32;

    private readonly ulong[] _checks; // The checks of neighbouring slots, the first one lowest.
    private readonly sbyte[] _weights;
    private readonly ulong _lastGroup;

    /// <summary>Takes a table of a file.</summary>
    /// <exception cref="DataFormatException">The file does not hold such a table.</exception>
    public FeatureTable(ModelFile file, string name, int labels)
    {
        ReadOnlySpan<byte> checks = file.Rows($"{name}.checks").Values.Span;
        int slots = checks.Length / sizeof(ushort);
        if (slots < Ways || !int.IsPow2(slots))
        {
            throw file.Bad($"expected a power of two of slots in \"{name}.checks\", found {slots}");
        }

        Labels = labels;
        _lastGroup = (ulong)(slots / Ways) - 1;
        _checks = LittleEndian.Longs(checks);

        QuantizedRows rows = file.Rows($"{name}.weights", 1, slots * labels);
        _weights = new sbyte[rows.Values.Length + Block]; // The last row is read by whole blocks, too.
        MemoryMarshal.Cast<byte, sbyte>(rows.Values.Span).CopyTo(_weights);
    }

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <summary>The length of a row of scores: scores are summed in whole blocks.</summary>
    public static int Padded(int labels) => (labels + Block - 1) / Block * Block;

    /// <summary>The first slot that a feature may live in, of as many as <paramref name="slots"/>.</summary>
    public static int Home(ulong feature, int slots) =>
        (int)((feature >> 32) & (ulong)((slots / Ways) - 1)) * Ways;

    /// <summary>What a slot keeps of the hash; never 0, which marks a free slot.</summary>
    public static ushort Check(ulong feature) =>
        (ushort)Math.Max(1u, (uint)feature & ushort.MaxValue);

    /// <summary>Adds the weights of <paramref name="features"/> to <paramref name="scores"/>, whose length is a multiple of <see cref="Block"/>.</summary>
    public void AddTo(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        Span<int> rows = stackalloc int[features.Length];
        int found = 0;
        foreach (ulong feature in features)
        {
            // Written in any case, and counted if it is there: whether it is cannot be foreseen, and a wrong guess costs more.
            (int slot, bool isThere) = Find(feature);
            rows[found] = slot * Labels;
            found += isThere ? 1 : 0;
        }

        for (int label = 0; label < Labels; label += Block)
        {
            AddBlock(rows[..found], label, scores[label..]);
        }
    }

    private void AddBlock(ReadOnlySpan<int> rows, int label, Span<int> scores)
    {
        ref sbyte first = ref MemoryMarshal.GetArrayDataReference(_weights);
        Vector256<short> low = default;
        Vector256<short> high = default;
        foreach (int row in rows)
        {
            // 16 bits hold the sum of more than two hundred weights.
            (Vector256<short> a, Vector256<short> b) = Vector256.Widen(
                Vector256.LoadUnsafe(ref first, (nuint)(row + label))
            );
            low += a;
            high += b;
        }

        Add(low, scores);
        Add(high, scores[Vector256<short>.Count..]);
    }

    private static void Add(Vector256<short> sums, Span<int> scores)
    {
        (Vector256<int> low, Vector256<int> high) = Vector256.Widen(sums);
        Span<int> rest = scores[Vector256<int>.Count..];
        (Vector256.Create<int>(scores) + low).CopyTo(scores);
        (Vector256.Create<int>(rest) + high).CopyTo(rest);
    }

    /// <summary>Compares the four checks of a feature's slots at once, as parts of one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Slot, bool IsThere) Find(ulong feature)
    {
        const ulong ones = 0x0001_0001_0001_0001;
        const ulong tops = 0x8000_8000_8000_8000;
        int group = (int)((feature >> 32) & _lastGroup);
        ulong differences = _checks[group] ^ (Check(feature) * ones);
        ulong zeros = (differences - ones) & ~differences & tops; // The lowest bit is right: the first slot that has the check.
        return ((group * Ways) + (BitOperations.TrailingZeroCount(zeros) / 16 % Ways), zeros != 0);
    }
}
