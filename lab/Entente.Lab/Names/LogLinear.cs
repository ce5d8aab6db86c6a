using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Lab.Names;

/// <summary>Weights of a log-linear model while it learns: one for each pair of feature and label, each with a step of its own.</summary>
/// <remarks>
/// The order of all sums is fixed and no product is fused with a sum, so that every machine learns the same weights.
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", JMLR 12, 2011.
/// </remarks>
internal sealed class LogLinear(int labels, float rate)
{
    private const float Beginning = 0.1f; // What the squares of a weight's steps begin with: the first step is no leap.
    private readonly Dictionary<ulong, int> _ids = [];
    private readonly List<ulong> _features = [];
    private float[] _weights = [];
    private float[] _squares = [];
    private int[] _climbs = [];
    private float[] _sums = [];
    private int _noted;

    /// <summary>The length of a row of scores or steps: the labels, filled up to whole vectors.</summary>
    public int Stride { get; } =
        (labels + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;

    /// <summary>The number of a feature, which gets one when it has none.</summary>
    public int Add(ulong feature)
    {
        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, feature, out bool exists);
        if (!exists)
        {
            id = _features.Count;
            _features.Add(feature);
            if (_weights.Length < _features.Count * Stride)
            {
                int length = Math.Max(1 << 16, _weights.Length * 2);
                Array.Resize(ref _weights, length);
                Array.Resize(ref _squares, length);
                Array.Resize(ref _climbs, length / Stride);
            }
        }

        return id;
    }

    /// <summary>Adds the weights of a feature to a row of scores.</summary>
    public void AddTo(int id, Span<float> scores)
    {
        ref float weight = ref _weights[id * Stride];
        ref float score = ref MemoryMarshal.GetReference(scores);
        for (nuint i = 0; i < (nuint)Stride; i += (nuint)Vector256<float>.Count)
        {
            Vector256<float> sum =
                Vector256.LoadUnsafe(ref score, i) + Vector256.LoadUnsafe(ref weight, i);
            sum.StoreUnsafe(ref score, i);
        }
    }

    /// <summary>Moves the weights of a feature up a slope.</summary>
    public void Climb(int id, ReadOnlySpan<float> slope)
    {
        ref float weight = ref _weights[id * Stride];
        ref float square = ref _squares[id * Stride];
        ref float step = ref MemoryMarshal.GetReference(slope);
        var rates = Vector256.Create(rate);
        var beginning = Vector256.Create(Beginning);
        _climbs[id]++;
        for (nuint i = 0; i < (nuint)Stride; i += (nuint)Vector256<float>.Count)
        {
            Vector256<float> up = Vector256.LoadUnsafe(ref step, i);
            Vector256<float> squares = Vector256.LoadUnsafe(ref square, i) + (up * up);
            squares.StoreUnsafe(ref square, i);
            Vector256<float> by = up * rates / Vector256.Sqrt(squares + beginning);
            (Vector256.LoadUnsafe(ref weight, i) + by).StoreUnsafe(ref weight, i);
        }
    }

    /// <summary>Notes the weights as they stand now, for <see cref="Settle"/>.</summary>
    public void Note()
    {
        Array.Resize(ref _sums, _weights.Length);
        for (int i = 0; i < _weights.Length; i++)
        {
            _sums[i] += _weights[i];
        }

        _noted++;
    }

    /// <summary>Sets the weights to the mean of all that were noted: what the last examples happened to be tells less then.</summary>
    public void Settle()
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = _sums[i] / _noted;
        }

        (_sums, _noted) = ([], 0);
    }

    /// <summary>All features with their weights.</summary>
    public IReadOnlyList<TrainedFeature> Features() =>
        [
            .. _features.Select(
                (f, id) =>
                    new TrainedFeature(
                        f,
                        _weights.AsSpan(id * Stride, labels).ToArray(),
                        _climbs[id]
                    )
            ),
        ];

    /// <summary>Makes of scores the slope towards the right label: one minus its probability, and minus that of each other. Returns the best label.</summary>
    public static int ToSlope(Span<float> scores, int right)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        float greatest = scores[best];
        float total = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Exp(scores[i] - greatest);
            total += scores[i];
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = (i == right ? 1 : 0) - (scores[i] / total);
        }

        return best;
    }

    /// <summary>The exponential function, the same on every machine.</summary>
    /// <remarks>2^n times a polynomial for the rest, which is at most half a doubling; wrong by less than one part in ten millions.</remarks>
    public static float Exp(float x)
    {
        const double inverse = 1.4426950408889634;
        const double ln2 = 0.6931471805599453;
        double clamped = Math.Clamp(x, -80f, 80f);
        double n = Math.Round(clamped * inverse);
        double r = clamped - (n * ln2);
        double sum =
            1
            + (
                r
                * (
                    1
                    + (
                        r
                        * (
                            0.5
                            + (
                                r
                                * (
                                    1.0 / 6
                                    + (r * (1.0 / 24 + (r * (1.0 / 120 + (r * (1.0 / 720))))))
                                )
                            )
                        )
                    )
                )
            );
        return (float)(sum * BitConverter.Int64BitsToDouble((1023L + (long)n) << 52));
    }
}

/// <summary>A feature with its weights.</summary>
/// <param name="Feature">The hash of the feature.</param>
/// <param name="Weights">A weight for each label.</param>
/// <param name="Uses">How often training changed them.</param>
internal sealed record TrainedFeature(ulong Feature, float[] Weights, int Uses);
