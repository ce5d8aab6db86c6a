using System.Text;

namespace Entente.Lab.World;

/// <summary>Rows of a plain list with a header, comma-separated, one line a row; quotation marks may stand about a cell.</summary>
internal static class CsvRows
{
    /// <summary>Reads the rows, each a dictionary by the names of the header.</summary>
    public static List<Dictionary<string, string>> Read(string file)
    {
        string[]? header = null;
        List<Dictionary<string, string>> rows = [];
        foreach (string line in File.ReadLines(file))
        {
            string[] cells = Split(line);
            if (header is null)
            {
                header = cells;
                continue;
            }

            rows.Add(
                header
                    .Zip(cells)
                    .Where(c => c.First.Length > 0)
                    .ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal)
            );
        }

        return rows;
    }

    private static string[] Split(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
