using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>Leads the forms of a word back to one: enough to pair the words of two translations, not to name lemmas.</summary>
internal sealed class WordForms
{
    private readonly FrozenDictionary<string, string> _numbers;
    private readonly FrozenDictionary<string, string> _irregular;
    private readonly FrozenDictionary<string, string> _interchangeable;
    private readonly FrozenSet<string> _endings;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _byLetters;
    private readonly int _longestEnding;

    public WordForms(Language language)
    {
        _irregular = FirstOfRow(language.Read("irregular-words"));
        _interchangeable = FirstOfRow(language.Read("interchangeable-words"));
        _numbers = Numbers(language.Read("number-words"));
        Table endings = language.Read("word-endings");
        _endings = endings
            .Rows.SelectMany(row => row.List(endings.Column("endings")))
            .ToFrozenSet(StringComparer.Ordinal);
        _byLetters = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestEnding = _endings.Max(ending => ending.Length);
    }

    /// <summary>What a word (a <see cref="WordSequence.Key"/>) shares with its inflected forms and spellings.</summary>
    public string Base(string word) =>
        _numbers.TryGetValue(word, out string? number) ? number
        : _irregular.TryGetValue(word, out string? lemma) ? Stem(lemma)
        : Stem(word);

    /// <summary>What a word shares with all the words that another translation may put in its place.</summary>
    public string Meaning(string word) =>
        _interchangeable.TryGetValue(word, out string? other)
        || _irregular.TryGetValue(word, out string? lemma)
            && _interchangeable.TryGetValue(lemma, out other)
            ? Stem(other)
            : Base(word);

    /// <summary>What a word shares with those that are made of it: "inspect" of "inspection"; of a short word the word.</summary>
    public string Root(string word)
    {
        const int shortest = 4;
        for (int length = Math.Min(_longestEnding, word.Length - shortest); length > 0; length--)
        {
            if (_byLetters.Contains(word.AsSpan(word.Length - length)))
            {
                string root = Single(word[..^length]);
                return root.Length > shortest && root[^1] == 'e' ? root[..^1] : root;
            }
        }

        return word.Length > shortest && word[^1] == 'e' ? word[..^1] : word;
    }

    private static FrozenDictionary<string, string> FirstOfRow(Table table)
    {
        int words = table.Column("words");
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            string[] alike = row.List(words);
            foreach (string word in alike)
            {
                first[word] = alike[0];
            }
        }

        return first.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Number words with their digits ("eleven", "11"); "one" is too often no number.</summary>
    private static FrozenDictionary<string, string> Numbers(Table table)
    {
        (int words, int kind, int value) = (
            table.Column("words"),
            table.Column("class"),
            table.Column("value")
        );
        return table
            .Rows.Where(row => row[kind] == "cardinal" && row[value] != "1")
            .SelectMany(row => row.List(words).Select(word => (word, row[value])))
            .Where(pair => !pair.word.Contains(' ', StringComparison.Ordinal))
            .DistinctBy(pair => pair.word, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>Takes off what inflection and spelling add.</summary>
    private static string Stem(string word)
    {
        string stem = WithoutEnding(word)
            .Replace("our", "or", StringComparison.Ordinal)
            .Replace("is", "iz", StringComparison.Ordinal)
            .Replace("tre", "ter", StringComparison.Ordinal);
        return stem.Length > 4 && stem[^1] == 'e' ? Single(stem[..^1]) : stem; // "tonne", "programme"
    }

    private static string WithoutEnding(string word)
    {
        if (word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            return Single(word[..^3]);
        }

        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        if (word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word[^3] != 'e')
        {
            return Single(word[..^2]);
        }

        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')
            ? word[..^1]
            : word;
    }

    /// <summary>"stopp" is "stop"; "fall" stays.</summary>
    private static string Single(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z')
            ? stem[..^1]
            : stem;
}
