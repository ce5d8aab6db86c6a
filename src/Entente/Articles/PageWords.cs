using System.Collections.Frozen;
using System.Globalization;
using Entente.Data;

namespace Entente.Articles;

/// <summary>The words of head lines in all languages we read them in (<c>data/world/page-words.tsv</c>).</summary>
internal sealed class PageWords
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _months;
    private readonly FrozenDictionary<string, TimeSpan>.AlternateLookup<ReadOnlySpan<char>> _zones;
    private readonly FrozenDictionary<string, FrozenSet<string>> _words;

    public PageWords(DataTables tables)
    {
        Table table = tables.Read("world/page-words");
        int word = table.Column("word");
        int kind = table.Column("kind");
        int value = table.Column("value");
        Dictionary<string, int> months = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, TimeSpan> zones = new(StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> words = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            switch (row[kind])
            {
                case "month":
                    months[row[word]] =
                        int.TryParse(
                            row[value],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out int month
                        ) && month is >= 1 and <= 12
                            ? month
                            : throw row.Bad(
                                $"expected a month from 1 to 12, found \"{row[value]}\""
                            );
                    break;
                case "zone":
                    zones[row[word]] = TimeSpan.TryParse(
                        row[value].TrimStart('+'),
                        CultureInfo.InvariantCulture,
                        out TimeSpan offset
                    )
                        ? offset
                        : throw row.Bad($"expected an offset from UTC, found \"{row[value]}\"");
                    break;
                default:
                    if (!words.TryGetValue(row[kind], out HashSet<string>? set))
                    {
                        words[row[kind]] = set = new(StringComparer.OrdinalIgnoreCase);
                    }

                    set.Add(row[word]);
                    break;
            }
        }

        _months = months
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _zones = zones
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _words = words.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.Ordinal
        );
    }

    /// <summary>The number of the month with this name, 1 to 12; 0 when it is none.</summary>
    public int Month(ReadOnlySpan<char> word) =>
        _months.TryGetValue(word, out int month) ? month : 0;

    /// <summary>The offset from UTC of a zone's short name; <see langword="null"/> when it is unknown or has two meanings.</summary>
    public TimeSpan? Zone(ReadOnlySpan<char> word) =>
        _zones.TryGetValue(word, out TimeSpan offset) ? offset : null;

    /// <summary>Whether a word or phrase is of a kind: "byline", "published", "not-a-person".</summary>
    public bool Is(string kind, ReadOnlySpan<char> phrase) =>
        _words[kind].GetAlternateLookup<ReadOnlySpan<char>>().Contains(phrase);

    /// <summary>All words and phrases of a kind.</summary>
    public FrozenSet<string> All(string kind) => _words[kind];
}
