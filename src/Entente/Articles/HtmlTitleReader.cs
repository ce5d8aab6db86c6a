namespace Entente.Articles;

/// <summary>Chooses the headline among the headings that a page shows and the titles that it states.</summary>
/// <remarks>A heading is believed by its likeness to the stated titles, once the name of the site is taken off them. Cost: linear; headings looked at are bounded.</remarks>
internal sealed class HtmlTitleReader(OutletBook outlets)
{
    private const int MostHeadings = 60;
    private const int MostLength = 300;

    // What is longer is no title, whatever it is called; no page has so many.
    private const int MostOfTitle = 500;
    private const int MostTitles = 12;

    // lab/notes/metadata.md has the trials.
    private const double LeastLikeness = 0.4;
    private const double LeastOfSecond = 0.6;
    private const double FirstLevel = 0.35;

    // A kicker is short; what stands behind it is long enough to be a headline of its own.
    private const int MostOfKicker = 50;
    private const int LeastOfHeadline = 4;

    private sealed record Title(string Text, string Full, TextSpan Source, string Rule);

    /// <summary>The headline, with the titles that were not chosen behind it.</summary>
    /// <param name="stated">What the page states.</param>
    /// <param name="outlet">The outlet.</param>
    /// <param name="sites">All names of the site.</param>
    /// <param name="label">The name in its address.</param>
    public IEnumerable<Stated<string>> Read(
        HtmlStatements stated,
        Stated<string>? outlet,
        IReadOnlyCollection<string> sites,
        string label
    )
    {
        sites = [.. sites, .. BehindOwn(stated)];
        bool isNewsroom = stated.Linked is { IsNews: true } || outlet?.Rule == "known address";
        List<Title> titles = Titles(stated, sites, label);
        Title? heading = Heading(stated, titles, sites, label);
        Title? own = titles.Find(t => t.Rule == "meta title");
        Title? linked = titles.Find(t => t.Rule == "linked data headline");
        Title? best =
            heading is not null
            && own is not null
            && isNewsroom
            && IsFullHeadline(heading, own, linked, titles)
                ? own
                : heading ?? linked ?? own ?? titles.Find(_ => true);
        IEnumerable<Title> all = best is null ? titles : [best, .. titles];
        if (heading is not null)
        {
            all = all.Append(heading);
        }

        return all.DistinctBy(t => t.Text, StringComparer.Ordinal)
            .Select(t => new Stated<string>(t.Text, t.Source, t.Rule));
    }

    // Newsrooms write og:title by hand: where it is neither the heading nor made of the title element, it is the headline in full.
    private static bool IsFullHeadline(Title heading, Title own, Title? linked, List<Title> titles)
    {
        if (
            Wording.IsSame(heading.Text, own.Text)
            || TitleParts
                .Of(own.Full)
                .Exists(part => Wording.IsSame(heading.Text, part.In(own.Full)))
        )
        {
            return false;
        }

        bool isTitleElement = titles.Any(t =>
            t.Rule == "title element" && Wording.IsSame(t.Text, own.Text)
        );
        bool isLinked = linked is not null && Wording.IsSame(linked.Text, own.Text);
        return !isTitleElement || isLinked;
    }

    // "Talks begin" in og:title, "Talks begin | Harbour blog" in the title element: what is left names the site.
    private static IEnumerable<string> BehindOwn(HtmlStatements stated)
    {
        if (
            stated.TitleElement is { } tag
            && stated.First(PageField.Title) is { } own
            && tag.Length > own.Text.Length + 3
            && own.Text.Length >= 10
            && tag.StartsWith(own.Text, StringComparison.OrdinalIgnoreCase)
        )
        {
            string rest = tag[own.Text.Length..].Trim(' ', '|', '-', '–', '—', '·', '•', '»', ':');
            return rest.Length is > 2 and <= MostLength ? [rest] : [];
        }

        return [];
    }

    private List<Title> Titles(
        HtmlStatements stated,
        IReadOnlyCollection<string> sites,
        string label
    )
    {
        List<Title> titles = [];
        if (stated.Linked is { IsArticle: true, Headline: { Length: > 0 } headline })
        {
            Add(stated.Plain(headline), stated.Locate(headline), "linked data headline");
        }

        foreach (HtmlStatement title in stated.All(PageField.Title).OrderBy(title => title.Rank))
        {
            Add(title.Text, title.Source, "meta title");
        }

        if (stated.TitleElement is { Length: > 0 } tag && stated.Page.Title is { } element)
        {
            Add(tag, element, "title element");
        }

        return titles;

        void Add(string text, TextSpan source, string rule)
        {
            if (text.Length > MostOfTitle || titles.Count >= MostTitles)
            {
                return;
            }

            string bare = Bare(text, sites, label);
            if (bare.Length > 0)
            {
                titles.Add(new Title(bare, text, source, rule));
            }
        }
    }

