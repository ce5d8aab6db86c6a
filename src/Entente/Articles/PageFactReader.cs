using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Tells from the tags of a page, and from what it says that it is about, what is known of its blocks.</summary>
/// <remarks>Cost: linear.</remarks>
internal static class PageFactReader
{
    /// <summary>The value of <see cref="BlockFact.Summary"/> and <see cref="BlockFact.Body"/> for a block that stands there whole.</summary>
    public const int Most = 3;

    private static readonly float[] s_shares = [0.001f, 0.03f, 0.08f, 0.2f, 0.4f, 0.6f, 0.8f];

    // The container that holds the article holds so much of the prose of what it stands in.
    private const float MostProse = 0.7f;

    private static readonly (PageHint Hint, BlockFact Fact)[] s_hints =
    [
        (PageHint.Boilerplate, BlockFact.Boilerplate),
        (PageHint.Apart, BlockFact.Apart),
        (PageHint.Comment, BlockFact.Comment),
        (PageHint.Caption, BlockFact.Caption),
        (PageHint.Body, BlockFact.BodyHint),
        (PageHint.Article, BlockFact.ArticleHint),
        (PageHint.Main, BlockFact.MainHint),
        (PageHint.Byline, BlockFact.Byline),
        (PageHint.Date, BlockFact.Date),
        (PageHint.Title, BlockFact.TitleHint),
        (PageHint.Lead, BlockFact.Lead),
    ];

    /// <summary>Adds the facts.</summary>
    public static void Read(HtmlPage page, BlockLook look, PageGuides guides)
    {
        ImmutableArray<Block> blocks = page.Text.Blocks;
        look.Facts.HasTags = true;
        for (int i = 0; i < blocks.Length; i++)
        {
            Block block = blocks[i];
            look.Facts.Set(i, BlockFact.Kind, 1 + (int)block.Kind);
            look.Facts.Set(i, BlockFact.Heading, block.Heading);
            look.Facts.Set(
                i,
                BlockFact.Links,
                (float)block.LinkLength / block.Text.Length,
                [0.001f, 0.1f, 0.25f, 0.5f, 0.8f, 0.99f]
            );
            look.Facts.Set(i, BlockFact.Small, block.IsSmall ? 1 : 0);
        }

        Hints(page, look);
        Containers(page, look);
        Guides(page.Text, look.Facts, guides);
    }

    // For each hint the smallest element that gives it, by its share of the page's prose: a "sidebar" that holds all of it is the page.
    private static void Hints(HtmlPage page, BlockLook look)
    {
        int count = look.Prose.Length;
        float[] before = Sums(look.Prose);
        float all = Math.Max(before[count], 1);
        int[] borders = new int[(count + 1) * 3];
        foreach ((PageHint hint, BlockFact fact) in s_hints)
        {
            bool any = false;
            foreach (HtmlRegion region in page.Regions)
            {
                int first = Math.Min(region.First, count);
                int end = Math.Min(region.End, count);
                if ((region.Hint & hint) == PageHint.None || first >= end)
                {
                    continue;
                }

                float share = (before[end] - before[first]) / all;
                int step =
                    share >= 0.5f ? 2
                    : share >= 0.1f ? 1
                    : 0;
                borders[(3 * first) + step]++;
                borders[(3 * end) + step]--;
                any = true;
            }

            if (!any)
            {
                continue;
            }

            (int small, int middle, int large) = (0, 0, 0);
            for (int i = 0; i < count; i++)
            {
                small += borders[3 * i];
                middle += borders[(3 * i) + 1];
                large += borders[(3 * i) + 2];
                int value =
                    small > 0 ? 1
                    : middle > 0 ? 2
                    : large > 0 ? 3
                    : 0;
                look.Facts.Set(i, fact, value);
            }

            Array.Clear(borders);
        }
    }

    private static void Containers(HtmlPage page, BlockLook look)
    {
        ImmutableArray<HtmlContainer> containers = page.Containers;
        float[] own = new float[containers.Length];
        float all = 0;
        for (int i = 0; i < look.Prose.Length; i++)
        {
            own[page.ContainerOf[i]] += look.Prose[i];
            all += look.Prose[i];
        }

        // A container stands behind the one it stands in: backwards, each is whole before it is added.
        float[] whole = [.. own];
        for (int c = containers.Length - 1; c > 0; c--)
        {
            whole[containers[c].Parent] += whole[c];
        }

        int[] below = Below(containers, whole);
        int main = Main(containers, own);
        all = Math.Max(all, 1);
        int previous = -1;
        for (int i = 0; i < look.Prose.Length; i++)
        {
            int container = page.ContainerOf[i];
            int parent = containers[container].Parent;
            BlockFacts facts = look.Facts;
            facts.Set(i, BlockFact.Container, Class(containers[container].Element));
            facts.Set(i, BlockFact.ContainerProse, own[container] / all, s_shares);
            facts.Set(i, BlockFact.ParentProse, whole[parent] / all, s_shares);
            facts.Set(
                i,
                BlockFact.Top,
                below[container] < 0 ? 5 : 1 + Math.Min(below[container], 3)
            );
            facts.Set(i, BlockFact.Main, Relation(containers, main, container));
            facts.Set(i, BlockFact.Step, previous < 0 ? 0 : Step(containers, previous, container));
            previous = container;
        }
    }

