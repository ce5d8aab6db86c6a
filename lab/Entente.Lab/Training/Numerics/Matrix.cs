namespace Entente.Lab.Training.Numerics;

/// <summary>Numbers in rows and columns, row after row.</summary>
internal sealed class Matrix(int rows, int columns, float[] numbers)
{
    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new float[rows * columns]) { }

    /// <summary>The number of rows.</summary>
    public int Rows => rows;

    /// <summary>The number of columns.</summary>
    public int Columns => columns;

    /// <summary>The numbers; there may be more of them than rows × columns.</summary>
    public float[] Numbers => numbers;

    /// <summary>The whole matrix, as an operand.</summary>
    public Block Whole => new(numbers, 0, rows, columns, columns);

    /// <summary>The numbers of one row.</summary>
    public Span<float> Row(int row) => numbers.AsSpan(row * columns, columns);

    /// <summary>All numbers.</summary>
    public Span<float> All() => numbers.AsSpan(0, rows * columns);

    /// <summary>Some rows, one after the other.</summary>
    public Block RowsOf(int start, int count) =>
        new(numbers, start * columns, count, columns, columns);
}

/// <summary>A part of a matrix: what is multiplied.</summary>
/// <param name="Numbers">Where the numbers lie.</param>
/// <param name="Start">Index of the first.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Stride">How far one row lies from the next.</param>
internal readonly record struct Block(
    float[] Numbers,
    int Start,
    int Rows,
    int Columns,
    int Stride
);
