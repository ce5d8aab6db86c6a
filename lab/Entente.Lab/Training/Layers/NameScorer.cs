using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Judges rows of name labels: the score of each label, and of each label after another (a conditional random field).</summary>
/// <remarks>
/// A set that does not know everything leaves several labels open for a word; then all rows of labels that agree with it count as right.
/// Sources: J. Lafferty et al., "Conditional Random Fields", ICML 2001; Y. Tsuboi et al., "Training Conditional Random Fields Using
/// Incomplete Annotations", COLING 2008.
/// </remarks>
internal sealed class NameScorer
{
    private static readonly (int From, int To)[] s_pairs = NameLabels.Pairs;
    private static readonly int s_count = NameLabels.Count;
    private readonly Parameter _transitions = new("name.transitions", s_count, s_count);
    private readonly Parameter _start = new("name.start", 1, s_count);
    private readonly Parameter _end = new("name.end", 1, s_count);
    private readonly double[] _factors = new double[s_pairs.Length];
    private readonly double[] _pairSums = new double[s_pairs.Length];
    private double[] _weights = [];
    private double[] _alpha = [];
    private double[] _beta = [];

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters => [_transitions, _start, _end];

    /// <summary>The loss of all sentences; the scores become its gradient.</summary>
    public double Learn(Batch batch, Matrix scores, float weight)
    {
        for (int pair = 0; pair < s_pairs.Length; pair++)
        {
            (int from, int to) = s_pairs[pair];
            _factors[pair] = Math.Exp(_transitions.Value.Row(from)[to]);
        }

        double loss = 0;
        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            EncodedSentence words = batch.Sentences[sentence];
            Matrix ofSentence = new(words.Length, s_count);
            for (int i = 0; i < words.Length; i++)
            {
                Span<float> row = scores.Row(batch.Row(sentence, i));
                row.CopyTo(ofSentence.Row(i));
                row.Clear();
            }

            if (words.Names is { } names && names.Any(bits => bits != NameLabels.Any))
            {
                loss += weight * Learn(batch, sentence, ofSentence, scores, names, weight);
            }
        }

