namespace Entente.Articles;

/// <summary>Where an article stands among the blocks of its page.</summary>
/// <param name="Headline">The block with the headline; the first of the body where the page shows none before it.</param>
/// <param name="First">The first block of the body; -1 when there is none.</param>
/// <param name="Last">The last block of the body.</param>
/// <param name="IsInComments">Whether the article itself stands in an element called so: "Kommentar" is a section of many a paper.</param>
internal sealed record ArticlePlace(int Headline, int First, int Last, bool IsInComments)
{
    /// <summary>How far before and behind the body what is shown may belong to the article.</summary>
    public const int BlocksBefore = 40;
    public const int BlocksBehind = 12;

    /// <summary>How far from the headline or the first paragraph it surely does.</summary>
    public const int BlocksNear = 12;

    /// <summary>The distance of all that is too far to belong to the article.</summary>
    public const int Far = 99;

    /// <summary>Finds the place from the blocks that were chosen, and from where the headline stands.</summary>
    public static ArticlePlace Of(PageText text, BlockChoice choice, TextSpan? title)
    {
        int first = Array.FindIndex(choice.Reasons, reason => reason is null);
        int last = Array.FindLastIndex(choice.Reasons, reason => reason is null);
        int headline = title is { } span ? BlockAt(text, span) : -1;
        return new ArticlePlace(
            headline < 0 || headline > first ? first : headline,
            first,
            last,
            first >= 0
                && ((HintAt(choice, first) | HintAt(choice, headline)) & PageHint.Comment)
                    != PageHint.None
        );
    }

    private static PageHint HintAt(BlockChoice choice, int block) =>
        block < 0 ? PageHint.None : choice.Hints[block];

    // The block that shows a part of the source; -1 when none does.
    private static int BlockAt(PageText text, TextSpan source)
    {
        int found = text
            .Blocks.AsSpan()
            .BinarySearch(
                new Block(default, source, BlockKind.Loose, LinkLength: 0),
                Comparer<Block>.Create(
                    (a, b) =>
                        a.Source.End <= b.Source.Start ? -1
                        : b.Source.End <= a.Source.Start ? 1
                        : 0
                )
            );
        return Math.Max(-1, found);
    }

    /// <summary>The first block that may belong to the article.</summary>
    public int Start => Math.Max(0, Math.Min(First - BlocksBefore, Headline - BlocksNear));

    /// <summary>Whether much stands between the headline and the body that was found.</summary>
    public bool IsHeadlineFar => Headline < First - BlocksBefore;

    /// <summary>Whether readers wrote it.</summary>
    public bool IsComment(PageHint hint) =>
        !IsInComments && (hint & PageHint.Comment) != PageHint.None;

    /// <summary>How far a block is from the headline or the body, in blocks: the margin of a page speaks of other articles.</summary>
    public int Distance(int block)
    {
        if (First < 0)
        {
            return Math.Min(Far - 1, block);
        }

        int toHeadline = Math.Abs(block - Headline);
        bool isNear = toHeadline <= BlocksNear;
        return !isNear && (block > Last + BlocksBehind || block < First - BlocksBefore)
            ? Far
            : Math.Min(
                Far - 1,
                Math.Min(
                    toHeadline,
                    block <= First ? First - block : BlocksBefore + Math.Max(0, block - Last)
                )
            );
    }
}
