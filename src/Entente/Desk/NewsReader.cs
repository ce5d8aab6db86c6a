using System.Collections.Immutable;
using Entente.Articles;
using Entente.Data;
using Entente.Entities;
using Entente.Quotations;
using Entente.Text;

namespace Entente.Desk;

/// <summary>Reads one capture into one report: all the rooms that look at a single page, in their order.</summary>
/// <remarks>
/// A pure function of the capture and the tables: the same capture gives the same report on every machine. Built once
/// (all tables are loaded in the constructor) and safe to use from any thread.
/// </remarks>
public sealed class NewsReader
{
    private readonly ArticleReader _articles;
    private readonly LanguageIdentifier _identifier;
    private readonly ImmutableDictionary<string, LanguageReader> _languages;

    /// <summary>Loads the tables of every room.</summary>
    public NewsReader(DataTables tables)
    {
        _articles = new ArticleReader(tables);
        _identifier = new LanguageIdentifier(tables);
        EntityBook book = new(tables);

        // A language is read when it has cue verbs: a folder of tables is all that it takes.
        _languages = tables
            .LanguagesWith("cue-verbs")
            .Select(code => new Language(code, tables))
            .ToImmutableDictionary(
                language => language.Code,
                language => new LanguageReader(language, book),
                StringComparer.OrdinalIgnoreCase
            );
    }

    /// <summary>Reads <paramref name="capture"/>.</summary>
    public ReadResult Read(Capture capture)
    {
        Extraction extraction = _articles.Read(capture);
        if (extraction.Article is not { } article)
        {
            return new ReadResult(null, extraction.Refusal);
        }

        string id = RecordId.ForReport(capture.Digest);
        Annotation annotation = Annotate(
            id,
            article.Text,
            article.Published?.Value.Day,
            article.Language
        );
        article = article with
        {
            Language = annotation.Language,
            Doubts = annotation.IsRead ? article.Doubts : article.Doubts.Add("language not read"),
        };
        return new ReadResult(
            new Report(id, article, annotation.Mentions, annotation.Quotations),
            null
        );
    }

    /// <summary>Finds what is in a clean text.</summary>
    /// <param name="id">The identifier of the report, from which those of its findings are made.</param>
    /// <param name="text">The text.</param>
    /// <param name="date">When it was published; <see langword="null"/> when not known.</param>
    /// <param name="language">Its language, BCP 47; <see langword="null"/> to have it told from the text.</param>
    public Annotation Annotate(string id, string text, DateOnly? date, string? language)
    {
        language ??= _identifier.Identify(text).Code;
        if (
            language is null
            || !_languages.TryGetValue(Primary(language), out LanguageReader? reader)
        )
        {
            // Kept and marked, not mis-read: English rules would find nonsense in a French page.
            return new Annotation(null, [], [], language);
        }

        Document document = reader.Text.Analyze(text);
        ImmutableArray<Mention> mentions = reader.Entities.Find(document, date);
        ImmutableArray<Quotation> quotations = reader.Quotations.Find(id, document, mentions);
        return new Annotation(document, mentions, quotations, language);
    }

    /// <summary>The language of a BCP 47 code, without region and script: "en" of "en-GB".</summary>
    public static string Primary(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        int end = language.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? language : language[..end];
    }

    private sealed class LanguageReader(Language language, EntityBook book)
    {
        public TextAnalyzer Text { get; } = new(language);

        public EntityFinder Entities { get; } = new(book, language);

        public QuotationFinder Quotations { get; } = new(language);
    }
}

/// <summary>What reading a capture gave: exactly one of both is set.</summary>
/// <param name="Report">The report.</param>
/// <param name="Refusal">Why there is none.</param>
public sealed record ReadResult(Report? Report, Refusal? Refusal);

/// <summary>What was found in a text.</summary>
/// <param name="Document">Its sentences and tokens; <see langword="null"/> when its language is not read.</param>
/// <param name="Mentions">Who and what is named.</param>
/// <param name="Quotations">What is said.</param>
/// <param name="Language">The language, given or guessed; <see langword="null"/> when it cannot be told.</param>
public sealed record Annotation(
    Document? Document,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<Quotation> Quotations,
    string? Language
)
{
    /// <summary>Whether the language is one that is read.</summary>
    public bool IsRead => Document is not null;
}
