using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>The commonest words of grammar: one with a capital letter behind a stop begins a sentence.</summary>
internal sealed class SentenceStarters
{
    private const int LongestWord = 20;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>Reads the table <c>function-words</c>.</summary>
    public SentenceStarters(Language language)
    {
        Table table = language.Read("function-words");
        int word = table.Column("word");
        _words = table
            .Rows.Select(row => row[word])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    /// <summary>Whether a word that begins sentences stands at <paramref name="start"/>; an initial ("A. Dell") is none.</summary>
    public bool BeginsAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsLetter(text[end]) && end - start < LongestWord)
        {
            end++;
        }

        return end > start
            && char.IsUpper(text[start])
            && !(end == start + 1 && end < text.Length && text[end] == '.')
            && _words.Contains(text.AsSpan(start, end - start));
    }
}
