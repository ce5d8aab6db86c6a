using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Says whom "he", "they" and "both leaders" mean, where few rules can; else nobody.</summary>
internal sealed class Antecedents(Page page)
{
    private const int FarthestSentence = 4;
    private const int FarthestSpoken = 24; // with those of a long speech
    private const int FarthestPair = 8;
    private const int FarthestSubject = 30;
    private const int LongestSubject = 6;
    private const int FarthestToken = 200; // keeps a "sentence" as long as a page cheap
    private readonly Dictionary<int, Party> _speakers = [];

    /// <summary>Remembers who speaks in a sentence: the nearest thing to an antecedent.</summary>
    public void Remember(int sentence, Party party) => _speakers[sentence] = party;

    /// <summary>Whom the pronoun at token <paramref name="at"/> means; a party without voices when that cannot be told.</summary>
    public Party OfPronoun(int at, TokenRange words)
    {
        Pronoun pronoun = KindOf(page.Word(at));
        Party open = new(words, [], IsPerson: pronoun == Pronoun.Person);
        int sentence = page.SentenceOf(at);
        if (InSentence(pronoun, sentence, at, words) is { } near)
        {
            return near;
        }

        if (pronoun == Pronoun.Person && NamedIn(sentence, at, states: false).Length > 1)
        {
            // "Varn had told Ilse, as he later said": the subject if it is one of them, and in no case somebody before.
            return
                SubjectOf(sentence) is { Type: EntityType.Person } subject
                && subject.Span.End <= page.Document.Tokens[at].Span.Start
                ? Meant(words, [page.VoiceOf(subject)], isPerson: true)
                : open;
        }

        int least = pronoun == Pronoun.Other ? sentence : Math.Max(0, sentence - FarthestSpoken);
        int passed = 0;
        for (int earlier = sentence - 1; earlier >= least && passed < FarthestSentence; earlier--)
        {
            if (!_speakers.ContainsKey(earlier) && IsSpoken(earlier))
            {
                continue; // of the speech itself: whom it names does not say whose it is
            }

            passed++;
            if (_speakers.TryGetValue(earlier, out Party? speaker) && speaker.IsKnown)
            {
                if (CanMean(pronoun, speaker))
                {
                    return Meant(words, speaker.Voices, speaker.IsPerson);
                }

                // "He" is not "his critics", nor a ministry: then it may be the subject of the sentence all the same.
                bool isNoRival =
                    pronoun == Pronoun.Person
                    && speaker.Voices.Length == 1
                    && (speaker.IsPlural || !speaker.IsPerson);
                if (!isNoRival)
                {
                    return open;
                }
            }

            if (InSentence(pronoun, earlier, int.MaxValue, words) is { } found)
            {
                return found;
            }

            if (pronoun == Pronoun.Person && HasPerson(earlier))
            {
                return open; // Several could be meant.
            }
        }

        return open;
    }

    private enum Pronoun
    {
        /// <summary>"I", "you", "we": somebody within somebody's speech.</summary>
        Other,

        /// <summary>"He", "she".</summary>
        Person,

        /// <summary>"They".</summary>
        Several,

        /// <summary>"It".</summary>
        Thing,
    }

    private static Pronoun KindOf(ReadOnlySpan<char> word) =>
        word.Equals("he", StringComparison.OrdinalIgnoreCase)
        || word.Equals("she", StringComparison.OrdinalIgnoreCase)
            ? Pronoun.Person
        : word.Equals("they", StringComparison.OrdinalIgnoreCase) ? Pronoun.Several
        : word.Equals("it", StringComparison.OrdinalIgnoreCase) ? Pronoun.Thing
        : Pronoun.Other;

    private static bool CanMean(Pronoun pronoun, Party speaker) =>
        pronoun switch
        {
            Pronoun.Person => speaker.IsPerson
                && !speaker.IsVague
                && !speaker.IsPlural
                && speaker.Voices.Length == 1,
            Pronoun.Several => speaker.IsPlural || speaker.Voices.Length > 1,
            _ => (!speaker.IsPerson || speaker.IsVague)
                && !speaker.IsPlural
                && speaker.Voices.Length == 1,
        };

