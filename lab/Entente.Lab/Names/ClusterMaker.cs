using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Divides word vectors into groups that lie near one another (k-means on directions).</summary>
/// <remarks>Source: I. S. Dhillon, D. S. Modha, "Concept Decompositions for Large Sparse Text Data Using Clustering", Machine Learning 42, 2001.</remarks>
internal static class ClusterMaker
{
    private const int Rounds = 12;

    /// <summary>The groups of words: fine in the lower 16 bits, from 1, and coarse in the upper, from 1.</summary>
    public static Dictionary<ulong, uint> Make(
        WordVectors vectors,
        int fine,
        int coarse,
        ulong seed
    )
    {
        float[][] points =
        [
            .. Enumerable
                .Range(0, vectors.Words.Length)
                .Select(r => Direction(vectors.Rows.Row(r))),
        ];
        (int[] fineOf, float[][] centers) = Divide(points, fine, new TrainingRandom(seed));
        (int[] coarseOf, _) = Divide(centers, coarse, new TrainingRandom(seed));
        Dictionary<ulong, uint> groups = [];
        for (int i = 0; i < points.Length; i++)
        {
            ulong key = WordClusters.KeyOf(QuickWord.FormOf(vectors.Words[i]));
            groups.TryAdd(key, (uint)(fineOf[i] + 1) | ((uint)(coarseOf[fineOf[i]] + 1) << 16));
        }

        return groups;
    }

    private static (int[] GroupOf, float[][] Centers) Divide(
        float[][] points,
        int count,
        TrainingRandom random
    )
    {
        float[][] centers =
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => (float[])points[random.Below(points.Length)].Clone()),
        ];
        int[] groupOf = new int[points.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < points.Length; i++)
            {
                groupOf[i] = Nearest(points[i], centers);
            }

            foreach (float[] center in centers)
            {
                Array.Clear(center);
            }

            for (int i = 0; i < points.Length; i++)
            {
                float[] center = centers[groupOf[i]];
                for (int d = 0; d < center.Length; d++)
                {
                    center[d] += points[i][d];
                }
            }

            for (int g = 0; g < count; g++)
            {
                Normalize(centers[g]);
            }
        }

        return (groupOf, centers);
    }

    private static int Nearest(float[] point, float[][] centers)
    {
        int nearest = 0;
        float best = float.MinValue;
        for (int i = 0; i < centers.Length; i++)
        {
            float dot = Dot(point, centers[i]);
            (nearest, best) = dot > best ? (i, dot) : (nearest, best);
        }

        return nearest;
    }

    // The order of summation is fixed, so that every machine makes the same groups.
    private static float Dot(float[] a, float[] b)
    {
        ref float first = ref MemoryMarshal.GetArrayDataReference(a);
        ref float second = ref MemoryMarshal.GetArrayDataReference(b);
        Vector256<float> sum = default;
        for (nuint i = 0; i < (nuint)a.Length; i += (nuint)Vector256<float>.Count)
        {
            sum += Vector256.LoadUnsafe(ref first, i) * Vector256.LoadUnsafe(ref second, i);
        }

        float total = 0;
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            total += sum[lane];
        }

        return total;
    }

    private static float[] Direction(ReadOnlySpan<sbyte> row)
    {
        int lanes = Vector256<float>.Count;
        float[] direction = new float[(row.Length + lanes - 1) / lanes * lanes];
        for (int i = 0; i < row.Length; i++)
        {
            direction[i] = row[i];
        }

        Normalize(direction);
        return direction;
    }

    private static void Normalize(float[] vector)
    {
        float length = MathF.Sqrt(Dot(vector, vector));
        for (int i = 0; i < vector.Length && length > 0; i++)
        {
            vector[i] /= length;
        }
    }
}
