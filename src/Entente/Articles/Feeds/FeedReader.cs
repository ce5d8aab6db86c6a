using System.Text;

namespace Entente.Articles.Feeds;

/// <summary>An item of a feed as it is kept: its own bytes, and what the feed says of all its items.</summary>
/// <param name="Bytes">Where its bytes stand in the feed.</param>
/// <param name="Frame">What stands around it; see <see cref="Capture.Frame"/>.</param>
internal readonly record struct FeedPart(Range Bytes, string Frame);

/// <summary>Finds the items of RSS, RDF and Atom feeds.</summary>
/// <remarks>Pure; never throws on content. Cost: linear in the feed.</remarks>
internal static class FeedReader
{
    // A frame holds a few short elements; what is longer is no title.
    private const int LongestElement = 2048;

    private static readonly string[] s_framed = ["title", "link", "language"];

    /// <summary>The format of a text in XML, told by its first element.</summary>
    public static FeedForm Form(FeedTree tree)
    {
        foreach (FeedNode node in tree.Children(parent: null))
        {
            FeedForm form = node.Local switch
            {
                "rss" => FeedForm.Rss,
                "rdf" => FeedForm.Rdf,
                "feed" => FeedForm.Atom,
                "channel" => tree.Child(node, "item") is null
                && tree.Attribute(node, "href") is not null
                    ? FeedForm.Cdf
                    : FeedForm.Rss,
                "opml" => FeedForm.Opml,
                "urlset" or "sitemapindex" => FeedForm.Sitemap,
                _ => FeedForm.None,
            };
            if (form != FeedForm.None)
            {
                return form;
            }
        }

        return FeedForm.None;
    }

    /// <summary>The elements of the items, in the order of the feed.</summary>
    public static IEnumerable<FeedNode> Items(FeedTree tree) =>
        tree.Nodes.Where(node =>
            node.Vocabulary == FeedVocabulary.Own
            && node.Local is "item" or "entry"
            && node.Parent >= 0
            && tree.Nodes[node.Parent].Local is "channel" or "rss" or "rdf" or "feed" or "items"
        );

    /// <summary>The element that tells what holds for all items: the channel, or the feed itself.</summary>
    public static FeedNode? Head(FeedTree tree) =>
        tree.Nodes.FirstOrDefault(node => node.Local == "channel")
        ?? tree.Nodes.FirstOrDefault(node => node.Local == "feed");

    /// <summary>The items of a feed, as parts of its bytes.</summary>
    /// <param name="tree">The elements of the feed.</param>
    /// <param name="offsets">Leads from its characters back to its bytes.</param>
    public static IEnumerable<FeedPart> Parts(FeedTree tree, ByteOffsets offsets)
    {
        string frame = Frame(tree);
        foreach (FeedNode item in Items(tree))
        {
            int start = offsets.Of(item.Outer.Start);
            yield return new FeedPart(start..offsets.Of(item.Outer.End), frame);
        }
    }

    // The start tags that declare namespaces and bases, and the few elements that speak of every item.
    private static string Frame(FeedTree tree)
    {
        StringBuilder frame = new();
        FeedNode? head = Head(tree);
        if (head is null)
        {
            return string.Empty;
        }

        if (head.Parent >= 0)
        {
            Append(tree.Nodes[head.Parent].Tag);
        }

        Append(head.Tag);
        foreach (string name in s_framed)
        {
            if (tree.Child(head, name) is { } node)
            {
                Append(node.Outer);
            }
        }

        if (tree.Child(head, "language", FeedVocabulary.Dublin) is { } language)
        {
            Append(language.Outer);
        }

        return frame.ToString();

        void Append(TextSpan span)
        {
            if (span.Length <= LongestElement)
            {
                frame.Append(tree.Text, span.Start, span.Length);
            }
        }
    }
}
