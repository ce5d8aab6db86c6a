using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Models;

namespace Entente.Entities;

/// <summary>Scores how well a choice of antecedent fits: a small neural network over hashed features.</summary>
/// <remarks>
/// Shape: the rows of the features are added (<see cref="Width"/> numbers), what is negative is cut, and the rest weighed.
/// The order of summation is fixed, so that every machine finds the same.
/// Cost: features × width additions; nothing is allocated.
/// </remarks>
internal sealed class AntecedentRanker(float[] rows, float[] bias, float[] output, float lean)
{
    private const string Rows = "rows";
    private const string Bias = "bias";
    private const string Output = "output";
    private const string Leaning = "lean";

    /// <summary>Number of hidden units.</summary>
    public const int Width = 32;

    /// <summary>How much the score of a new chain is lowered: what is lost by a missing link weighs more in the end than training counts it.</summary>
    public float Lean => lean;

    /// <summary>Reads the weights of a model.</summary>
    /// <exception cref="DataFormatException">The file holds no ranker.</exception>
    public static AntecedentRanker Read(ModelFile file)
    {
        QuantizedRows matrix = file.Rows(Rows, AntecedentFeatures.Space, Width);
        float[] numbers = new float[matrix.Rows * matrix.Columns];
        for (int row = 0; row < matrix.Rows; row++)
        {
            ReadOnlySpan<sbyte> values = matrix.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                numbers[(row * Width) + column] = matrix.Scales[row] * values[column];
            }
        }

        return new AntecedentRanker(
            numbers,
            file.Numbers(Bias, Width),
            file.Numbers(Output, Width),
            file.Numbers(Leaning, 1)[0]
        );
    }

    /// <summary>Adds the weights to a model that is being written.</summary>
    public void Write(ModelFileWriter file) =>
        file.Rows(Rows, AntecedentFeatures.Space, Width, rows)
            .Numbers(Bias, bias)
            .Numbers(Output, output)
            .Numbers(Leaning, [lean]);

    /// <summary>The score of the choice with these features; the highest is the one to take.</summary>
    public float Score(ReadOnlySpan<ushort> features)
    {
        Span<float> hidden = stackalloc float[Width];
        Hidden(features, hidden);
        float score = 0;
        for (int i = 0; i < Width; i++)
        {
            score += Math.Max(hidden[i], 0) * output[i];
        }

        return score;
    }

    /// <summary>What the hidden units take in, before what is negative is cut.</summary>
    internal void Hidden(ReadOnlySpan<ushort> features, Span<float> hidden)
    {
        bias.CopyTo(hidden);
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(hidden);
        foreach (ushort feature in features)
        {
            ReadOnlySpan<Vector256<float>> row = MemoryMarshal.Cast<float, Vector256<float>>(
                rows.AsSpan(feature * Width, Width)
            );
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += row[i];
            }
        }
    }
}
