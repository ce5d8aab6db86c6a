using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Collects phrases and what they are, for the table of <see cref="Gazetteer"/>.</summary>
/// <param name="commonWords">Words in lower case that a dictionary knows as ordinary ones.</param>
internal sealed class GazetteerBuilder(IEnumerable<string> commonWords)
{
    private const int LongestAbbreviation = 6;
    private readonly HashSet<ulong> _commonWords = [.. commonWords.Select(KeyOf)];
    private readonly Dictionary<ulong, uint> _phrases = [];

    /// <summary>How many phrases, and beginnings of phrases, there are.</summary>
    public int Count => _phrases.Count;

    /// <summary>Whether an ordinary word is written like <paramref name="phrase"/>.</summary>
    public bool IsCommon(string phrase) => _commonWords.Contains(KeyOf(phrase));

    /// <summary>Whether <paramref name="word"/> is listed as one of <paramref name="classes"/> already.</summary>
    public bool Has(string word, NameClasses classes) =>
        (_phrases.GetValueOrDefault(KeyOf(word)) & (uint)classes) != 0;

    /// <summary>Adds a phrase; blanks and hyphens part its words. An abbreviation that is also a word ("WHO") is known in capitals only.</summary>
    public void Add(string phrase, NameClasses classes)
    {
        string[] words = phrase.Split(
            [' ', '\u00A0', '_', '-', '‐', '‑', '–', '\'', '’'],
            StringSplitOptions.RemoveEmptyEntries
        );
        words = [.. words.Where(w => w.Any(char.IsLetterOrDigit))];
        if (words.Length is 0 or > Gazetteer.LongestPhrase || phrase.Length < 2)
        {
            return;
        }

        bool isCommon = words.Length == 1 && IsCommon(words[0]);
        NameClasses known = classes | (isCommon ? NameClasses.CommonWord : NameClasses.None);
        if (words.Length == 1 && phrase.Length <= LongestAbbreviation && IsAbbreviation(phrase))
        {
            Join(PhraseHash.Abbreviation(phrase), (uint)known);
            if (isCommon || phrase.Length <= 3)
            {
                return;
            }
        }

        PhraseHash hash = new();
        for (int i = 0; i < words.Length; i++)
        {
            hash.Add(words[i]);
            Join(hash.Key, i == words.Length - 1 ? (uint)known : Gazetteer.Continues);
        }
    }

    /// <summary>The table, as it stands in a file.</summary>
    public QuantizedRows Build() => FingerprintTable.Arrange(_phrases);

    /// <summary>The key of a word, in which capitals and accents do not count.</summary>
    public static ulong KeyOf(string word)
    {
        PhraseHash hash = new();
        hash.Add(word);
        return hash.Key;
    }

    private static bool IsAbbreviation(string phrase) => PhraseHash.Abbreviation(phrase) != 0;

    private void Join(ulong key, uint known) =>
        _phrases[key] = _phrases.GetValueOrDefault(key) | known;
}