    // How deep each container stands below the one that holds the article; -1 for those outside. It is found from the page
    // downwards, as long as one container holds most of the prose.
    private static int[] Below(ImmutableArray<HtmlContainer> containers, float[] whole)
    {
        int top = 0;
        int[] below = new int[containers.Length];
        for (int c = 1; c < containers.Length; c++)
        {
            if (containers[c].Parent == top && whole[c] > 0 && whole[c] >= MostProse * whole[top])
            {
                top = c;
            }
        }

        Array.Fill(below, -1);
        below[top] = 0;
        for (int c = top + 1; c < containers.Length; c++)
        {
            int parent = below[containers[c].Parent];
            below[c] = parent < 0 ? -1 : parent + 1;
        }

        return below;
    }

    // The container with the most prose of its own; what stands in a child counts half.
    private static int Main(ImmutableArray<HtmlContainer> containers, float[] own)
    {
        float[] scores = [.. own];
        for (int c = 1; c < scores.Length; c++)
        {
            scores[containers[c].Parent] += own[c] / 2;
        }

        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    private static int Relation(ImmutableArray<HtmlContainer> containers, int main, int container)
    {
        int parent = containers[container].Parent;
        int mainParent = containers[main].Parent;
        return container == main ? 1
            : parent == main ? 2
            : containers[parent].Parent == main ? 3
            : container == mainParent ? 4
            : parent == mainParent ? 5
            : containers[parent].Parent == mainParent ? 6
            : 0;
    }

    private static int Step(ImmutableArray<HtmlContainer> containers, int from, int to) =>
        from == to ? 1
        : containers[to].Parent == from ? 2
        : containers[from].Parent == to ? 3
        : containers[from].Parent == containers[to].Parent ? 4
        : 5;

    private static int Class(HtmlElement element) =>
        element switch
        {
            HtmlElement.Div => 1,
            HtmlElement.Article => 2,
            HtmlElement.Main => 3,
            HtmlElement.Block => 4,
            HtmlElement.List => 5,
            HtmlElement.Cell or HtmlElement.Row or HtmlElement.Table => 6,
            HtmlElement.Quote => 7,
            HtmlElement.Figure => 8,
            HtmlElement.Aside => 9,
            HtmlElement.Header => 10,
            HtmlElement.Footer or HtmlElement.Nav => 11,
            HtmlElement.Form => 12,
            HtmlElement.Body or HtmlElement.Html => 13,
            _ => 0,
        };

    private static void Guides(PageText text, BlockFacts facts, PageGuides guides)
    {
        List<ulong> words = [];
        int title = -1;
        for (int i = 0; i < facts.Count; i++)
        {
            words.Clear();
            WordGuide.Read(text.Words(text.Blocks[i]), words);
            facts.Set(i, BlockFact.Summary, Level(guides.Summary, words));
            facts.Set(i, BlockFact.Body, Level(guides.Body, words));
            int same = guides.TitleLevel(words);
            facts.Set(i, BlockFact.Title, same);
            bool isTitle = same == PageGuides.SameTitle;
            title =
                isTitle
                && (title < 0 || (text.Blocks[i].Heading == 1 && text.Blocks[title].Heading != 1))
                    ? i
                    : title;
        }

        for (int i = 0; title >= 0 && i < facts.Count; i++)
        {
            int step =
                i < title ? 1
                : i == title ? 2
                : i <= title + 2 ? 3
                : i <= title + 5 ? 4
                : i <= title + 12 ? 5
                : i <= title + 40 ? 6
                : 7;
            facts.Set(i, BlockFact.SinceTitle, step);
        }
    }

    private static int Level(WordGuide? guide, List<ulong> words) =>
        guide?.Share(words) switch
        {
            null => 0,
            < 0.3f => 1,
            < 0.8f => 2,
            _ => Most,
        };

    private static float[] Sums(float[] numbers)
    {
        float[] sums = new float[numbers.Length + 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            sums[i + 1] = sums[i] + numbers[i];
        }

        return sums;
    }
}
