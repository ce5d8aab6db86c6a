namespace Entente.Articles;

/// <summary>An author, with where it was found and how.</summary>
internal sealed record Author(Signature Signature, TextSpan Source, string Rule);

/// <summary>The authors that a page states without showing them, by what their names look like; each <see langword="null"/> when there is none.</summary>
/// <param name="Persons">Those among whom is a person's name.</param>
/// <param name="Pseudonyms">Those among whom is a name of one word.</param>
/// <param name="Accounts">Those among whom is the name of an account.</param>
/// <param name="Desks">Those among whom is a desk or an agency.</param>
/// <param name="Publishers">Those among whom is who publishes the page.</param>
/// <param name="IsNews">Whether the page calls itself news, where the paper itself may sign.</param>
internal sealed record StatedAuthors(
    List<Author>? Persons,
    List<Author>? Pseudonyms,
    List<Author>? Accounts,
    List<Author>? Desks,
    List<Author>? Publishers,
    bool IsNews
);

/// <summary>Reads whom a page states as its author without showing it: linked data, meta elements, cards for sharing.</summary>
/// <remarks>Cost: linear.</remarks>
internal sealed class StatedAuthorReader(
    NameReader names,
    OutletBook outlets,
    GivenNames givenNames,
    PageWords words
)
{
    private const int MostStated = 20;

    /// <summary>Reads who the page says is its author without showing it.</summary>
    public StatedAuthors Read(HtmlStatements stated, string? address, ArticleHead head)
    {
        List<List<Author>> groups = [];
        if (stated.Linked is { } linked)
        {
            List<Author> found = [];
            foreach (string author in linked.Authors)
            {
                Add(stated.Plain(author), stated.Locate(author), "linked data author", found);
            }

            foreach (string desk in linked.Desks)
            {
                string name = stated.Plain(desk);
                TextSpan whole = new(0, name.Length);
                Signature signature = new(name, whole, Signatory.Desk);
                found.Add(new Author(signature, stated.Locate(desk), "linked data author"));
            }

            groups.Add(found);
        }

        // A page that names dozens under one name lists the works it cites.
        IEnumerable<IGrouping<string, HtmlStatement>> fields = stated
            .All(PageField.Author)
            .OrderBy(author => author.Rank)
            .GroupBy(author => author.Name, StringComparer.Ordinal)
            .Where(group => group.Count() <= MostStated);
        foreach (IGrouping<string, HtmlStatement> group in fields)
        {
            List<Author> found = [];
            foreach (HtmlStatement author in group)
            {
                Add(author.Text, author.Source, "meta author", found);
            }

            groups.Add(found);
        }

        if (Card(stated) is { } card)
        {
            List<Author> found = [];
            Add(card.Text, card.Source, "meta author", found);
            groups.Add(found);
        }

        Agency(groups, head);
        Publishers(groups, head.Outlet?.Value, SiteName.OfAddress(address));
        return new StatedAuthors(
            First(groups, kind => kind == Signatory.Person),
            First(groups, kind => kind == Signatory.Pseudonym),
            First(groups, kind => kind == Signatory.Account),
            First(groups, kind => kind is Signatory.Desk or Signatory.Body),
            First(groups, kind => kind == Signatory.Publisher),
            stated.Linked is { IsNews: true }
        );
    }

    // Marks those who are none but the site itself.
    private void Publishers(List<List<Author>> groups, string? outlet, string site)
    {
        foreach (List<Author> group in groups)
        {
            for (int i = 0; i < group.Count; i++)
            {
                Signature signature = group[i].Signature;
                if (IsPublisher(signature.Name, outlet, site))
                {
                    group[i] = group[i] with
                    {
                        Signature = signature with { Kind = Signatory.Publisher },
                    };
                }
            }
        }
    }

    // All who sign together with the first of whom the test holds.
    private static List<Author>? First(List<List<Author>> groups, Func<Signatory, bool> isWanted) =>
        groups.Find(group => group.Exists(author => isWanted(author.Signature.Kind)));

    // A site may be called after its author: "Anna Example" at anna-example.com.
    private bool IsPublisher(string name, string? outlet, string site) =>
        (
            (outlet is not null && SiteName.Fold(name) == SiteName.Fold(outlet))
            || SiteName.Fit(name, site) == 2
        ) && !(names.IsPerson(name) && givenNames.Begin(name));

    private void Agency(List<List<Author>> groups, ArticleHead head)
    {
        foreach (Author author in groups.SelectMany(group => group))
        {
            if (
                head.Agency is null
                && outlets.Agency(author.Signature.Name) is { } agency
                && agency != head.Outlet?.Value
            )
            {
                head.Agency = new Stated<string>(agency, author.Source, "agency as author");
            }
        }
    }

    // Cards for sharing carry a label and its value: "Written by", "Anna Example".
    private HtmlStatement? Card(HtmlStatements stated)
    {
        foreach (string number in (ReadOnlySpan<string>)["1", "2"])
        {
            if (
                stated.Named("twitter:label" + number) is { } label
                && (words.Is("byline", label.Text) || words.Is("author-label", label.Text))
            )
            {
                return stated.Named("twitter:data" + number);
            }
        }

        return null;
    }

    private void Add(string text, TextSpan source, string rule, List<Author> found)
    {
        foreach (Signature name in names.Signatures(text))
        {
            found.Add(new Author(name, source, rule));
        }
    }
}
