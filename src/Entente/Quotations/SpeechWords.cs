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
    Unreal = 4096,
    Audience = 8192,
    Person = 16384,
    Noun = 32768,
    Citing = 65536,
    Continuing = 131_072,
    Office = 262_144,
    Moment = 524_288,
}

/// <summary>The small words and phrases of a language that stand around quotations.</summary>
internal sealed class SpeechWords
{
    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<
        ReadOnlySpan<char>
    > _classes;
    private readonly FrozenDictionary<string, ImmutableArray<RelayPhrase>>.AlternateLookup<
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
            .Rows.Select(row => new RelayPhrase(
                row[relays.Column("phrase")].Split(' '),
                row[relays.Column("role")] switch
                {
                    "source" => true,
                    "relay" => false,
                    var role => throw row.Bad($"expected source or relay, found \"{role}\""),
                }
            ))
            .GroupBy(phrase => phrase.Words[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ToImmutableArray(),
                StringComparer.OrdinalIgnoreCase
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public WordClass ClassOf(ReadOnlySpan<char> word) =>
        _classes.TryGetValue(word, out WordClass value) ? value : WordClass.None;

    /// <summary>How many tokens from <paramref name="at"/> on make a phrase behind which a source is named; 0 when they make none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">The first token of the phrase.</param>
    /// <param name="end">Where the phrase must have ended.</param>
    /// <param name="namesSpeaker">Whether who is named may have spoken the words ("according to"), rather than only passed them on ("cited by").</param>
    public int RelayLength(Document document, int at, int end, out bool namesSpeaker)
    {
        namesSpeaker = false;
        if (
            !_relays.TryGetValue(
                document.Words(document.Tokens[at]),
                out ImmutableArray<RelayPhrase> phrases
            )
        )
        {
            return 0;
        }

        foreach ((string[] phrase, bool isSource) in phrases)
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
                namesSpeaker = isSource;
                return matched;
            }
        }

        return 0;
    }

    private sealed record RelayPhrase(string[] Words, bool NamesSpeaker);
}
