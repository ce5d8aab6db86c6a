using System.Globalization;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Makes the sketch of a report.</summary>
/// <remarks>Safe to use from any thread. Cost: linear in the text.</remarks>
public sealed class Sketcher
{
    private readonly TermCounter _terms;

    /// <summary>Loads what the language knows of how common its words are; a language without that table is guessed by the length of words.</summary>
    public Sketcher(DataTables tables, Language language)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(language);
        _terms = new TermCounter(new WordPrior(language with { Tables = tables }));
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
        bool[] isQuoted = QuotedWords.Mark(text, words);
        return new Sketch(reportId)
        {
            Day = DayOf(date),
            Terms = _terms.Count(title ?? "", text, words),
            Actors = [.. actors.Select(actor => WordScanner.Key(actor)).Distinct().Order()],
            OwnPassages = Fingerprints.Of(words, isQuoted, quoted: false),
            QuotedPassages = Fingerprints.Of(words, isQuoted, quoted: true),
        };
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
}
