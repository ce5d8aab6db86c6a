namespace Entente.Articles;

/// <summary>Reads the article of an HTML page.</summary>
internal sealed class HtmlArticleReader(
    HtmlPageReader pages,
    HtmlBodyFinder bodies,
    HtmlHeadReader heads,
    ArticleTrimmer trimmer
)
{
    /// <summary>Reads the article; <see langword="null"/> when the page has none.</summary>
    public ArticleBody? Read(string html, ArticleHead head)
    {
        HtmlPage page = pages.Read(html);
        HtmlStated stated = heads.Read(html, page, head);
        BlockChoice choice = bodies.Find(page, head.Title?.Value);
        if (Array.IndexOf(choice.Reasons, null) < 0)
        {
            page = pages.Read(html, readsHidden: true);
            choice = bodies.Find(page, head.Title?.Value);
        }

        heads.ReadShown(stated, html, page, choice, head);
        Dictionary<int, (TextSpan Kept, string Reason)> parts = trimmer.Trim(
            page.Text,
            choice.Reasons,
            head
        );
        ArticleBody body = ArticleBody.Compose(page.Text, choice.Reasons, parts);
        return body.Text.Length == 0 ? null : body;
    }
}
