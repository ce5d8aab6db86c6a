using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Text;

namespace Entente.Stories;

/// <summary>Makes the sketch of a report.</summary>
/// <remarks>Safe to use from any thread. Cost: linear in the text.</remarks>
public sealed class Sketcher
{
    internal static int TitleCount = 4;
    internal static int LeadWords = 0;
    internal static int LeadCount = 2;
    internal static bool Bigrams = false;
    internal static int MostTerms = 300;
    internal static double StopShare = 0.35;

    private readonly WordPrior _prior;

    /// <summary>Loads what the language knows of how common its words are.</summary>
    public Sketcher(DataTables tables, Language language)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(language);
        _prior = new WordPrior(language with { Tables = tables });
    }

    /// <summary>Makes the sketch of one report.</summary>
    /// <param name="reportId">Its identifier.</param>
    /// <param name="title">Its headline; <see langword="null"/> when it has none.</param>
    /// <param name="text">Its text.</param>
    /// <param name="date">Its day of publication in ISO 8601; <see langword="null"/> when not known. A time behind the day is not looked at; what is no date counts as unknown.</param>
    /// <param name="actors">The entities it names.</param>
    public Sketch Make(
        string reportId,
        string? title,
        string text,
        string? date,
        IEnumerable<string> actors
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(reportId);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(actors);
        List<Word> words = WordScanner.Scan(text);
        Dictionary<uint, (int Count, byte Rarity)> counts = [];
        if (title is not null)
        {
            Count(title, WordScanner.Scan(title), TitleCount, counts);
        }

        Count(text, words, 1, counts);
        return new Sketch(
            reportId,
            DayOf(date),
            Choose(counts),
            [.. actors.Select(actor => WordScanner.Key(actor)).Distinct().Order()],
            Fingerprints.Of(words, QuotedWords.Mark(text, words)),
            Fingerprints.Of(words, QuotedWords.Mark(text, words), quoted: true)
        );
    }

    private static int? DayOf(string? date) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(
            date.AsSpan(0, 10),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? day.DayNumber
            : null;

    private void Count(
        string text,
        List<Word> words,
        int times,
        Dictionary<uint, (int Count, byte Rarity)> counts
    )
    {
        uint previousName = 0;
        int previousEnd = -1;
        int w = 0;
        foreach (Word word in words)
        {
            int t = times == 1 && w++ < LeadWords ? LeadCount : times;
            (uint key, double share) = TermOf(text, word);
            bool isName = word.Kind == WordKind.Letters && char.IsUpper(text[word.Span.Start]);
            if (Bigrams && isName && previousName != 0 && word.Span.Start == previousEnd + 1)
            {
                Add(WordScanner.Join(previousName, key), t, Term.RarityOf(0.002));
            }

            previousName = isName ? key : 0;
            previousEnd = word.Span.End;
            if (share < StopShare)
            {
                Add(key, t, Term.RarityOf(share));
            }
        }

        void Add(uint key, int t, byte rarity)
        {
            counts[key] = counts.TryGetValue(key, out var known)
                ? (known.Count + t, known.Rarity)
                : (t, rarity);
        }
    }

    private (uint Key, double Share) TermOf(string text, Word word)
    {
        if (word.Kind == WordKind.Letters && word.Span.Length == 1)
        {
            return (word.Key, 1);
        }

        uint key = word.Kind == WordKind.Letters ? Terms.KeyOf(word.Span.In(text)) : word.Key;
        return word.Kind switch
        {
            WordKind.Number => (key, word.Span.Length < 2 ? 0.3 : word.Span.Length < 3 ? 0.06 : 0.01),
            WordKind.Character => (key, 0.05),
            _ => (key, _prior.ShareOf(key, word.Span.Length)),
        };
    }

    private static ImmutableArray<Term> Choose(Dictionary<uint, (int Count, byte Rarity)> counts)
    {
        IEnumerable<Term> terms = counts.Select(pair => new Term(
            pair.Key,
            (byte)Math.Min(pair.Value.Count, byte.MaxValue),
            pair.Value.Rarity
        ));
        if (counts.Count > MostTerms)
        {
            terms = terms
                .OrderByDescending(term => (1 + Math.Log(term.Count)) * term.Rarity)
                .ThenBy(term => term.Key)
                .Take(MostTerms);
        }

        return [.. terms.OrderBy(term => term.Key)];
    }
}
