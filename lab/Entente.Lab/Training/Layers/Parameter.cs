using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Weights that are learned, with what the optimiser remembers of them.</summary>
internal sealed class Parameter
{
    /// <summary>Weights, all zero.</summary>
    public Parameter(string name, int rows, int columns)
    {
        Name = name;
        Value = new Matrix(rows, columns);
        Gradient = new Matrix(rows, columns);
        Mean = new float[rows * columns];
        Spread = new float[rows * columns];
        Average = new float[rows * columns];
    }

    /// <summary>The name of the entry in the file.</summary>
    public string Name { get; }

    /// <summary>The weights.</summary>
    public Matrix Value { get; }

    /// <summary>How the loss changes with them.</summary>
    public Matrix Gradient { get; }

    /// <summary>Running mean of the gradient.</summary>
    public float[] Mean { get; }

    /// <summary>Running mean of the squared gradient.</summary>
    public float[] Spread { get; }

    /// <summary>Running mean of the weights: what is written in the end.</summary>
    public float[] Average { get; }

    /// <summary>Random weights between ± the root of 6 / (rows + columns).</summary>
    /// <remarks>Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</remarks>
    public Parameter Randomized(TrainingRandom random)
    {
        float width = MathF.Sqrt(6f / (Value.Rows + Value.Columns));
        foreach (ref float weight in Value.All())
        {
            weight = ((2f * random.Unit()) - 1f) * width;
        }

        return this;
    }
}
