using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>A first guess at the body of an HTML page, by rules; and why each block is left out.</summary>
/// <remarks>
/// Blocks of prose count up, menus, teasers and what the page itself calls apart count down; the article is the run with
/// the largest sum, narrowed to the element that the page calls the article's body where that holds most of it. The
/// <see cref="BlockLabeller"/> takes the guess as one fact among others. Cost: linear. Thresholds: fundus and wcxb-dev, lab/notes/articles.md.
/// </remarks>
internal static class PageRules
{
    // One very long block must not outweigh an article of twenty paragraphs.
    private const int MaxWeight = 80;

    // An element that holds so much of the page's prose is the page, whatever its name says.
    private const double WholePage = 0.5;

    // Words of prose that make an article, before another may begin on its page, and where the headline of that one stands.
    private const float LeastArticle = 60;
    private const int HeadlineWithin = 8;

    // Small print is the lesser part of a page.
    private const double MostSmall = 0.25;

    // An article is at least so much of the prose on its page.
    private const double LeastOfPage = 0.2;

    // The element that the page calls the body must hold so much of the run.
    private const double MostOfRun = 0.4;

    /// <summary>Guesses at the body.</summary>
    /// <param name="page">The page.</param>
    /// <param name="traits">For each block what its words look like.</param>
    /// <param name="found">For each block the cue in it.</param>
    /// <param name="title">The headline, which is not part of the body; <see langword="null"/> when there is none.</param>
    public static BlockChoice Guess(
        HtmlPage page,
        BlockTraits[] traits,
        PageCue?[] found,
        string? title
    )
    {
        PageText text = page.Text;
        int count = text.Blocks.Length;
        var prose = new float[count];
        for (int i = 0; i < count; i++)
        {
            prose[i] = Prose(text.Blocks[i], traits[i], found[i]);
        }

        PageHint[] hints = Hints(page, prose);
        MarkSmallPrint(text, prose, hints);
        List<TextSpan> others = MarkOtherArticles(page, prose, hints, title);
        (int first, int end) = Run(text, traits, found, hints, prose);
        if (Sum(prose, first, end) < LeastOfPage * Sum(prose, 0, count))
        {
            // A page whose every paragraph stands in a "sidebar" means something else by the word.
            for (int i = 0; i < count; i++)
            {
                hints[i] &= ~(PageHint.Boilerplate | PageHint.Apart);
            }

            (first, end) = Run(text, traits, found, hints, prose);
        }

        (first, end) = Narrow(hints, prose, first, end);
        string?[] named = Named(page, prose);
        var reasons = new string?[count];
        for (int i = 0; i < count; i++)
        {
            reasons[i] =
                i < first || i >= end
                    ? Outside(hints[i], found[i], named[i], traits[i], text.Blocks[i])
                    : Inside(text.Blocks[i], traits[i], found[i], hints[i], named[i], prose[i]);
        }

        KeepLead(text, traits, found, hints, prose, reasons, first);
        foreach (TextSpan other in others)
        {
            reasons.AsSpan(other.Start, other.Length).Fill(BlockChoice.OtherArticle);
        }

        DropLooseHeadings(text, reasons);
        DropTitle(text, reasons, title);
        return new BlockChoice(reasons, hints, traits);
    }

    private static (int First, int End) Run(
        PageText text,
        BlockTraits[] traits,
        PageCue?[] found,
        PageHint[] hints,
        float[] prose
    )
    {
        var scores = new float[prose.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(text.Blocks[i], traits[i], found[i], hints[i], prose[i]);
        }

        return BestRun.Find(scores);
    }

    private static float Sum(float[] prose, int first, int end)
    {
        float sum = 0;
        for (int i = first; i < end; i++)
        {
            sum += prose[i];
        }

        return sum;
    }

    private static float Prose(Block block, BlockTraits traits, PageCue? cue)
    {
        float share = (float)block.LinkLength / block.Text.Length;
        bool isProse =
            cue is null
            && block.Kind != BlockKind.Heading
            && share < 0.5f
            && (traits.IsSentence ? traits.Words >= 5 : traits.Words >= 20);
        if (!isProse)
        {
            return 0;
        }

        float kind = block.Kind switch
        {
            BlockKind.Paragraph => 1f,
            BlockKind.Item => 0.7f,
            BlockKind.Cell => 0.6f,
            _ => 0.8f,
        };
        return Math.Min(traits.Words, MaxWeight) * (1 - share) * kind;
    }

