using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Models;

/// <summary>The arithmetics there are.</summary>
internal static class Arithmetic
{
    /// <summary>One number at a time: runs on every processor.</summary>
    public static IArithmetic Scalar { get; } = new Arithmetic<Lanes1, int, float>("scalar");

    /// <summary>All that this processor can run, from the narrowest to the widest.</summary>
    public static IReadOnlyList<IArithmetic> All { get; } =
    [
        Scalar,
        .. Lanes8.IsSupported
            ? [new Arithmetic<Lanes8, Vector256<int>, Vector256<float>>("AVX2")]
            : Array.Empty<IArithmetic>(),
        .. Lanes16.IsSupported
            ? [new Arithmetic<Lanes16, Vector512<int>, Vector512<float>>("AVX-512")]
            : Array.Empty<IArithmetic>(),
    ];

    /// <summary>The widest that this processor can run.</summary>
    public static IArithmetic Best { get; } = All[^1];
}

/// <summary>The arithmetic of the network, for lanes of one width.</summary>
/// <remarks>
/// Generic over value types: the compiler makes a version for each width, in which the lanes are registers. Vectors written by hand
/// are worth it here: <c>NetworkBenchmark</c> compares them with the scalar version.
/// </remarks>
internal sealed class Arithmetic<TLanes, TInts, TFloats>(string name) : IArithmetic
    where TLanes : struct, ILanes<TInts, TFloats>
    where TInts : struct
    where TFloats : struct
{
    // What is smaller counts as zero: its inverse would be no number.
    private const float Smallest = 1e-30f;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Multiply(
        Panels matrix,
        ReadOnlySpan<short> rows,
        int count,
        Addends addends,
        Span<float> results
    )
    {
        int outputs = matrix.Outputs;

        // The loops below do not check: these lines do.
        Require(rows.Length, count * matrix.Inputs);
        Require(results.Length, count * outputs);
        for (int row = 0; row < count; row++)
        {
            Require(addends.Numbers.Length, addends.IndexOf(row) + outputs);
        }

        for (int output = 0; output < outputs; output += 2 * TLanes.Count)
        {
            int row = 0;
            for (; row <= count - Four.Rows; row += Four.Rows)
            {
                MultiplyBlock<Four>(matrix, output, rows, row, addends, results);
            }

            switch (count - row)
            {
                case Three.Rows:
                    MultiplyBlock<Three>(matrix, output, rows, row, addends, results);
                    break;
                case Two.Rows:
                    MultiplyBlock<Two>(matrix, output, rows, row, addends, results);
                    break;
                case One.Rows:
                    MultiplyBlock<One>(matrix, output, rows, row, addends, results);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Remember(ReadOnlySpan<float> gates, Span<float> cell, Span<short> output)
    {
        int length = cell.Length;
        Require(gates.Length, 4 * length);
        Require(output.Length, length);
        ref float gate = ref MemoryMarshal.GetReference(gates);
        ref float memory = ref MemoryMarshal.GetReference(cell);
        ref short told = ref MemoryMarshal.GetReference(output);
        int i = 0;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            Curves<TLanes, TInts, TFloats>.Remember(ref gate, ref memory, ref told, length, i);
        }

        for (; i < length; i++)
        {
            Curves<Lanes1, int, float>.Remember(ref gate, ref memory, ref told, length, i);
        }
    }

    /// <inheritdoc/>
    public void Widen(ReadOnlySpan<sbyte> row, float scale, Span<short> output)
    {
        Require(output.Length, row.Length);
        ref sbyte from = ref MemoryMarshal.GetReference(row);
        ref short to = ref MemoryMarshal.GetReference(output);
        int i = 0;
        for (; i <= row.Length - TLanes.Count; i += TLanes.Count)
        {
            Curves<TLanes, TInts, TFloats>.Widen(ref from, scale, ref to, i);
        }

        for (; i < row.Length; i++)
        {
            Curves<Lanes1, int, float>.Widen(ref from, scale, ref to, i);
        }
    }

    /// <inheritdoc/>
    public void Rectify(ReadOnlySpan<float> numbers, Span<short> output)
    {
        Require(output.Length, numbers.Length);
        ref float from = ref MemoryMarshal.GetReference(numbers);
        ref short to = ref MemoryMarshal.GetReference(output);
        int i = 0;
        for (; i <= numbers.Length - TLanes.Count; i += TLanes.Count)
        {
            Curves<TLanes, TInts, TFloats>.Rectify(ref from, ref to, i);
        }

        for (; i < numbers.Length; i++)
        {
            Curves<Lanes1, int, float>.Rectify(ref from, ref to, i);
        }
    }

    /// <inheritdoc/>
    public void RectifySum(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<short> output)
    {
        Require(right.Length, left.Length);
        Require(output.Length, left.Length);
        ref float first = ref MemoryMarshal.GetReference(left);
        ref float second = ref MemoryMarshal.GetReference(right);
        ref short to = ref MemoryMarshal.GetReference(output);
        int i = 0;
        for (; i <= left.Length - TLanes.Count; i += TLanes.Count)
        {
            Curves<TLanes, TInts, TFloats>.RectifySum(ref first, ref second, ref to, i);
        }

        for (; i < left.Length; i++)
        {
            Curves<Lanes1, int, float>.RectifySum(ref first, ref second, ref to, i);
        }
    }

    /// <inheritdoc/>
    public float Stretch(ReadOnlySpan<float> numbers, int greatest, Span<short> output)
    {
        Require(output.Length, numbers.Length);
        ref float from = ref MemoryMarshal.GetReference(numbers);
        ref short to = ref MemoryMarshal.GetReference(output);
        float reach = Reach(numbers);
        if (!(reach > Smallest))
        {
            output[..numbers.Length].Clear();
            return 0;
        }

        float scale = greatest / reach;
        int i = 0;
        for (; i <= numbers.Length - TLanes.Count; i += TLanes.Count)
        {
            Curves<TLanes, TInts, TFloats>.Stretch(ref from, scale, greatest, ref to, i);
        }

        for (; i < numbers.Length; i++)
        {
            Curves<Lanes1, int, float>.Stretch(ref from, scale, greatest, ref to, i);
        }

        return reach / greatest;
    }

    /// <inheritdoc/>
    public int IndexOfGreatest(ReadOnlySpan<float> numbers)
    {
        ref float from = ref MemoryMarshal.GetReference(numbers);
        int index = 0;
        float greatest = numbers[0];
        int i = 0;
        for (; i <= numbers.Length - TLanes.Count; i += TLanes.Count)
        {
            TFloats values = TLanes.Load(in Unsafe.Add(ref from, i));
            if (TLanes.AnyGreater(values, TLanes.Spread(greatest)))
            {
                Look(numbers, i, i + TLanes.Count, ref greatest, ref index);
            }
        }

        Look(numbers, i, numbers.Length, ref greatest, ref index);
        return index;
    }

    private static void Look(
        ReadOnlySpan<float> numbers,
        int from,
        int to,
        ref float greatest,
        ref int index
    )
    {
        for (int i = from; i < to; i++)
        {
            if (numbers[i] > greatest)
            {
                greatest = numbers[i];
                index = i;
            }
        }
    }

    /// <summary>The greatest distance from zero.</summary>
    private static float Reach(ReadOnlySpan<float> numbers)
    {
        ref float from = ref MemoryMarshal.GetReference(numbers);
        TFloats reach = TLanes.Spread(0);
        TFloats minus = TLanes.Spread(-1);
        int i = 0;
        for (; i <= numbers.Length - TLanes.Count; i += TLanes.Count)
        {
            TFloats values = TLanes.Load(in Unsafe.Add(ref from, i));
            reach = TLanes.Max(reach, TLanes.Max(values, TLanes.Multiply(values, minus)));
        }

        float greatest = TLanes.Greatest(reach);
        for (; i < numbers.Length; i++)
        {
            greatest = Lanes1.Max(greatest, Lanes1.Max(numbers[i], -numbers[i]));
        }

        return greatest;
    }

    /// <summary>The loops do not check how long rows are: this does, once.</summary>
    private static void Require(int length, int least)
    {
        if (length < least)
        {
            throw new ArgumentException(
                $"expected {least} numbers and more, found {length}",
                nameof(length)
            );
        }
    }

    /// <summary>Up to four rows with two vectors of outputs: that makes eight sums, all in registers on every processor.</summary>
    /// <remarks>Not to be inlined: with all versions in one method the compiler keeps some sums in memory.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MultiplyBlock<TBlock>(
        Panels matrix,
        int output,
        ReadOnlySpan<short> rows,
        int row,
        Addends addends,
        Span<float> results
    )
        where TBlock : struct, IBlock
    {
        int inputs = matrix.Inputs;
        ref short left = ref At(matrix.Values, Panels.IndexOf(output, 0, inputs));
        ref short right = ref At(matrix.Values, Panels.IndexOf(output + TLanes.Count, 0, inputs));
        ref short input0 = ref At(rows, row * inputs);
        TInts left0 = default,
            left1 = default,
            left2 = default,
            left3 = default;
        TInts right0 = default,
            right1 = default,
            right2 = default,
            right3 = default;
        for (nint i = 0; i < inputs; i += 2)
        {
            TInts weightsLeft = TLanes.LoadPairs(in Unsafe.Add(ref left, i * Panels.Width));
            TInts weightsRight = TLanes.LoadPairs(in Unsafe.Add(ref right, i * Panels.Width));
            TInts input = TLanes.SpreadPair(in Unsafe.Add(ref input0, i));
            left0 = TLanes.AddProducts(left0, weightsLeft, input);
            right0 = TLanes.AddProducts(right0, weightsRight, input);
            if (TBlock.Count > 1)
            {
                input = TLanes.SpreadPair(in Unsafe.Add(ref input0, i + inputs));
                left1 = TLanes.AddProducts(left1, weightsLeft, input);
                right1 = TLanes.AddProducts(right1, weightsRight, input);
            }

            if (TBlock.Count > 2)
            {
                input = TLanes.SpreadPair(in Unsafe.Add(ref input0, i + (2 * (nint)inputs)));
                left2 = TLanes.AddProducts(left2, weightsLeft, input);
                right2 = TLanes.AddProducts(right2, weightsRight, input);
            }

            if (TBlock.Count > 3)
            {
                input = TLanes.SpreadPair(in Unsafe.Add(ref input0, i + (3 * (nint)inputs)));
                left3 = TLanes.AddProducts(left3, weightsLeft, input);
                right3 = TLanes.AddProducts(right3, weightsRight, input);
            }
        }

        Finish(left0, right0, matrix, output, row, addends, results);
        if (TBlock.Count > 1)
        {
            Finish(left1, right1, matrix, output, row + 1, addends, results);
        }

        if (TBlock.Count > 2)
        {
            Finish(left2, right2, matrix, output, row + 2, addends, results);
        }

        if (TBlock.Count > 3)
        {
            Finish(left3, right3, matrix, output, row + 3, addends, results);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(
        TInts left,
        TInts right,
        Panels matrix,
        int output,
        int row,
        Addends addends,
        Span<float> results
    )
    {
        ref float scales = ref At(matrix.Scales, output);
        ref float added = ref At(addends.Numbers, addends.IndexOf(row) + output);
        ref float result = ref At<float>(results, (row * matrix.Outputs) + output);
        TFloats sum = TLanes.Multiply(TLanes.ToFloats(left), TLanes.Load(in scales));
        TLanes.Store(TLanes.Add(TLanes.Load(in added), sum), ref result);
        sum = TLanes.Multiply(
            TLanes.ToFloats(right),
            TLanes.Load(in Unsafe.Add(ref scales, TLanes.Count))
        );
        TLanes.Store(
            TLanes.Add(TLanes.Load(in Unsafe.Add(ref added, TLanes.Count)), sum),
            ref Unsafe.Add(ref result, TLanes.Count)
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At<T>(ReadOnlySpan<T> numbers, int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), index);

    /// <summary>How many rows are taken at once; the compiler makes a version for each number.</summary>
    private interface IBlock
    {
        static abstract int Count { get; }
    }

    private readonly struct One : IBlock
    {
        public const int Rows = 1;

        public static int Count => Rows;
    }

    private readonly struct Two : IBlock
    {
        public const int Rows = 2;

        public static int Count => Rows;
    }

    private readonly struct Three : IBlock
    {
        public const int Rows = 3;

        public static int Count => Rows;
    }

    private readonly struct Four : IBlock
    {
        public const int Rows = 4;

        public static int Count => Rows;
    }
}
