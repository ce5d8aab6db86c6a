using Entente.Text;

namespace Entente.Quotations.Attributions;

/// <summary>The chances of all rows of labels of a text (forward-backward), in memory that is used again.</summary>
internal sealed class ChainLattice
{
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _weights = [];
    private int _labels;

    /// <summary>After <see cref="Measure"/>: the chance of each label from what stands before, up to a factor for each token.</summary>
    public ReadOnlySpan<float> Forward => _forward;

    /// <summary>After <see cref="Measure"/>: the chance of what stands behind, up to a factor for each token.</summary>
    public ReadOnlySpan<float> Backward => _backward;

    /// <summary>After <see cref="Measure"/>: what the scores multiply chances by, up to a factor for each token.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Finds the chance of each label of each token.</summary>
    /// <param name="chain">Which labels follow one another.</param>
    /// <param name="scores">The score of each label of each token.</param>
    /// <param name="stride">From one token's scores, and chances, to the next.</param>
    /// <param name="kinds">The kind of each token.</param>
    /// <param name="chances">Where the chances are written.</param>
    public void Measure(
        LabelChain chain,
        ReadOnlySpan<float> scores,
        int stride,
        ReadOnlySpan<byte> kinds,
        Span<float> chances
    )
    {
        _labels = chain.Labels;
        int size = kinds.Length * _labels;
        if (_forward.Length < size)
        {
            _forward = new float[size];
            _backward = new float[size];
            _weights = new float[size];
        }

        Weigh(scores, stride, kinds.Length);
        RunForward(chain, kinds);
        RunBackward(chain, kinds);
        for (int i = 0; i < kinds.Length; i++)
        {
            float total = 0;
            for (int l = 0; l < _labels; l++)
            {
                total += _forward[(i * _labels) + l] * _backward[(i * _labels) + l];
            }

            for (int l = 0; l < _labels; l++)
            {
                chances[(i * stride) + l] =
                    _forward[(i * _labels) + l] * _backward[(i * _labels) + l] / total;
            }
        }
    }

    /// <summary>After <see cref="Measure"/>: the chance that no token has one of the labels from <paramref name="first"/> on.</summary>
    public float ShareBelow(LabelChain chain, int first, ReadOnlySpan<byte> kinds)
    {
        // The product of the shares that stay at each token, where only rows without those labels go on.
        Span<float> before = stackalloc float[_labels];
        Span<float> now = stackalloc float[_labels];
        before[0] = 1;
        double share = 1;
        for (int i = 0; i < kinds.Length; i++)
        {
            now.Clear();
            double total = 0;
            for (int to = 0; to < first; to++)
            {
                for (int from = 0; from < first; from++)
                {
                    now[to] += before[from] * chain.Factor(kinds[i], from, to);
                }

                now[to] *= _weights[(i * _labels) + to];
                total += now[to];
            }

            if (!(total > 0))
            {
                return 0;
            }

            for (int to = 0; to < first; to++)
            {
                now[to] = (float)(now[to] / total);
            }

            share *= total / Total(chain, i, kinds[i]);
            now.CopyTo(before);
        }

        return (float)Math.Min(share, 1);
    }

    private double Total(LabelChain chain, int i, byte kind)
    {
        double total = 0;
        for (int to = 0; to < _labels; to++)
        {
            float sum = 0;
            for (int from = 0; from < _labels; from++)
            {
                float before =
                    i > 0 ? _forward[((i - 1) * _labels) + from]
                    : from == 0 ? 1
                    : 0;
                sum += before * chain.Factor(kind, from, to);
            }

            total += sum * _weights[(i * _labels) + to];
        }

        return total;
    }

    private void Weigh(ReadOnlySpan<float> scores, int stride, int length)
    {
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<float> row = scores.Slice(i * stride, _labels);
            float greatest = row[0];
            foreach (float score in row)
            {
                greatest = Math.Max(greatest, score);
            }

            for (int l = 0; l < _labels; l++)
            {
                _weights[(i * _labels) + l] = (float)Exponential.OfNegative(greatest - row[l]);
            }
        }
    }

    private void RunForward(LabelChain chain, ReadOnlySpan<byte> kinds)
    {
        Span<float> start = stackalloc float[_labels];
        start[0] = 1;
        ReadOnlySpan<float> before = start;
        for (int i = 0; i < kinds.Length; i++)
        {
            Span<float> now = _forward.AsSpan(i * _labels, _labels);
            float total = 0;
            for (int to = 0; to < _labels; to++)
            {
                float sum = 0;
                for (int from = 0; from < _labels; from++)
                {
                    sum += before[from] * chain.Factor(kinds[i], from, to);
                }

                now[to] = sum * _weights[(i * _labels) + to];
                total += now[to];
            }

            Scale(now, total);
            before = now;
        }
    }

    private void RunBackward(LabelChain chain, ReadOnlySpan<byte> kinds)
    {
        _backward.AsSpan((kinds.Length - 1) * _labels, _labels).Fill(1);
        for (int i = kinds.Length - 2; i >= 0; i--)
        {
            Span<float> now = _backward.AsSpan(i * _labels, _labels);
            float total = 0;
            for (int from = 0; from < _labels; from++)
            {
                float sum = 0;
                for (int to = 0; to < _labels; to++)
                {
                    int next = ((i + 1) * _labels) + to;
                    sum += chain.Factor(kinds[i + 1], from, to) * _weights[next] * _backward[next];
                }

                now[from] = sum;
                total += sum;
            }

            Scale(now, total);
        }
    }

    // All may be too small to be told from zero where two scores are far apart: then nothing is preferred.
    private static void Scale(Span<float> row, float total)
    {
        if (!(total > 1e-30f))
        {
            row.Clear();
            row[0] = 1;
            return;
        }

        for (int l = 0; l < row.Length; l++)
        {
            row[l] /= total;
        }
    }
}
