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
    Carrier = 1_048_576,
    SayingNoun = 2_097_152,
    Refusing = 4_194_304,
    Question = 8_388_608,
    Negating = 16_777_216,
    Authority = 33_554_432,
    Own = 67_108_864,
    Scene = 134_217_728,
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

    private readonly ILookup<string, string[]> _channels;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _channelEnds;

    public SpeechWords(Language language)
    {
        Dictionary<string, WordClass> classes = ReadClasses(language);
        Table channels = language.Read("channel-nouns");
        string[][] nouns =
        [
            .. channels.Rows.Select(row => row[channels.Column("noun")].Split(' ')),
        ];
        foreach (string[] noun in nouns.Where(noun => noun.Length == 1))
        {
            classes[noun[0]] = classes.GetValueOrDefault(noun[0]) | WordClass.Channel;
        }

        _channels = nouns
            .Where(noun => noun.Length > 1)
            .ToLookup(noun => noun[^1], StringComparer.OrdinalIgnoreCase);
        _channelEnds = nouns
            .Where(noun => noun.Length > 1)
            .Select(noun => noun[^1])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _classes = classes
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _relays = RelaysOf(language);
    }

    private static FrozenDictionary<string, ImmutableArray<RelayPhrase>>.AlternateLookup<
        ReadOnlySpan<char>
    > RelaysOf(Language language)
    {
        Table relays = language.Read("relay-phrases");
        return relays
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

    private static Dictionary<string, WordClass> ReadClasses(Language language)
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

        Table saying = language.Read("saying-nouns");
        foreach (TableRow row in saying.Rows)
        {
            string noun = row[saying.Column("noun")];
            classes[noun] = classes.GetValueOrDefault(noun) | WordClass.SayingNoun;
        }

        return classes;
    }

    public WordClass ClassOf(ReadOnlySpan<char> word) =>
        _classes.TryGetValue(word, out WordClass value) ? value : WordClass.None;

    /// <summary>Whether a way of saying of several words ends at a token: "social media".</summary>
    public bool EndsChannel(Document document, int last)
    {
        ReadOnlySpan<char> word = document.Words(document.Tokens[last]);
        return _channelEnds.TryGetValue(word, out string? end)
            && _channels[end].Any(noun => EndsAt(document, last, noun));
    }

    private static bool EndsAt(Document document, int last, string[] words)
    {
        int first = last - words.Length + 1;
        for (int i = 0; i < words.Length; i++)
        {
            bool isSame =
                first >= 0
                && document
                    .Words(document.Tokens[first + i])
                    .Equals(words[i], StringComparison.OrdinalIgnoreCase);
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

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
