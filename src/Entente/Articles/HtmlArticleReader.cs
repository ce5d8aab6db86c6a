namespace Entente.Articles;

/// <summary>Reads the article of an HTML page.</summary>
internal sealed class HtmlArticleReader(
    HtmlPageReader pages,
    HtmlBodyFinder bodies,
    HtmlHeadReader heads,
    ArticleTrimmer trimmer,
    CutNamer cuts,
    CaptionReader captions,
    OtherPages others,
    CharacterReferences references
)
{
    /// <summary>Reads the article; where the page has none, says what it is instead, if that is known.</summary>
    /// <param name="html">The source text.</param>
    /// <param name="page">The page in it.</param>
    /// <param name="repeated">For each block whether other pages of the site have it, too; <see langword="null"/> when not known.</param>
    /// <param name="head">Takes what is found.</param>
    public (ArticleBody? Body, string? Instead) Read(
        string html,
        HtmlPage page,
        bool[]? repeated,
        ArticleHead head
    )
    {
        HtmlStated stated = heads.Read(html, page, head);
        PageGuides guides = Guides(html, page, head);
        (BlockChoice choice, BlockFacts facts) = bodies.Find(page, head.Title?.Value, guides);
        if (!choice.HasBody)
        {
            page = pages.Read(html, readsHidden: true);
            (choice, facts) = bodies.Find(page, head.Title?.Value, guides);
        }

        if (!choice.HasBody && ScriptText.Read(html, pages) is { } written)
        {
            page = written;
            (choice, facts) = bodies.Find(page, head.Title?.Value, guides);
        }

        SiteMemory.LeaveOut(choice.Reasons, repeated, choice.Traits);
        heads.ReadShown(stated, html, page, choice, head);
        if (others.Name(html, page, choice) is { } other)
        {
            return (null, other);
        }

        Dictionary<int, (TextSpan Kept, string Reason)> parts = trimmer.Trim(
            page.Text,
            choice.Reasons,
            head
        );
        cuts.Name(choice.Reasons, facts);
        PagePartKind[] kinds = PartNamer.Name(page, choice, head);
        PartNamer.LeaveOutHeadLines(choice.Reasons, kinds);
        ArticleBody body = ArticleBody.Compose(page.Text, choice.Reasons, kinds, parts) with
        {
            Captions = captions.Read(page, choice, head.Title?.Value),
        };
        return (body.Text.Length == 0 ? null : body, null);
    }

    /// <summary>What is known of the blocks of a page, and the reasons that rules give: what the labeller learns from.</summary>
    public (PageText Text, BlockFacts Facts, string?[] Reasons) Look(string html)
    {
        HtmlPage page = pages.Read(html);
        ArticleHead head = new();
        heads.Read(html, page, head);
        (BlockLook look, BlockChoice guess) = bodies.Look(
            page,
            head.Title?.Value,
            Guides(html, page, head)
        );
        return (page.Text, look.Facts, guess.Reasons);
    }

    private PageGuides Guides(string html, HtmlPage page, ArticleHead head) =>
        PageGuides.Read(html, page, head.Title?.Value, references);
}
