using System.Runtime.Intrinsics;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>One direction of a long short-term memory: gates in the order i, f, o, g.</summary>
/// <remarks>
/// Each gate is W x + U h + b; c = σ(f) c + σ(i) tanh(g); h = σ(o) tanh(c). What is dropped of h is the same in all steps of a sentence.
/// Sources: S. Hochreiter and J. Schmidhuber, 1997; Y. Gal and Z. Ghahramani, "A Theoretically Grounded Application of Dropout in
/// Recurrent Neural Networks", 2016.
/// </remarks>
internal sealed class LstmDirection
{
    private const int Lanes = 16;
    private readonly int _size;
    private readonly Packed _packedRecurrent = new();
    private BatchRows _batch = null!;
    private Matrix _input = null!;
    private Matrix _gates = null!;
    private Matrix _cells = null!;
    private Matrix _squashedCells = null!;
    private Matrix _before = null!;
    private Matrix? _mask;

    /// <summary>A direction with random weights that forgets little.</summary>
    public LstmDirection(string name, int inputs, int size, TrainingRandom random)
    {
        if (size % Lanes != 0)
        {
            throw new ArgumentException(
                $"expected a multiple of {Lanes}, found {size}",
                nameof(size)
            );
        }

        _size = size;
        Input = new Parameter(name + ".input", 4 * size, inputs).Randomized(random);
        Recurrent = new Parameter(name + ".recurrent", 4 * size, size).Randomized(random);
        Bias = new Parameter(name + ".bias", 1, 4 * size);
        Bias.Value.Row(0).Slice(size, size).Fill(1f);
    }

    /// <summary>W.</summary>
    public Parameter Input { get; }

    /// <summary>U.</summary>
    public Parameter Recurrent { get; }

    /// <summary>b.</summary>
    public Parameter Bias { get; }

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters => [Input, Recurrent, Bias];

    /// <summary>h of each row.</summary>
    /// <param name="batch">The sentences.</param>
    /// <param name="input">x of each row; kept until <see cref="Backward"/>.</param>
    /// <param name="mask">For each sentence the factors of h before the next step, or nothing to drop.</param>
    /// <param name="workspace">Where all matrices are made.</param>
    public Matrix Forward(BatchRows batch, Matrix input, Matrix? mask, Workspace workspace)
    {
        (_batch, _input, _mask) = (batch, input, mask);
        int words = batch.Words;
        _gates = workspace.Take(words, 4 * _size);
        _cells = workspace.Take(words, _size);
        _squashedCells = workspace.Take(words, _size);
        _before = workspace.TakeZeros(words, _size);
        Matrix output = workspace.Take(words, _size);
        Product.MultiplyByTransposed(input.Whole, Input.Value.Whole, _gates.Whole, add: false);
        _packedRecurrent.TakeTransposed(Recurrent.Value.Whole);
        for (int step = 0; step < batch.Steps; step++)
        {
            int start = batch.Start(step);
            int active = batch.Active(step);
            if (step > 0)
            {
                TakeOver(output, batch.Start(step - 1), start, active);
                Product.Multiply(
                    _before.RowsOf(start, active),
                    _packedRecurrent,
                    _gates.RowsOf(start, active),
                    add: true
                );
            }

            for (int i = 0; i < active; i++)
            {
                int previous = step > 0 ? batch.Start(step - 1) + i : -1;
                Squash(start + i, previous, output);
            }
        }

        return output;
    }

    /// <summary>Adds to the gradients of the weights and gives those of the inputs.</summary>
    /// <param name="gradient">How the loss changes with h; used up.</param>
    /// <param name="workspace">Where all matrices are made.</param>
    public Matrix Backward(Matrix gradient, Workspace workspace)
    {
        Matrix cellGradient = workspace.TakeZeros(_batch.Words, _size);
        Matrix beforeGradient = workspace.Take(_batch.Active(0), _size);
        Packed recurrent = _packedRecurrent.Take(Recurrent.Value.Whole);
        for (int step = _batch.Steps - 1; step >= 0; step--)
        {
            int start = _batch.Start(step);
            int active = _batch.Active(step);
            for (int i = 0; i < active; i++)
            {
                int previous = step > 0 ? _batch.Start(step - 1) + i : -1;
                Unsquash(start + i, previous, gradient, cellGradient);
            }

            if (step > 0)
            {
                Product.Multiply(
                    _gates.RowsOf(start, active),
                    recurrent,
                    beforeGradient.RowsOf(0, active),
                    add: false
                );
                HandBack(beforeGradient, gradient, _batch.Start(step - 1), active);
            }
        }

        Vectors.AddRows(_gates, Bias.Gradient.Row(0));
        Product.MultiplyTransposed(_gates.Whole, _input.Whole, Input.Gradient.Whole, add: true);
        Product.MultiplyTransposed(
            _gates.Whole,
            _before.Whole,
            Recurrent.Gradient.Whole,
            add: true
        );
        Matrix inputGradient = workspace.Take(_batch.Words, _input.Columns);
        Product.Multiply(_gates.Whole, Input.Value.Whole, inputGradient.Whole, add: false);
        return inputGradient;
    }

