using System.Collections.Immutable;
using Entente.Articles;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using Entente.Quotations;
using Entente.Text;

namespace Entente.Desk;

/// <summary>Reads one capture into one report: all the rooms that look at a single page, in their order.</summary>
/// <remarks>
/// A pure function of the capture, the tables and, where a run has one, what its memory of the site told of the page: the same run
/// gives the same reports on every machine. Built once
/// (all tables are loaded in the constructor) and safe to use from any thread.
/// </remarks>
public sealed class NewsReader
{
    // Longer ones are lines of text that were taken for a headline.
    private const int LongestHeadline = 400;

    private readonly ArticleReader _articles;
    private readonly LanguageIdentifier _identifier;
    private readonly FigureReader _figures;
    private readonly EventReader _events;
    private readonly ImmutableDictionary<string, LanguageReader> _languages;

    /// <summary>Loads the tables of every room.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="models">The models; those in the library when it is <see langword="null"/>. A language's are loaded when its first text is read.</param>
    /// <param name="isFast">Whether the quick models are to be used: several times faster, less exact, and without references.</param>
    public NewsReader(DataTables tables, ModelFolder? models = null, bool isFast = false)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _articles = new ArticleReader(tables);
        _identifier = new LanguageIdentifier(tables);
        _figures = new FigureReader(tables);
        Actors = new EntityBook(tables);
        _events = new EventReader(tables, Actors, models);

