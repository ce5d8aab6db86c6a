namespace Entente.Articles;

/// <summary>Knows pages that hold no article though they hold sentences: indexes, live pages, galleries, logins.</summary>
/// <remarks>
/// Such a page is refused rather than merged into a text that nobody wrote. An article that is taken for one is lost: so what the page is
/// built of must tell it, and what the page calls itself must agree. On the development sets: lab/notes/articles.md.
/// </remarks>
internal static class OtherPages
{
    // A teaser is a headline that leads elsewhere and a few lines; a page of so many is an index when they hold most of its text.
    private const int LeastTeasers = 5;
    private const int MostTeaserWords = 60;
    private const double MostOfText = 0.6;

    // Posts of a live page, each with its time.
    private const int LeastPosts = 5;

    // With fewer words than these, a page of pictures is one, and so is a page that asks for a password.
    private const int LeastWithPictures = 120;
    private const int LeastWithPassword = 60;

    private static readonly string[] s_live = ["\"LiveBlogPosting\""];
    private static readonly string[] s_gallery = ["\"ImageGallery\"", "\"MediaGallery\""];
    private static readonly string[] s_article = ["Article\"", "\"BlogPosting\""];

    /// <summary>What the page is; <see langword="null"/> when it may be an article. Cost: linear.</summary>
    public static string? Name(string html, HtmlPage page, BlockChoice choice)
    {
        int first = Array.IndexOf(choice.Reasons, null);
        if (first < 0)
        {
            return page.AsksPassword ? "a login" : null;
        }

        int end = Array.LastIndexOf(choice.Reasons, null) + 1;
        int words = Words(choice, first, end);
        if (States(html, page, s_live) && Posts(page, first, end) >= LeastPosts)
        {
            return "a live page of several posts";
        }

        return IsCalledArticle(html, page) ? null
            : page.AsksPassword && words < LeastWithPassword ? "a login"
            : words < LeastWithPictures && States(html, page, s_gallery) ? "a gallery"
            : IsIndex(page.Text, choice, first, end, words) ? "an index of other pages"
            : null;
    }

    private static bool IsCalledArticle(string html, HtmlPage page)
    {
        foreach (HtmlProperty property in page.Properties)
        {
            if (
                property.Name == "og:type"
                && property
                    .Value.In(html)
                    .Trim()
                    .StartsWith("article", StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return States(html, page, s_article);
    }

    private static int Words(BlockChoice choice, int first, int end)
    {
        int words = 0;
        for (int i = first; i < end; i++)
        {
            words += choice.Reasons[i] is null ? choice.Traits[i].Words : 0;
        }

        return words;
    }

    private static bool States(string html, HtmlPage page, string[] types)
    {
        foreach (TextSpan script in page.LinkedData)
        {
            foreach (string type in types)
            {
                if (script.In(html).Contains(type, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int Posts(HtmlPage page, int first, int end)
    {
        int posts = 0;
        int last = -1;
        foreach (HtmlTime time in page.Times)
        {
            bool isNext = time.Block > last && time.Block >= first && time.Block < end;
            posts += isNext ? 1 : 0;
            last = isNext ? time.Block : last;
        }

        return posts;
    }

    private static bool IsIndex(PageText text, BlockChoice choice, int first, int end, int words)
    {
        int teasers = 0;
        int inTeasers = 0;
        int at = first;
        while (at < end)
        {
            Block heading = text.Blocks[at];
            bool isLink =
                heading.Kind == BlockKind.Heading
                && heading.LinkLength >= 0.8 * heading.Text.Length
                && choice.Traits[at].Words >= 3;
            int next = at + 1;
            while (next < end && text.Blocks[next].Kind != BlockKind.Heading)
            {
                next++;
            }

            int below = Words(choice, at, next);
            bool isTeaser = isLink && below <= MostTeaserWords;
            teasers += isTeaser ? 1 : 0;
            inTeasers += isTeaser ? below : 0;
            at = next;
        }

        return teasers >= LeastTeasers && inTeasers >= MostOfText * words;
    }
}
