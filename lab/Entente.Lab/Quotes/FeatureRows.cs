using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Quotes;

/// <summary>Rows of features that are learned: of several features, the sum goes in.</summary>
internal sealed class FeatureRows(string name, int features, int columns, float dropped)
{
    private readonly List<int> _kept = [];
    private readonly List<(int Row, int End)> _ends = [];
    private readonly float _scale = 1 / (1 - dropped);

    /// <summary>The rows: all zero at first, so that what was never seen says nothing.</summary>
    public Parameter Rows { get; } = new(name, features, columns);

    /// <summary>Forgets what was added.</summary>
    public void Begin()
    {
        _kept.Clear();
        _ends.Clear();
    }

    /// <summary>Adds the rows of some features, but for those that are dropped.</summary>
    /// <param name="ids">The numbers of the features.</param>
    /// <param name="row">The row of the gradient that will belong to them.</param>
    /// <param name="to">To be added to.</param>
    /// <param name="random">Decides what is dropped; <see langword="null"/> drops nothing.</param>
    public void Add(ReadOnlySpan<int> ids, int row, Span<float> to, TrainingRandom? random)
    {
        float scale = random is null ? 1 : _scale;
        foreach (int id in ids)
        {
            if (random?.Happens(dropped) is not true)
            {
                _kept.Add(id);
                Vectors.AddScaled(scale, Rows.Value.Row(id), to);
            }
        }

        _ends.Add((row, _kept.Count));
    }

    /// <summary>Adds to the gradients of the rows.</summary>
    public void Backward(Matrix gradient)
    {
        int start = 0;
        foreach ((int row, int end) in _ends)
        {
            Span<float> from = gradient.Row(row);
            for (; start < end; start++)
            {
                Vectors.AddScaled(_scale, from, Rows.Gradient.Row(_kept[start]));
            }
        }
    }
}
