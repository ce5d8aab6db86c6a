namespace Entente.Models;

/// <summary>Turns what is known of a word into numbers: a row of each table, one behind the other.</summary>
internal sealed class InputLayer
{
    private static readonly string[] s_tables =
    [
        "vectors.rows",
        "form.rows",
        "prefix.rows",
        "suffix.rows",
        "ending.rows",
        "shape.rows",
    ];

    private const string ClassTable = "classes.rows";
    private readonly QuantizedRows[] _tables;
    private readonly QuantizedRows? _classes;
    private readonly short[] _classValues;

    /// <summary>Reads the tables.</summary>
    /// <exception cref="DataFormatException">One is missing.</exception>
    public InputLayer(ModelFile file, IArithmetic arithmetic)
    {
        _tables = [.. s_tables.Select(file.Rows)];
        _classes = file.Has(ClassTable) ? file.Rows(ClassTable) : null;
        _classValues = new short[(_classes?.Rows ?? 0) * (_classes?.Columns ?? 0)];
        for (int row = 0; row < _classes?.Rows; row++)
        {
            arithmetic.Widen(
                _classes.Row(row),
                _classes.Scales[row],
                _classValues.AsSpan(row * _classes.Columns)
            );
        }

        Width = _tables.Sum(table => table.Columns) + (_classes?.Columns ?? 0);
        if (_tables.Skip(1).Any(table => table.Rows == 0))
        {
            throw file.Bad($"expected rows in every table, found an empty one");
        }
    }

    /// <summary>Tables in which a word has a row: its vector, form, prefix, suffix, ending and shape.</summary>
    public static int Tables => s_tables.Length;

    /// <summary>Numbers of a word.</summary>
    public int Width { get; }

    /// <summary>Rows of a table.</summary>
    public int Rows(int table) => _tables[table].Rows;

    /// <summary>Writes the numbers of a word.</summary>
    /// <param name="arithmetic">How to.</param>
    /// <param name="rows">Its row in each table; -1 for zeros.</param>
    /// <param name="classes">A bit for each class that it belongs to; their rows are added.</param>
    /// <param name="output">Where to.</param>
    public void Write(
        IArithmetic arithmetic,
        ReadOnlySpan<int> rows,
        ulong classes,
        Span<short> output
    )
    {
        output.Clear();
        for (int i = 0; i < _tables.Length; i++)
        {
            QuantizedRows table = _tables[i];
            if (rows[i] >= 0)
            {
                arithmetic.Widen(table.Row(rows[i]), table.Scales[rows[i]], output);
            }

            output = output[table.Columns..];
        }

        for (int row = 0; row < _classes?.Rows; row++)
        {
            if ((classes >> row & 1) == 0)
            {
                continue;
            }

            for (int i = 0; i < _classes.Columns; i++)
            {
                int sum = output[i] + _classValues[(row * _classes.Columns) + i];
                output[i] = (short)Math.Clamp(sum, -Fixed.Greatest, Fixed.Greatest);
            }
        }
    }
}
