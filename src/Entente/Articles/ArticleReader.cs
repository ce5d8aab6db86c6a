using Entente.Articles.Feeds;
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
    private readonly FeedArticleReader _feeds;

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
        HtmlPageReader pages = new(new PageHints(tables), references);
        _html = new HtmlArticleReader(
            pages,
            new HtmlBodyFinder(cues),
            new HtmlHeadReader(
                references,
                new PageFields(tables),
                new HtmlTitleReader(_outlets),
                new HtmlAuthorReader(_dates, names, _outlets, words),
                new HtmlDateReader(_dates, words),
                new HtmlOutletReader(_outlets, names, words),
                new CreditReader(tables),
                words
            ),
            trimmer
        );
        _plain = new PlainArticleReader(
            new PlainBodyFinder(cues),
            new PlainHeadReader(cues, words, _dates, names, _outlets),
            trimmer
        );
        _feeds = new FeedArticleReader(pages, _html, _plain, _outlets, names, _dates);
    }

    /// <summary>Reads a capture.</summary>
    public Extraction Read(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            capture.Form == CaptureForm.Page
            && Refusals.OfPage(ContentSniffer.Kind(capture.Bytes.Span)) is { } no
        )
        {
            return Refuse(capture, no.Reason, no.Message);
        }

        SourceText source = Entente.Articles.SourceText.Of(capture);
        if (source.Text.AsSpan().IsWhiteSpace())
        {
            return Refuse(capture, RefusalReason.Empty, "expected a page, found nothing to read");
        }

        if (capture.Form == CaptureForm.FeedItem)
        {
            return _feeds.Read(capture, source);
        }

        ArticleHead head = new()
        {
            Address = capture.Address ?? source.Fields?.Address,
            Received = capture.Received,
        };
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

        return new Extraction(Article(capture, source, head, body), Refusal: null);
    }

    /// <summary>What all source spans point into: the decoded file, or the decoded value of <c>html</c> or <c>text</c> of a JSON line.</summary>
    public static string SourceText(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return Entente.Articles.SourceText.Of(capture).Text;
    }

    private static Article Article(
        Capture capture,
        SourceText source,
        ArticleHead head,
        ArticleBody body
    ) =>
        new()
        {
            Capture = capture.Digest,
            Text = body.Text,
            Source = body.Source,
            Title = head.Title,
            Authors = [.. head.Authors],
            Desks = [.. head.Desks],
            Outlet = head.Outlet,
            Agency = head.Agency,
            Dateline = head.Dateline,
            Published = head.Published,
            Updated = head.Updated,
            Standfirst = head.Standfirst,
            Credits = [.. head.Credits],
            Rights = [.. head.Rights],
            Alternatives = head.Alternatives,
            Language = head.Language,
            Address = head.Address,
            Cuts = body.Cuts,
            Doubts = head.Doubts(source.HasErrors),
        };

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