    private void TakeOver(Matrix output, int from, int to, int active)
    {
        for (int i = 0; i < active; i++)
        {
            Span<float> before = _before.Row(to + i);
            output.Row(from + i).CopyTo(before);
            if (_mask is not null)
            {
                Vectors.Scale(_mask.Row(i), before);
            }
        }
    }

    private void HandBack(Matrix beforeGradient, Matrix gradient, int to, int active)
    {
        for (int i = 0; i < active; i++)
        {
            Span<float> row = beforeGradient.Row(i);
            if (_mask is not null)
            {
                Vectors.Scale(_mask.Row(i), row);
            }

            Vectors.Add(row, gradient.Row(to + i));
        }
    }

    private void Squash(int row, int previous, Matrix output)
    {
        ref float gates = ref _gates.Row(row)[0];
        ref float bias = ref Bias.Value.Numbers[0];
        ref float cells = ref _cells.Row(row)[0];
        ref float cellsBefore = ref _cells.Row(Math.Max(previous, 0))[0];
        ref float squashed = ref _squashedCells.Row(row)[0];
        ref float outputs = ref output.Row(row)[0];
        nuint size = (nuint)_size;
        for (nuint at = 0; at < size; at += Lanes)
        {
            Vector512<float> i = Vectors.Sigmoid(Biased(ref gates, ref bias, at));
            Vector512<float> f = Vectors.Sigmoid(Biased(ref gates, ref bias, at + size));
            Vector512<float> o = Vectors.Sigmoid(Biased(ref gates, ref bias, at + (2 * size)));
            Vector512<float> g = Vectors.Tanh(Biased(ref gates, ref bias, at + (3 * size)));
            Vector512<float> cell = i * g;
            if (previous >= 0)
            {
                cell += f * Vector512.LoadUnsafe(ref cellsBefore, at);
            }

            Vector512<float> tanh = Vectors.Tanh(cell);
            i.StoreUnsafe(ref gates, at);
            f.StoreUnsafe(ref gates, at + size);
            o.StoreUnsafe(ref gates, at + (2 * size));
            g.StoreUnsafe(ref gates, at + (3 * size));
            cell.StoreUnsafe(ref cells, at);
            tanh.StoreUnsafe(ref squashed, at);
            (o * tanh).StoreUnsafe(ref outputs, at);
        }
    }

    private static Vector512<float> Biased(ref float gates, ref float bias, nuint at) =>
        Vector512.LoadUnsafe(ref gates, at) + Vector512.LoadUnsafe(ref bias, at);

    // Puts the gradient before the squashing in the place of the gates.
    private void Unsquash(int row, int previous, Matrix gradient, Matrix cellGradient)
    {
        ref float gates = ref _gates.Row(row)[0];
        ref float cellsBefore = ref _cells.Row(Math.Max(previous, 0))[0];
        ref float squashed = ref _squashedCells.Row(row)[0];
        ref float outputs = ref gradient.Row(row)[0];
        ref float carried = ref cellGradient.Row(row)[0];
        ref float carriedBefore = ref cellGradient.Row(Math.Max(previous, 0))[0];
        nuint size = (nuint)_size;
        Vector512<float> one = Vector512<float>.One;
        for (nuint at = 0; at < size; at += Lanes)
        {
            Vector512<float> i = Vector512.LoadUnsafe(ref gates, at);
            Vector512<float> f = Vector512.LoadUnsafe(ref gates, at + size);
            Vector512<float> o = Vector512.LoadUnsafe(ref gates, at + (2 * size));
            Vector512<float> g = Vector512.LoadUnsafe(ref gates, at + (3 * size));
            Vector512<float> tanh = Vector512.LoadUnsafe(ref squashed, at);
            Vector512<float> h = Vector512.LoadUnsafe(ref outputs, at);
            Vector512<float> c =
                Vector512.LoadUnsafe(ref carried, at) + (h * o * (one - (tanh * tanh)));
            Vector512<float> before = default;
            if (previous >= 0)
            {
                before = Vector512.LoadUnsafe(ref cellsBefore, at);
                (c * f).StoreUnsafe(ref carriedBefore, at);
            }

            (c * g * i * (one - i)).StoreUnsafe(ref gates, at);
            (c * before * f * (one - f)).StoreUnsafe(ref gates, at + size);
            (h * tanh * o * (one - o)).StoreUnsafe(ref gates, at + (2 * size));
            (c * i * (one - (g * g))).StoreUnsafe(ref gates, at + (3 * size));
        }
    }
}
