using Entente.Articles.Archives;
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
    private readonly HtmlPageReader _pages;
    private readonly HtmlArticleReader _html;
    private readonly PlainArticleReader _plain;
    private readonly OutletBook _outlets;
    private readonly DateReader _dates;
    private readonly FeedArticleReader _feeds;

    /// <summary>Loads what <paramref name="tables"/> know of pages, outlets and agencies.</summary>
    public ArticleReader(DataTables tables)
        : this(tables, BlockModel.Read()) { }

    /// <summary>Reads with other weights than the library's.</summary>
    internal ArticleReader(DataTables tables, BlockModel model)
    {
        ArgumentNullException.ThrowIfNull(tables);
        PageWords words = new(tables);
        PageCues cues = new(tables);
        LineFactReader lines = new(cues, new PictureLabels(tables));
        CharacterReferences references = new(tables);
        _outlets = new OutletBook(tables);
        _dates = new DateReader(words);
        NameReader names = new(words, _outlets);
        GivenNames givenNames = new(tables);
        DatelineReader datelines = new(_dates, _outlets, words);
        CreditReader credits = new(tables, names, words);
        ArticleTrimmer trimmer = new(datelines, credits, _outlets, words);
        _pages = new HtmlPageReader(new PageHints(tables), references);
        _html = new HtmlArticleReader(
            _pages,
            new HtmlBodyFinder(lines, model.Labeller),
            new HtmlHeadReader(
                references,
                new PageFields(tables),
                new HtmlTitleReader(_outlets),
                new HtmlAuthorReader(
                    new StatedAuthorReader(names, _outlets, givenNames, words),
                    new BylineReader(_dates, names, givenNames, words)
                ),
                new HtmlDateReader(_dates),
                new ShownDateReader(_dates, words),
                new HtmlOutletReader(_outlets, names, words),
                credits,
                words
            ),
            trimmer,
            model.Cuts,
            new CaptionReader(new CaptionEdges(tables)),
            new OtherPages(words),
            references
        );
        _plain = new PlainArticleReader(
            new PlainBodyFinder(lines, model.Labeller),
            new PlainHeadReader(cues, words, _dates, names, _outlets),
            credits,
            trimmer,
            model.Cuts
        );
        _feeds = new FeedArticleReader(_pages, _html, _plain, _outlets, names, _dates);
    }

    /// <summary>Reads a capture by itself.</summary>
    public Extraction Read(Capture capture) => Read(Open(capture));

    /// <summary>Decodes a capture and parts it into blocks: the first half of reading it.</summary>
    public OpenedPage Open(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            capture.Form == CaptureForm.Page
            && Refusals.OfPage(ContentSniffer.Kind(capture.Bytes.Span)) is { } no
        )
        {
            return new OpenedPage(capture, new Refusal(capture.File, no.Reason, no.Message));
        }

        SourceText source = Entente.Articles.SourceText.Of(capture);
        if (source.Text.AsSpan().IsWhiteSpace())
        {
            return new OpenedPage(
                capture,
                new Refusal(
                    capture.File,
                    RefusalReason.Empty,
                    "expected a page, found nothing to read"
                )
            );
        }

        return capture.Form == CaptureForm.FeedItem
            ? _feeds.Open(capture, source)
            : new OpenedPage(capture, source)
            {
                Html = source.IsHtml ? _pages.Read(source.Text) : null,
                Lines = source.IsHtml ? null : PlainPageReader.Read(source.Text),
            };
    }

    /// <summary>Reads an opened page: the second half.</summary>
    public Extraction Read(OpenedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Capture capture = page.Capture;
        if (page.Source is not { } source)
        {
            return new Extraction(Article: null, page.Refusal);
        }

        if (capture.Form == CaptureForm.FeedItem)
        {
            return _feeds.Read(page, source);
        }

        ArticleHead head = new()
        {
            Address = capture.Address ?? source.Fields?.Address,
            Received = capture.Received,
        };
        Carried(source, head);
        (ArticleBody? body, string? instead) = page.Html is { } html
            ? _html.Read(source.Text, html, page.Repeated, head)
            : (_plain.Read(page.Lines!, page.Repeated, head), null);
        if (capture is { Form: CaptureForm.Page, Frame: { } frame })
        {
            Mailed(MailFrame.Read(frame), head);
        }

        if (body is not null)
        {
            return new Extraction(
                head.ToArticle(capture.Digest, body, source.HasErrors),
                Refusal: null
            )
            {
                Parts = body.Parts,
            };
        }

        Refusal refusal = new(
            capture.File,
            RefusalReason.NoArticle,
            $"expected an article, found {instead ?? "no running text"}"
        );
        return new Extraction(Article: null, refusal)
        {
            Page = head.ToArticle(capture.Digest, ArticleBody.Empty, source.HasErrors),
        };
    }

    /// <summary>What all source spans point into: the decoded file, or the decoded value of <c>html</c> or <c>text</c> of a JSON line with that of its <c>title</c> behind it.</summary>
    public static string SourceText(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return Entente.Articles.SourceText.Of(capture).Whole;
    }

    /// <summary>The visible words of a part of a source text, without tags; of text without tags, the part itself.</summary>
    public static string ShownText(string source, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(source);
        return HtmlTest.IsHtml(source) ? HtmlWords.Of(span.In(source)) : span.In(source).ToString();
    }

    /// <summary>What is known of the blocks of a capture, and the reasons that rules give: what the labeller learns from.</summary>
    internal (PageText Text, BlockFacts Facts, string?[] Reasons) Look(Capture capture)
    {
        SourceText source = Entente.Articles.SourceText.Of(capture);
        return source.IsHtml ? _html.Look(source.Text) : _plain.Look(source.Text);
    }

    // A mail's subject may be the headline of the page in it, or not: it is taken where the page has none. Its date may be
    // the day on which somebody saved the page.
    private void Mailed(MailFrame mail, ArticleHead head)
    {
        const string Rule = "mail header";
        if (mail.Subject is { } subject)
        {
            Stated<string> title = new(subject, Source: null, Rule);
            head.Title ??= title;
            head.Others.Add(new Alternative("title", title));
        }

        if (mail.Date is { } written && _dates.Value(written) is { } date)
        {
            head.Others.Add(
                new Alternative("date", new Stated<string>(date.ToString(), Source: null, Rule))
            );
        }
    }

    // What the carrier says was said by someone who knew the page: it goes before what we read ourselves.
    private void Carried(SourceText source, ArticleHead head)
    {
        if (source.Fields is not { } fields)
        {
            return;
        }

        const string Rule = "field of the carrier";
        if (source.Headline is { } title)
        {
            head.Title = new Stated<string>(title, source.HeadlineSource, Rule);
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
