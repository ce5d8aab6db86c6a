namespace Entente.Articles;

/// <summary>Reads who wrote an article: from what the page states of itself, else from the bylines it shows.</summary>
/// <remarks>
/// Persons that are stated go before persons that are shown, and both before desks and agencies: a page that names nobody but its
/// publisher in its linked data may show the author all the same. Cost: linear; blocks looked at are bounded.
/// </remarks>
internal sealed class HtmlAuthorReader(StatedAuthorReader statements, BylineReader bylines)
{
    /// <summary>Reads who the page says is its author without showing it.</summary>
    public StatedAuthors Read(HtmlStatements stated, string? address, ArticleHead head) =>
        statements.Read(stated, address, head);

    /// <summary>Chooses between the authors that the page states and those it shows around the article.</summary>
    public void Choose(
        StatedAuthors stated,
        string html,
        HtmlPage page,
        BlockChoice choice,
        ArticleHead head
    )
    {
        foreach (
            (Signature signature, TextSpan source, string rule) in Best(
                stated,
                html,
                page,
                choice,
                head
            )
        )
        {
            head.AddAuthor(signature.Name, source, rule, signature.IsPerson);
        }

        foreach (
            List<Author>? others in (ReadOnlySpan<List<Author>?>)
                [stated.Pseudonyms, stated.Accounts, stated.Desks, stated.Publishers]
        )
        {
            head.Others.AddRange(
                (others ?? []).Select(author => new Alternative(
                    "author",
                    new Stated<string>(author.Signature.Name, author.Source, author.Rule)
                ))
            );
        }
    }

    private List<Author> Best(
        StatedAuthors stated,
        string html,
        HtmlPage page,
        BlockChoice choice,
        ArticleHead head
    )
    {
        if ((stated.Persons ?? stated.Pseudonyms) is { } persons)
        {
            return persons;
        }

        var place = ArticlePlace.Of(page.Text, choice, head.Title?.Source);
        List<Author> shown = bylines.Read(html, page, choice, place);
        if (shown.Exists(author => author.Signature.Kind == Signatory.Person))
        {
            return shown;
        }

        // Systems fill in the name of the site where nobody signs. A paper may sign with its own.
        bool isSigned =
            stated.Publishers is { } publishers
            && (
                stated.IsNews
                || publishers.Exists(p =>
                    BylineReader.Shows(page.Text, choice, place, p.Signature.Name)
                )
            );
        return stated.Accounts
            ?? stated.Desks
            ?? (shown is [] && isSigned ? stated.Publishers! : shown);
    }
}
