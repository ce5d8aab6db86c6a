using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>A layer W x + b, with what is not positive cut off where it is asked for.</summary>
internal sealed class Linear
{
    private readonly bool _isCut;
    private Matrix _input = null!;
    private Matrix? _mask;

    /// <summary>A layer with random weights and no bias yet.</summary>
    public Linear(string name, int inputs, int outputs, bool isCut, TrainingRandom random)
    {
        _isCut = isCut;
        Weights = new Parameter(name, outputs, inputs).Randomized(random);
        Bias = new Parameter(name + ".bias", 1, outputs);
    }

    /// <summary>W.</summary>
    public Parameter Weights { get; }

    /// <summary>b.</summary>
    public Parameter Bias { get; }

    /// <summary>The outputs for each row of inputs.</summary>
    /// <param name="input">The inputs; kept until <see cref="Backward"/>.</param>
    /// <param name="mask">Factors for the outputs, or nothing to drop.</param>
    /// <param name="workspace">Where the outputs are made.</param>
    public Matrix Forward(Matrix input, Matrix? mask, Workspace workspace)
    {
        _input = input;
        _mask = mask;
        Matrix output = workspace.Take(input.Rows, Weights.Value.Rows);
        Product.MultiplyByTransposed(input.Whole, Weights.Value.Whole, output.Whole, add: false);
        for (int row = 0; row < output.Rows; row++)
        {
            Span<float> numbers = output.Row(row);
            Vectors.Add(Bias.Value.Row(0), numbers);
            if (_isCut)
            {
                Cut(numbers);
            }

            if (mask is not null)
            {
                Vectors.Scale(mask.Row(row), numbers);
            }
        }

        return output;
    }

    /// <summary>Adds to the gradients of the weights and to those of the inputs.</summary>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="gradient">How the loss changes with the outputs; used up.</param>
    /// <param name="inputGradient">To be added to.</param>
    public void Backward(Matrix output, Matrix gradient, Matrix inputGradient)
    {
        for (int row = 0; row < output.Rows; row++)
        {
            if (_mask is not null)
            {
                Vectors.Scale(_mask.Row(row), gradient.Row(row));
            }

            if (_isCut)
            {
                ClearWhereCut(output.Row(row), gradient.Row(row));
            }
        }

        Vectors.AddRows(gradient, Bias.Gradient.Row(0));
        Product.MultiplyTransposed(gradient.Whole, _input.Whole, Weights.Gradient.Whole, add: true);
        Product.Multiply(gradient.Whole, Weights.Value.Whole, inputGradient.Whole, add: true);
    }

    /// <summary>Sets what is not positive to zero.</summary>
    public static void Cut(Span<float> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Math.Max(numbers[i], 0f);
        }
    }

    /// <summary>Clears the gradient of what <see cref="Cut"/> has cut.</summary>
    public static void ClearWhereCut(ReadOnlySpan<float> output, Span<float> gradient)
    {
        for (int i = 0; i < output.Length; i++)
        {
            gradient[i] = output[i] > 0f ? gradient[i] : 0f;
        }
    }
}
