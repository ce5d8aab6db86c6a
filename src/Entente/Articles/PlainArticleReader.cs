namespace Entente.Articles;

/// <summary>Reads the article of a text without tags: lines scraped from a page, with all that stood around them.</summary>
internal sealed class PlainArticleReader(
    PlainBodyFinder bodies,
    PlainHeadReader heads,
    CreditReader credits,
    ArticleTrimmer trimmer,
    CutNamer cuts
)
{
    /// <summary>Reads the article; <see langword="null"/> when the text has none.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="repeated">For each line whether other pages of the site have it, too; <see langword="null"/> when not known.</param>
    /// <param name="head">Takes what is found.</param>
    public ArticleBody? Read(PageText text, bool[]? repeated, ArticleHead head)
    {
        (PlainChoice choice, BlockFacts facts) = bodies.Find(text);
        if (choice.First == choice.End)
        {
            return null;
        }

        SiteMemory.LeaveOut(choice.Reasons, repeated, choice.Traits);

        heads.Read(text, choice, head);
        credits.ReadLines(text, choice.First, choice.End, head);
        Dictionary<int, (TextSpan Kept, string Reason)> parts = trimmer.Trim(
            text,
            choice.Reasons,
            head
        );
        cuts.Name(choice.Reasons, facts);
        PagePartKind[] kinds = PartNamer.Name(text, choice, head);
        PartNamer.LeaveOutHeadLines(choice.Reasons, kinds);
        ArticleBody body = ArticleBody.Compose(text, choice.Reasons, kinds, parts);
        return body.Text.Length == 0 ? null : body;
    }

    /// <summary>What is known of the lines of a text, and the reasons that rules give: what the labeller learns from.</summary>
    public (PageText Text, BlockFacts Facts, string?[] Reasons) Look(string source)
    {
        PageText text = PlainPageReader.Read(source);
        (BlockLook look, PlainChoice guess) = bodies.Look(text);
        return (text, look.Facts, guess.Reasons);
    }
}
