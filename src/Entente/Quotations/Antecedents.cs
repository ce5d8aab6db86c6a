using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Says whom "he", "they" and "both leaders" mean, where few rules can; else nobody.</summary>
internal sealed class Antecedents(Page page)
{
    private const int FarthestSentence = 4;
    private const int FarthestPair = 8;
    private const int FarthestToken = 200; // keeps a "sentence" as long as a page cheap
    private readonly Dictionary<int, Party> _speakers = [];

    /// <summary>Remembers who speaks in a sentence: the nearest thing to an antecedent.</summary>
    public void Remember(int sentence, Party party) => _speakers[sentence] = party;

    /// <summary>Whom the pronoun at token <paramref name="at"/> means.</summary>
    public Party? OfPronoun(int at, TokenRange words)
    {
        ReadOnlySpan<char> pronoun = page.Word(at);
        bool isPerson =
            pronoun.Equals("he", StringComparison.OrdinalIgnoreCase)
            || pronoun.Equals("she", StringComparison.OrdinalIgnoreCase);
        bool isThey = pronoun.Equals("they", StringComparison.OrdinalIgnoreCase);
        bool isIt = pronoun.Equals("it", StringComparison.OrdinalIgnoreCase);
        Party open = new(words, [], IsPerson: isPerson);
        if (!isPerson && !isThey && !isIt)
        {
            return open; // "I said", "you say": somebody within somebody's speech.
        }

        int sentence = page.SentenceOf(at);
        if (isThey && TogetherIn(sentence, at) is { } together)
        {
            return new Party(words, together, false);
        }

        if (isPerson && OnlyPersonIn(sentence, at) is { } only)
        {
            return new Party(words, [Renamed(only, "pronoun")], true);
        }

        for (int back = 1; back <= FarthestSentence && back <= sentence; back++)
        {
            int earlier = sentence - back;
            if (_speakers.TryGetValue(earlier, out Party? speaker) && speaker.IsKnown)
            {
                bool fits =
                    isPerson ? speaker.IsPerson && speaker.Voices.Length == 1
                    : isThey ? speaker.Voices.Length > 1
                    : !speaker.IsPerson && speaker.Voices.Length == 1;
                return fits
                    ? speaker with
                    {
                        Words = words,
                        Voices = [.. speaker.Voices.Select(voice => Renamed(voice, "pronoun"))],
                    }
                    : open;
            }

            if (isThey)
            {
                if (TogetherIn(earlier, int.MaxValue) is { } pair)
                {
                    return new Party(words, pair, false);
                }

                continue;
            }

            if (
                SubjectOf(earlier) is { } subject
                && (subject.Type == EntityType.Person) == isPerson
            )
            {
                return new Party(words, [Renamed(VoiceOf(subject), "pronoun")], isPerson);
            }

            if (isPerson && OnlyPersonIn(earlier, int.MaxValue) is { } lone)
            {
                return new Party(words, [Renamed(lone, "pronoun")], true);
            }

            if (HasPerson(earlier))
            {
                return open; // Several could be meant.
            }
        }

        return open;
    }

    /// <summary>Whom "both leaders", "the two presidents", "the leaders" mean: the two that were last named together.</summary>
    public Party? OfPair(int first, int end, TokenRange words)
    {
        bool two = page.Is(first, "both") || first + 1 < end && page.Is(first + 1, "two");
        bool definite = two || page.Is(first, "the");
        if (!definite || end - first > 4 || !page.Is(end - 1, WordClass.Pair))
        {
            return null;
        }

        bool states =
            page.Word(end - 1)
            is "sides"
                or "parties"
                or "countries"
                or "nations"
                or "states"
                or "governments"
                or "powers"
                or "neighbours"
                or "neighbors"
                or "allies";
        if (!two && states)
        {
            return null; // "the parties", "the countries" may be any.
        }

        int sentence = page.SentenceOf(first);
        for (int back = 0; back <= FarthestPair && back <= sentence; back++)
        {
            if (TogetherIn(sentence - back, back == 0 ? first : int.MaxValue, states) is { } pair)
            {
                return new Party(words, pair, false);
            }
        }

        return null;
    }

