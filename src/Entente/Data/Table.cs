using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Data;

/// <summary>A table that people write: tab-separated, with a header; lines that begin with <c>#</c> are comments.</summary>
/// <remarks>Every row has as many cells as the header; a cell may be empty. The last column of every table of ours is <c>source</c>.</remarks>
public sealed class Table
{
    private readonly Dictionary<string, int> _columns;

    internal Table(string name, ImmutableArray<string> columns, ImmutableArray<TableRow> rows)
    {
        Name = name;
        Columns = columns;
        Rows = rows;
        _columns = new Dictionary<string, int>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            _columns.Add(columns[i], i);
        }
    }

    /// <summary>The table's name: folder and file without the ending, "world/entities".</summary>
    public string Name { get; }

    /// <summary>The names of the columns, in order.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows, in order.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>The index of a column, for <see cref="TableRow"/>.</summary>
    /// <exception cref="DataFormatException">There is no such column.</exception>
    public int Column(string name) =>
        _columns.TryGetValue(name, out int index)
            ? index
            : throw new DataFormatException(
                $"{Name}.tsv",
                1,
                $"expected a column \"{name}\", found \"{string.Join(' ', Columns)}\""
            );

    /// <summary>A table with the same columns and no rows.</summary>
    internal Table WithoutRows() => new(Name, Columns, []);

    internal static Table Parse(string name, string text)
    {
        ImmutableArray<string> columns = default;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        int number = 0;
        for (int start = 0; start < text.Length; )
        {
            number++;
            int end = text.AsSpan(start).IndexOfAny('\n', '\r') is int at and >= 0
                ? start + at
                : text.Length;
            ReadOnlySpan<char> line = text.AsSpan(start, end - start);
            int first = start;
            bool isPair = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n';
            start = end + (isPair ? 2 : 1);
            if (line.IsWhiteSpace() || line[0] == '#')
            {
                continue;
            }

            if (columns.IsDefault)
            {
                columns = [.. line.ToString().Split('\t')];
                continue;
            }

            int cells = line.Count('\t') + 1;
            if (cells != columns.Length)
            {
                throw new DataFormatException(
                    $"{name}.tsv",
                    number,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected {columns.Length} cells, found {cells}"
                    )
                );
            }

            rows.Add(new TableRow(name, number, text, new TextSpan(first, end)));
        }

        return columns.IsDefault
            ? throw new DataFormatException($"{name}.tsv", 1, "expected a header, found nothing")
            : new Table(name, columns, rows.ToImmutable());
    }

    /// <summary>Lays <paramref name="other"/> over this table: a row whose first cell is already here replaces that row, any other is added.</summary>
    internal Table Overlaid(Table other)
    {
        if (!other.Columns.SequenceEqual(Columns))
        {
            throw new DataFormatException(
                $"{other.Name}.tsv",
                1,
                $"expected the columns \"{string.Join(' ', Columns)}\", found \"{string.Join(' ', other.Columns)}\""
            );
        }

        HashSet<string> replaced = [.. other.Rows.Select(row => row[0])];
        return new Table(
            Name,
            Columns,
            [.. Rows.Where(row => !replaced.Contains(row[0])), .. other.Rows]
        );
    }
}

/// <summary>A row of a <see cref="Table"/>.</summary>
/// <remarks>A cell is made when it is asked for: of most tables, most cells never are.</remarks>
public sealed class TableRow
{
    private readonly string _table;
    private readonly string _text;
    private readonly TextSpan _span;

    internal TableRow(string table, int line, string text, TextSpan span)
    {
        _table = table;
        Line = line;
        _text = text;
        _span = span;
    }

    /// <summary>The line in its file, from 1.</summary>
    public int Line { get; }

    /// <summary>A cell, as written.</summary>
    public string this[int column] => Cell(column).ToString();

    /// <summary>A cell with several values, separated by <c>|</c>; empty when nothing is written.</summary>
    public string[] List(int column)
    {
        ReadOnlySpan<char> rest = Cell(column);
        if (rest.IsEmpty)
        {
            return [];
        }

        string[] values = new string[rest.Count('|') + 1];
        int count = 0;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('|');
            ReadOnlySpan<char> value = (end < 0 ? rest : rest[..end]).Trim();
            if (!value.IsEmpty)
            {
                values[count++] = value.ToString();
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return count == values.Length ? values : values[..count];
    }

    /// <summary>A cell with a day, <c>yyyy-mm-dd</c>; <see langword="null"/> when nothing is written.</summary>
    /// <exception cref="DataFormatException">It is no day.</exception>
    public DateOnly? Day(int column) =>
        Cell(column).IsEmpty
            ? null
            : IsoDay.Parse(Cell(column))
                ?? throw Bad($"expected a day as yyyy-mm-dd, found \"{Cell(column)}\"");

    /// <summary>A cell, as written; nothing is copied.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        ReadOnlySpan<char> rest = _span.In(_text);
        for (; column > 0; column--)
        {
            rest = rest[(rest.IndexOf('\t') + 1)..];
        }

        return rest.IndexOf('\t') is int end and >= 0 ? rest[..end] : rest;
    }

    /// <summary>The error to throw when this row cannot be used.</summary>
    public DataFormatException Bad(string message) => new($"{_table}.tsv", Line, message);
}