    // Elements nest; a sum over the borders of all elements marks every block in one pass.
    private static PageHint[] Hints(HtmlPage page, float[] prose)
    {
        int count = prose.Length;
        var before = new float[count + 1];
        for (int i = 0; i < count; i++)
        {
            before[i + 1] = before[i] + prose[i];
        }

        var hints = new PageHint[count];
        var borders = new int[count + 1];
        foreach (PageHint hint in Enum.GetValues<PageHint>())
        {
            if (hint is PageHint.None or PageHint.Hidden)
            {
                continue;
            }

            bool any = false;
            Array.Clear(borders);
            foreach (HtmlRegion region in page.Regions)
            {
                if (!region.Hint.HasFlag(hint) || region.First >= region.End)
                {
                    continue;
                }

                float mass =
                    before[Math.Min(region.End, count)] - before[Math.Min(region.First, count)];
                bool isAway =
                    hint
                    is PageHint.Boilerplate
                        or PageHint.Apart
                        or PageHint.Caption
                        or PageHint.Uncaptioned;
                if (
                    isAway
                    && (mass > WholePage * before[count] || region.Hint.HasFlag(PageHint.Body))
                )
                {
                    continue;
                }

                borders[Math.Min(region.First, count)]++;
                borders[Math.Min(region.End, count)]--;
                any = true;
            }

            int depth = 0;
            for (int i = 0; any && i < count; i++)
            {
                depth += borders[i];
                hints[i] |= depth > 0 ? hint : PageHint.None;
            }
        }

        return hints;
    }

    // Why the smallest element around each block says that it is left out. Elements come in the order of their ends: inner before outer.
    private static string?[] Named(HtmlPage page, float[] prose)
    {
        int count = prose.Length;
        var before = new float[count + 1];
        int[] next = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            before[i + 1] = before[i] + prose[i];
            next[i + 1] = i + 1;
        }

        var named = new string?[count];
        foreach (HtmlRegion region in page.Regions)
        {
            int end = Math.Min(region.End, count);
            int first = Math.Min(region.First, end);
            if (region.Reason is null || before[end] - before[first] > WholePage * before[count])
            {
                continue;
            }

            for (int i = Free(next, first); i < end; i = Free(next, i))
            {
                named[i] = region.Reason;
                next[i] = i + 1;
            }
        }

