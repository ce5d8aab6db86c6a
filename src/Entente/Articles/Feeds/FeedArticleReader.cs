using System.Collections.Immutable;

namespace Entente.Articles.Feeds;

/// <summary>Reads the article that an item of a feed holds.</summary>
/// <remarks>
/// What the item states of itself goes before what its text says. All places are places in the item's own text: what was read from the
/// content is led back through the references, sections and escapes that the feed wrote it in.
/// </remarks>
internal sealed class FeedArticleReader(
    HtmlPageReader pages,
    HtmlArticleReader html,
    PlainArticleReader plain,
    OutletBook outlets,
    NameReader names,
    DateReader dates
)
{
    /// <summary>What is noted of an article of which the feed gives only the beginning.</summary>
    public const string SummaryOnly = "summary only";

    /// <summary>The rule of what an item states of itself, besides its content.</summary>
    internal const string Rule = "feed item";
    private const string FeedRule = "feed";

    // Between the name of an outlet and what its feed is about.
    private static readonly string[] s_partings =
    [
        " | ",
        " - ",
        " – ",
        " — ",
        " > ",
        " » ",
        " :: ",
        ": ",
    ];

    /// <summary>Parts an item into what it states and the blocks of its content.</summary>
    /// <param name="capture">The item as it is kept.</param>
    /// <param name="source">The same, decoded.</param>
    public OpenedPage Open(Capture capture, SourceText source)
    {
        string frame = capture.Frame ?? string.Empty;
        FeedItem? item = source.Text.AsSpan().TrimStart().StartsWith("{")
            ? JsonItemReader.Read(source.Text, frame)
            : FeedItemReader.Read(source.Text, frame, address: null);
        string? content = item?.Content?.Text;
        return new OpenedPage(capture, source)
        {
            Item = item,
            Html = content is not null && item!.IsHtml ? pages.Read(content) : null,
            Lines = content is null || item!.IsHtml ? null : PlainPageReader.Read(content),
        };
    }

    /// <summary>Reads an item.</summary>
    /// <param name="page">The item, opened.</param>
    /// <param name="source">The item, decoded.</param>
    public Extraction Read(OpenedPage page, SourceText source)
    {
        Capture capture = page.Capture;
        if (page.Item is not { } item)
        {
            return Refuse(
                capture,
                RefusalReason.Malformed,
                "expected an item of a feed, found none"
            );
        }

        if (item.Content is not { } content)
        {
            return Refuse(
                capture,
                RefusalReason.NoArticle,
                "expected an article or a summary of one, found an item with a headline at most"
            );
        }

        ArticleHead head = Head(capture, item);
        ArticleBody? body = page.Html is { } tagged
            ? html.Read(content.Text, tagged, page.Repeated, head).Body
            : plain.Read(page.Lines!, page.Repeated, head);
        body ??= Whole(content.Text);
        if (body is null)
        {
            return Refuse(
                capture,
                RefusalReason.NoArticle,
                "expected an article, found no running text"
            );
        }

        return new Extraction(Article(capture, source, item, head, body), Refusal: null)
        {
            Parts =
            [
                .. body.Parts.Select(part =>
                    part with
                    {
                        Source = content.Source.ToSource(part.Source),
                    }
                ),
            ],
        };
    }

    private static Extraction Refuse(Capture capture, RefusalReason reason, string message) =>
        new(Article: null, new Refusal(capture.File, reason, message));

    // A few words that are no page for the reader of pages are still what the feed gives as its text.
    private ArticleBody? Whole(string content)
    {
        PageText text = pages.Read(content).Text;
        ArticleBody body = ArticleBody.Compose(
            text,
            new string?[text.Blocks.Length],
            new PagePartKind[text.Blocks.Length],
            new Dictionary<int, (TextSpan Kept, string Reason)>()
        );
        return body.Text.Length == 0 ? null : body;
    }

    private ArticleHead Head(Capture capture, FeedItem item)
    {
        ArticleHead head = new()
        {
            Address = capture.Address ?? item.Address,
            Received = capture.Received,
            Language = item.Language,
            Title = item.Title is { } title ? Stated(title.Text, title.Place) : null,
            Outlet = Outlet(item),
        };
        if (item.Published is { } date && dates.Value(date.Text) is { } day)
        {
            head.AddDate(day, date.Place, Rule, ArticleHead.Carried);
        }

        if (item.Updated is { } change && dates.Value(change.Text) is { } update)
        {
            head.AddUpdate(update, change.Place, Rule, ArticleHead.Carried);
        }

        return head;
    }

    // What the item states has its place already; what was read from its content has it there.
    private Article Article(
        Capture capture,
        SourceText source,
        FeedItem item,
        ArticleHead head,
        ArticleBody body
    )
    {
        if (Authors(item) is { IsEmpty: false } authors)
        {
            head.Authors.Clear();
            head.Authors.AddRange(authors);
        }

        head.Address = capture.Address ?? item.Address;
        MappedText content = item.Content!;
        ArticleBody behind = new(
            body.Text,
            content.Behind(body.Source),
            [.. body.Cuts.Select(cut => cut with { Source = content.Source.ToSource(cut.Source) })],
            []
        )
        {
            Captions =
            [
                .. body.Captions.Select(caption =>
                    caption with
                    {
                        Source = content.Behind(caption.Source),
                    }
                ),
            ],
        };
        Article article = head.ToArticle(
            capture.Digest,
            behind,
            source.HasErrors,
            (place, rule) => rule is Rule or FeedRule ? place : content.Source.ToSource(place)
        );
        return item.IsSummary ? article with { Doubts = article.Doubts.Add(SummaryOnly) } : article;
    }

    private ImmutableArray<Stated<string>> Authors(FeedItem item)
    {
        var authors = ImmutableArray.CreateBuilder<Stated<string>>();
        foreach (FeedValue author in item.Authors)
        {
            foreach ((string name, _) in names.Persons(FeedAuthor.Name(author.Text)))
            {
                if (!authors.Any(known => Wording.IsSame(known.Value, name)))
                {
                    authors.Add(Stated(name, author.Place));
                }
            }
        }

        return authors.DrainToImmutable();
    }

    private Stated<string>? Outlet(FeedItem item)
    {
        if (item.Source is { Text.Length: > 0 } source)
        {
            return Stated(outlets.Outlet(source.Text) ?? source.Text, source.Place);
        }

        if (outlets.At(item.Address) is { } known)
        {
            return new Stated<string>(known, Source: null, FeedRule);
        }

        return item.Feed is { } feed ? new Stated<string>(Named(feed), null, FeedRule) : null;
    }

    // "The Guardian | World" is of The Guardian, when we know it; else a feed is called what it is called.
    private string Named(string feed)
    {
        foreach (string parting in s_partings)
        {
            foreach (string part in feed.Split(parting, StringSplitOptions.TrimEntries))
            {
                if (outlets.Outlet(part) is { } known)
                {
                    return known;
                }
            }
        }

        return feed;
    }

    private static Stated<string> Stated(string value, TextSpan? place) => new(value, place, Rule);
}
