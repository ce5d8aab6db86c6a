using System.Globalization;

namespace Entente.Lab.World;

/// <summary>A term of office on its way into <c>data/world</c>.</summary>
/// <param name="Name">Who held it.</param>
/// <param name="Role">The role.</param>
/// <param name="Of">The state or organisation.</param>
/// <param name="From">The first day as <c>yyyy</c>, <c>yyyy-mm</c> or <c>yyyy-mm-dd</c>.</param>
/// <param name="To">The last day, the same; empty when it goes on.</param>
/// <param name="Source">Where the dates are from.</param>
internal sealed record Term(
    string Name,
    string Role,
    string Of,
    string From,
    string To,
    string Source
)
{
    /// <summary>Other names of the holder, separated by <c>|</c>.</summary>
    public string OtherNames { get; init; } = "";

    /// <summary>Whether both may have been held on one day.</summary>
    public bool MayMeet(Term other) =>
        IsSameOffice(other) && First(From) <= Last(other.To) && First(other.From) <= Last(To);

    /// <summary>Whether both were held for more than <paramref name="days"/> days at a time, for certain.</summary>
    public bool Overlaps(Term other, int days) =>
        IsSameOffice(other)
        && Math.Min(First(To).DayNumber, First(other.To).DayNumber)
            - Math.Max(Last(From).DayNumber, Last(other.From).DayNumber)
            > days;

    private bool IsSameOffice(Term other) => Of == other.Of && Role == other.Role;

    /// <summary>Reads <c>holders.txt</c>.</summary>
    public static IEnumerable<Term> Read(string file)
    {
        string source = "";
        foreach (string line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '!')
            {
                source = line[1..].Trim();
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string[] head = line[..colon].Split(' ');
            foreach (string entry in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries))
            {
                string[] words = entry.Split(' ');
                int dates = words.Length;
                while (char.IsAsciiDigit(words[dates - 1][0]))
                {
                    dates--;
                }

                string[] names = string.Join(' ', words[..dates]).Split('|', 2);
                yield return new Term(
                    names[0],
                    head[1],
                    head[0],
                    words[dates],
                    dates + 1 < words.Length ? words[dates + 1] : "",
                    source
                )
                {
                    OtherNames = names.Length > 1 ? names[1] : "",
                };
            }
        }
    }

    private static DateOnly First(string date)
    {
        if (date.Length == 0)
        {
            return DateOnly.MaxValue;
        }

        int[] parts = [.. date.Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        return new(parts[0], parts.Length > 1 ? parts[1] : 1, parts.Length > 2 ? parts[2] : 1);
    }

    private static DateOnly Last(string date) =>
        date.Length switch
        {
            4 => First(date).AddYears(1).AddDays(-1),
            7 => First(date).AddMonths(1).AddDays(-1),
            _ => First(date),
        };
}
