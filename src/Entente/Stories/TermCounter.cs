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
    private const int MostTerms = 200;

    /// <summary>The weightiest terms of a report, by key, each once.</summary>
    public ImmutableArray<Term> Count(string title, string text, List<Word> words)
    {
        Dictionary<uint, (int Count, byte Rarity)> counts = [];
        Count(title, CollectionsMarshal.AsSpan(WordScanner.Scan(title)), CountInTitle, counts);
        ReadOnlySpan<Word> all = CollectionsMarshal.AsSpan(words);
        int lead = Math.Min(LeadWords, all.Length);
        Count(text, all[..lead], CountInLead, counts);
        Count(text, all[lead..], 1, counts);

        IEnumerable<Term> terms = counts.Select(pair => new Term(
            pair.Key,
            (byte)Math.Min(pair.Value.Count, byte.MaxValue),
            pair.Value.Rarity
        ));
        return
        [
            .. terms
                .OrderByDescending(term => term.Emphasis * term.Rarity)
                .ThenBy(term => term.Key)
                .Take(MostTerms)
                .OrderBy(term => term.Key),
        ];
    }

    private void Count(
        string text,
        ReadOnlySpan<Word> words,
        int times,
        Dictionary<uint, (int Count, byte Rarity)> counts
    )
    {
        Word before = default;
        foreach (Word word in words)
        {
            (uint key, double share) = TermOf(text, before, word);
            before = word;
            if (share < StopShare)
            {
                ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    counts,
                    key,
                    out _
                );
                counted = (counted.Count + times, Term.RarityOf(share));
            }
        }
    }

    private (uint Key, double Share) TermOf(string text, Word before, Word word) =>
        word.Kind switch
        {
            WordKind.Letters when word.Span.Length == 1 => (word.Key, 1),
            WordKind.Letters => prior.TermOf(word.Span.In(text)),

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
}
