using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Reads sentences forwards and backwards; what both say stands side by side.</summary>
internal sealed class LstmLayer(string name, int inputs, int size, TrainingRandom random)
{
    private readonly LstmDirection _forward = new(name + ".forward", inputs, size, random);
    private readonly LstmDirection _backward = new(name + ".backward", inputs, size, random);
    private readonly Workspace _forwardSpace = new();
    private readonly Workspace _backwardSpace = new();
    private BatchRows _batch = null!;

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters => [.. _forward.Parameters, .. _backward.Parameters];

    /// <summary>The outputs of both directions for each row, twice the size.</summary>
    public Matrix Forward(
        BatchRows batch,
        Matrix input,
        (Matrix Forward, Matrix Backward)? masks,
        Workspace workspace,
        int threads
    )
    {
        _batch = batch;
        _forwardSpace.Reset();
        _backwardSpace.Reset();
        Matrix output = workspace.Take(batch.Words, 2 * size);
        Both(
            threads,
            () =>
            {
                Matrix made = _forward.Forward(batch, input, masks?.Forward, _forwardSpace);
                Copy(made, null, output, 0);
            },
            () =>
            {
                Matrix turned = _backwardSpace.Take(batch.Words, input.Columns);
                for (int row = 0; row < turned.Rows; row++)
                {
                    input.Row(batch.Reversed[row]).CopyTo(turned.Row(row));
                }

                Matrix made = _backward.Forward(batch, turned, masks?.Backward, _backwardSpace);
                Copy(made, batch.Reversed, output, size);
            }
        );
        return output;
    }

    /// <summary>Adds to the gradients of the weights and gives those of the inputs.</summary>
    public Matrix Backward(Matrix gradient, int threads)
    {
        Matrix inputGradient = null!;
        Matrix turned = null!;
        Both(
            threads,
            () => inputGradient = _forward.Backward(Part(gradient, null, 0), _forwardSpace),
            () => turned = _backward.Backward(Part(gradient, _batch.Reversed, size), _backwardSpace)
        );
        for (int row = 0; row < turned.Rows; row++)
        {
            Vectors.Add(turned.Row(row), inputGradient.Row(_batch.Reversed[row]));
        }

        return inputGradient;
    }

    private static void Both(int threads, Action first, Action second)
    {
        if (threads > 1)
        {
            Parallel.Invoke(first, second);
            return;
        }

        first();
        second();
    }

    private static void Copy(Matrix from, int[]? rows, Matrix to, int column)
    {
        for (int row = 0; row < from.Rows; row++)
        {
            from.Row(row).CopyTo(to.Row(rows is null ? row : rows[row])[column..]);
        }
    }

    private Matrix Part(Matrix gradient, int[]? rows, int column)
    {
        Matrix part = (column == 0 ? _forwardSpace : _backwardSpace).Take(gradient.Rows, size);
        for (int row = 0; row < part.Rows; row++)
        {
            gradient.Row(rows is null ? row : rows[row]).Slice(column, size).CopyTo(part.Row(row));
        }

        return part;
    }
}