        // A language is read when it has cue verbs: a folder of tables is all that it takes.
        _languages = tables
            .LanguagesWith("cue-verbs")
            .Select(code => new Language(code, tables))
            .ToImmutableDictionary(
                language => language.Code,
                language => new LanguageReader(
                    language,
                    Actors,
                    models ?? ModelFolder.Embedded,
                    isFast
                ),
                StringComparer.OrdinalIgnoreCase
            );
    }

    /// <summary>Those whom mentions can mean.</summary>
    public EntityBook Actors { get; }

    /// <summary>Reads <paramref name="capture"/> by itself.</summary>
    public ReadResult Read(Capture capture) => Read(Open(capture));

    /// <summary>Opens <paramref name="capture"/>: a run notes it in its <see cref="SiteMemory"/> before it is read.</summary>
    public OpenedPage Open(Capture capture) => _articles.Open(capture);

    /// <summary>Reads an opened page.</summary>
    public ReadResult Read(OpenedPage page)
    {
        Extraction extraction = _articles.Read(page);
        if (extraction.Article is not { } article)
        {
            return new ReadResult(null, extraction.Refusal);
        }

        string id = RecordId.ForReport(article.Capture);
        (Report report, bool isRead) = Read(id, article, reference: null);
        return new ReadResult(
            isRead
                ? report
                : report with
                {
                    Article = report.Article with
                    {
                        Doubts = article.Doubts.Add("language not read"),
                    },
                },
            null
        );
    }

    /// <summary>Reads the article of a report again, against another day: titles, times and who speaks may come out otherwise.</summary>
    /// <param name="report">The report as it was read.</param>
    /// <param name="reference">The day, where the page states none.</param>
    /// <param name="learned">Who holds which office in the words of other reports of its story.</param>
    /// <exception cref="DataFormatException">A model's file is damaged.</exception>
    public Report Reread(
        Report report,
        ReferenceDay? reference,
        ImmutableArray<LearnedOffice> learned = default
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        return Read(report.Id, report.Article, reference, learned).Report;
    }

    private (Report Report, bool IsRead) Read(
        string id,
        Article article,
        ReferenceDay? reference,
        ImmutableArray<LearnedOffice> learned = default
    )
    {
        DateOnly? day = article.Published?.Value.Day ?? reference?.Day;
        Annotation annotation = Annotate(id, article.Text, day, article.Language, learned: learned);
        DateTime? moment = day?.ToDateTime(article.Published?.Value.Time ?? TimeOnly.MinValue);
        annotation = annotation with
        {
            Mentions =
            [
                .. annotation
                    .Mentions.Concat(annotation.Groups)
                    .OrderBy(mention => mention.Span.Start),
            ],
        };
        Reckoning body = WithoutSources(
            _figures.Read(article.Text, annotation, moment),
            annotation.Unnamed
        );
        (ImmutableArray<TemporalExpression> times, ImmutableArray<Event> events) = _events.Counted(
            annotation,
            body.Times,
            _events.Plain(annotation, _events.Read(annotation, day, body.Times))
        );
        Report report = new(
            id,
            article with
            {
                Language = annotation.Language,
            },
            [
                .. annotation
                    .Mentions.Concat(annotation.Unnamed)
                    .OrderBy(mention => mention.Span.Start)
                    .ThenByDescending(mention => mention.Span.End),
            ],
            annotation.Quotations
        )
        {
            Body = body with { Times = times },
            Events = EventReader.WithVoices(events, annotation.Quotations),
            Headline = Reckon(article.Title?.Value, annotation, moment),
            Captions = ReckonCaptions(article, annotation, moment),
            Reference = article.Published is null ? reference : null,
        };
        Page page = new(id, article, annotation, day, learned);
        foreach (PartReading part in ReadBeside(page, report))
        {
            report = report with
            {
                Quotations = report.Quotations.AddRange(part.Quotations),
                Events = report.Events.AddRange(part.Events),
            };
        }

        return (report, annotation.IsRead);
    }

    /// <summary>What the headline and the captions say that somebody said or did; nothing of earlier pictures.</summary>
    private ImmutableArray<PartReading> ReadBeside(Page page, Report read)
    {
        if (
            page.Text is not { IsRead: true, Language: { } language }
            || !_languages.TryGetValue(Primary(language), out LanguageReader? reader)
        )
        {
            return [];
        }

        var parts = ImmutableArray.CreateBuilder<PartReading>();
        // A headline that only the carrier states (a mail's subject) stands in no kept page: no line could open its words.
        if (page.Article.Title is { Source: not null, Value: { Length: <= LongestHeadline } title })
        {
            parts.Add(ReadHeadline(page, title, read.Headline, reader));
        }

        for (int i = 0; i < page.Article.Captions.Length; i++)
        {
            if (!page.Article.Captions[i].IsOfEarlier)
            {
                parts.Add(ReadCaption(page, i, read.Captions[i], reader));
            }
        }

        return parts.ToImmutable();
    }

    private PartReading ReadHeadline(
        Page page,
        string title,
        Reckoning reckoning,
        LanguageReader reader
    )
    {
        Document headline = reader.Engine.Analyze(reader.Text.Analyze(title));
        ImmutableArray<Mention> named = page.Names.Resolve(
            reader.Entities.Find(headline, page.Day, page.Learned),
            title
        );
        string sentence = QuotationFinder.AsSentence(title, named);
        headline =
            sentence == title ? headline : reader.Engine.Analyze(reader.Text.Analyze(sentence));
        return WithEvents(
            page,
            ReportPart.Headline,
            (headline, named, reckoning),
            reader.Quotations.ReadHeadline(
                page.Id,
                headline,
                named,
                (page.Article.Text, page.Text.Mentions, page.Text.Quotations)
            ),
            reader
        );
    }

    private PartReading ReadCaption(
        Page page,
        int number,
        Reckoning reckoning,
        LanguageReader reader
    )
    {
        ReportPart part = ReportPart.Caption(number + 1);
        Document caption = reader.Engine.Analyze(
            reader.Text.Analyze(page.Article.Captions[number].Text)
        );
        ImmutableArray<Mention> named = page.Names.Resolve(
            reader.Entities.Find(caption, page.Day, page.Learned),
            caption.Text
        );
        return WithEvents(
            page,
            part,
            (caption, named, reckoning),
            reader.Quotations.ReadCaption(page.Id, part, caption, named, page.Text.Mentions),
            reader
        );
    }

    private PartReading WithEvents(
        Page page,
        ReportPart part,
        (Document Document, ImmutableArray<Mention> Named, Reckoning Reckoning) found,
        ImmutableArray<Quotation> said,
        LanguageReader reader
    )
    {
        ImmutableArray<Mention> groups = reader.Groups.Find(found.Document, found.Named);
        Annotation own = new(
            found.Document,
            [.. found.Named.Concat(groups).OrderBy(mention => mention.Span.Start)],
            said,
            page.Text.Language
        );
        ImmutableArray<Event> events = _events.Read(own, page.Day, found.Reckoning.Times, part);
        return new PartReading(said, EventReader.WithVoices(_events.Plain(own, events), said));
    }

    private Reckoning Reckon(string? words, Annotation text, DateTime? moment) =>
        words is null
            ? Reckoning.None
            : _figures.Read(words, new Annotation(null, [], [], text.Language), moment);

    private ImmutableArray<Reckoning> ReckonCaptions(
        Article article,
        Annotation text,
        DateTime? moment
    ) =>
        [
            .. article.Captions.Select(caption =>
                Reckon(caption.IsOfEarlier ? null : caption.Text, text, moment)
            ),
        ];

    /// <summary>"Three people familiar with the matter said": how many spoke is no claim.</summary>
    private static Reckoning WithoutSources(Reckoning read, ImmutableArray<Mention> unnamed)
    {
        if (unnamed.IsEmpty || read.Claims.IsEmpty)
        {
            return read;
        }

        int next = 0; // both stand in the order of the text
        return read with
        {
            Claims = read.Claims.RemoveAll(claim =>
            {
                TextSpan figure = read.Figures[claim.Figure].Span;
                while (next < unnamed.Length && unnamed[next].Span.End <= figure.Start)
                {
                    next++;
                }

                return next < unnamed.Length && unnamed[next].Span.Contains(figure);
            }),
        };
    }

    /// <summary>Finds what is in a clean text.</summary>
    /// <param name="id">The identifier of the report, from which those of its findings are made.</param>
    /// <param name="text">The text.</param>
    /// <param name="date">When it was published; <see langword="null"/> when not known.</param>
    /// <param name="language">Its language, BCP 47; <see langword="null"/> to have it told from the text.</param>
    /// <param name="last">The step after which to stop.</param>
    /// <param name="learned">Who holds which office in the words of other reports.</param>
    /// <exception cref="DataFormatException">A model's file is damaged.</exception>
    public Annotation Annotate(
        string id,
        string text,
        DateOnly? date,
        string? language,
        ReadingStep last = ReadingStep.Quotations,
        ImmutableArray<LearnedOffice> learned = default
    )
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
        document = last < ReadingStep.Syntax ? document : reader.Engine.Analyze(document);
        ImmutableArray<Mention> mentions =
            last < ReadingStep.Mentions ? [] : reader.Entities.Find(document, date, learned);
        QuotationFindings said =
            last < ReadingStep.Quotations
                ? QuotationFindings.None
                : reader.Quotations.Read(id, document, mentions);
        ImmutableArray<ReferenceChain> references =
            last < ReadingStep.References ? [] : reader.Engine.FindReferences(document, mentions);
        return new Annotation(
            document,
            mentions,
            reader.Pronouns.Check(text, said.Quotations),
            language
        )
        {
            Attributions = said.Attributions,
            References = references,
            Groups = last < ReadingStep.Quotations ? [] : reader.Groups.Find(document, mentions),
            Unnamed = last < ReadingStep.Quotations ? [] : reader.Unnamed.Find(document, mentions),
        };
    }

    /// <summary>Why texts of a language come back without syntax; <see langword="null"/> when they do not.</summary>
    /// <param name="language">The language, BCP 47.</param>
    /// <exception cref="DataFormatException">A model's file is damaged.</exception>
    public string? WhyNoSyntax(string language) =>
        _languages.TryGetValue(Primary(language), out LanguageReader? reader)
            ? reader.Engine.WhyNoSyntax
            : null;

    /// <summary>The language of a BCP 47 code, without region and script: "en" of "en-GB".</summary>
    public static string Primary(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        int end = language.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? language : language[..end];
    }

    /// <summary>A page with what was found in its text.</summary>
    private sealed record Page(
        string Id,
        Article Article,
        Annotation Text,
        DateOnly? Day,
        ImmutableArray<LearnedOffice> Learned
    )
    {
        /// <summary>Whom its text names: a headline and a caption name them by one word.</summary>
        public TextNames Names { get; } = new(Text.Mentions);
    }

    /// <summary>What was found in a part of a page beside its text.</summary>
    private readonly record struct PartReading(
        ImmutableArray<Quotation> Quotations,
        ImmutableArray<Event> Events
    );

    private sealed class LanguageReader(
        Language language,
        EntityBook book,
        ModelFolder models,
        bool isFast
    )
    {
        public TextAnalyzer Text { get; } = new(language);

        public LanguageEngine Engine { get; } = new(language, models, isFast);

        public EntityFinder Entities { get; } = new(book, language);

        public GroupFinder Groups { get; } = new(book, language);

        public UnnamedFinder Unnamed { get; } = new(book, language);

        public QuotationFinder Quotations { get; } = new(language, models);

        public PronounCheck Pronouns { get; } = new(language);
    }
}

