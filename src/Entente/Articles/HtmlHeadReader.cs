using System.Buffers;

namespace Entente.Articles;

/// <summary>Reads headline, authors, outlet and dates from what an HTML page states of itself.</summary>
/// <remarks>Each value is taken from the place that is right most often; lab/notes/articles.md has the counts. Cost: linear.</remarks>
internal sealed class HtmlHeadReader(
    CharacterReferences references,
    DateReader dates,
    NameReader names,
    OutletBook outlets,
    PageWords words
)
{
    // A standfirst may stand before the byline.
    private const int BehindLead = 2;

    // A line that begins with a date may have the day of the week before it.
    private const int MaxWeekday = 12;

    private static readonly string[] s_titles =
    [
        "og:title",
        "twitter:title",
        "dc.title",
        "sailthru.title",
        "parsely-title",
    ];
    private static readonly string[] s_authors =
    [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "article:author_name",
        "citation_author",
    ];
    private static readonly SearchValues<char> s_beforeSite = SearchValues.Create("|–—-·•»:");

    private static readonly string[] s_sites =
    [
        "og:site_name",
        "application-name",
        "al:android:app_name",
        "dc.publisher",
    ];
    private static readonly string[] s_published =
    [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "article:published",
        "date.published",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "published_time",
        "og:published_time",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published",
        "dcterms.issued",
        "dc.date.issued",
        "dcterms.created",
        "dc.date.created",
        "citation_publication_date",
        "citation_date",
        "article:post_date",
        "publication_date",
        "og:pubdate",
        "cxenseparse:recs:publishtime",
        "date_published",
        "datecreated",
        "bt:pubdate",
        "rbpubdate",
        "last-published",
    ];
    private static readonly string[] s_dates =
    [
        "date",
        "dc.date",
        "dcterms.date",
        "article_date_original",
        "originalpublicationdate",
        "created",
        "creation_date",
        "article:date",
        "timestamp",
        "dc:date",
    ];

    // How far each place is believed as the date of first publication; the distance to the article takes up to 99 off.
    private const int LinkedDate = 9000;
    private const int MetaDate = 8500;
    private const int PublicationTime = 8000;
    private const int LabelledDate = 7500;
    private const int MarkedDate = 6800;
    private const int TimeElement = 6600;
    private const int NearDate = 6400;
    private const int MarkedDateBehind = 6000;
    private const int DateInLine = 5800;
    private const int AddressDate = 5500;
    private const int LooseMetaDate = 5000;
    private const int PageDate = 4500;
    private const int LooseDate = 4000;

    // Older numbers in an address are no dates of its making.
    private const int FirstWebYear = 1990;

    /// <summary>Reads what the page states without showing it.</summary>
    public void Read(string html, HtmlPage page, ArticleHead head)
    {
        LinkedArticle? linked = LinkedDataReader.Read(html, page.LinkedData);
        string? address = head.Address;
        string? canonical = page.Canonical ?? Property(html, page, "og:url").Text;
        head.Address =
            canonical is not null
            && canonical.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ? canonical
                : address;
        head.Language ??=
            Language(page.Language)
            ?? Language(linked?.Language)
            ?? Language(Property(html, page, "og:locale").Text);
        head.Outlet ??= Outlet(html, page, linked, address ?? head.Address);
        head.Title ??= Title(html, page, linked, head.Outlet?.Value);
        Authors(html, page, linked, head);
        Dates(html, page, linked, address ?? head.Address, head);
    }

    /// <summary>Reads bylines and dates that the page shows around the article.</summary>
    /// <param name="page">The page.</param>
    /// <param name="choice">Which blocks are the body.</param>
    /// <param name="head">Takes what is found.</param>
    public void ReadShown(HtmlPage page, BlockChoice choice, ArticleHead head)
    {
        PageText text = page.Text;
        int body = Array.FindIndex(choice.Reasons, reason => reason is null);
        if (body < 0)
        {
            return;
        }

        int last = Array.FindLastIndex(choice.Reasons, reason => reason is null);
        bool hasAuthors = head.Authors.Count > 0;
        int from = Math.Max(0, body - 40);
        int to = Math.Min(text.Blocks.Length, last + 12);
        for (int i = from; i < to; i++)
        {
            Block block = text.Blocks[i];
            PageHint hint = choice.Hints[i];
            if (
                choice.Reasons[i] is null
                || choice.Traits[i].Words > 40
                || (hint & PageHint.Comment) != PageHint.None
            )
            {
                continue;
            }

            ReadOnlySpan<char> line = text.Words(block);
            if (!hasAuthors && i <= last + 2 && (hint & PageHint.Caption) == PageHint.None)
            {
                bool isByline =
                    (hint & PageHint.Byline) != PageHint.None
                    && (i <= body + BehindLead || i > last);
                ShownAuthors(text, block, line, isByline, head);
            }

            ShownDate(page, choice, i, body, head);
        }
    }

    private void ShownDate(HtmlPage page, BlockChoice choice, int i, int body, ArticleHead head)
    {
        Block block = page.Text.Blocks[i];
        ReadOnlySpan<char> line = page.Text.Words(block);
        if (dates.Find(line) is not { } found || EndsWith("updated", line[..found.Start]))
        {
            return;
        }

        bool isDate = (choice.Hints[i] & PageHint.Date) != PageHint.None;
        bool isLabelled = EndsWith("published", line[..found.Start]);
        bool isNear = i < body && body - i <= 12;
        bool isAlone = found.End - found.Start >= line.Length / 2;
        int length = choice.Traits[i].Words;
        int strength =
            isLabelled ? LabelledDate
            : isDate && i <= body ? MarkedDate
            : isAlone && isNear ? NearDate
            : isDate ? MarkedDateBehind
            : isNear && length <= 15 ? DateInLine
            : isAlone && length <= 8 ? LooseDate
            : 0;
        if (strength == 0)
        {
            return;
        }

        // Nearer to the article is better: the margin of a page shows dates of other articles.
        int start = block.Text.Start;
        head.AddDate(
            found.Date,
            page.Text.ToSource(new TextSpan(start + found.Start, start + found.End)),
            isLabelled ? "labelled date" : "shown date",
            strength - Math.Min(99, Math.Abs(body - i))
        );
    }

    // "By Anna Example 12 March 2019 5 min", "12 March 2019 By Anna Example": a date ends the names, or stands before them.
    private void ShownAuthors(
        PageText text,
        Block block,
        ReadOnlySpan<char> line,
        bool isByline,
        ArticleHead head
    )
    {
        FoundDate? date = dates.Find(line);
        bool any = Authors(text, block, 0, date?.Start ?? line.Length, isByline, head);
        if (!any && date is { } day && (isByline || day.Start <= MaxWeekday))
        {
            Authors(text, block, day.End, line.Length, isByline, head);
        }
    }

    private bool Authors(
        PageText text,
        Block block,
        int from,
        int to,
        bool isByline,
        ArticleHead head
    )
    {
        ReadOnlySpan<char> line = text.Words(block)[from..to];
        int at = names.AfterByline(line);
        if (at < 0 && !isByline)
        {
            return false;
        }

        at = Math.Max(at, 0);
        bool any = false;
        foreach ((string name, TextSpan span) in names.Persons(line[at..]))
        {
            int start = block.Text.Start + from + at + span.Start;
            head.AddAuthor(name, text.ToSource(new TextSpan(start, start + span.Length)), "byline");
            any = true;
        }

        return any;
    }

    private bool EndsWith(string kind, ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" :|-–,");
        foreach (string phrase in words.All(kind))
        {
            if (
                before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (
                    before.Length == phrase.Length
                    || !char.IsLetter(before[before.Length - phrase.Length - 1])
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private Stated<string>? Title(string html, HtmlPage page, LinkedArticle? linked, string? outlet)
    {
        (string? og, TextSpan ogSpan) = FirstProperty(html, page, s_titles);
        string? tag = page.Title is { } element ? references.Decode(html, element).Trim() : null;
        string? stated = og ?? linked?.Headline ?? tag;
        Block? shown = null;
        double best = 0;
        foreach (Block block in page.Text.Blocks)
        {
            if (block.Heading is not (1 or 2) || block.Text.Length > 300)
            {
                continue;
            }

            string line = page.Text.Words(block).ToString();
            double overlap = stated is null ? 0.6 : Wording.Overlap(line, stated);
            overlap = BlockTraits.Of(line).Words >= 3 ? overlap - (block.Heading * 0.1) : 0;
            if (overlap > best)
            {
                best = overlap;
                shown = block;
            }
        }

        // A heading that shares half its words with what the page calls its title is the headline as readers see it.
        if (shown is { } heading && best >= 0.4)
        {
            TextSpan span = WithoutKicker(page.Text, heading, og, linked?.Headline);
            return new Stated<string>(
                span.In(page.Text.Text).ToString(),
                page.Text.ToSource(span),
                "heading"
            );
        }

        if (linked is { IsArticle: true, Headline: { Length: > 0 } headline })
        {
            return new Stated<string>(
                Plain(headline),
                Locate(html, headline, linked.Script),
                "linked data headline"
            );
        }

        if (og is { Length: > 0 })
        {
            return new Stated<string>(Plain(Bare(og, outlet)), ogSpan, "meta title");
        }

        return tag is { Length: > 0 } && page.Title is { } at
            ? new Stated<string>(Plain(Bare(tag, outlet)), at, "title element")
            : null;
    }

    // "Treaty: Talks begin" in one heading, "Talks begin" where the page states its title: the rest is a kicker.
    private static TextSpan WithoutKicker(PageText text, Block heading, params string?[] titles)
    {
        ReadOnlySpan<char> words = text.Words(heading);
        foreach (string? title in titles)
        {
            if (
                title is { Length: >= 15 }
                && title.Length < words.Length
                && words.EndsWith(title, StringComparison.Ordinal)
            )
            {
                return new TextSpan(heading.Text.End - title.Length, heading.Text.End);
            }
        }

        return heading.Text;
    }

    // "Talks begin | The Example": the last part of a title names the site.
    private string Bare(string title, string? outlet)
    {
        int cut = SiteMark(title);
        if (cut <= 0)
        {
            return title;
        }

        string tail = title[(cut + 1)..].Trim();
        bool isSite =
            (
                outlet is not null
                && (Wording.IsSame(tail, outlet) || Wording.Overlap(tail, outlet) >= 0.5)
            )
            || outlets.Outlet(tail) is not null
            || title[cut] == '|';
        return isSite ? title[..cut].Trim() : title;
    }

    private Stated<string>? Outlet(
        string html,
        HtmlPage page,
        LinkedArticle? linked,
        string? address
    )
    {
        if (outlets.At(address) is { } known)
        {
            return new Stated<string>(known, Source: null, "known address");
        }

        (string? site, TextSpan span) = FirstProperty(html, page, s_sites);
        string? publisher = linked?.Publisher is { } name ? Plain(name) : null;
        foreach (string? candidate in (ReadOnlySpan<string?>)[publisher, site])
        {
            if (candidate is not null && outlets.Outlet(candidate) is { } outlet)
            {
                return new Stated<string>(
                    outlet,
                    ReferenceEquals(candidate, site)
                        ? span
                        : Locate(html, candidate, linked!.Script),
                    "known name"
                );
            }
        }

        return site is { Length: > 0 and < 80 } ? new Stated<string>(site, span, "site name")
            : publisher is { Length: > 0 and < 80 }
                ? new Stated<string>(
                    publisher,
                    Locate(html, publisher, linked!.Script),
                    "linked data publisher"
                )
            : SiteOfTitle(html, page);
    }

    // The last mark with blanks on both sides ("Talks begin – Port-au-Prince Ledger"), or the last stroke; -1 when there is none.
    private static int SiteMark(ReadOnlySpan<char> title)
    {
        for (int at = title.Length - 2; at > 0; at--)
        {
            if (
                title[at] == '|'
                || (
                    s_beforeSite.Contains(title[at]) && title[at - 1] == ' ' && title[at + 1] == ' '
                )
            )
            {
                return at;
            }
        }

        return -1;
    }

    // "Talks begin – The Harbour Ledger" above the heading "Talks begin": the name is believed when the page shows it once more.
    private Stated<string>? SiteOfTitle(string html, HtmlPage page)
    {
        if (page.Title is not { } element)
        {
            return null;
        }

        ReadOnlySpan<char> title = references.Decode(html, element).Trim();
        int cut = SiteMark(title);
        ReadOnlySpan<char> site = title[(cut + 1)..].Trim();
        if (
            cut <= 0
            || !names.IsPaper(site)
            || (outlets.Outlet(site) is null && !names.IsOwnName(site))
        )
        {
            return null;
        }

        foreach (Block block in page.Text.Blocks)
        {
            if (page.Text.Words(block).StartsWith(site, StringComparison.OrdinalIgnoreCase))
            {
                string name = outlets.Outlet(site) ?? site.ToString();
                return new Stated<string>(
                    name,
                    Locate(html, site.ToString(), element),
                    "name behind the title"
                );
            }
        }

        return null;
    }

    private void Authors(string html, HtmlPage page, LinkedArticle? linked, ArticleHead head)
    {
        foreach (string author in linked?.Authors ?? [])
        {
            Author(Plain(author), Locate(html, author, linked!.Script), "linked data author", head);
        }

        foreach (string desk in linked?.Desks ?? [])
        {
            Agency(desk, Locate(html, desk, linked!.Script), head);
        }

        if (head.Authors.Count > 0)
        {
            return;
        }

        foreach (HtmlProperty property in page.Properties)
        {
            if (Array.IndexOf(s_authors, property.Name) >= 0)
            {
                Author(
                    references.Decode(html, property.Value),
                    property.Value,
                    "meta author",
                    head
                );
            }
        }
    }

    private void Author(string text, TextSpan source, string rule, ArticleHead head)
    {
        Agency(text, source, head);
        int at = Math.Max(0, names.AfterByline(text));
        foreach ((string name, _) in names.Persons(text.AsSpan(at)))
        {
            head.AddAuthor(name, source, rule);
        }
    }

    private void Agency(string text, TextSpan source, ArticleHead head)
    {
        if (
            head.Agency is null
            && outlets.Agency(text) is { } agency
            && agency != head.Outlet?.Value
        )
        {
            head.Agency = new Stated<string>(agency, source, "agency as author");
        }
    }

    private void Dates(
        string html,
        HtmlPage page,
        LinkedArticle? linked,
        string? address,
        ArticleHead head
    )
    {
        if (linked?.Published is { } stated && dates.Value(stated) is { } published)
        {
            head.AddDate(
                published,
                Locate(html, stated, linked.Script),
                "linked data date",
                linked.IsArticle ? LinkedDate : PageDate
            );
        }

        foreach (HtmlProperty property in page.Properties)
        {
            int rank = Array.IndexOf(s_published, property.Name);
            int loose = Array.IndexOf(s_dates, property.Name);
            if (
                (rank >= 0 || loose >= 0)
                && dates.Value(references.Decode(html, property.Value)) is { } date
            )
            {
                head.AddDate(
                    date,
                    property.Value,
                    "meta date",
                    rank >= 0 ? MetaDate - rank : LooseMetaDate - loose
                );
            }
        }

        int order = 0;
        foreach (HtmlTime time in page.Times)
        {
            if (dates.Value(references.Decode(html, time.Value)) is { } date)
            {
                head.AddDate(
                    date,
                    time.Value,
                    "time element",
                    (time.IsPublication ? PublicationTime : TimeElement) - Math.Min(99, order++)
                );
            }
        }

        if (AddressDay(address) is { } day)
        {
            head.AddDate(new NewsDate(day), source: null, "date in the address", AddressDate);
        }
    }

    // /2022/10/03/, /2022-10-03-, /20221003/
    private DateOnly? AddressDay(string? address)
    {
        if (address is null || address.Length > 2000)
        {
            return null;
        }

        int path = address.IndexOf('/', Math.Min(address.Length, 9));
        if (path < 0)
        {
            return null;
        }

        foreach (Range part in address.AsSpan(path).SplitAny("/-_."))
        {
            ReadOnlySpan<char> digits = address.AsSpan(path)[part];
            if (digits.Length == 8 && dates.Value(digits) is { Day.Year: >= FirstWebYear } compact)
            {
                return compact.Day;
            }
        }

        FoundDate? found = dates.Find(address.AsSpan(path));
        return found?.Date.Day.Year >= FirstWebYear ? found.Value.Date.Day : null;
    }

    private (string? Text, TextSpan Span) FirstProperty(string html, HtmlPage page, string[] wanted)
    {
        foreach (string name in wanted)
        {
            if (Property(html, page, name) is ({ Length: > 0 }, _) found)
            {
                return found;
            }
        }

        return default;
    }

    private (string? Text, TextSpan Span) Property(string html, HtmlPage page, string name)
    {
        foreach (HtmlProperty property in page.Properties)
        {
            if (property.Name == name)
            {
                return (references.Decode(html, property.Value).Trim(), property.Value);
            }
        }

        return default;
    }

    // Linked data often carries references and tags of the HTML it was made from.
    private string Plain(string text)
    {
        string decoded = references.Decode(text, new TextSpan(0, text.Length));
        return string.Join(
            ' ',
            decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static TextSpan Locate(string html, string value, TextSpan script)
    {
        int at = script.In(html).IndexOf(value, StringComparison.Ordinal);
        return at < 0 ? script : new TextSpan(script.Start + at, script.Start + at + value.Length);
    }

    private static string? Language(string? code)
    {
        code = code?.Trim().Replace('_', '-');
        return
            code is { Length: >= 2 and <= 12 }
            && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && char.IsAsciiLetter(code[0])
            && code.IndexOf('-') is -1 or 2 or 3
            && code.Length is 2 or 3 or > 4
            ? code
            : null;
    }
}
