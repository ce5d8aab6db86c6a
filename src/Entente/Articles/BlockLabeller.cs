using System.Runtime.Intrinsics;

namespace Entente.Articles;

/// <summary>Where a block stands: a page goes through these states in this order, and back and forth between body and gap.</summary>
internal enum BlockState : byte
{
    /// <summary>Before the article.</summary>
    Before,

    /// <summary>A part of it.</summary>
    Body,

    /// <summary>Not a part of it, though it goes on behind.</summary>
    Gap,

    /// <summary>Behind the article.</summary>
    After,
}

/// <summary>Labels the blocks of a page: the likeliest way through the four states, by weights that were learnt.</summary>
/// <remarks>
/// A linear-chain conditional random field (J. Lafferty, A. McCallum, F. Pereira, ICML 2001). Shape: for each row of
/// <see cref="BlockTemplates"/> four weights, one a state; for each row of steps sixteen, from state to state. Cost:
/// <see cref="BlockTemplates.Count"/> additions a block. Safe to use from any thread.
/// </remarks>
internal sealed class BlockLabeller
{
    /// <summary>How many states there are.</summary>
    public const int States = 4;

    private readonly Vector128<float>[] _weights;
    private readonly float[] _steps;

    public BlockLabeller(ReadOnlySpan<float> weights, ReadOnlySpan<float> steps)
    {
        if (
            weights.Length != BlockTemplates.Rows * States
            || steps.Length != BlockTemplates.StepRows * States * States
        )
        {
            throw new ArgumentException("expected weights of all rows", nameof(weights));
        }

        _weights = new Vector128<float>[BlockTemplates.Rows];
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = Vector128.Create(weights.Slice(i * States, States));
        }

        _steps = steps.ToArray();
    }

    /// <summary>Whether a state may follow another.</summary>
    public static bool MayFollow(int from, int to) =>
        (BlockState)from switch
        {
            BlockState.Before => to <= (int)BlockState.Body,
            BlockState.Body => to >= (int)BlockState.Body,
            BlockState.Gap => to is (int)BlockState.Body or (int)BlockState.Gap,
            _ => to == (int)BlockState.After,
        };

    /// <summary>Whether a page may begin with a state.</summary>
    public static bool MayBegin(int state) => state <= (int)BlockState.Body;

    /// <summary>Whether a page may end with a state: it has an article, and does not end in a gap of it.</summary>
    public static bool MayEnd(int state) => state is (int)BlockState.Body or (int)BlockState.After;

    // The scores of the four states of a block, from what is known of it alone.
    private Vector128<float> Score(BlockFacts facts, int block, Span<int> rows)
    {
        BlockTemplates.Active(facts, block, rows);
        Vector128<float> sum = Vector128<float>.Zero;
        foreach (int row in rows)
        {
            sum += _weights[row];
        }

        return sum;
    }

    /// <summary>How likely each block is to be body, 0 to 1.</summary>
    public float[] Weigh(BlockFacts facts)
    {
        int count = facts.Count;
        float[] shares = new float[count];
        if (count == 0)
        {
            return shares;
        }

        double[] scores = new double[count * States];
        byte[] steps = new byte[count];
        Span<int> rows = stackalloc int[BlockTemplates.Count];
        for (int i = 0; i < count; i++)
        {
            Vector128<float> score = Score(facts, i, rows);
            for (int s = 0; s < States; s++)
            {
                scores[(i * States) + s] = score[s];
            }

            steps[i] = BlockTemplates.StepRow(facts, i);
        }

        BlockLattice lattice = new(count, scores, _steps, steps);
        lattice.Run();
        for (int i = 0; i < count; i++)
        {
            shares[i] = lattice.Share(i, (int)BlockState.Body);
        }

        return shares;
    }
}
