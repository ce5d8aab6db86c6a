using System.Globalization;
using System.Text;

namespace Entente.Sqlite;

/// <summary>Numbers of rows as an array of JSON, so that one statement asks for all of them: <c>json_each(?1)</c>.</summary>
internal static class NumberList
{
    /// <summary>The numbers in their order: <c>[3,1,2]</c>.</summary>
    public static string Of(IEnumerable<long> numbers)
    {
        StringBuilder list = new("[");
        foreach (long number in numbers)
        {
            list.Append(list.Length > 1 ? "," : "")
                .Append(CultureInfo.InvariantCulture, $"{number}");
        }

        return list.Append(']').ToString();
    }
}
