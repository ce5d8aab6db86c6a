using System.Runtime.InteropServices;

namespace Entente.Models;

/// <summary>A matrix of numbers of eight bits, each row with a scale of its own: number = scale × value.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Scales">The scale of each row.</param>
/// <param name="Values">The values, row after row, each a signed byte within ±127.</param>
internal sealed record QuantizedRows(
    int Rows,
    int Columns,
    float[] Scales,
    ReadOnlyMemory<byte> Values
)
{
    /// <summary>The greatest value of a number, and the negative of the least: the grid is symmetric.</summary>
    public const int Greatest = 127;

    /// <summary>The values of one row.</summary>
    public ReadOnlySpan<sbyte> Row(int row) =>
        MemoryMarshal.Cast<byte, sbyte>(Values.Span.Slice(row * Columns, Columns));

    /// <summary>Rounds a matrix to the nearest numbers that can be written; the greatest number of each row is kept.</summary>
    public static QuantizedRows Round(int rows, int columns, ReadOnlySpan<float> numbers)
    {
        if (numbers.Length != rows * columns)
        {
            throw new ArgumentException(
                $"expected {rows} rows of {columns} numbers, found {numbers.Length} numbers",
                nameof(numbers)
            );
        }

        float[] scales = new float[rows];
        byte[] values = new byte[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> from = numbers.Slice(row * columns, columns);
            Span<sbyte> to = MemoryMarshal.Cast<byte, sbyte>(values.AsSpan(row * columns, columns));
            scales[row] = Scale(from);
            for (int column = 0; column < columns && scales[row] > 0; column++)
            {
                to[column] = (sbyte)
                    Math.Clamp(
                        MathF.Round(from[column] / scales[row], MidpointRounding.ToEven),
                        -Greatest,
                        Greatest
                    );
            }
        }

        return new QuantizedRows(rows, columns, scales, values);
    }

    /// <summary>The scale that <see cref="Round"/> gives to a row of <paramref name="numbers"/>; 0 when all are zero.</summary>
    public static float Scale(ReadOnlySpan<float> numbers)
    {
        float greatest = 0;
        foreach (float number in numbers)
        {
            greatest = Math.Max(greatest, Math.Abs(number));
        }

        return greatest / Greatest;
    }
}
