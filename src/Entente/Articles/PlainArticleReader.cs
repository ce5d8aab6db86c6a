namespace Entente.Articles;

/// <summary>Reads the article of a text without tags: lines scraped from a page, with all that stood around them.</summary>
internal sealed class PlainArticleReader(
    PlainBodyFinder bodies,
    PlainHeadReader heads,
    ArticleTrimmer trimmer
)
{
    /// <summary>Reads the article; <see langword="null"/> when the text has none.</summary>
    public ArticleBody? Read(string source, ArticleHead head)
    {
        PageText text = PlainPageReader.Read(source);
        PlainChoice choice = bodies.Find(text);
        if (choice.First == choice.End)
        {
            return null;
        }

        heads.Read(text, choice, head);
        Dictionary<int, (TextSpan Kept, string Reason)> parts = trimmer.Trim(
            text,
            choice.Reasons,
            head
        );
        ArticleBody body = ArticleBody.Compose(text, choice.Reasons, parts);
        return body.Text.Length == 0 ? null : body;
    }
}
