using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Entente.Models;

/// <summary>Eight lanes, with the instructions of AVX2.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<int>, Vector256<float>>
{
    /// <summary>Whether this processor has what is needed.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static Vector256<int> LoadPairs(ref readonly short from) =>
        Vector256.LoadUnsafe(in from).AsInt32();

    /// <inheritdoc/>
    public static Vector256<int> SpreadPair(ref readonly short from) =>
        Vector256.Create(
            Unsafe.ReadUnaligned<int>(in Unsafe.As<short, byte>(ref Unsafe.AsRef(in from)))
        );

    /// <inheritdoc/>
    public static Vector256<int> AddProducts(
        Vector256<int> sum,
        Vector256<int> left,
        Vector256<int> right
    ) => sum + Avx2.MultiplyAddAdjacent(left.AsInt16(), right.AsInt16());

    /// <inheritdoc/>
    public static Vector256<float> ToFloats(Vector256<int> values) =>
        Vector256.ConvertToSingle(values);

    /// <inheritdoc/>
    public static Vector256<float> Spread(float value) => Vector256.Create(value);

    /// <inheritdoc/>
    public static Vector256<float> Load(ref readonly float from) => Vector256.LoadUnsafe(in from);

    /// <inheritdoc/>
    public static Vector256<float> LoadBytes(ref readonly sbyte from) =>
        Vector256.ConvertToSingle(
            Avx2.ConvertToVector256Int32(
                Vector128
                    .CreateScalarUnsafe(
                        Unsafe.ReadUnaligned<long>(
                            in Unsafe.As<sbyte, byte>(ref Unsafe.AsRef(in from))
                        )
                    )
                    .AsSByte()
            )
        );

    /// <inheritdoc/>
    public static void Store(Vector256<float> values, ref float to) => values.StoreUnsafe(ref to);

    /// <inheritdoc/>
    public static void StoreRounded(Vector256<float> values, ref short to)
    {
        Vector256<float> rounder = Vector256.Create(Lanes1.Rounder);
        Vector256<int> rounded = (values + rounder).AsInt32() - rounder.AsInt32();
        Vector128.Narrow(rounded.GetLower(), rounded.GetUpper()).StoreUnsafe(ref to);
    }

    /// <inheritdoc/>
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) =>
        left + right;

    /// <inheritdoc/>
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) =>
        left * right;

    /// <inheritdoc/>
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) =>
        left / right;

    /// <inheritdoc/>
    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) =>
        Vector256.MinNative(left, right);

    /// <inheritdoc/>
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Vector256.MaxNative(left, right);

    /// <inheritdoc/>
    public static bool AnyGreater(Vector256<float> left, Vector256<float> right) =>
        Vector256.GreaterThanAny(left, right);

    /// <inheritdoc/>
    public static float Greatest(Vector256<float> values)
    {
        float greatest = values[0];
        for (int i = 1; i < Count; i++)
        {
            greatest = Lanes1.Max(greatest, values[i]);
        }

        return greatest;
    }
}