        return loss;
    }

    /// <summary>The best row of labels.</summary>
    public int[] Best(Matrix scores)
    {
        int length = scores.Rows;
        float[] best = new float[s_count];
        int[][] before = new int[length][];
        for (int label = 0; label < s_count; label++)
        {
            best[label] = NameLabels.StartsOpen(label)
                ? float.NegativeInfinity
                : scores.Row(0)[label] + _start.Value.Row(0)[label];
        }

        for (int i = 1; i < length; i++)
        {
            float[] next = new float[s_count];
            Array.Fill(next, float.NegativeInfinity);
            before[i] = new int[s_count];
            foreach ((int from, int to) in s_pairs)
            {
                float score = best[from] + _transitions.Value.Row(from)[to];
                if (score > next[to])
                {
                    next[to] = score;
                    before[i][to] = from;
                }
            }

            for (int label = 0; label < s_count; label++)
            {
                next[label] += scores.Row(i)[label];
            }

            best = next;
        }

        for (int label = 0; label < s_count; label++)
        {
            best[label] += NameLabels.EndsOpen(label)
                ? float.NegativeInfinity
                : _end.Value.Row(0)[label];
        }

        int[] labels = new int[length];
        labels[^1] = LabelLoss.Best(best);
        for (int i = length - 1; i > 0; i--)
        {
            labels[i - 1] = before[i][labels[i]];
        }

        return labels;
    }

    private double Learn(
        Batch batch,
        int sentence,
        Matrix scores,
        Matrix gradient,
        ulong[] allowed,
        float weight
    )
    {
        double right = Sum(scores, allowed);
        if (double.IsNegativeInfinity(right))
        {
            return 0; // What the set says is no row of labels.
        }

        AddGradient(batch, sentence, gradient, -weight);
        double all = Sum(scores, null);
        AddGradient(batch, sentence, gradient, weight);
        return all - right;
    }

    // Sums over all rows of labels that are allowed, forwards and backwards; the result is the logarithm.
    private double Sum(Matrix scores, ulong[]? allowed)
    {
        int length = scores.Rows;
        int cells = length * s_count;
        if (_weights.Length < cells)
        {
            _weights = new double[cells];
            _alpha = new double[cells];
            _beta = new double[cells];
        }

        double logarithm = Weigh(scores, allowed);
        Array.Clear(_alpha, 0, cells);
        Array.Clear(_beta, 0, cells);
        _weights.AsSpan(0, s_count).CopyTo(_alpha);
        for (int i = 0; i < length; i++)
        {
            Span<double> alpha = _alpha.AsSpan(i * s_count, s_count);
            if (i > 0)
            {
                Span<double> before = _alpha.AsSpan((i - 1) * s_count, s_count);
                for (int pair = 0; pair < s_pairs.Length; pair++)
                {
                    (int from, int to) = s_pairs[pair];
                    alpha[to] += before[from] * _factors[pair];
                }

                for (int label = 0; label < s_count; label++)
                {
                    alpha[label] *= _weights[(i * s_count) + label];
                }
            }

            double sum = Normalize(alpha);
            if (sum <= 0)
            {
                return double.NegativeInfinity;
            }

            logarithm += Math.Log(sum);
        }

        SumBackwards(length);
        return logarithm;
    }

    private double Weigh(Matrix scores, ulong[]? allowed)
    {
        double logarithm = 0;
        int last = scores.Rows - 1;
        for (int i = 0; i <= last; i++)
        {
            ReadOnlySpan<float> row = scores.Row(i);
            float greatest = float.NegativeInfinity;
            foreach (float score in row)
            {
                greatest = Math.Max(greatest, score);
            }

            logarithm += greatest;
            for (int label = 0; label < s_count; label++)
            {
                bool isIn =
                    (allowed is null || ((allowed[i] >> label) & 1) != 0)
                    && !(i == 0 && NameLabels.StartsOpen(label))
                    && !(i == last && NameLabels.EndsOpen(label));
                double score = row[label] - greatest;
                score += i == 0 ? _start.Value.Row(0)[label] : 0;
                score += i == last ? _end.Value.Row(0)[label] : 0;
                _weights[(i * s_count) + label] = isIn ? Math.Exp(score) : 0;
            }
        }

        return logarithm;
    }

    private void SumBackwards(int length)
    {
        _beta.AsSpan((length - 1) * s_count, s_count).Fill(1.0 / s_count);
        for (int i = length - 2; i >= 0; i--)
        {
            Span<double> beta = _beta.AsSpan(i * s_count, s_count);
            int next = (i + 1) * s_count;
            for (int pair = 0; pair < s_pairs.Length; pair++)
            {
                (int from, int to) = s_pairs[pair];
                beta[from] += _factors[pair] * _weights[next + to] * _beta[next + to];
            }

            Normalize(beta);
        }
    }

    private static double Normalize(Span<double> numbers)
    {
        double sum = 0;
        foreach (double number in numbers)
        {
            sum += number;
        }

        if (sum > 0)
        {
            foreach (ref double number in numbers)
            {
                number /= sum;
            }
        }

        return sum;
    }

    // Adds how likely each label, and each pair of labels, is in the sums made last.
    private void AddGradient(Batch batch, int sentence, Matrix gradient, float weight)
    {
        int length = batch.Sentences[sentence].Length;
        Span<double> likely = stackalloc double[s_count];
        for (int i = 0; i < length; i++)
        {
            for (int label = 0; label < s_count; label++)
            {
                int cell = (i * s_count) + label;
                likely[label] = _alpha[cell] * _beta[cell];
            }

            Normalize(likely);
            Span<float> to = gradient.Row(batch.Row(sentence, i));
            AddTo(to, likely, weight);
            if (i == 0)
            {
                AddTo(_start.Gradient.Row(0), likely, weight);
            }

            if (i == length - 1)
            {
                AddTo(_end.Gradient.Row(0), likely, weight);
            }
            else
            {
                AddPairs(i, weight);
            }
        }
    }

    private void AddPairs(int i, float weight)
    {
        int here = i * s_count;
        int next = here + s_count;
        double sum = 0;
        for (int pair = 0; pair < s_pairs.Length; pair++)
        {
            (int from, int to) = s_pairs[pair];
            double share =
                _alpha[here + from] * _factors[pair] * _weights[next + to] * _beta[next + to];
            _pairSums[pair] = share;
            sum += share;
        }

        for (int pair = 0; pair < s_pairs.Length; pair++)
        {
            (int from, int to) = s_pairs[pair];
            _transitions.Gradient.Row(from)[to] += (float)(weight * _pairSums[pair] / sum);
        }
    }

    private static void AddTo(Span<float> gradient, ReadOnlySpan<double> likely, float weight)
    {
        for (int label = 0; label < gradient.Length; label++)
        {
            gradient[label] += (float)(weight * likely[label]);
        }
    }
}
