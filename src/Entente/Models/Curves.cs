using System.Runtime.CompilerServices;

namespace Entente.Models;

/// <summary>What is done with each number of a row, for lanes of one width: at index <c>i</c> and the lanes behind it.</summary>
internal static class Curves<TLanes, TInts, TFloats>
    where TLanes : struct, ILanes<TInts, TFloats>
    where TInts : struct
    where TFloats : struct
{
    // Where the fraction below is within 10^-6 of 1, and its error is greatest: 10^-4, a tenth of what a 16-bit integer tells apart.
    private const float Edge = 4.97f;

    /// <summary>See <see cref="IArithmetic.Remember"/>; <paramref name="length"/> is that of each gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Remember(
        ref float gates,
        ref float cell,
        ref short output,
        int length,
        int i
    )
    {
        TFloats input = Sigmoid(TLanes.Load(in Unsafe.Add(ref gates, i)));
        TFloats forget = Sigmoid(TLanes.Load(in Unsafe.Add(ref gates, length + i)));
        TFloats news = Tanh(TLanes.Load(in Unsafe.Add(ref gates, (3 * length) + i)));
        TFloats tell = Sigmoid(TLanes.Load(in Unsafe.Add(ref gates, (2 * length) + i)));
        ref float remembered = ref Unsafe.Add(ref cell, i);
        TFloats memory = TLanes.Add(
            TLanes.Multiply(forget, TLanes.Load(in remembered)),
            TLanes.Multiply(input, news)
        );
        TLanes.Store(memory, ref remembered);
        TFloats told = TLanes.Multiply(tell, Tanh(memory));
        TLanes.StoreRounded(
            TLanes.Multiply(told, TLanes.Spread(Fixed.One)),
            ref Unsafe.Add(ref output, i)
        );
    }

    /// <summary>See <see cref="IArithmetic.Widen"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ref sbyte row, float scale, ref short output, int i) =>
        StoreFixed(
            TLanes.Multiply(TLanes.LoadBytes(in Unsafe.Add(ref row, i)), TLanes.Spread(scale)),
            ref Unsafe.Add(ref output, i)
        );

    /// <summary>See <see cref="IArithmetic.Rectify"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rectify(ref float numbers, ref short output, int i) =>
        StoreFixed(
            TLanes.Max(TLanes.Load(in Unsafe.Add(ref numbers, i)), TLanes.Spread(0)),
            ref Unsafe.Add(ref output, i)
        );

    /// <summary>See <see cref="IArithmetic.RectifySum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RectifySum(ref float left, ref float right, ref short output, int i) =>
        StoreFixed(
            TLanes.Max(
                TLanes.Add(
                    TLanes.Load(in Unsafe.Add(ref left, i)),
                    TLanes.Load(in Unsafe.Add(ref right, i))
                ),
                TLanes.Spread(0)
            ),
            ref Unsafe.Add(ref output, i)
        );

    /// <summary>See <see cref="IArithmetic.Stretch"/>; <paramref name="scale"/> takes the greatest number to <paramref name="greatest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stretch(
        ref float numbers,
        float scale,
        int greatest,
        ref short output,
        int i
    ) =>
        TLanes.StoreRounded(
            Cut(
                TLanes.Multiply(TLanes.Load(in Unsafe.Add(ref numbers, i)), TLanes.Spread(scale)),
                greatest
            ),
            ref Unsafe.Add(ref output, i)
        );

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>Source: J. H. Lambert's continued fraction (1761), cut after its seventh term; beyond <see cref="Edge"/> it is held.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats Tanh(TFloats value)
    {
        TFloats x = TLanes.Min(TLanes.Max(value, TLanes.Spread(-Edge)), TLanes.Spread(Edge));
        TFloats square = TLanes.Multiply(x, x);
        TFloats above = TLanes.Add(square, TLanes.Spread(378));
        above = TLanes.Add(TLanes.Multiply(above, square), TLanes.Spread(17325));
        above = TLanes.Add(TLanes.Multiply(above, square), TLanes.Spread(135135));
        TFloats below = TLanes.Add(TLanes.Multiply(square, TLanes.Spread(28)), TLanes.Spread(3150));
        below = TLanes.Add(TLanes.Multiply(below, square), TLanes.Spread(62370));
        below = TLanes.Add(TLanes.Multiply(below, square), TLanes.Spread(135135));
        return TLanes.Divide(TLanes.Multiply(x, above), below);
    }

    /// <summary>The logistic curve, 1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats Sigmoid(TFloats value)
    {
        TFloats half = TLanes.Spread(0.5f);
        return TLanes.Add(TLanes.Multiply(Tanh(TLanes.Multiply(value, half)), half), half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFixed(TFloats values, ref short to) =>
        TLanes.StoreRounded(
            Cut(TLanes.Multiply(values, TLanes.Spread(Fixed.One)), Fixed.Greatest),
            ref to
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats Cut(TFloats values, float greatest) =>
        TLanes.Min(TLanes.Max(values, TLanes.Spread(-greatest)), TLanes.Spread(greatest));
}