    /// <summary>The antecedent in one sentence, before <paramref name="most"/>.</summary>
    private Party? InSentence(Pronoun pronoun, int sentence, int most, TokenRange words)
    {
        bool isWhole = most == int.MaxValue;
        switch (pronoun)
        {
            case Pronoun.Several:
                return TogetherIn(sentence, most) is { } pair
                    ? new Party(words, pair, false)
                    : null;
            case Pronoun.Person
            or Pronoun.Thing
                when isWhole
                    && SubjectOf(sentence) is { } subject
                    && (subject.Type == EntityType.Person) == (pronoun == Pronoun.Person):
                return Meant(words, [page.VoiceOf(subject)], pronoun == Pronoun.Person);
            case Pronoun.Person
                when !isWhole && NamedIn(sentence, most, states: false) is [var only]:
                return Meant(words, [only], true);
            default:
                return null;
        }
    }

    private static Party Meant(TokenRange words, ImmutableArray<Voice> voices, bool isPerson) =>
        new(words, [.. voices.Select(voice => voice with { Rule = "pronoun" })], isPerson);

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
        int most = Math.Min(s.EndToken, s.FirstToken + FarthestSubject);
        int i = SkipOpening(s.FirstToken, most);
        for (int seen = 0; i < most && seen < LongestSubject; seen++)
        {
            if (page.PassageAt(i) >= 0)
            {
                return null;
            }

            if (page.MentionAt(i) >= 0)
            {
                int after = page.EndOfMention(i);
                if (after < s.EndToken && page.Is(after, "and"))
                {
                    return null;
                }

                if (!IsPartOfName(page.Mentions[page.MentionAt(i)], after, s.EndToken))
                {
                    Mention mention = page.Mentions[page.MentionAt(i)];
                    return mention.Type == EntityType.Place ? null : mention;
                }

                i = after;
                continue;
            }

            bool canStandBefore =
                page.IsPossessive(i)
                || page.Is(i, "but")
                || page.Is(i, "and")
                || page.IsWord(i)
                    && !page.Is(
                        i,
                        WordClass.Preposition
                            | WordClass.Auxiliary
                            | WordClass.Pronoun
                            | WordClass.Break
                    );
            if (!canStandBefore)
            {
                return null;
            }

            i++;
        }

        return null;
    }

    /// <summary>"In Moscow, Dell …", "Speaking there, he …": the subject stands behind the first comma.</summary>
    private int SkipOpening(int first, int most)
    {
        bool opens =
            page.MentionAt(first) < 0
            && (
                page.Is(first, WordClass.Preposition)
                || page.Is(first, WordClass.Break)
                    && !page.Is(first, "but")
                    && !page.Is(first, "and")
                || page.Word(first).EndsWith("ing", StringComparison.Ordinal)
            );
        if (!opens)
        {
            return first;
        }

        int i = first;
        while (i < most && page.Word(i) is not ",")
        {
            i++;
        }

        return i + 1;
    }

    /// <summary>Whether a mention only describes what follows: "China's president", "Russian Foreign Minister", "Interior Ministry spokesman".</summary>
    private bool IsPartOfName(Mention mention, int after, int end) =>
        after < end
        && (
            page.IsPossessive(after)
            || page.MentionAt(after) >= 0
            || mention.Type != EntityType.Person && page.Is(after, WordClass.Person)
            || mention.Type is EntityType.Nationality or EntityType.State
                && page.IsWord(after)
                && page.IsCapital(after)
        );

    /// <summary>Whether a sentence stands in marks from end to end.</summary>
    private bool IsSpoken(int sentence)
    {
        Sentence s = page.Document.Sentences[sentence];
        int first = s.FirstToken;
        int last = s.EndToken - 1;
        return (page.PassageAt(first) >= 0 || first < last && page.PassageAt(first + 1) >= 0)
            && (page.PassageAt(last) >= 0 || first < last && page.PassageAt(last - 1) >= 0);
    }

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

    private ImmutableArray<Voice>? TogetherIn(int sentence, int most, bool states = false)
    {
        ImmutableArray<Voice> voices = NamedIn(sentence, most, states);
        return voices.Length == 2
            ? [.. voices.Select(voice => voice with { Rule = "named together" })]
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
            if (fits && keys.Add(Party.KeyOf(page.VoiceOf(m))))
            {
                voices.Add(page.VoiceOf(m));
                if (voices.Count > 2)
                {
                    break;
                }
            }
        }

        return voices.ToImmutable();
    }
}
