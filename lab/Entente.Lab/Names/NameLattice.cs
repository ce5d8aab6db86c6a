using Entente.Lab.Training.Data;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>The probabilities of all rows of labels of a sentence (forward-backward), as <see cref="NameDecoder"/> puts them together.</summary>
/// <remarks>Source: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001.</remarks>
internal sealed class NameLattice
{
    private static readonly (int From, int To)[] s_pairs = NameLabels.Pairs;
    private readonly int[] _transitions = new int[NameDecoder.Kinds * s_pairs.Length];
    private readonly float[] _exponents;
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _exp = [];

    /// <summary>Prepares for the transitions of a decoder.</summary>
    public NameLattice(NameDecoder decoder)
    {
        for (int kind = 0; kind < NameDecoder.Kinds; kind++)
        {
            for (int p = 0; p < s_pairs.Length; p++)
            {
                _transitions[(kind * s_pairs.Length) + p] = decoder.TransitionOf(
                    kind,
                    s_pairs[p].From,
                    s_pairs[p].To
                );
            }
        }

        _exponents = new float[NameDecoder.TransitionsOf(NameLabels.Types)];
    }

    /// <summary>Adds the probabilities of labels and of transitions, times <paramref name="sign"/>. Returns false when there is no row of allowed labels.</summary>
    public bool Add(
        ReadOnlySpan<float> scores,
        int stride,
        ReadOnlySpan<byte> kinds,
        ReadOnlySpan<ulong> allowed,
        float[] transitions,
        float sign,
        Span<float> labels,
        float[] slopes
    )
    {
        int length = kinds.Length;
        int count = NameLabels.Count;
        Grow(length * count);
        ExpTransitions(kinds, transitions);
        for (int i = 0; i < length; i++)
        {
            ExpScores(scores.Slice(i * stride, count), allowed[i], _exp.AsSpan(i * count, count));
        }

        if (!Forward(kinds))
        {
            return false;
        }

        Backward(kinds);
        for (int i = 0; i < length; i++)
        {
            float total = 0;
            for (int l = 0; l < count; l++)
            {
                total += _forward[(i * count) + l] * _backward[(i * count) + l];
            }

            for (int l = 0; l < count; l++)
            {
                labels[(i * stride) + l] +=
                    sign * _forward[(i * count) + l] * _backward[(i * count) + l] / total;
            }

            AddPairs(i, kinds[i], sign, slopes);
        }

        return true;
    }

    private void Grow(int size)
    {
        if (_forward.Length < size)
        {
            _forward = new float[size];
            _backward = new float[size];
            _exp = new float[size];
        }
    }

    private void ExpTransitions(ReadOnlySpan<byte> kinds, float[] transitions)
    {
        int size = transitions.Length / NameDecoder.Kinds;
        for (int kind = 0; kind < NameDecoder.Kinds; kind++)
        {
            if (kinds.Contains((byte)kind))
            {
                for (int i = kind * size; i < (kind + 1) * size; i++)
                {
                    _exponents[i] = LogLinear.Exp(transitions[i]);
                }
            }
        }
    }

    private static void ExpScores(ReadOnlySpan<float> scores, ulong allowed, Span<float> exp)
    {
        float greatest = float.MinValue;
        for (int l = 0; l < scores.Length; l++)
        {
            greatest = (allowed >> l & 1) != 0 ? Math.Max(greatest, scores[l]) : greatest;
        }

        for (int l = 0; l < scores.Length; l++)
        {
            exp[l] = (allowed >> l & 1) != 0 ? LogLinear.Exp(scores[l] - greatest) : 0;
        }
    }

    private bool Forward(ReadOnlySpan<byte> kinds)
    {
        int count = NameLabels.Count;
        Span<float> before = stackalloc float[count];
        before.Clear();
        before[NameLabels.Outside] = 1;
        for (int i = 0; i < kinds.Length; i++)
        {
            Span<float> now = _forward.AsSpan(i * count, count);
            now.Clear();
            ReadOnlySpan<int> numbers = _transitions.AsSpan(
                kinds[i] * s_pairs.Length,
                s_pairs.Length
            );
            for (int p = 0; p < numbers.Length; p++)
            {
                (int from, int to) = s_pairs[p];
                now[to] += before[from] * _exponents[numbers[p]];
            }

            float total = 0;
            for (int l = 0; l < count; l++)
            {
                now[l] *= _exp[(i * count) + l];
                total += i + 1 < kinds.Length || !NameLabels.EndsOpen(l) ? now[l] : 0;
            }

            if (!(total > 1e-30f))
            {
                return false;
            }

            for (int l = 0; l < count; l++)
            {
                now[l] = i + 1 < kinds.Length || !NameLabels.EndsOpen(l) ? now[l] / total : 0;
            }

            now.CopyTo(before);
        }

        return true;
    }

    private void Backward(ReadOnlySpan<byte> kinds)
    {
        int count = NameLabels.Count;
        Span<float> after = stackalloc float[count];
        for (int i = kinds.Length - 1; i >= 0; i--)
        {
            Span<float> now = _backward.AsSpan(i * count, count);
            if (i == kinds.Length - 1)
            {
                now.Fill(1);
                continue;
            }

            for (int l = 0; l < count; l++)
            {
                after[l] = _backward[((i + 1) * count) + l] * _exp[((i + 1) * count) + l];
            }

            now.Clear();
            ReadOnlySpan<int> numbers = _transitions.AsSpan(
                kinds[i + 1] * s_pairs.Length,
                s_pairs.Length
            );
            float total = 0;
            for (int p = 0; p < numbers.Length; p++)
            {
                (int from, int to) = s_pairs[p];
                float part = after[to] * _exponents[numbers[p]];
                now[from] += part;
                total += part;
            }

            for (int l = 0; l < count; l++)
            {
                now[l] /= total;
            }
        }
    }

    private void AddPairs(int i, byte kind, float sign, float[] slopes)
    {
        int count = NameLabels.Count;
        ReadOnlySpan<int> numbers = _transitions.AsSpan(kind * s_pairs.Length, s_pairs.Length);
        float total = 0;
        for (int p = 0; p < numbers.Length; p++)
        {
            total += Mass(p, numbers[p]);
        }

        for (int p = 0; p < numbers.Length && total > 0; p++)
        {
            slopes[numbers[p]] += sign * Mass(p, numbers[p]) / total;
        }

        float Mass(int p, int number)
        {
            (int from, int to) = s_pairs[p];
            float before =
                i > 0 ? _forward[((i - 1) * count) + from]
                : from == NameLabels.Outside ? 1
                : 0;
            return before
                * _exponents[number]
                * _exp[(i * count) + to]
                * _backward[(i * count) + to];
        }
    }
}
