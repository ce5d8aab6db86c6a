using System.Collections.Frozen;
using System.Text;

namespace Entente.Lab.Corpus;

/// <summary>The words that one made story has in place of those of the example: the same word is exchanged for the same word in all its reports.</summary>
internal sealed class StoryWords
{
    private const int ShortWord = 3;
    private static readonly string[] s_endings = ["ing", "ed", "ly", "s"];

    private readonly Vocabulary _vocabulary;
    private readonly int _seed;
    private readonly int _story;
    private readonly (string From, string To)[] _phrases;
    private readonly Dictionary<string, string> _words;

    /// <summary>Chooses the words of the story with this number.</summary>
    public StoryWords(Vocabulary vocabulary, int seed, int story)
    {
        _vocabulary = vocabulary;
        _seed = seed;
        _story = story;

        // Three states: the two that talk, and the one they meet in. The same few meet again and again, as in life.
        IReadOnlyList<StateNames> states = WordLists.States;
        int first = Draw(states.Count, "first");
        int second = (first + 1 + Draw(states.Count - 2, "second")) % states.Count;
        int host = (second + 1 + Draw(states.Count - 2, "host")) % states.Count;
        StateNames a = states[first];
        StateNames b = states[second];
        StateNames c = states[host];
        _phrases =
        [
            ("the United States", a.Country),
            ("United States", a.Country),
            ("the Soviet Union", b.Country),
            ("Soviet Union", b.Country),
        ];
        _words = new(StringComparer.OrdinalIgnoreCase)
        {
            ["american"] = a.Adjective,
            ["americans"] = a.Adjective + "s",
            ["washington"] = a.Capital,
            ["soviet"] = b.Adjective,
            ["soviets"] = b.Adjective + "s",
            ["russian"] = b.Adjective,
            ["moscow"] = b.Capital,
            ["kremlin"] = b.Capital,
            ["reykjavik"] = c.Capital,
            ["iceland"] = c.Country,
            ["icelandic"] = c.Adjective,
            ["helsinki"] = c.Capital,
            ["finland"] = c.Country,
        };
        foreach (StateNames state in new[] { a, b, c })
        {
            // What was put in by a phrase is not exchanged once more.
            _words[state.Country] = state.Country;
        }
    }

    /// <summary>Exchanges the words of <paramref name="text"/>; tags and character references stay.</summary>
    public string Exchange(string text)
    {
        foreach ((string from, string to) in _phrases)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        StringBuilder exchanged = new(text.Length);
        int position = 0;
        while (position < text.Length)
        {
            int end = position + 1;
            if (text[position] == '<' && text.IndexOf('>', position) is > 0 and int close)
            {
                end = close + 1;
                exchanged.Append(text, position, end - position);
            }
            else if (text[position] == '&' && text.IndexOf(';', position) is > 0 and int stop)
            {
                end = stop + 1;
                exchanged.Append(text, position, end - position);
            }
            else if (char.IsLetter(text[position]))
            {
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }

                exchanged.Append(Exchanged(text[position..end]));
            }
            else
            {
                exchanged.Append(text[position]);
            }

            position = end;
        }

        return exchanged.ToString();
    }

    private string Exchanged(string word)
    {
        if (!_words.TryGetValue(word, out string? other))
        {
            string key = word.ToLowerInvariant();
            other =
                WordLists.Kept.Contains(word) || word.Length <= ShortWord ? key
                : _vocabulary.IsName(key) ? Coin(key, "")
                : NewWord(key);
            _words[word] = other;
        }

        return char.IsUpper(word[^1]) ? other.ToUpperInvariant()
            : char.IsUpper(word[0]) ? char.ToUpperInvariant(other[0]) + other[1..]
            : other;
    }

    private string NewWord(string word)
    {
        // A third stays, a third is a word of another example, a third belongs to this story alone: so stories share words
        // as news does, and no two share passages.
        string ending = Ending(word);
        return Draw(3, word) switch
        {
            0 when word.Length < 7 => word,
            1 => _vocabulary.Other(ending, Draw(int.MaxValue, word + "/other")),
            _ => Coin(word, ending),
        };
    }

    private string Coin(string word, string ending)
    {
        StringBuilder coined = new();
        for (int i = 0; i < 2 + Draw(2, word + "/length"); i++)
        {
            coined.Append(WordLists.Syllables[Draw(WordLists.Syllables.Count, $"{word}/{i}")]);
        }

        return coined.Append(ending).ToString();
    }

    private int Draw(int limit, string about) => Chance.Below(limit, _seed, _story, about);

    /// <summary>The ending of a word, by which it can stand where another with that ending stood.</summary>
    public static string Ending(string word) =>
        Array.Find(
            s_endings,
            e => word.Length > e.Length + 2 && word.EndsWith(e, StringComparison.Ordinal)
        ) ?? "";
}

/// <summary>The words of all examples.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenSet<string> _lowerCase;
    private readonly Dictionary<string, string[]> _byEnding;

    /// <summary>Collects the words of the articles of <paramref name="templates"/>.</summary>
    public Vocabulary(IEnumerable<Template> templates)
    {
        _lowerCase = templates
            .SelectMany(t => t.Parts)
            .Where(p => p.IsArticle)
            .SelectMany(p => Words(p.Text))
            .Where(w => char.IsLower(w[0]))
            .ToFrozenSet(StringComparer.Ordinal);
        _byEnding = _lowerCase
            .Where(w => w.Length > 3 && !WordLists.Kept.Contains(w))
            .GroupBy(StoryWords.Ending, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Order(StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal
            );
    }

    /// <summary>Whether the word is never written in lower case: a name.</summary>
    public bool IsName(string lowerCase) => !_lowerCase.Contains(lowerCase);

    /// <summary>A word with this ending.</summary>
    public string Other(string ending, int number)
    {
        string[] words = _byEnding[ending];
        return words[number % words.Length];
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isLetter = i < text.Length && char.IsLetter(text[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }
}
