namespace Entente.Articles;

/// <summary>All ways through the states of a page, weighed: how likely each state of each block is.</summary>
/// <remarks>Forward and backward sums, as logarithms, for a page can be thousands of blocks long. Cost: linear in the blocks.</remarks>
/// <param name="count">How many blocks there are; at least one.</param>
/// <param name="scores">For each block the scores of the four states.</param>
/// <param name="steps">For each row of steps the scores of the sixteen.</param>
/// <param name="rows">For each block the row of the step that leads to it.</param>
internal sealed class BlockLattice(
    int count,
    ReadOnlyMemory<double> scores,
    ReadOnlyMemory<float> steps,
    ReadOnlyMemory<byte> rows
)
{
    private const int States = BlockLabeller.States;

    private static readonly bool[] s_mayFollow =
    [
        .. Enumerable
            .Range(0, States * States)
            .Select(step => BlockLabeller.MayFollow(step / States, step % States)),
    ];

    private readonly double[] _forward = new double[count * States];
    private readonly double[] _backward = new double[count * States];
    private double _all;

    /// <summary>Sums all ways.</summary>
    public void Run()
    {
        Forward();
        Backward();
    }

    /// <summary>How likely a block is in a state, 0 to 1.</summary>
    public float Share(int i, int s) =>
        (float)Math.Exp(_forward[(i * States) + s] + _backward[(i * States) + s] - _all);

    /// <summary>How likely the page takes a step to a block, 0 to 1.</summary>
    public float StepShare(int i, int step)
    {
        int to = (i * States) + (step % States);
        return s_mayFollow[step]
            ? (float)
                Math.Exp(
                    _forward[((i - 1) * States) + (step / States)]
                        + steps.Span[(rows.Span[i] * States * States) + step]
                        + scores.Span[to]
                        + _backward[to]
                        - _all
                )
            : 0;
    }

    private void Forward()
    {
        for (int s = 0; s < States; s++)
        {
            _forward[s] = BlockLabeller.MayBegin(s) ? scores.Span[s] : double.NegativeInfinity;
        }

        Span<double> ways = stackalloc double[States];
        for (int i = 1; i < count; i++)
        {
            for (int to = 0; to < States; to++)
            {
                for (int from = 0; from < States; from++)
                {
                    int step = (from * States) + to;
                    ways[from] = s_mayFollow[step]
                        ? _forward[((i - 1) * States) + from]
                            + steps.Span[(rows.Span[i] * States * States) + step]
                        : double.NegativeInfinity;
                }

                _forward[(i * States) + to] = Sum(ways) + scores.Span[(i * States) + to];
            }
        }

        for (int s = 0; s < States; s++)
        {
            ways[s] = BlockLabeller.MayEnd(s)
                ? _forward[((count - 1) * States) + s]
                : double.NegativeInfinity;
        }

        _all = Sum(ways);
    }

    private void Backward()
    {
        for (int s = 0; s < States; s++)
        {
            _backward[((count - 1) * States) + s] = BlockLabeller.MayEnd(s)
                ? 0
                : double.NegativeInfinity;
        }

        Span<double> ways = stackalloc double[States];
        for (int i = count - 1; i > 0; i--)
        {
            for (int from = 0; from < States; from++)
            {
                for (int to = 0; to < States; to++)
                {
                    int step = (from * States) + to;
                    ways[to] = s_mayFollow[step]
                        ? steps.Span[(rows.Span[i] * States * States) + step]
                            + scores.Span[(i * States) + to]
                            + _backward[(i * States) + to]
                        : double.NegativeInfinity;
                }

                _backward[((i - 1) * States) + from] = Sum(ways);
            }
        }
    }

    private static double Sum(ReadOnlySpan<double> logarithms)
    {
        double most = Math.Max(
            Math.Max(logarithms[0], logarithms[1]),
            Math.Max(logarithms[2], logarithms[3])
        );
        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        double sum = 0;
        foreach (double logarithm in logarithms)
        {
            sum += logarithm - most > -40 ? Math.Exp(logarithm - most) : 0;
        }

        return most + Math.Log(sum);
    }
}
