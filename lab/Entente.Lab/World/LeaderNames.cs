using System.Globalization;
using Entente.Entities;

namespace Entente.Lab.World;

/// <summary>A line of <c>leaders.txt</c>: who is meant by an entry of the list of national leaders.</summary>
/// <param name="Letters">Letters of the entry in the list, folded.</param>
/// <param name="Name">The name that news use.</param>
/// <param name="Role">The role held.</param>
/// <param name="First">The first year in which a term may begin.</param>
/// <param name="Last">The last year in which a term may begin.</param>
internal sealed record LeaderName(string Letters, string Name, string Role, int First, int Last)
{
    /// <summary>Reads the file: leaders by the state that they led.</summary>
    public static ILookup<string, LeaderName> Read(string file) =>
        File.ReadLines(file)
            .Where(line => line.Length > 0 && line[0] != '#')
            .SelectMany(ReadLine)
            .ToLookup(entry => entry.State, entry => entry.Leader, StringComparer.Ordinal);

    /// <summary>The letters a to z of a name, without marks.</summary>
    public static string Fold(string name) =>
        string.Concat(NameFolding.Fold(name).Where(char.IsAsciiLetterLower));

    private static IEnumerable<(string State, LeaderName Leader)> ReadLine(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string[] head = line[..colon].Split(' ');
        foreach (string entry in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries))
        {
            string[] parts = entry.Split('=', 2);
            (string rest, string years) = Cut(parts[1], '@');
            (string name, string role) = Cut(rest, '/');
            (string first, string last) = years.Length > 0 ? Cut(years, '-') : ("0", "9999");
            yield return (
                head[0],
                new LeaderName(
                    parts[0],
                    name,
                    role.Length > 0 ? role : head[1],
                    int.Parse(first, CultureInfo.InvariantCulture),
                    int.Parse(last, CultureInfo.InvariantCulture)
                )
            );
        }
    }

    private static (string Before, string Behind) Cut(string text, char mark)
    {
        int at = text.LastIndexOf(mark);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
