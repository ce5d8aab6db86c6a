using System.Runtime.InteropServices;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Makes the sketch of a report.</summary>
/// <remarks>Safe to use from any thread. Cost: linear in the text.</remarks>
public sealed class Sketcher
{
    // In English news text two words in five are among the commonest hundred; in other languages hardly one in ten
    // looks like them. Fewer words than these do not tell.
    private const double FewestCommon = 0.15;
    private const int FewestWords = 30;
    private const int WordsLookedAt = 300;

    // Longer texts count as long as this; it is written in four bytes.
    private const int MostWords = 1_000_000;

    private readonly Language _language;
    private readonly WordPrior _prior;
    private readonly TermCounter _terms;
    private readonly TermCounter _termsOfOthers;
    private readonly AnchorFinder _anchors;

    /// <summary>Loads what the language knows of how common its words are; a language without that table is guessed by the length of words.</summary>
    public Sketcher(DataTables tables, Language language)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(language);
        _language = language with { Tables = tables };
        _prior = new WordPrior(_language);
        _terms = new TermCounter(_prior);
        _anchors = new AnchorFinder(tables);
        _termsOfOthers = _prior.HasRanks ? new TermCounter(WordPrior.OfOthers(tables)) : _terms;
    }

    /// <summary>Makes the sketch of a report as it was read.</summary>
    public Sketch Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Article article = report.Article;
        return Make(
            report.Id,
            article.Title?.Value,
            article.Text,
            article.Published?.Value.ToString(),
            report
                .Mentions.Where(mention => mention.Entity is not null)
                .Select(mention => mention.Entity!),
            article.Language
        );
    }

    /// <summary>Where each term of a text in this sketcher's language stands first.</summary>
    internal Dictionary<uint, TextSpan> PlacesOfTerms(string text) => _terms.Places(text);

    /// <summary>Makes the sketch of one report.</summary>
    /// <param name="reportId">Its identifier.</param>
    /// <param name="title">Its headline; <see langword="null"/> when it has none.</param>
    /// <param name="text">Its text.</param>
    /// <param name="date">Its day of publication in ISO 8601; <see langword="null"/> when not known. A time behind the day is not looked at; what is no date counts as unknown.</param>
    /// <param name="actors">The entities it names.</param>
    /// <param name="language">Its language, BCP 47; <see langword="null"/> or empty when not known: then, as where it is said to be this sketcher's, its words tell.</param>
    public Sketch Make(
        string reportId,
        string? title,
        string text,
        string? date,
        IEnumerable<string> actors,
        string? language = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(reportId);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(actors);
        title ??= "";
        List<Word> titleWords = WordScanner.Scan(title);
        List<Word> words = WordScanner.Scan(text);
        bool[] isQuoted = QuotedWords.Mark(text, words);
        bool isKnown = IsKnown(language, text, words);
        return new Sketch(reportId)
        {
            Day = DayOf(date),
            IsInKnownLanguage = isKnown,
            Language = LanguageOf(language, isKnown),
            Words = Math.Min(MostWords, words.Count + titleWords.Count),
            Terms = (isKnown ? _terms : _termsOfOthers).Count(title, titleWords, text, words),
            Anchors = _anchors.Find(title, titleWords, text, words),
            Actors = [.. actors.Select(actor => WordScanner.Key(actor)).Distinct().Order()],
            OwnPassages = Fingerprints.Of(words, isQuoted, quoted: false),
            QuotedPassages = Fingerprints.Of(words, isQuoted, quoted: true),
        };
    }

    /// <summary>Whether a text is in the language whose words are known.</summary>
    private bool IsKnown(string? language, string text, List<Word> words)
    {
        if (
            !_prior.HasRanks
            || !string.IsNullOrEmpty(language)
                && !language
                    .Split('-', '_')[0]
                    .Equals(_language.Code, StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        int looked = 0;
        int common = 0;
        foreach (
            Word word in CollectionsMarshal.AsSpan(words)[..Math.Min(WordsLookedAt, words.Count)]
        )
        {
            looked += word.Kind == WordKind.Number ? 0 : 1;
            common +=
                word.Kind == WordKind.Letters
                && _prior.TermOf(word.Span.In(text), word.Key).Share >= TermCounter.StopShare
                    ? 1
                    : 0;
        }

        return looked < FewestWords || common >= FewestCommon * looked;
    }

    private uint LanguageOf(string? language, bool isKnown) =>
        isKnown ? WordScanner.Key(_language.Code)
        : string.IsNullOrEmpty(language) ? 0
        : WordScanner.Key(language.Split('-', '_')[0]);

    /// <summary>The day of a printed date as a number; <see langword="null"/> when it names none.</summary>
    internal static int? DayOf(string? date) => IsoDay.Leading(date)?.DayNumber;
}
