using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Learns which blocks stand on page after page of a site: notices, appeals, descriptions of the paper.</summary>
/// <remarks>
/// Pages are noted one after the other, in the order of the run, and each is compared with those before it: what is found does not
/// depend on the number of threads, and nothing waits for the end of the input. Of a block its hash is kept. A site is the host of the
/// address that the carrier names; where it names none, the one that the page itself names, which is kept apart from the former.
/// Cost: linear in the text. Not safe to use from two threads at once.
/// </remarks>
public sealed class SiteMemory
{
    // A sentence of agency copy stands on many pages of a site, too, but not on a third of them.
    private const int LeastPages = 3;
    private const double LeastShare = 0.3;

    // Sub-headings may be the same in many articles.
    private const int LeastWords = 6;

    // A page of which so much was seen before is the same article at another address.
    private const double MostOfArticle = 0.3;

    // Bounds of memory: 24 MB for the largest sites, and the sites seen last.
    private const int MostSites = 500;
    private const int MostBlocks = 2_000;

    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);
    private long _pages;

    /// <summary>Marks the blocks of a page that stand on pages noted before, and notes the page.</summary>
    public void Note(OpenedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        PageText? text = page.Html?.Text ?? page.Lines;
        if (text is null || SiteOf(page) is not { } name)
        {
            return;
        }

        Site site = Find(name);
        List<ulong> words = [];
        HashSet<ulong> own = [];
        ImmutableArray<Block> blocks = text.Blocks;
        for (int i = 0; i < blocks.Length; i++)
        {
            words.Clear();
            WordGuide.Read(text.Words(blocks[i]), words);
            if (words.Count < LeastWords)
            {
                continue;
            }

            ulong hash = WordGuide.Hash(words);
            own.Add(hash);
            int seen = site.Blocks.GetValueOrDefault(hash);
            if (seen >= LeastPages && seen >= LeastShare * site.Pages)
            {
                page.Repeated ??= new bool[blocks.Length];
                page.Repeated[i] = true;
            }
        }

        site.Add(own, ++_pages);
    }

    /// <summary>Leaves repeated blocks out of a body, unless they are much of it.</summary>
    /// <param name="reasons">For each block why it is left out; <see langword="null"/> for the body.</param>
    /// <param name="repeated">For each block whether it stands on other pages, too; <see langword="null"/> when none does.</param>
    /// <param name="traits">For each block what its words look like.</param>
    internal static void LeaveOut(string?[] reasons, bool[]? repeated, BlockTraits[] traits)
    {
        if (repeated is null || repeated.Length != reasons.Length)
        {
            return;
        }

        long all = 0;
        long known = 0;
        for (int i = 0; i < reasons.Length; i++)
        {
            int words = reasons[i] is null ? traits[i].Words : 0;
            all += words;
            known += repeated[i] ? words : 0;
        }

        for (int i = 0; known <= MostOfArticle * all && i < reasons.Length; i++)
        {
            reasons[i] ??= repeated[i] ? "on other pages of the site" : null;
        }
    }

    private static string? SiteOf(OpenedPage page) =>
        Host(page.Capture.Address ?? page.Item?.Address ?? page.Source?.Fields?.Address)
        ?? (Host(page.Html?.Canonical) is { } stated ? "stated " + stated : null);

    private static string? Host(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0
            ? uri.Host
            : null;

    private Site Find(string name)
    {
        if (_sites.TryGetValue(name, out Site? site))
        {
            return site;
        }

        if (_sites.Count >= MostSites)
        {
            _sites.Remove(_sites.MinBy(known => known.Value.Last).Key);
        }

        return _sites[name] = new Site();
    }

    private sealed class Site
    {
        public Dictionary<ulong, int> Blocks { get; } = [];

        public int Pages { get; private set; }

        public long Last { get; private set; }

        public void Add(HashSet<ulong> blocks, long now)
        {
            Pages++;
            Last = now;
            foreach (ulong block in blocks)
            {
                int seen = Blocks.GetValueOrDefault(block);
                if (seen > 0 || Blocks.Count < MostBlocks)
                {
                    Blocks[block] = seen + 1;
                }
            }

            if (Blocks.Count >= MostBlocks)
            {
                Forget();
            }
        }

        // What was seen once is forgotten when there is too much of it; what repeats comes again.
        private void Forget()
        {
            foreach ((ulong block, int seen) in Blocks)
            {
                if (seen == 1)
                {
                    Blocks.Remove(block);
                }
            }
        }
    }
}
