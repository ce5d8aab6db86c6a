using Entente.Data;

namespace Entente.Articles;

/// <summary>Reads the article that a capture holds: clean text, headline, authors, credit, dateline, date.</summary>
/// <remarks>
/// A pure function of the capture and the tables; it never throws on content. Cost: linear in the capture. Safe to use from
/// any thread.
/// </remarks>
public sealed class ArticleReader
{
    private readonly HtmlArticleReader _html;
    private readonly PlainArticleReader _plain;
    private readonly OutletBook _outlets;
    private readonly DateReader _dates;

    /// <summary>Loads what <paramref name="tables"/> know of pages, outlets and agencies.</summary>
    public ArticleReader(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        PageWords words = new(tables);
        PageCues cues = new(tables);
        CharacterReferences references = new(tables);
        _outlets = new OutletBook(tables);
        _dates = new DateReader(words);
        NameReader names = new(words, _outlets);
        DatelineReader datelines = new(_dates, _outlets, words);
        ArticleTrimmer trimmer = new(datelines, _outlets, words);
        _html = new HtmlArticleReader(
            new HtmlPageReader(new PageHints(tables), references),
            new HtmlBodyFinder(cues),
            new HtmlHeadReader(references, _dates, names, _outlets, words),
            trimmer
        );
        _plain = new PlainArticleReader(
            new PlainBodyFinder(cues),
            new PlainHeadReader(cues, words, _dates, names, _outlets),
            trimmer
        );
    }

    /// <summary>Reads a capture.</summary>
    public Extraction Read(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            capture.Form == CaptureForm.Page
            && Refusals.Of(ContentSniffer.Kind(capture.Bytes.Span)) is { } no
        )
        {
            return Refuse(capture, no.Reason, no.Message);
        }

        SourceText source = Entente.Articles.SourceText.Of(capture);
        if (source.Text.AsSpan().IsWhiteSpace())
        {
            return Refuse(capture, RefusalReason.Empty, "expected a page, found nothing to read");
        }

        ArticleHead head = new() { Address = capture.Address ?? source.Fields?.Address };
        Carried(source.Fields, head);
        ArticleBody? body = source.IsHtml
            ? _html.Read(source.Text, head)
            : _plain.Read(source.Text, head);
        if (body is null)
        {
            return Refuse(
                capture,
                RefusalReason.NoArticle,
                "expected an article, found no running text"
            );
        }

        return new Extraction(
            new Article
            {
                Capture = capture.Digest,
                Text = body.Text,
                Source = body.Source,
                Title = head.Title,
                Authors = [.. head.Authors],
                Outlet = head.Outlet,
                Agency = head.Agency,
                Dateline = head.Dateline,
                Published = head.Published,
                Language = head.Language,
                Address = head.Address,
                Cuts = body.Cuts,
                Doubts = head.Doubts(source.HasErrors),
            },
            Refusal: null
        );
    }

    /// <summary>What all source spans point into: the decoded file, or the decoded value of <c>html</c> or <c>text</c> of a JSON line.</summary>
    public static string SourceText(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return Entente.Articles.SourceText.Of(capture).Text;
    }

    private static Extraction Refuse(Capture capture, RefusalReason reason, string message) =>
        new(Article: null, new Refusal(capture.File, reason, message));

    // What the carrier says was said by someone who knew the page: it goes before what we read ourselves.
    private void Carried(CarrierFields? fields, ArticleHead head)
    {
        if (fields is null)
        {
            return;
        }

        const string Rule = "field of the carrier";
        if (fields.Title?.Trim() is { Length: > 0 } title)
        {
            head.Title = new Stated<string>(title, Source: null, Rule);
        }

        if (fields.Date is { } date && _dates.Value(date) is { } day)
        {
            head.AddDate(day, source: null, Rule, ArticleHead.Carried);
        }

        if (fields.Outlet?.Trim() is { Length: > 0 } outlet)
        {
            head.Outlet = new Stated<string>(_outlets.Outlet(outlet) ?? outlet, Source: null, Rule);
        }

        head.Language = fields.Language?.Trim() is { Length: >= 2 and <= 12 } language
            ? language
            : null;
    }
}
