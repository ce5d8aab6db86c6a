using System.Runtime.CompilerServices;

namespace Entente.Models;

/// <summary>One lane: runs everywhere, and finishes what is left over where rows are no multiple of wider lanes.</summary>
internal readonly struct Lanes1 : ILanes<int, float>
{
    // Adding and subtracting 1.5 · 2^23 leaves a number of 22 bits rounded to a whole one, a half to the even.
    internal const float Rounder = 12582912f;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int LoadPairs(ref readonly short from) =>
        (ushort)from | (Unsafe.Add(ref Unsafe.AsRef(in from), 1) << 16);

    /// <inheritdoc/>
    public static int SpreadPair(ref readonly short from) => LoadPairs(in from);

    /// <inheritdoc/>
    public static int AddProducts(int sum, int left, int right) =>
        sum + ((short)left * (short)right) + ((left >> 16) * (right >> 16));

    /// <inheritdoc/>
    public static float ToFloats(int values) => values;

    /// <inheritdoc/>
    public static float Spread(float value) => value;

    /// <inheritdoc/>
    public static float Load(ref readonly float from) => from;

    /// <inheritdoc/>
    public static float LoadBytes(ref readonly sbyte from) => from;

    /// <inheritdoc/>
    public static void Store(float values, ref float to) => to = values;

    /// <inheritdoc/>
    public static void StoreRounded(float values, ref short to) =>
        to = (short)(
            BitConverter.SingleToInt32Bits(values + Rounder)
            - BitConverter.SingleToInt32Bits(Rounder)
        );

    /// <inheritdoc/>
    public static float Add(float left, float right) => left + right;

    /// <inheritdoc/>
    public static float Multiply(float left, float right) => left * right;

    /// <inheritdoc/>
    public static float Divide(float left, float right) => left / right;

    /// <inheritdoc/>
    public static float Min(float left, float right) => left < right ? left : right;

    /// <inheritdoc/>
    public static float Max(float left, float right) => left > right ? left : right;

    /// <inheritdoc/>
    public static bool AnyGreater(float left, float right) => left > right;

    /// <inheritdoc/>
    public static float Greatest(float values) => values;
}