    /// <summary>The one mention that is the subject of a sentence's first clause; <see langword="null"/> when it cannot be told.</summary>
    public Mention? SubjectOf(int sentence)
    {
        Sentence s = page.Document.Sentences[sentence];
        int i = s.FirstToken;
        if (
            page.MentionAt(i) < 0
            && (
                page.Is(i, WordClass.Preposition)
                || page.Is(i, WordClass.Break) && !page.Is(i, "but") && !page.Is(i, "and")
                || page.Word(i).EndsWith("ing", StringComparison.Ordinal)
            )
        )
        {
            // "In Moscow, Putin …": the subject stands behind the first comma.
            int most = Math.Min(s.EndToken, i + 25);
            while (i < most && page.Word(i) is not ",")
            {
                i++;
            }

            if (i == most)
            {
                return null;
            }

            i++;
        }

        for (int seen = 0; i < s.EndToken && seen < 6; i++, seen++)
        {
            if (page.PassageAt(i) >= 0)
            {
                return null;
            }

            int mention = page.MentionAt(i);
            if (mention >= 0)
            {
                int after = page.EndOfMention(i);
                bool owns = after < s.EndToken && page.IsPossessive(after);
                bool leads = after < s.EndToken && page.MentionAt(after) >= 0;
                bool isAdjective =
                    page.Mentions[mention].Type is EntityType.Nationality or EntityType.State
                    && after < s.EndToken
                    && page.IsWord(after)
                    && page.IsCapital(after);
                bool joined = after < s.EndToken && page.Is(after, "and");
                if (joined)
                {
                    return null;
                }

                if (owns || leads || isAdjective)
                {
                    i = after - 1;
                    continue;
                }

                return page.Mentions[mention].Type is EntityType.Place
                    ? null
                    : page.Mentions[mention];
            }

            if (
                !page.IsWord(i)
                || page.Is(
                    i,
                    WordClass.Preposition
                        | WordClass.Auxiliary
                        | WordClass.Pronoun
                        | WordClass.Break
                )
            )
            {
                if (!page.IsPossessive(i) && !page.Is(i, "but") && !page.Is(i, "and"))
                {
                    return null;
                }
            }
        }

        return null;
    }

    public Voice VoiceOf(Mention mention) =>
        new(mention.Name, mention.Entity, mention.Span, mention.Rule);

    private static Voice Renamed(Voice voice, string rule) => voice with { Rule = rule };

    private bool HasPerson(int sentence)
    {
        Sentence s = page.Document.Sentences[sentence];
        int end = Math.Min(s.EndToken, s.FirstToken + FarthestToken);
        for (int i = s.FirstToken; i < end; i++)
        {
            int mention = page.MentionAt(i);
            if (mention >= 0 && page.Mentions[mention].Type == EntityType.Person)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The only person named outside marks in a sentence before <paramref name="most"/>.</summary>
    private Voice? OnlyPersonIn(int sentence, int most)
    {
        ImmutableArray<Voice> voices = NamedIn(sentence, most, states: false);
        return voices.Length == 1 ? voices[0] : null;
    }

    private ImmutableArray<Voice>? TogetherIn(int sentence, int most, bool states = false)
    {
        ImmutableArray<Voice> voices = NamedIn(sentence, most, states);
        return voices.Length == 2
            ? [.. voices.Select(voice => Renamed(voice, "named together"))]
            : null;
    }

    /// <summary>The different persons (or states) that a sentence names outside marks.</summary>
    private ImmutableArray<Voice> NamedIn(int sentence, int most, bool states)
    {
        Sentence s = page.Document.Sentences[sentence];
        var voices = ImmutableArray.CreateBuilder<Voice>();
        HashSet<string> keys = new(StringComparer.Ordinal);
        int end = Math.Min(s.EndToken, most);
        for (int i = Math.Max(s.FirstToken, end - FarthestToken); i < end; i++)
        {
            int mention = page.MentionAt(i);
            if (mention < 0 || page.PassageAt(i) >= 0 || !page.EndsMention(i))
            {
                continue;
            }

            Mention m = page.Mentions[mention];
            bool fits = states ? m.Type == EntityType.State : m.Type == EntityType.Person;
            if (fits && keys.Add(Party.KeyOf(VoiceOf(m))))
            {
                voices.Add(VoiceOf(m));
                if (voices.Count > 2)
                {
                    break;
                }
            }
        }

        return voices.ToImmutable();
    }
}
