using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>What a small word does around a quotation; a word may do several things.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Naming = 1,
    Work = 2,
    Pair = 4,
    Preposition = 8,
    Break = 16,
    Time = 32,
    Auxiliary = 64,
    Pronoun = 128,
    Determiner = 256,
    Channel = 512,
    Perception = 1024,
    Lead = 2048,
}

/// <summary>The small words and phrases of a language that stand around quotations.</summary>
internal sealed class SpeechWords
{
    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<
        ReadOnlySpan<char>
    > _classes;
    private readonly FrozenDictionary<string, ImmutableArray<string[]>>.AlternateLookup<
        ReadOnlySpan<char>
    > _relays;

    public SpeechWords(Language language)
    {
        Table table = language.Read("quotation-words");
        int name = table.Column("class");
        int words = table.Column("words");
        Dictionary<string, WordClass> classes = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in table.Rows)
        {
            if (!Enum.TryParse(row[name], ignoreCase: true, out WordClass value))
            {
                throw row.Bad($"expected a class of words, found \"{row[name]}\"");
            }

            foreach (string word in row.List(words))
            {
                classes[word] = classes.GetValueOrDefault(word) | value;
            }
        }

        Table channels = language.Read("channel-nouns");
        foreach (TableRow row in channels.Rows)
        {
            string noun = row[channels.Column("noun")];
            string last = noun[(noun.LastIndexOf(' ') + 1)..];
            classes[last] = classes.GetValueOrDefault(last) | WordClass.Channel;
        }

        _classes = classes
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Table relays = language.Read("relay-phrases");
        _relays = relays
            .Rows.Select(row => row[relays.Column("phrase")].Split(' '))
            .GroupBy(phrase => phrase[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Length).ToImmutableArray(),
                StringComparer.OrdinalIgnoreCase
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public WordClass ClassOf(ReadOnlySpan<char> word) =>
        _classes.TryGetValue(word, out WordClass value) ? value : WordClass.None;

    /// <summary>How many tokens from <paramref name="at"/> on make a phrase behind which a source is named; 0 when they make none.</summary>
    public int RelayLength(Document document, int at, int end)
    {
        if (
            !_relays.TryGetValue(
                document.Words(document.Tokens[at]),
                out ImmutableArray<string[]> phrases
            )
        )
        {
            return 0;
        }

        foreach (string[] phrase in phrases)
        {
            int matched = 0;
            while (
                matched < phrase.Length
                && at + matched < end
                && document
                    .Words(document.Tokens[at + matched])
                    .Equals(phrase[matched], StringComparison.OrdinalIgnoreCase)
            )
            {
                matched++;
            }

            if (matched == phrase.Length)
            {
                return matched;
            }
        }

        return 0;
    }
}
