using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Entente.Data;

namespace Entente.Fetching.Hosts;

/// <summary>How each letter of a host's name is read: as it is, as another, not at all, or never.</summary>
/// <remarks>Source: Unicode UTS 46. What the categories and lower-case letters of Unicode do not say stands in <c>host-letters.tsv</c>.</remarks>
internal sealed class HostLetters
{
    private static readonly Lazy<HostLetters> s_shared = new(() =>
        new HostLetters(DataTables.Embedded)
    );
    private readonly FrozenDictionary<int, string> _read;
    private readonly FrozenSet<int> _closed;

    private HostLetters(DataTables tables)
    {
        Table table = tables.Read("world/host-letters");
        (int letters, int kind, int to) = (
            table.Column("letters"),
            table.Column("kind"),
            table.Column("to")
        );
        Dictionary<int, string> read = [];
        HashSet<int> closed = [];
        foreach (TableRow row in table.Rows)
        {
            string[] targets = row[to].Split(' ');
            (int first, int last) = CodePointRange.Read(row, letters);
            for (int letter = first; letter <= last; letter++)
            {
                int at = letter - first;
                switch (row[kind])
                {
                    case "mapped" when at < targets.Length:
                        read[letter] = string.Concat(
                            targets[at].Split('+').Select(CodePointRange.Letter)
                        );
                        break;
                    case "shifted":
                        read[letter] = char.ConvertFromUtf32(
                            CodePointRange.Number(targets[0]) + at
                        );
                        break;
                    case "dropped":
                        read[letter] = string.Empty;
                        break;
                    case "open":
                        read[letter] = char.ConvertFromUtf32(letter);
                        break;
                    case "closed":
                        closed.Add(letter);
                        break;
                    default:
                        throw row.Bad(
                            $"expected mapped (with a letter for each), shifted, dropped, closed or open, found \"{row[kind]}\""
                        );
                }
            }
        }

        _read = read.ToFrozenDictionary();
        _closed = closed.ToFrozenSet();
    }

    /// <summary>The letters of Unicode, from our own table.</summary>
    public static HostLetters Shared => s_shared.Value;

    /// <summary>The name as it is read; <see langword="null"/> when a letter in it stands in no name.</summary>
    public string? Map(string name)
    {
        StringBuilder mapped = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (_read.TryGetValue(rune.Value, out string? letters))
            {
                mapped.Append(letters);
            }
            else if (_closed.Contains(rune.Value) || (!rune.IsAscii && !IsOfText(rune)))
            {
                return null;
            }
            else
            {
                mapped.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return mapped.ToString();
    }

    private static bool IsOfText(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.Surrogate
            );
}
