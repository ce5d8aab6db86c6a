namespace Entente.Lab.Training.Numerics;

/// <summary>The right-hand side of a product, laid out as the inner loop reads it: panels of <see cref="Width"/> columns.</summary>
internal sealed class Packed
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int Width = 32;

    /// <summary>The panels, one after the other; in each, one row of <see cref="Width"/> numbers after the other.</summary>
    public float[] Numbers { get; private set; } = [];

    /// <summary>The number of rows.</summary>
    public int Depth { get; private set; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of panels; the last is filled up with zeros.</summary>
    public int Panels => (Columns + Width - 1) / Width;

    /// <summary>Takes over a matrix as it stands.</summary>
    public Packed Take(Block matrix)
    {
        Prepare(matrix.Rows, matrix.Columns);
        for (int panel = 0; panel < Panels; panel++)
        {
            int width = Math.Min(Width, Columns - (panel * Width));
            for (int row = 0; row < Depth; row++)
            {
                int from = matrix.Start + (row * matrix.Stride) + (panel * Width);
                Span<float> to = Numbers.AsSpan(((panel * Depth) + row) * Width, Width);
                matrix.Numbers.AsSpan(from, width).CopyTo(to);
                to[width..].Clear();
            }
        }

        return this;
    }

    /// <summary>Takes over a matrix with rows and columns changed.</summary>
    public Packed TakeTransposed(Block matrix)
    {
        Prepare(matrix.Columns, matrix.Rows);
        for (int panel = 0; panel < Panels; panel++)
        {
            Span<float> to = Numbers.AsSpan(panel * Depth * Width, Depth * Width);
            int width = Math.Min(Width, Columns - (panel * Width));
            if (width < Width)
            {
                to.Clear();
            }

            for (int column = 0; column < width; column++)
            {
                int start = matrix.Start + (((panel * Width) + column) * matrix.Stride);
                ReadOnlySpan<float> from = matrix.Numbers.AsSpan(start, Depth);
                for (int row = 0; row < from.Length; row++)
                {
                    to[(row * Width) + column] = from[row];
                }
            }
        }

        return this;
    }

    private void Prepare(int depth, int columns)
    {
        Depth = depth;
        Columns = columns;
        int length = Panels * depth * Width;
        if (Numbers.Length < length)
        {
            Numbers = new float[length];
        }
    }
}
