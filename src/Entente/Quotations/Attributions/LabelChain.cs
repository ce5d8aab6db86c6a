using System.Buffers;
using Entente.Text;

namespace Entente.Quotations.Attributions;

/// <summary>Rows of labels that say where parts begin and go on: 0 is no part; of part k (from 0), 2k + 1 begins one and 2k + 2 goes on with it.</summary>
/// <remarks>
/// A conditional random field of the first order; what labels score behind one another depends on the kind of the later token.
/// Numbers are the same on every machine. Source: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001.
/// </remarks>
/// <param name="parts">How many sorts of parts are told apart.</param>
/// <param name="transitions">What a label scores behind another: by kind, label before, label.</param>
internal sealed class LabelChain(int parts, float[] transitions)
{
    /// <summary>The kinds of tokens that transitions are told apart by (<see cref="TokenColumns.KindAt"/>).</summary>
    public const int Kinds = 4;

    private readonly float[] _factors = new float[transitions.Length];

    /// <summary>The number of labels.</summary>
    public int Labels { get; } = LabelsOf(parts);

    /// <summary>The number of labels for as many sorts of parts.</summary>
    public static int LabelsOf(int parts) => 1 + (2 * parts);

    /// <summary>The number of transitions for as many sorts of parts.</summary>
    public static int TransitionsOf(int parts) => Kinds * LabelsOf(parts) * LabelsOf(parts);

    /// <summary>Whether a part may have these two labels in this order.</summary>
    public static bool CanFollow(int from, int to) =>
        to == 0 || to % 2 == 1 || from == to || from == to - 1;

    /// <summary>What a label multiplies the chance by behind another, after <see cref="Refresh"/>.</summary>
    public float Factor(byte kind, int from, int to) =>
        _factors[(((kind * Labels) + from) * Labels) + to];

    /// <summary>Takes note of the transitions: to be called once before chances are asked for, and again after they were changed.</summary>
    public LabelChain Refresh()
    {
        for (int i = 0; i < _factors.Length; i++)
        {
            int to = i % Labels;
            int from = i / Labels % Labels;
            _factors[i] = CanFollow(from, to) ? Power(transitions[i]) : 0;
        }

        return this;
    }

    /// <summary>Finds the best row of labels.</summary>
    /// <param name="scores">The score of each label of each token.</param>
    /// <param name="stride">From one token's scores to the next.</param>
    /// <param name="kinds">The kind of each token.</param>
    /// <param name="required">A label from this one on must occur; 0 when any row will do.</param>
    /// <param name="best">Where the labels are written.</param>
    public void Decode(
        ReadOnlySpan<float> scores,
        int stride,
        ReadOnlySpan<byte> kinds,
        int required,
        Span<byte> best
    )
    {
        // Two states a label: before a required one has occurred, and from then on.
        int states = 2 * Labels;
        byte[] back = ArrayPool<byte>.Shared.Rent(states * kinds.Length);
        Span<float> now = stackalloc float[states];
        Span<float> next = stackalloc float[states];
        now.Fill(float.NegativeInfinity);
        now[0] = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            Advance(
                now,
                next,
                scores.Slice(i * stride, Labels),
                kinds[i],
                required,
                back.AsSpan(i * states, states)
            );
            next.CopyTo(now);
        }

        int last = Labels;
        for (int state = Labels + 1; state < states; state++)
        {
            last = now[state] > now[last] ? state : last;
        }

        for (int i = kinds.Length - 1; i >= 0; i--)
        {
            best[i] = (byte)(last % Labels);
            last = back[(i * states) + last];
        }

        ArrayPool<byte>.Shared.Return(back);
    }

    private void Advance(
        ReadOnlySpan<float> now,
        Span<float> next,
        ReadOnlySpan<float> row,
        byte kind,
        int required,
        Span<byte> back
    )
    {
        ReadOnlySpan<float> table = transitions.AsSpan(kind * Labels * Labels);
        next.Fill(float.NegativeInfinity);
        for (int from = 0; from < 2 * Labels; from++)
        {
            if (float.IsNegativeInfinity(now[from]))
            {
                continue;
            }

            int label = from % Labels;
            for (int to = 0; to < Labels; to++)
            {
                float score = now[from] + table[(label * Labels) + to] + row[to];
                int state = from >= Labels || to >= required ? Labels + to : to;
                if (score > next[state] && CanFollow(label, to))
                {
                    next[state] = score;
                    back[state] = (byte)from;
                }
            }
        }
    }

    /// <summary>e to the power of a score.</summary>
    internal static float Power(float score) =>
        score <= 0
            ? (float)Exponential.OfNegative(-score)
            : (float)(1 / Exponential.OfNegative(Math.Min(score, 80)));
}
