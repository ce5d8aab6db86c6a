namespace Entente.Articles;

/// <summary>Finds the blocks of an HTML page that are the article's body.</summary>
/// <remarks>
/// What the words and the tags tell of the blocks is weighed by a <see cref="BlockLabeller"/>; rules name the reason why a block is left out,
/// and guard against what the labeller cannot see. Cost: linear. What was tried: lab/notes/articles.md.
/// </remarks>
internal sealed class HtmlBodyFinder(LineFactReader lines, BlockLabeller labeller)
{
    // A block that is so likely to be body is taken: to lose a paragraph costs more than to keep a caption. lab/notes/articles.md.
    private static readonly (float Agreed, float Alone) s_least = (0.35f, 0.6f);

    // A standfirst stands so near to the body, and is no label.
    private const int BlocksBefore = 15;
    private const int LeastStandfirst = 6;

    /// <summary>Tells what is known of the blocks, and guesses at the body by rules.</summary>
    public (BlockLook Look, BlockChoice Guess) Look(HtmlPage page, string? title, PageGuides guides)
    {
        BlockLook look = lines.Read(page.Text);
        BlockChoice guess = PageRules.Guess(page, look.Traits, look.Cues, title);
        PageFactReader.Read(page, look, guides);
        LineFactReader.Guess(look.Facts, guess.Reasons);
        return (look, guess);
    }

    /// <summary>Finds the body.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">The headline, which is not part of the body; <see langword="null"/> when there is none.</param>
    /// <param name="guides">What the page says that it is about.</param>
    /// <returns>The choice, and what was known of the blocks.</returns>
    public (BlockChoice Choice, BlockFacts Facts) Find(
        HtmlPage page,
        string? title,
        PageGuides guides
    )
    {
        (BlockLook look, BlockChoice guess) = Look(page, title, guides);
        float[] shares = labeller.Weigh(look.Facts);
        for (int i = 0; i < shares.Length; i++)
        {
            // Notices and imprints are set small: few pages do it, so the labeller has hardly seen it.
            bool isSmallPrint = page.Text.Blocks[i].IsSmall && guess.Reasons[i] is not null;
            shares[i] = isSmallPrint ? 0 : shares[i];
        }

        string?[] reasons = BlockChoice.Decide(shares, s_least, guess.Reasons, look);
        KeepStandfirst(look, guess, reasons);
        PageRules.DropLooseHeadings(page.Text, reasons);
        PageRules.DropTitle(page.Text, reasons, title);
        return (guess with { Reasons = reasons }, look.Facts);
    }

    // Between the headline and the body stands what the page describes itself by.
    private static void KeepStandfirst(BlockLook look, BlockChoice guess, string?[] reasons)
    {
        int first = Array.IndexOf(reasons, null);
        for (int i = first - 1; i >= Math.Max(0, first - BlocksBefore); i--)
        {
            ReadOnlySpan<byte> facts = look.Facts[i];
            if (facts[(int)BlockFact.Title] == PageGuides.SameTitle)
            {
                return;
            }

            if (
                facts[(int)BlockFact.Summary] == PageFactReader.Most
                && look.Traits[i].Words >= LeastStandfirst
                && look.Cues[i] is null
                && (guess.Hints[i] & (PageHint.Caption | PageHint.Comment)) == PageHint.None
            )
            {
                reasons[i] = null;
                return;
            }
        }
    }
}

/// <summary>Which blocks are the body, and why the others are not.</summary>
/// <param name="Reasons">For each block why it is left out; <see langword="null"/> for the body.</param>
/// <param name="Hints">For each block what the elements around it tell.</param>
/// <param name="Traits">For each block what its words look like.</param>
internal sealed record BlockChoice(string?[] Reasons, PageHint[] Hints, BlockTraits[] Traits)
{
    /// <summary>Whether there is a body at all.</summary>
    public bool HasBody => Array.IndexOf(Reasons, null) >= 0;

    /// <summary>The reason of a block that is the headline: left out of the body, yet not cut.</summary>
    public const string Headline = "headline";

    /// <summary>The reason of a block that belongs to a second article on the page; of this the rules are sure.</summary>
    public const string OtherArticle = "another article";

    /// <summary>The reason of a block that names the author or the date; of this, too.</summary>
    public const string Byline = "byline";

    /// <summary>The reason of a block that a reader wrote.</summary>
    public const string Comments = "comments";

    // So many words of prose are an article; a labeller that keeps less than this share of them has lost it.
    private const float LeastArticle = 200;
    private const float LeastKept = 0.3f;

    /// <summary>Takes the blocks that are likely enough to be body; for the others names the reason that the rules know.</summary>
    /// <param name="shares">For each block how likely it is to be body.</param>
    /// <param name="least">From where on it is taken, when the rules take it too and when they do not.</param>
    /// <param name="guess">For each block the reason that the rules give; <see langword="null"/> for those that they take.</param>
    /// <param name="look">What is known of the blocks.</param>
    public static string?[] Decide(
        float[] shares,
        (float Agreed, float Alone) least,
        string?[] guess,
        BlockLook look
    )
    {
        // Before the first block that the rules take stand headlines and bylines: of these no weights can be sure.
        int start = Array.IndexOf(guess, null);
        bool hasSentence = start >= 0;
        var taken = new bool[shares.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            taken[i] =
                shares[i] >= (guess[i] is null ? least.Agreed : least.Alone)
                && guess[i] is not (OtherArticle or Byline)
                && !IsSurelyOut(look, i)
                && (i >= start || look.Prose[i] > 0);
            hasSentence |= taken[i] && look.Traits[i].IsSentence;
        }

        int first = Array.IndexOf(taken, true);
        int last = Array.LastIndexOf(taken, true);
        var reasons = new string?[shares.Length];
        float guessed = 0;
        float kept = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            reasons[i] =
                taken[i] ? null
                : guess[i] is { } reason ? reason
                : i > first && i < last ? "no prose"
                : "around the article";
            guessed += guess[i] is null ? look.Prose[i] : 0;
            kept += taken[i] && guess[i] is null ? look.Prose[i] : 0;
        }

        bool isLost = guessed >= LeastArticle && kept < LeastKept * guessed;
        return isLost || first < 0 || !hasSentence ? [.. guess] : reasons;
    }

    // Short lines that a table knows, and comments in an element that does not hold most of the page.
    private static bool IsSurelyOut(BlockLook look, int i) =>
        (look.Cues[i] is not null && look.Traits[i].Words <= MostCueWords)
        || look.Facts[i][(int)BlockFact.Comment] is 1 or 2;

    // Longer lines may be prose in which the words of a cue occur.
    private const int MostCueWords = 25;
}
