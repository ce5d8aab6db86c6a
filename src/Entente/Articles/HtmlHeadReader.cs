namespace Entente.Articles;

/// <summary>What a page states without showing it and what waits for the article's place in the page.</summary>
/// <param name="Page">All that the page states.</param>
/// <param name="Authors">The authors.</param>
/// <param name="Descriptions">How the page describes itself.</param>
internal sealed record HtmlStated(
    HtmlStatements Page,
    StatedAuthors Authors,
    IReadOnlyList<string> Descriptions
);

/// <summary>Reads what an HTML page states of its article: headline, authors, outlet, dates, language, address.</summary>
/// <remarks>Each value is taken from the place that is right most often; lab/notes/metadata.md has the counts. Cost: linear.</remarks>
internal sealed class HtmlHeadReader(
    CharacterReferences references,
    PageFields fields,
    HtmlTitleReader titles,
    HtmlAuthorReader authors,
    HtmlDateReader dates,
    ShownDateReader shownDates,
    HtmlOutletReader outlets,
    CreditReader credits,
    PageWords words
)
{
    private const int MostOfRights = 300;
    private const int MostRights = 10;
    private const int MostDescriptions = 6;
    private const int MostOfDescription = 2000;

    /// <summary>Reads what the page states without showing it.</summary>
    public HtmlStated Read(string html, HtmlPage page, ArticleHead head)
    {
        HtmlStatements stated = new(html, page, references, fields);
        string? address = head.Address;
        head.Canonical = Canonical(stated);
        head.Address = head.Canonical?.Value ?? address;
        head.NamedLanguage = NamedLanguage(stated);
        head.Language ??= head.NamedLanguage?.Value;
        List<Stated<string>> sites = [.. outlets.Read(stated, address ?? head.Address)];
        head.Outlet ??= sites.FirstOrDefault();
        string label = SiteName.OfAddress(address ?? head.Address);
        List<Stated<string>> found =
        [
            .. titles.Read(stated, head.Outlet, [.. sites.Select(s => s.Value)], label),
        ];
        head.Title ??= found.FirstOrDefault();
        head.Others.AddRange(found.Select(title => new Alternative("title", title)));
        head.Others.AddRange(sites.Select(site => new Alternative("outlet", site)));
        Rights(stated, head);
        dates.Read(stated, address ?? head.Address, head);
        return new HtmlStated(
            stated,
            authors.Read(stated, address ?? head.Address, head),
            [.. Descriptions(stated)]
        );
    }

    /// <summary>Reads bylines and dates that the page shows around the article.</summary>
    /// <param name="stated">What <see cref="Read"/> gave.</param>
    /// <param name="html">The source text.</param>
    /// <param name="page">The page.</param>
    /// <param name="choice">Which blocks are the body.</param>
    /// <param name="head">Takes what is found.</param>
    public void ReadShown(
        HtmlStated stated,
        string html,
        HtmlPage page,
        BlockChoice choice,
        ArticleHead head
    )
    {
        authors.Choose(stated.Authors, html, page, choice, head);
        shownDates.Read(stated.Page, page, choice, head);
        credits.Read(page.Text, choice, head);
        head.Standfirst = StandfirstReader.Read(page.Text, choice, stated.Descriptions);
    }

    // Of what a page tells machines only reservations are kept: "index, follow" reserves nothing.
    private void Rights(HtmlStatements stated, ArticleHead head)
    {
        foreach (HtmlStatement value in stated.All(PageField.Rights))
        {
            string[] signals =
            [
                .. value
                    .Text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                    .Where(signal => words.Is("rights-signal", signal)),
            ];
            bool isOwn = value.Name.StartsWith("tdm-", StringComparison.Ordinal);
            string text = isOwn ? value.Text : string.Join(", ", signals);
            if (text.Length is > 0 and <= MostOfRights && head.Rights.Count < MostRights)
            {
                head.Rights.Add(
                    new Stated<string>($"{value.Name}: {text}", value.Source, "rights signal")
                );
            }
        }
    }

    private static IEnumerable<string> Descriptions(HtmlStatements stated) =>
        stated
            .All(PageField.Standfirst)
            .OrderBy(description => description.Rank)
            .Select(description => description.Text)
            .Concat(stated.Linked?.Description is { } linked ? [stated.Plain(linked)] : [])
            .Where(description => description.Length <= MostOfDescription)
            .Take(MostDescriptions);

    private static Stated<string>? Canonical(HtmlStatements stated)
    {
        Stated<string>? found =
            stated.Page.Canonical is { } link
                ? new Stated<string>(link, stated.Page.CanonicalSource, "canonical link")
            : stated.Named("og:url") is { } named
                ? new Stated<string>(named.Text, named.Source, "meta address")
            : null;
        return found?.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) is true
            ? found
            : null;
    }

    private static Stated<string>? NamedLanguage(HtmlStatements stated) =>
        Language(stated.Page.Language) is { } attribute
            ? new Stated<string>(attribute, stated.Page.LanguageSource, "language attribute")
        : Language(stated.Linked?.Language) is { } linked
            ? new Stated<string>(
                linked,
                stated.Locate(stated.Linked!.Language!),
                "linked data language"
            )
        : stated.Named("og:locale") is { } locale && Language(locale.Text) is { } named
            ? new Stated<string>(named, locale.Source, "meta language")
        : null;

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
