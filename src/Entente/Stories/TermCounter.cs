using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Counts the terms of a report: what its words are compared by.</summary>
internal sealed class TermCounter(WordPrior prior)
{
    // The headline names the happening, the lead tells it, the rest also tells what led there: lab/notes/stories.md, "What counts more".
    private const int CountInTitle = 4;
    private const int CountInLead = 2;
    private const int LeadWords = 60;

    /// <summary>A word in more than a third of all reports tells nothing of one.</summary>
    public const double StopShare = 0.35;

    // The rest of a long report adds nothing: lab/notes/stories.md, "How much is remembered".
    private const int MostTerms = 100;

    // In a headline with so many capitals they do not show which words are names.
    private const double ShareOfCapitals = 0.6;
    private const int ShortestJudged = 4;

    /// <summary>The weightiest terms of a report, by key, each once.</summary>
    public ImmutableArray<Term> Count(
        string title,
        List<Word> titleWords,
        string text,
        List<Word> words
    )
    {
        Dictionary<uint, Counted> counts = new(words.Count / 2);
        bool showsNames = ShowsNames(title, titleWords);
        Count(
            title,
            CollectionsMarshal.AsSpan(titleWords),
            CountInTitle,
            TermTraits.Title | TermTraits.Lead,
            showsNames,
            counts
        );
        ReadOnlySpan<Word> all = CollectionsMarshal.AsSpan(words);
        int lead = Math.Min(LeadWords, all.Length);
        Count(text, all[..lead], CountInLead, TermTraits.Lead, showsNames: true, counts);
        Count(text, all[lead..], 1, TermTraits.None, showsNames: true, counts);

        Term[] terms = new Term[counts.Count];
        ulong[] order = new ulong[counts.Count];
        int count = 0;
        foreach ((uint key, Counted counted) in counts)
        {
            Term term = counted.ToTerm(key);
            order[count] = Order(term);
            terms[count++] = term;
        }

        if (count > MostTerms)
        {
            Array.Sort(order, terms);
            count = MostTerms;
        }

        uint[] keys = new uint[count];
        for (int i = 0; i < count; i++)
        {
            keys[i] = terms[i].Key;
        }

        terms = terms.Length == count ? terms : terms[..count];
        Array.Sort(keys, terms);
        return ImmutableCollectionsMarshal.AsImmutableArray(terms);
    }

    /// <summary>Where each term of a text stands first.</summary>
    public Dictionary<uint, TextSpan> Places(string text)
    {
        Dictionary<uint, TextSpan> places = [];
        Word before = default;
        foreach (Word word in WordScanner.Scan(text))
        {
            places.TryAdd(TermOf(text, before, word).Key, word.Span);
            before = word;
        }

        return places;
    }

    // The weightiest first, of equal ones the smaller key: the bits of a positive number stand in its order.
    private static ulong Order(Term term) =>
        ((ulong)~BitConverter.SingleToUInt32Bits((float)(term.Emphasis * term.Rarity)) << 32)
        | term.Key;

    private void Count(
        string text,
        ReadOnlySpan<Word> words,
        int times,
        TermTraits traits,
        bool showsNames,
        Dictionary<uint, Counted> counts
    )
    {
        Word before = default;
        foreach (Word word in words)
        {
            (uint key, double share) = TermOf(text, before, word);
            before = word;
            if (share >= StopShare)
            {
                continue;
            }

            ref Counted counted = ref CollectionsMarshal.GetValueRefOrAddDefault(
                counts,
                key,
                out bool isKnown
            );
            if (!isKnown)
            {
                counted.Rarity = Term.RarityOf(share);
            }

            counted.Count += times;
            counted.Traits |= word.Kind == WordKind.Number ? traits | TermTraits.Number : traits;
            if (
                showsNames
                && word.Kind == WordKind.Letters
                && !WordScanner.BeginsSentence(text, word.Span.Start)
            )
            {
                bool isCapital = char.IsUpper(text[word.Span.Start]);
                counted.HasCapital |= isCapital;
                counted.HasSmall |= !isCapital;
            }
        }
    }

    private static bool ShowsNames(string title, List<Word> words)
    {
        int judged = 0;
        int capitals = 0;
        foreach (Word word in words)
        {
            if (word.Kind == WordKind.Letters && word.Span.Length >= ShortestJudged)
            {
                judged++;
                capitals += char.IsUpper(title[word.Span.Start]) ? 1 : 0;
            }
        }

        return capitals <= ShareOfCapitals * judged;
    }

    private (uint Key, double Share) TermOf(string text, Word before, Word word) =>
        word.Kind switch
        {
            WordKind.Letters when word.Span.Length == 1 => (word.Key, 1),
            WordKind.Letters => prior.TermOf(word.Span.In(text), word.Key),

            // Small numbers stand everywhere; a year or a toll is as telling as a fairly rare word.
            WordKind.Number => (
                word.Key,
                word.Span.Length switch
                {
                    1 => 0.3,
                    2 => 0.06,
                    _ => 0.01,
                }
            ),

            // Without blanks, two characters in a row come nearest to a word.
            _ => before.Kind == WordKind.Character && before.Span.End == word.Span.Start
                ? (WordScanner.Join(before.Key, word.Key), 0.01)
                : (word.Key, 1),
        };

    /// <summary>What has been seen of a term.</summary>
    private struct Counted
    {
        public int Count;
        public byte Rarity;
        public TermTraits Traits;
        public bool HasCapital;
        public bool HasSmall;

        public readonly Term ToTerm(uint key) =>
            new(
                key,
                (byte)Math.Min(Count, byte.MaxValue),
                Rarity,
                HasCapital && !HasSmall ? Traits | TermTraits.Name : Traits
            );
    }
}
