namespace Entente.Articles;

/// <summary>Knows pages that hold no article though they hold sentences: indexes, live pages, galleries, logins.</summary>
/// <remarks>
/// Such a page is refused rather than merged into a text that nobody wrote. An article that is taken for one is lost: so what the page is
/// built of must tell it, and what the page calls itself must agree. On the development sets: lab/notes/articles.md.
/// </remarks>
internal sealed class OtherPages(PageWords words)
{
    // A teaser is a headline that leads elsewhere and a few lines; a page of so many is an index when they hold most of its text.
    private const int LeastTeasers = 5;
    private const int MostTeaserWords = 60;
    private const double MostOfText = 0.6;

    // A line that is a link heads a teaser, too; articles have some of these, so it takes more of them.
    private const int LeastLinkTeasers = 10;
    private const double MostOfTextInLinks = 0.9;

    // Posts of a live page, each with its time.
    private const int LeastPosts = 5;

    // Captions, or pictures counted ("3/10"), of a gallery; beside captions it has no more than a few sentences.
    private const int LeastPictures = 5;
    private const int MostBesidePictures = 40;

    // With fewer words than these, a page of pictures is one, and so is a page that asks for a password.
    private const int LeastWithPictures = 120;
    private const int LeastWithPassword = 60;

    // The words of a login stand alone: "Sign in".
    private const int MostLoginWords = 4;

    private const string LiveType = "schema.org/LiveBlogPosting";
    private static readonly string[] s_live = ["\"LiveBlogPosting\""];
    private static readonly string[] s_gallery = ["\"ImageGallery\"", "\"MediaGallery\""];
    private static readonly string[] s_article = ["Article\"", "\"BlogPosting\""];

    /// <summary>What the page is; <see langword="null"/> when it may be an article. Cost: linear.</summary>
    public string? Name(string html, HtmlPage page, BlockChoice choice)
    {
        int first = Array.IndexOf(choice.Reasons, null);
        if (first < 0)
        {
            return IsLogin(page) ? "a login" : null;
        }

        int end = Array.LastIndexOf(choice.Reasons, null) + 1;
        int count = Words(choice, first, end);
        if (IsCalledLive(html, page) && Posts(page, first, end) >= LeastPosts)
        {
            return "a live page of several posts";
        }

        return IsCalledArticle(html, page) ? null
            : count < LeastWithPassword && IsLogin(page) ? "a login"
            : IsGallery(html, page, choice, count) ? "a gallery"
            : IsIndex(page.Text, choice, first, end, count) ? "an index of other pages"
            : null;
    }

    private static bool IsCalledLive(string html, HtmlPage page) =>
        States(html, page, s_live) || html.Contains(LiveType, StringComparison.Ordinal);

    // A page that asks for a password, or one with a form and "Sign in" in a line of its own.
    private bool IsLogin(HtmlPage page)
    {
        if (page.AsksPassword)
        {
            return true;
        }

        if (!page.Regions.Any(region => region.Reason == "form"))
        {
            return false;
        }

        foreach (Block block in page.Text.Blocks)
        {
            ReadOnlySpan<char> line = page.Text.Words(block);
            if (
                block.Kind == BlockKind.Heading
                && BlockTraits.Of(line).Words <= MostLoginWords
                && words.Is("login", line.ToString())
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGallery(string html, HtmlPage page, BlockChoice choice, int count)
    {
        if (count < LeastWithPictures && States(html, page, s_gallery))
        {
            return true;
        }

        int captions = 0;
        int captionWords = 0;
        int counted = 0;
        for (int i = 0; i < choice.Reasons.Length; i++)
        {
            bool isCaption = (choice.Hints[i] & PageHint.Caption) != PageHint.None;
            captions += isCaption ? 1 : 0;
            captionWords += isCaption ? choice.Traits[i].Words : 0;
            counted += IsCounted(page.Text.Words(page.Text.Blocks[i])) ? 1 : 0;
        }

        return counted >= LeastPictures
            || (
                captions >= LeastPictures && count <= MostBesidePictures && captionWords > 2 * count
            );
    }

    // "3/10 A boat on the lake".
    private static bool IsCounted(ReadOnlySpan<char> line)
    {
        int digits = Digits(line);
        ReadOnlySpan<char> rest = line[digits..].TrimStart();
        if (digits is 0 or > 3 || rest is not ['/', ..])
        {
            return false;
        }

        rest = rest[1..].TrimStart();
        int all = Digits(rest);
        return all is > 0 and <= 3
            && (all == rest.Length || char.IsWhiteSpace(rest[all]) || rest[all] is ':' or '.');
    }

    private static int Digits(ReadOnlySpan<char> line)
    {
        int digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? line.Length : digits;
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
        (int teasers, int inTeasers) = Teasers(i => text.Blocks[i].Kind == BlockKind.Heading);
        if (teasers >= LeastTeasers && inTeasers >= MostOfText * words)
        {
            return true;
        }

        (teasers, inTeasers) = Teasers(IsLink);
        return teasers >= LeastLinkTeasers && inTeasers >= MostOfTextInLinks * words;

        // What begins with a line of one kind and goes on to the next of it.
        (int Count, int Words) Teasers(Func<int, bool> isHead)
        {
            int count = 0;
            int inside = 0;
            int at = Math.Max(0, first - 1);
            while (at < end)
            {
                int next = at + 1;
                while (next < end && !isHead(next))
                {
                    next++;
                }

                int below = Words(choice, at, next);
                bool isTeaser = isHead(at) && IsLink(at) && below is > 0 and <= MostTeaserWords;
                count += isTeaser ? 1 : 0;
                inside += isTeaser ? below : 0;
                at = next;
            }

            return (count, inside);
        }

        bool IsLink(int i) =>
            text.Blocks[i].LinkLength >= 0.8 * text.Blocks[i].Text.Length
            && choice.Traits[i].Words >= 3;
    }
}
