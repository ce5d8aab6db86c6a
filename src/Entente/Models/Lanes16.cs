using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Entente.Models;

/// <summary>Sixteen lanes, with the instructions of AVX-512.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<int>, Vector512<float>>
{
    /// <summary>Whether this processor has what is needed.</summary>
    public static bool IsSupported => Avx512BW.IsSupported && Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static Vector512<int> LoadPairs(ref readonly short from) =>
        Vector512.LoadUnsafe(in from).AsInt32();

    /// <inheritdoc/>
    public static Vector512<int> SpreadPair(ref readonly short from) =>
        Vector512.Create(
            Unsafe.ReadUnaligned<int>(in Unsafe.As<short, byte>(ref Unsafe.AsRef(in from)))
        );

    /// <inheritdoc/>
    public static Vector512<int> AddProducts(
        Vector512<int> sum,
        Vector512<int> left,
        Vector512<int> right
    ) => sum + Avx512BW.MultiplyAddAdjacent(left.AsInt16(), right.AsInt16());

    /// <inheritdoc/>
    public static Vector512<float> ToFloats(Vector512<int> values) =>
        Vector512.ConvertToSingle(values);

    /// <inheritdoc/>
    public static Vector512<float> Spread(float value) => Vector512.Create(value);

    /// <inheritdoc/>
    public static Vector512<float> Load(ref readonly float from) => Vector512.LoadUnsafe(in from);

    /// <inheritdoc/>
    public static Vector512<float> LoadBytes(ref readonly sbyte from) =>
        Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(in from)));

    /// <inheritdoc/>
    public static void Store(Vector512<float> values, ref float to) => values.StoreUnsafe(ref to);

    /// <inheritdoc/>
    public static void StoreRounded(Vector512<float> values, ref short to)
    {
        Vector512<float> rounder = Vector512.Create(Lanes1.Rounder);
        Vector512<int> rounded = (values + rounder).AsInt32() - rounder.AsInt32();
        Vector256.Narrow(rounded.GetLower(), rounded.GetUpper()).StoreUnsafe(ref to);
    }

    /// <inheritdoc/>
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) =>
        left + right;

    /// <inheritdoc/>
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) =>
        left * right;

    /// <inheritdoc/>
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) =>
        left / right;

    /// <inheritdoc/>
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) =>
        Vector512.MinNative(left, right);

    /// <inheritdoc/>
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) =>
        Vector512.MaxNative(left, right);

    /// <inheritdoc/>
    public static bool AnyGreater(Vector512<float> left, Vector512<float> right) =>
        Vector512.GreaterThanAny(left, right);

    /// <inheritdoc/>
    public static float Greatest(Vector512<float> values)
    {
        return Lanes8.Greatest(Lanes8.Max(values.GetLower(), values.GetUpper()));
    }
}
