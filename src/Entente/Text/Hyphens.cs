using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>Says which hyphens divide what they stand in: "long|-|term", but "co-operate" and "713-853-3989".</summary>
internal sealed class Hyphens
{
    private const int MostGroups = 4;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _before;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _after;

    /// <summary>Reads the table <c>affixes</c>.</summary>
    public Hyphens(Language language)
    {
        Table table = language.Read("affixes");
        int side = table.Column("side");
        if (table.Rows.FirstOrDefault(row => row[side] is not ("before" or "after")) is { } bad)
        {
            throw bad.Bad($"expected before or after, found \"{bad[side]}\"");
        }

        _before = Side("before");
        _after = Side("after");

        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Side(string name) =>
            table
                .Rows.Where(row => row[side] == name)
                .Select(row => row[0])
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
                .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static bool IsHyphen(char c) => c is '-' or '‐' or '‑';

    /// <summary>Whether the hyphen between two pieces of a word keeps them together.</summary>
    public bool Keeps(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        _before.Contains(before)
            && (
                before.Length == 1
                    ? char.IsLetter(after[0])
                    : !char.IsUpper(before[^1]) || !char.IsLower(after[0]) // "UN-related"
            )
        || _after.Contains(after);

    /// <summary>The end of the number with hyphens that begins at <paramref name="start"/>, a day or a telephone ("713-853-3989"); the start when there is none.</summary>
    public static int NumberEnd(string text, int start)
    {
        int groups = 0;
        int end = start;
        int first = 0;
        int last = 0;
        while (true)
        {
            int digits = end;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            last = digits - end;
            if (last == 0)
            {
                return start;
            }

            first = groups == 0 ? last : first;
            groups++;
            end = digits;
            if (end >= text.Length || text[end] != '-')
            {
                break;
            }

            if (groups == MostGroups)
            {
                return start; // More are no number; and looking further at each group would cost quadratic time.
            }

            end++;
        }

        bool endsWord = end >= text.Length || !char.IsLetterOrDigit(text[end]);
        return endsWord && (groups > 2 || groups == 2 && first is 3 or 5 && last == 4)
            ? end
            : start;
    }
}
