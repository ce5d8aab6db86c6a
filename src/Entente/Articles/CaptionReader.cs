using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Keeps what stands under the pictures of an article, where the page's markup says that it does.</summary>
/// <remarks>Captions in galleries, in teasers and outside of the article are not its own. Cost: linear.</remarks>
internal sealed class CaptionReader(CaptionEdges edges)
{
    // A page may hold ten thousand; an article has no more pictures than this, and what is longer stands under none (docs/limits.md).
    private const int MostCaptions = 100;
    private const int LongestCaption = 2_000;

    // "Ada Example", "The harbour at dusk": a name or a title of a picture tells nothing.
    private const int FewestWords = 4;

    private const double MostInLinks = 0.5;

    private const PageHint Elsewhere =
        PageHint.Uncaptioned
        | PageHint.Boilerplate
        | PageHint.Apart
        | PageHint.Comment
        | PageHint.Embed
        | PageHint.Hidden;

    /// <summary>The captions of an article, in order, each text once.</summary>
    /// <param name="page">The page.</param>
    /// <param name="choice">Which of its blocks are the article, and why the others are not.</param>
    /// <param name="title">The headline.</param>
    public ImmutableArray<Caption> Read(HtmlPage page, BlockChoice choice, string? title)
    {
        PageText text = page.Text;
        var captions = ImmutableArray.CreateBuilder<Caption>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        int last = Array.LastIndexOf(choice.Reasons, null);
        for (int i = First(text, choice, title); i < last && captions.Count < MostCaptions; i++)
        {
            if (
                IsCaption(text.Blocks[i], choice, i)
                && Of(text, text.Blocks[i]) is { } caption
                && seen.Add(caption.Text)
            )
            {
                captions.Add(caption);
            }
        }

        return captions.DrainToImmutable();
    }

    // The block with the headline; the first of the body where the page shows none before it.
    private static int First(PageText text, BlockChoice choice, string? title)
    {
        int first = Array.IndexOf(choice.Reasons, null);
        for (int i = 0; title is not null && i < first; i++)
        {
            if (
                text.Blocks[i].Kind == BlockKind.Heading
                && Wording.IsSame(text.Words(text.Blocks[i]), title)
            )
            {
                return i;
            }
        }

        return Math.Max(0, first);
    }

    private static bool IsCaption(Block block, BlockChoice choice, int i) =>
        choice.Reasons[i] is { } reason
        && PartNamer.OfReason(reason) == PagePartKind.Caption
        && (choice.Hints[i] & PageHint.Caption) != PageHint.None
        && (choice.Hints[i] & Elsewhere) == PageHint.None
        && block.Text.Length <= LongestCaption
        && block.LinkLength <= MostInLinks * block.Text.Length;

    private Caption? Of(PageText text, Block block)
    {
        (TextSpan kept, bool isOfEarlier) = edges.Trim(text.Words(block));
        TextSpan span = new(block.Text.Start + kept.Start, block.Text.Start + kept.End);
        if (BlockTraits.Of(span.In(text.Text)).Words < FewestWords)
        {
            return null;
        }

        (string words, SourceMap source) = text.Compose([span]);
        return new Caption(words, source, isOfEarlier);
    }
}