    private Title? Heading(
        HtmlStatements stated,
        List<Title> titles,
        IReadOnlyCollection<string> sites,
        string label
    )
    {
        PageText text = stated.Page.Text;
        List<(HashSet<string> Words, double Less)> wordings = Wordings(titles);
        Block? shown = null;
        Block? first = null;
        double best = 0;
        int looked = 0;
        foreach (Block block in text.Blocks)
        {
            if (
                block.Heading is not (1 or 2)
                || block.Text.Length > MostLength
                || looked++ >= MostHeadings
            )
            {
                continue;
            }

            string line = text.Words(block).ToString();
            bool isFirst = block.Heading == 1;
            first ??= isFirst && IsHeadline(line) && !IsSite(line, sites, label) ? block : null;
            double likeness = titles.Count == 0 ? LeastOfSecond : Likeness(line, wordings);
            double score = likeness + (isFirst ? FirstLevel : 0);
            if (
                score > best
                && likeness >= (isFirst ? LeastLikeness : LeastOfSecond)
                && !IsSite(line, sites, label)
            )
            {
                best = score;
                shown = block;
            }
        }

        if ((shown ?? first) is not { } heading)
        {
            return null;
        }

        TextSpan span = Bare(text, heading, titles);
        string words = span.In(text.Text).ToString();
        return new Title(words, words, text.ToSource(span), "heading");
    }

    // A heading that is like no title may be the headline all the same: pages are renamed for search engines.
    private static bool IsHeadline(string line) => BlockTraits.Of(line).Words >= LeastOfHeadline;

    // Of a title in parts the longest may be the headline alone, or the first: the last names the site or a section of it.
    private static List<(HashSet<string> Words, double Less)> Wordings(List<Title> titles)
    {
        Dictionary<string, double> texts = new(StringComparer.Ordinal);
        foreach (Title title in titles)
        {
            double less = title.Rule == "title element" ? 0.05 : 0;
            Add(title.Text, less);
            Add(title.Full, less);
            List<TextSpan> parts = TitleParts.Of(title.Text);
            if (parts.Count > 1)
            {
                Add(parts.MaxBy(part => part.Length).In(title.Text).ToString(), 0.05);
                Add(parts[0].In(title.Text).ToString(), 0.1);
            }
        }

        return [.. texts.Select(text => (Wording.Words(text.Key), text.Value))];

        void Add(string text, double less) =>
            texts[text] = texts.TryGetValue(text, out double other) ? Math.Min(other, less) : less;
    }

    private static double Likeness(string line, List<(HashSet<string> Words, double Less)> titles)
    {
        HashSet<string> words = Wording.Words(line);
        double best = 0;
        foreach ((HashSet<string> title, double less) in titles)
        {
            best = Math.Max(best, Wording.Likeness(words, title) - less);
        }

        return best;
    }

    // "Treaty: Talks begin" in one heading, "Talks begin" where the page states its title: the rest is a kicker.
    private static TextSpan Bare(PageText text, Block heading, List<Title> titles)
    {
        ReadOnlySpan<char> words = text.Words(heading);
        foreach (Title title in titles)
        {
            if (
                title.Text.Length >= 15
                && title.Text.Length < words.Length
                && words.EndsWith(title.Text, StringComparison.Ordinal)
            )
            {
                return new TextSpan(heading.Text.End - title.Text.Length, heading.Text.End);
            }
        }

        return CommonTail(words, titles) is > 0 and var tail
            ? new TextSpan(heading.Text.End - tail, heading.Text.End)
            : heading.Text;
    }

    // "War in the north – Talks begin in Vienna" in one place, "Crisis talks: Talks begin in Vienna" in another: two kickers, one headline.
    private static int CommonTail(ReadOnlySpan<char> heading, List<Title> titles)
    {
        foreach (Title title in titles)
        {
            ReadOnlySpan<char> other = title.Text;
            int most = Math.Min(heading.Length, other.Length);
            int tail = 0;
            while (tail < most && heading[^(tail + 1)] == other[^(tail + 1)])
            {
                tail++;
            }

            ReadOnlySpan<char> kicker = heading[..^tail].TrimEnd();
            bool isKicker =
                kicker is [.., ':' or '-' or '–' or '—' or '|']
                && kicker.Length <= MostOfKicker
                && other[..^tail].TrimEnd() is [.., ':' or '-' or '–' or '—' or '|'];
            ReadOnlySpan<char> rest = heading[^tail..].TrimStart();
            bool isOther = Wording.Likeness(kicker.ToString(), title.Text[..^tail]) < 0.5;
            if (isKicker && isOther && BlockTraits.Of(rest).Words >= LeastOfHeadline)
            {
                return rest.Length;
            }
        }

        return 0;
    }

    // "Talks begin | The Example": what names the site is taken off both ends.
    private string Bare(string title, IReadOnlyCollection<string> sites, string label)
    {
        List<TextSpan> parts = TitleParts.Of(title);
        int first = 0;
        int last = parts.Count - 1;
        bool hasSite = false;
        while (last > first && IsSite(parts[last].In(title).ToString(), sites, label))
        {
            last--;
            hasSite = true;
        }

        while (first < last && IsSite(parts[first].In(title).ToString(), sites, label))
        {
            first++;
            hasSite = true;
        }

        bool isStroke =
            !hasSite
            && last > first
            && title[parts[last - 1].End..parts[last].Start].Contains('|')
            && parts[last].Length < parts[last].Start - parts[first].Start;
        last -= isStroke ? 1 : 0;
        return parts.Count == 0 ? title : title[parts[first].Start..parts[last].End];
    }

    private bool IsSite(string part, IReadOnlyCollection<string> sites, string label) =>
        outlets.Outlet(part) is not null
        || SiteName.Fit(part, label) == 2
        || (SiteName.IsAddress(part) && label.Length > 0 && SiteName.Fit(part, label) > 0)
        || sites.Any(site => Wording.IsSame(part, site) || Wording.Likeness(part, site) >= 0.6);
}
