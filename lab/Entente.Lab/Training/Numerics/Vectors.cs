using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Lab.Training.Numerics;

/// <summary>What is done to rows of numbers, one after the other.</summary>
internal static class Vectors
{
    private const int Lanes = 16;

    /// <summary>to += from.</summary>
    public static void Add(ReadOnlySpan<float> from, Span<float> to)
    {
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= from.Length - Lanes; i += Lanes)
        {
            Vector512<float> sum =
                Vector512.LoadUnsafe(ref source, (nuint)i)
                + Vector512.LoadUnsafe(ref target, (nuint)i);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < from.Length; i++)
        {
            to[i] += from[i];
        }
    }

    /// <summary>to += factor × from.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> from, Span<float> to)
    {
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
        Vector512<float> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= from.Length - Lanes; i += Lanes)
        {
            Vector512<float> sum =
                (factors * Vector512.LoadUnsafe(ref source, (nuint)i))
                + Vector512.LoadUnsafe(ref target, (nuint)i);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < from.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    /// <summary>to = to × factors, number by number.</summary>
    public static void Scale(ReadOnlySpan<float> factors, Span<float> to)
    {
        ref float source = ref MemoryMarshal.GetReference(factors);
        ref float target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= factors.Length - Lanes; i += Lanes)
        {
            Vector512<float> product =
                Vector512.LoadUnsafe(ref source, (nuint)i)
                * Vector512.LoadUnsafe(ref target, (nuint)i);
            product.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < factors.Length; i++)
        {
            to[i] *= factors[i];
        }
    }

    /// <summary>The sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        Vector512<float> sum = default;
        int i = 0;
        for (; i <= left.Length - Lanes; i += Lanes)
        {
            sum += Vector512.LoadUnsafe(ref a, (nuint)i) * Vector512.LoadUnsafe(ref b, (nuint)i);
        }

        float rest = Vector512.Sum(sum);
        for (; i < left.Length; i++)
        {
            rest += left[i] * right[i];
        }

        return rest;
    }

    /// <summary>sums += the sum of all rows.</summary>
    public static void AddRows(Matrix from, Span<float> sums)
    {
        for (int i = 0; i < from.Rows; i++)
        {
            Add(from.Row(i), sums);
        }
    }

    /// <summary>Logistic function.</summary>
    public static Vector512<float> Sigmoid(Vector512<float> x) =>
        Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    /// <summary>Hyperbolic tangent.</summary>
    public static Vector512<float> Tanh(Vector512<float> x) =>
        (Vector512.Create(2f) * Sigmoid(x + x)) - Vector512<float>.One;

    /// <summary>Turns scores into probabilities and gives the logarithm of their sum.</summary>
    public static float Softmax(Span<float> scores)
    {
        float greatest = float.NegativeInfinity;
        foreach (float score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        ref float target = ref MemoryMarshal.GetReference(scores);
        Vector512<float> top = Vector512.Create(greatest);
        int i = 0;
        for (; i <= scores.Length - Lanes; i += Lanes)
        {
            Vector512
                .Exp(Vector512.LoadUnsafe(ref target, (nuint)i) - top)
                .StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - greatest);
        }

        float sum = 0;
        foreach (float score in scores)
        {
            sum += score;
        }

        float factor = 1f / sum;
        foreach (ref float score in scores)
        {
            score *= factor;
        }

        return greatest + MathF.Log(sum);
    }
}
