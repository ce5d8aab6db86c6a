using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>Words that are written together and are several in the treebanks: "do|n't", "can|not", "Dell|'s".</summary>
internal sealed class Contractions
{
    private const int LongestWord = 16;
    private const int LetterBits = 5;

    private readonly FrozenDictionary<string, Parts>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly int[] _endingLengths;

    // The lengths of the words that begin and end with the same two letters: most words need no look at the table.
    private readonly uint[] _lengths = new uint[1 << (2 * LetterBits)];

    /// <summary>Reads the table <c>contractions</c>.</summary>
    public Contractions(Language language)
    {
        Table table = language.Read("contractions");
        int written = table.Column("written");
        int parts = table.Column("parts");
        int before = table.Column("before");
        Dictionary<string, Parts> words = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> endings = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in table.Rows)
        {
            string[] pieces = row.List(parts);
            if (row[written].Length > LongestWord || string.Concat(pieces) != row[written])
            {
                throw row.Bad($"expected the parts of \"{row[written]}\", found \"{row[parts]}\"");
            }

            if (pieces[0][0] == '*')
            {
                endings[row[written][1..]] = pieces[0].Length - 1;
            }
            else
            {
                _lengths[Ends(row[written])] |= 1u << row[written].Length;
                words[row[written]] = new Parts([.. Cuts(pieces)], Set(row.List(before)));
            }
        }

        _words = words
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = endings
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _endingLengths = [.. endings.Keys.Select(e => e.Length).Distinct().OrderDescending()];
    }

    /// <summary>Where in the word the parts behind the first one begin; empty when it is one, and <see langword="null"/> when the table does not know it.</summary>
    public int[]? CutsOf(string text, int start, int end)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        if (
            (_lengths[Ends(word)] & (1u << Math.Min(word.Length, LongestWord + 1))) == 0
            || !_words.TryGetValue(Plain(word, stackalloc char[LongestWord]), out Parts parts)
        )
        {
            return null;
        }

        bool isMeant = parts.Before is not { } before || before.Contains(NextWord(text, end));
        return isMeant ? parts.Cuts : null;
    }

    /// <summary>Where the ending of <paramref name="word"/> begins; 0 when it has none.</summary>
    public int EndingOf(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[LongestWord];
        foreach (int length in _endingLengths)
        {
            int rest = word.Length - length;
            if (
                rest > 0
                && TakesEnding(word[rest - 1])
                && _endings.TryGetValue(Plain(word[rest..], plain), out int cut)
            )
            {
                return rest + cut;
            }
        }

        return 0;
    }

    /// <summary>Whether <paramref name="word"/> is an ending that stands alone, as in "the ship 's".</summary>
    public bool IsEnding(ReadOnlySpan<char> word) =>
        word.Length <= LongestWord
        && _endings.ContainsKey(Plain(word, stackalloc char[LongestWord]));

    /// <summary>Behind letters and years an ending is a word ("2003’s guests"), behind decades it is not ("the 1990’s").</summary>
    private static bool TakesEnding(char c) => char.IsLetter(c) || char.IsDigit(c) && c != '0';

    /// <summary>The next word of the line; empty when something else than blanks stands before it or right behind it.</summary>
    private static ReadOnlySpan<char> NextWord(string text, int position)
    {
        int start = position;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        int end = start;
        while (end < text.Length && char.IsLetter(text[end]) && end - start <= LongestWord)
        {
            end++;
        }

        bool isWord = end == text.Length || char.IsWhiteSpace(text[end]);
        return isWord ? text.AsSpan(start, end - start) : [];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? Set(string[] words) =>
        words.Length == 0
            ? null
            : words
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
                .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A number for the first and the last letter, the same for small and capital ones and for every apostrophe.</summary>
    private static int Ends(ReadOnlySpan<char> word)
    {
        const int Mask = (1 << LetterBits) - 1;
        int first = char.IsLetter(word[0]) ? word[0] & Mask : 0;
        return (first << LetterBits) | (char.IsLetter(word[^1]) ? word[^1] & Mask : 0);
    }

    private static IEnumerable<int> Cuts(string[] pieces)
    {
        int cut = 0;
        for (int i = 0; i + 1 < pieces.Length; i++)
        {
            cut += pieces[i].Length;
            yield return cut;
        }
    }

    /// <summary>The word with straight apostrophes.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> plain)
    {
        word.CopyTo(plain);
        plain = plain[..word.Length];
        plain.ReplaceAny(Signs.Apostrophes, '\'');
        return plain;
    }

    /// <summary>Where a word is cut, and before which words; before any when there are none.</summary>
    private readonly record struct Parts(
        int[] Cuts,
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? Before
    );
}