        return named;
    }

    // The first block from here on that has no name yet; the way there is made shorter, so that no block is passed often.
    private static int Free(int[] next, int i)
    {
        while (next[i] != i)
        {
            next[i] = next[next[i]];
            i = next[i];
        }

        return i;
    }

    // Behind the end of one article some sites go on with the next: an article element with a headline of its own.
    private static List<TextSpan> MarkOtherArticles(
        HtmlPage page,
        float[] prose,
        PageHint[] hints,
        string? title
    )
    {
        ImmutableArray<Block> blocks = page.Text.Blocks;
        int own = 0;
        while (
            own < blocks.Length
            && !(
                blocks[own].Heading == 1
                && title is not null
                && Wording.IsSame(page.Text.Words(blocks[own]), title)
            )
        )
        {
            own++;
        }

        var before = new float[prose.Length + 1];
        for (int i = 0; i < prose.Length; i++)
        {
            before[i + 1] = before[i] + prose[i];
        }

        int marked = own;
        List<TextSpan> others = [];
        foreach (HtmlRegion region in page.Regions.OrderBy(region => region.First))
        {
            int end = Math.Min(region.End, blocks.Length);
            if (
                !region.Hint.HasFlag(PageHint.Article)
                || region.First <= marked
                || region.First >= end
                || before[region.First] - before[own] < LeastArticle
                || !HasOtherHeadline(page.Text, region.First, end, title!)
            )
            {
                continue;
            }

            for (int i = region.First; i < end; i++)
            {
                prose[i] = 0;
                hints[i] |= PageHint.Apart;
            }

            marked = end - 1;
            others.Add(new TextSpan(region.First, end));
        }

        return others;
    }

    private static bool HasOtherHeadline(PageText text, int first, int end, string title)
    {
        for (int i = first; i < Math.Min(end, first + HeadlineWithin); i++)
        {
            if (text.Blocks[i].Heading == 1)
            {
                return !Wording.IsSame(text.Words(text.Blocks[i]), title);
            }
        }

        return false;
    }

    // Imprints, notices and credits are set small; where most of a page is, small means nothing.
    private static void MarkSmallPrint(PageText text, float[] prose, PageHint[] hints)
    {
        float small = 0;
        for (int i = 0; i < prose.Length; i++)
        {
            small += text.Blocks[i].IsSmall ? prose[i] : 0;
        }

        if (small > MostSmall * Sum(prose, 0, prose.Length))
        {
            return;
        }

        for (int i = 0; i < prose.Length; i++)
        {
            hints[i] |= text.Blocks[i].IsSmall ? PageHint.Apart : PageHint.None;
        }
    }

    private const PageHint Away =
        PageHint.Boilerplate | PageHint.Apart | PageHint.Caption | PageHint.Comment;

    private static float Score(
        Block block,
        BlockTraits traits,
        PageCue? cue,
        PageHint hint,
        float prose
    )
    {
        if ((hint & PageHint.Comment) != PageHint.None)
        {
            return -8;
        }

        if ((hint & Away) != PageHint.None)
        {
            return -2 - (Math.Min(traits.Words, 30) * 0.1f);
        }

        if (cue is not null)
        {
            return cue.Scope switch
            {
                CueScope.End => -40,
                CueScope.Section => -10,
                _ => -1,
            };
        }

        if (prose > 0)
        {
            return prose + ((hint & PageHint.Body) != PageHint.None ? 5 : 0);
        }

        if (block.Kind == BlockKind.Heading)
        {
            return -2;
        }

        float share = (float)block.LinkLength / block.Text.Length;
        return -2 - (share * Math.Min(traits.Words, 20) * 0.4f);
    }

    private static (int First, int End) Narrow(PageHint[] hints, float[] prose, int first, int end)
    {
        float all = 0;
        float body = 0;
        int low = -1;
        int high = -1;
        for (int i = first; i < end; i++)
        {
            all += prose[i];
            if ((hints[i] & PageHint.Body) != PageHint.None)
            {
                body += prose[i];
                low = low < 0 ? i : low;
                high = i + 1;
            }
        }

        return body > 0 && body >= MostOfRun * all ? (low, high) : (first, end);
    }

    private static string Outside(
        PageHint hint,
        PageCue? cue,
        string? named,
        BlockTraits traits,
        Block block
    ) =>
        (hint & PageHint.Comment) != PageHint.None ? BlockChoice.Comments
        : cue is not null ? cue.Reason
        : (hint & PageHint.Caption) != PageHint.None ? "caption"
        : (hint & (PageHint.Boilerplate | PageHint.Apart)) != PageHint.None
            ? named ?? "apart from the article"
        : IsHead(hint, traits) ? BlockChoice.Byline
        : block.LinkLength > 0.8 * block.Text.Length ? "links"
        : "around the article";

    // Lines that name the author or the date.
    private static bool IsHead(PageHint hint, BlockTraits traits) =>
        (hint & (PageHint.Byline | PageHint.Date)) != PageHint.None && traits.Words < 12;

    private static string? Inside(
        Block block,
        BlockTraits traits,
        PageCue? cue,
        PageHint hint,
        string? named,
        float prose
    )
    {
        if ((hint & Away) != PageHint.None || cue is not null)
        {
            return Outside(hint, cue, named, traits, block);
        }

        if (IsHead(hint, traits))
        {
            return BlockChoice.Byline;
        }

        float share = (float)block.LinkLength / block.Text.Length;
        if (
            share > 0.5f
            && (block.Kind != BlockKind.Paragraph || !traits.EndsSentence || share > 0.8f)
        )
        {
            return "links";
        }

        if (prose > 0 || block.Kind is BlockKind.Heading or BlockKind.Paragraph or BlockKind.Item)
        {
            return null;
        }

        return traits.EndsSentence && traits.Words >= 3 ? null : "no prose";
    }

    // The standfirst stands between the headline and the body, often in an element of its own.
    private static void KeepLead(
        PageText text,
        BlockTraits[] traits,
        PageCue?[] found,
        PageHint[] hints,
        float[] prose,
        string?[] reasons,
        int first
    )
    {
        for (int i = first - 1; i >= Math.Max(0, first - 15); i--)
        {
            Block block = text.Blocks[i];
            if (block.Heading == 1)
            {
                return;
            }

            bool isLead = (hints[i] & PageHint.Lead) != PageHint.None;
            if (
                found[i] is null
                && (hints[i] & Away) == PageHint.None
                && block.LinkLength * 2 < block.Text.Length
                && traits[i].Words >= 8
                && (isLead || prose[i] > 0)
            )
            {
                reasons[i] = null;
                return;
            }
        }
    }

    /// <summary>Leaves out sub-headings that no paragraph follows: they belong to what comes next on the page.</summary>
    public static void DropLooseHeadings(PageText text, string?[] reasons)
    {
        bool hasProse = false;
        for (int i = reasons.Length - 1; i >= 0; i--)
        {
            if (reasons[i] is not null)
            {
                continue;
            }

            if (text.Blocks[i].Kind != BlockKind.Heading)
            {
                hasProse = true;
            }
            else if (!hasProse)
            {
                reasons[i] = "heading without text";
            }
        }
    }

    /// <summary>Leaves out the headline.</summary>
    public static void DropTitle(PageText text, string?[] reasons, string? title)
    {
        if (title is null)
        {
            return;
        }

        for (int i = 0; i < reasons.Length; i++)
        {
            if (
                reasons[i] is null
                && (
                    text.Blocks[i].Heading == 1
                    || (
                        text.Blocks[i].Text.Length < title.Length + 4
                        && Wording.IsSame(text.Words(text.Blocks[i]), title)
                    )
                )
            )
            {
                reasons[i] = BlockChoice.Headline;
            }
        }
    }
}
