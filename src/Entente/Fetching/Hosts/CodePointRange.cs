using System.Globalization;
using Entente.Data;

namespace Entente.Fetching.Hosts;

/// <summary>Reads code points in tables: <c>0061</c>, <c>0061-007A</c>.</summary>
internal static class CodePointRange
{
    /// <summary>The first and the last letter of the range in a cell.</summary>
    public static (int First, int Last) Read(TableRow row, int column) => Read(row, row[column]);

    /// <summary>The first and the last letter of a range.</summary>
    public static (int First, int Last) Read(TableRow row, string range)
    {
        string[] ends = range.Split('-');
        try
        {
            return (Number(ends[0]), Number(ends[^1]));
        }
        catch (FormatException)
        {
            throw row.Bad($"expected letters in hexadecimal, found \"{range}\"");
        }
    }

    /// <summary>The number of a letter.</summary>
    public static int Number(string hex) =>
        int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>A letter, as text.</summary>
    public static string Letter(string hex) => char.ConvertFromUtf32(Number(hex));
}
