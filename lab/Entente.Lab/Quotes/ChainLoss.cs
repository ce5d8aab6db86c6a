using Entente.Lab.Training.Layers;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>The loss of rows of labels, all rows of labels compared.</summary>
internal sealed class ChainLoss
{
    private const int Stride = 8;

    private readonly LabelChain _chain;
    private readonly ChainLattice _lattice = new();
    private readonly float[] _slope;
    private float[] _scores = [];
    private float[] _chances = [];

    /// <summary>For so many sorts of parts; no label is preferred behind another.</summary>
    public ChainLoss(int parts, string name)
    {
        Transitions = new Parameter($"{name}.transitions", 1, LabelChain.TransitionsOf(parts));
        _chain = new LabelChain(parts, Transitions.Value.Numbers);
        _slope = new float[LabelChain.TransitionsOf(parts)];
    }

    /// <summary>A row of scores.</summary>
    public delegate Span<float> RowOf(int token);

    /// <summary>What labels score behind one another.</summary>
    public Parameter Transitions { get; }

    /// <summary>Takes note of the transitions: once for each batch.</summary>
    public void Begin() => _chain.Refresh();

    /// <summary>The loss of an example; its scores become the gradient.</summary>
    public double Take(ChainExample example, RowOf row, float weight)
    {
        int length = example.Length;
        int labels = _chain.Labels;
        Measure(example, row);
        Array.Clear(_slope);
        ChainSlope.AddOfTransitions(_chain, _lattice, example.Kinds, example.Gold, _slope);
        Span<float> transitions = Transitions.Gradient.Row(0);
        for (int i = 0; i < _slope.Length; i++)
        {
            transitions[i] -= weight * _slope[i];
        }

        double loss = 0;
        for (int i = 0; i < length; i++)
        {
            Span<float> gradient = row(i);
            ReadOnlySpan<float> chances = _chances.AsSpan(i * Stride, labels);
            loss -= weight * Math.Log(Math.Max(chances[example.Gold[i]], 1e-9f));
            for (int l = 0; l < labels; l++)
            {
                gradient[l] = weight * (chances[l] - (l == example.Gold[i] ? 1 : 0));
            }
        }

        return loss;
    }

    /// <summary>The best label of each token, and the chances of all.</summary>
    public (byte[] Best, float[] Chances) Judge(ChainExample example, RowOf row)
    {
        Begin();
        Measure(example, row);
        byte[] best = new byte[example.Length];
        _chain.Decode(_scores, Stride, example.Kinds, required: 0, best);
        return (best, _chances[..(example.Length * Stride)]);
    }

    private void Measure(ChainExample example, RowOf row)
    {
        int size = example.Length * Stride;
        if (_scores.Length < size)
        {
            _scores = new float[size];
            _chances = new float[size];
        }

        for (int i = 0; i < example.Length; i++)
        {
            row(i).CopyTo(_scores.AsSpan(i * Stride, Stride));
        }

        _lattice.Measure(_chain, _scores, Stride, example.Kinds, _chances);
    }
}