/// <summary>What reading a capture gave: exactly one of both is set.</summary>
/// <param name="Report">The report.</param>
/// <param name="Refusal">Why there is none.</param>
public sealed record ReadResult(Report? Report, Refusal? Refusal);

/// <summary>The steps of reading a text, each of which needs those before it.</summary>
public enum ReadingStep
{
    /// <summary>Its sentences and tokens.</summary>
    Tokens,

    /// <summary>What each token is and does, and what looks like a name.</summary>
    Syntax,

    /// <summary>Who and what is named.</summary>
    Mentions,

    /// <summary>What is said.</summary>
    Quotations,

    /// <summary>Which words speak of the same: not part of the record (docs/decisions/0004).</summary>
    References,
}

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
    /// <summary>Which words speak of the same; empty when nobody asked for it, or the language has no model for it.</summary>
    public ImmutableArray<ReferenceChain> References { get; init; } = [];

    /// <summary>All that is given as somebody's words, thoughts or wishes, whether it is shown or not.</summary>
    public ImmutableArray<Attribution> Attributions { get; init; } = [];

    /// <summary>Words that mean several of those who are named: "the two leaders". No part of <see cref="Mentions"/>: statements and chains have their own way to them.</summary>
    public ImmutableArray<Mention> Groups { get; init; } = [];

    /// <summary>Those who are spoken of without a name; names of states and bodies may stand inside. No part of <see cref="Mentions"/>, for the same reason.</summary>
    public ImmutableArray<Mention> Unnamed { get; init; } = [];

    /// <summary>Whether the language is one that is read.</summary>
    public bool IsRead => Document is not null;
}
