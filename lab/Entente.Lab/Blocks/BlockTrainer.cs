using System.Runtime.Intrinsics;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>Learns the weights of a <see cref="BlockLabeller"/>: a linear-chain conditional random field on pages whose labels are known in part.</summary>
/// <remarks>
/// Likelihood of what the gold allows, with a margin that grows with the words of a block (K. Gimpel, N. Smith, "Softmax-Margin CRFs", NAACL 2010); AdaGrad
/// (J. Duchi, E. Hazan, Y. Singer, JMLR 2011). One thread: the same pages and the same seed give the same weights.
/// </remarks>
internal sealed class BlockTrainer(BlockSettings settings)
{
    private const int States = BlockLabeller.States;

    private readonly Vector128<float>[] _weights = new Vector128<float>[BlockTemplates.Rows];
    private readonly Vector128<float>[] _squares = new Vector128<float>[BlockTemplates.Rows];
    private readonly float[] _steps = new float[BlockTemplates.StepRows * States * States];
    private readonly float[] _stepSquares = new float[BlockTemplates.StepRows * States * States];

    /// <summary>Learns from pages.</summary>
    public (float[] Weights, float[] Steps) Learn(IReadOnlyList<LabelledPage> pages)
    {
        LabelledPage[] order = [.. pages.Where(page => page.HasBody)];
        Random chance = new(settings.Seed);
        Array.Fill(_squares, Vector128.Create(1f));
        Array.Fill(_stepSquares, 1f);
        float[] weights = new float[_weights.Length * States];
        float[] steps = new float[_steps.Length];
        float share = 1f / (settings.Epochs - (settings.Epochs / 2));
        for (int epoch = 0; epoch < settings.Epochs; epoch++)
        {
            chance.Shuffle(order);
            foreach (LabelledPage page in order)
            {
                Learn(page);
            }

            // The mean of the later epochs is steadier than the last.
            if (epoch >= settings.Epochs / 2)
            {
                Add(weights, steps, share);
            }
        }

        return (weights, steps);
    }

    private void Add(float[] weights, float[] steps, float share)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] += share * _weights[i / States][i % States];
        }

        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] += share * _steps[i];
        }
    }

    private void Learn(LabelledPage page)
    {
        int count = page.Count;
        double[] gold = new double[count * States];
        double[] any = new double[count * States];
        for (int i = 0; i < count; i++)
        {
            Vector128<float> sum = Vector128<float>.Zero;
            foreach (ushort row in Active(page, i))
            {
                sum += _weights[row];
            }

            for (int s = 0; s < States; s++)
            {
                bool isAllowed = IsAllowed(page.Allowed[i], s);
                int at = (i * States) + s;
                gold[at] = isAllowed ? sum[s] : double.NegativeInfinity;
                any[at] = sum[s] + (isAllowed ? 0 : settings.Cost * page.Costs[i]);
            }
        }

        BlockLattice right = new(count, gold, _steps, page.Steps);
        right.Run();
        BlockLattice all = new(count, any, _steps, page.Steps);
        all.Run();
        float share = settings.WeightOf(page);
        for (int i = 0; i < count; i++)
        {
            Vector128<float> gradient =
                Vector128.Create(
                    right.Share(i, 0) - all.Share(i, 0),
                    right.Share(i, 1) - all.Share(i, 1),
                    right.Share(i, 2) - all.Share(i, 2),
                    right.Share(i, 3) - all.Share(i, 3)
                ) * share;
            if (Vector128.LessThanOrEqualAll(Vector128.Abs(gradient), Vector128.Create(1e-4f)))
            {
                continue;
            }

            foreach (ushort row in Active(page, i))
            {
                if (row != BlockTemplates.Unknown)
                {
                    Move(row, gradient, settings.Decay);
                }
            }
        }

        LearnSteps(page, right, all, share);
    }

    private void Move(ushort row, Vector128<float> gradient, float decay)
    {
        Vector128<float> g = gradient - (_weights[row] * decay);
        _squares[row] += g * g;
        _weights[row] += g * settings.Rate / Vector128.Sqrt(_squares[row]);
    }

    private void LearnSteps(LabelledPage page, BlockLattice right, BlockLattice all, float share)
    {
        for (int i = 1; i < page.Count; i++)
        {
            for (int step = 0; step < States * States; step++)
            {
                float g = share * (right.StepShare(i, step) - all.StepShare(i, step));
                if (Math.Abs(g) > 1e-4f)
                {
                    Move((page.Steps[i] * States * States) + step, g);
                }
            }
        }
    }

    private void Move(int at, float gradient)
    {
        float g = gradient - (_steps[at] * settings.Decay);
        _stepSquares[at] += g * g;
        _steps[at] += g * settings.Rate / MathF.Sqrt(_stepSquares[at]);
    }

    private static ReadOnlySpan<ushort> Active(LabelledPage page, int block) =>
        page.Rows.AsSpan(block * BlockTemplates.Count, BlockTemplates.Count);

    private static bool IsAllowed(Labels labels, int state) =>
        (labels & (state == (int)BlockState.Body ? Labels.Body : Labels.Other)) != default(Labels);
}
