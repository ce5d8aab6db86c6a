using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>An author, with where it was found and how.</summary>
internal sealed record Author(Signature Signature, TextSpan Source, string Rule);

/// <summary>The authors that a page states without showing them, by what their names look like; each <see langword="null"/> when there is none.</summary>
/// <param name="Persons">Those among whom is a person's name.</param>
/// <param name="Pseudonyms">Those among whom is a name of one word.</param>
/// <param name="Accounts">Those among whom is the name of an account.</param>
/// <param name="Desks">Those among whom is a desk or an agency, rather than the outlet itself.</param>
internal sealed record StatedAuthors(
    List<Author>? Persons,
    List<Author>? Pseudonyms,
    List<Author>? Accounts,
    List<Author>? Desks
);

/// <summary>Reads who wrote an article: from what the page states of itself, else from the bylines it shows.</summary>
/// <remarks>
/// Persons that are stated go before persons that are shown, and both before desks and agencies: a page that names nobody but its
/// publisher in its linked data may show the author all the same. Cost: linear; blocks looked at are bounded.
/// </remarks>
internal sealed class HtmlAuthorReader(
    DateReader dates,
    NameReader names,
    OutletBook outlets,
    PageWords words
)
{
    // How far a byline may stand from the body, in blocks.
    private const int BlocksBefore = 40;
    private const int BlocksNear = 15;
    private const int BlocksInto = 2;
    private const int BlocksBehind = 12;

    // Co-authors stand side by side.
    private const int BlocksBetween = 2;

    // An element of more blocks is a section of the page.
    private const int MostBlocks = 8;
    private const int MostRegions = 4000;
    private const int MostWords = 40;
    private const int MostStated = 20;

    private const int LastRank = 3;

    // Longer addresses are made by machines; the part that names authors comes early.
    private const int MostOfAddress = 500;
    private const int MostOfTag = 2000;
    private const int MostSegments = 12;

    // A name that is no person's is believed in an element of its own.
    private const int MostOfAccount = 40;

    // A line of the body that is nothing but a byline.
    private const int MostOfByline = 8;

    // A line that begins with a date may have the day of the week before it.
    private const int MaxWeekday = 12;

    private sealed record Byline(
        int Block,
        int Rank,
        int Length,
        ImmutableArray<Signature> Names,
        int Start,
        bool IsMarked
    );

    /// <summary>Reads who the page says is its author without showing it.</summary>
    public StatedAuthors Read(HtmlStatements stated, ArticleHead head)
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
        return new StatedAuthors(
            First(groups, author => author.Signature.Kind == Signatory.Person),
            First(groups, author => author.Signature.Kind == Signatory.Pseudonym),
            First(groups, author => author.Signature.Kind == Signatory.Account),
            First(groups, author => !author.Signature.IsPerson && !IsOutlet(author, head))
                ?? First(groups, author => !author.Signature.IsPerson)
        );
    }

    /// <summary>Chooses between the authors that the page states and those it shows around the article.</summary>
    public void Choose(
        StatedAuthors stated,
        string html,
        HtmlPage page,
        BlockChoice choice,
        ArticleHead head
    )
    {
        List<Author>? best = stated.Persons ?? stated.Pseudonyms;
        if (best is null)
        {
            List<Author> shown = Shown(html, page, choice);
            bool hasPerson = shown.Exists(author => author.Signature.Kind == Signatory.Person);
            best = hasPerson ? shown : stated.Accounts ?? stated.Desks ?? shown;
        }

        foreach (
            List<Author>? others in (ReadOnlySpan<List<Author>?>)
                [stated.Pseudonyms, stated.Accounts, stated.Desks]
        )
        {
            head.Others.AddRange(
                (others ?? []).Select(author => new Alternative(
                    "author",
                    new Stated<string>(author.Signature.Name, author.Source, author.Rule)
                ))
            );
        }

        foreach ((Signature signature, TextSpan source, string rule) in best)
        {
            head.AddAuthor(signature.Name, source, rule, signature.IsPerson);
        }
    }

    // All who sign together with the first of whom the test holds.
    private static List<Author>? First(List<List<Author>> groups, Func<Author, bool> isWanted) =>
        groups.Find(group => group.Exists(author => isWanted(author)));

    private static bool IsOutlet(Author author, ArticleHead head) =>
        head.Outlet is { } outlet && Wording.IsSame(author.Signature.Name, outlet.Value);

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

    private List<Author> Shown(string html, HtmlPage page, BlockChoice choice)
    {
        int first = Array.FindIndex(choice.Reasons, reason => reason is null);
        int last = Array.FindLastIndex(choice.Reasons, reason => reason is null);
        if (first < 0)
        {
            return [];
        }

        List<Byline> bylines =
        [
            .. Marked(page, choice, first, last),
            .. Links(html, page, choice, first, last),
            .. Lines(page, choice, first, last),
        ];
        Byline? best = bylines
            .OrderBy(b => b.Rank)
            .ThenBy(b => b.IsMarked && b.Names[0].IsPerson ? Signatory.Person : b.Names[0].Kind)
            .ThenBy(b => Math.Abs(b.Block - first))
            .ThenBy(b => b.Length)
            .FirstOrDefault();
        List<Author> found = [];
        foreach (Byline byline in bylines)
        {
            bool isBeside =
                byline.Rank == best!.Rank
                && byline.IsMarked
                && best.IsMarked
                && Math.Abs(byline.Block - best.Block) <= BlocksBetween;
            foreach (Signature name in byline.Names)
            {
                bool isCoAuthor =
                    isBeside
                    && name.Kind == Signatory.Person
                    && best.Names[0].Kind == Signatory.Person
                    && !HoldsOneOf(name, best.Names);
                if (byline != best && !isCoAuthor)
                {
                    continue;
                }

                int start = byline.Start + name.Span.Start;
                TextSpan source = page.Text.ToSource(new TextSpan(start, start + name.Span.Length));
                found.Add(new Author(name, source, "byline"));
            }
        }

        return found;
    }

    // "Written byAnna Example" around the element that holds "Anna Example".
    private static bool HoldsOneOf(Signature name, ImmutableArray<Signature> others) =>
        others.Any(other =>
            name.Name.Contains(other.Name, StringComparison.OrdinalIgnoreCase)
            || other.Name.Contains(name.Name, StringComparison.OrdinalIgnoreCase)
        );

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

    // Elements that the page's maker called by what they hold: rel="author", class="byline".
    private List<Byline> Marked(HtmlPage page, BlockChoice choice, int first, int last)
    {
        List<Byline> found = [];
        int looked = 0;
        foreach (HtmlRegion region in page.Regions)
        {
            if (
                (region.Hint & PageHint.Byline) == PageHint.None
                || region.End - region.First > MostBlocks
            )
            {
                continue;
            }

            if (looked++ >= MostRegions)
            {
                break;
            }

            TextSpan text = page.Text.ToText(region.Source);
            for (int i = region.First; i < region.End && i < page.Text.Blocks.Length; i++)
            {
                TextSpan block = page.Text.Blocks[i].Text;
                TextSpan part = new(
                    Math.Max(block.Start, text.Start),
                    Math.Max(Math.Max(block.Start, text.Start), Math.Min(block.End, text.End))
                );
                if (
                    Rank(choice, i, first, last) is { } rank
                    && Read(page.Text, part, i, rank, isMarked: true) is { } byline
                )
                {
                    found.Add(byline);
                }
            }
        }

        return found;
    }

    // Links to the pages of authors: href="/authors/anna-example".
    private List<Byline> Links(string html, HtmlPage page, BlockChoice choice, int first, int last)
    {
        List<Byline> found = [];
        int to = Math.Min(page.Text.Blocks.Length, last + BlocksBehind);
        for (int i = Math.Max(0, first - BlocksBefore); i < to; i++)
        {
            Block block = page.Text.Blocks[i];
            if (block.LinkLength == 0 || Rank(choice, i, first, last) is not { } rank)
            {
                continue;
            }

            // The tag of a link with which a block begins stands before it.
            int at = i == 0 ? 0 : page.Text.Blocks[i - 1].Source.End;
            while (Link(html, ref at, block.Source.End) is var (element, address))
            {
                TextSpan text = page.Text.ToText(element);
                if (
                    !text.IsEmpty
                    && Read(page.Text, text, i, rank, isMarked: true) is { } byline
                    && LeadsTo(byline.Names[0], address.In(html))
                )
                {
                    found.Add(byline);
                }
            }
        }

        return found;
    }

    // The next link that leads to an author; what is looked at is moved behind it.
    private (TextSpan Element, TextSpan Address)? Link(string html, ref int at, int end)
    {
        while (at < end)
        {
            int href = html.AsSpan(at, end - at)
                .IndexOf("href=", StringComparison.OrdinalIgnoreCase);
            if (href < 0)
            {
                at = end;
                return null;
            }

            at += href + 5;
            ReadOnlySpan<char> value = html.AsSpan(at, Math.Min(end - at, MostOfAddress));
            char quote = value.IsEmpty ? ' ' : value[0];
            bool isQuoted = quote is '"' or '\'';
            value = isQuoted ? value[1..] : value;
            int length = isQuoted ? value.IndexOf(quote) : value.IndexOfAny(' ', '>');
            if (length <= 0 || !IsOfAuthor(value[..length]))
            {
                continue;
            }

            int close = html.AsSpan(at, Math.Min(end - at, MostOfTag)).IndexOf('>');
            if (close >= 0)
            {
                TextSpan address = new(at, at + length + (isQuoted ? 1 : 0));
                int start = at + close + 1;
                int stop = html.AsSpan(start, end - start)
                    .IndexOf("</a", StringComparison.OrdinalIgnoreCase);
                at = stop < 0 ? end : start + stop;
                return (new TextSpan(start, at), address);
            }
        }

        return null;
    }

    // A name that is no person's is one where the address has it too: "/author/harbourfan/".
    private static bool LeadsTo(Signature name, ReadOnlySpan<char> address) =>
        name.Kind == Signatory.Person
        || SiteName
            .Fold(address.ToString())
            .Contains(SiteName.Fold(name.Name), StringComparison.Ordinal);

    private bool IsOfAuthor(ReadOnlySpan<char> address)
    {
        int segment = 0;
        foreach (Range range in address.SplitAny("/?=-_."))
        {
            bool isAuthor = words.Is("author-path", address[range]);
            bool hasName = range.End.GetOffset(address.Length) < address.Length;
            if (isAuthor && hasName)
            {
                return true;
            }

            if (segment++ > MostSegments)
            {
                return false;
            }
        }

        return false;
    }

    // "By Anna Example, Geneva", wherever it stands near the body, or as a short line at its ends.
    private List<Byline> Lines(HtmlPage page, BlockChoice choice, int first, int last)
    {
        List<Byline> found = [];
        int to = Math.Min(page.Text.Blocks.Length, last + BlocksBehind);
        for (int i = Math.Max(0, first - BlocksBefore); i < to; i++)
        {
            bool isBody = choice.Reasons[i] is null;
            bool isEnd = i <= first + 1 || i >= last - 1;
            if (isBody && (!isEnd || choice.Traits[i].Words > MostOfByline))
            {
                continue;
            }

            TextSpan line = page.Text.Blocks[i].Text;
            if (Rank(choice, i, first, last) is not { } rank || choice.Traits[i].Words > MostWords)
            {
                continue;
            }

            bool isLabelled = i > 0 && IsLabel(page.Text.Words(page.Text.Blocks[i - 1]));
            if (Read(page.Text, line, i, rank, isLabelled) is { } byline)
            {
                found.Add(byline with { IsMarked = false });
            }
            else if (
                (i == first || i == last) && Alone(page.Text, i, isFirst: i == first) is { } alone
            )
            {
                found.Add(alone);
            }
        }

        return found;
    }

    private bool IsLabel(ReadOnlySpan<char> line)
    {
        line = line.Trim(" :");
        return words.Is("byline", line) || words.Is("author-label", line);
    }

    // A body may begin or end with a line that is nothing but names.
    private Byline? Alone(PageText text, int block, bool isFirst)
    {
        if (text.Blocks[block].Kind is BlockKind.Heading or BlockKind.Item)
        {
            return null;
        }

        TextSpan line = text.Blocks[block].Text;
        ReadOnlySpan<char> bare = line.In(text.Text);
        ImmutableArray<(string Name, TextSpan Span)> persons = names.Persons(bare);
        int covered = persons.Sum(person => person.Span.Length + 1);
        return persons.IsEmpty || covered < bare.Length - 2
            ? null
            : new Byline(
                block,
                isFirst ? 1 : LastRank,
                bare.Length,
                [.. persons.Select(p => new Signature(p.Name, p.Span, Signatory.Person))],
                line.Start,
                IsMarked: false
            );
    }

    // 0 beside the headline and the first paragraph, 1 behind the last, 2 further before; a byline elsewhere is another's.
    private static int? Rank(BlockChoice choice, int block, int first, int last)
    {
        PageHint hint = choice.Hints[block];
        if ((hint & (PageHint.Comment | PageHint.Caption)) != PageHint.None)
        {
            return null;
        }

        return block switch
        {
            _ when block > last + BlocksBehind || block < first - BlocksBefore => null,
            _ when block > last => 1,
            _ when block >= first + BlocksInto => choice.Reasons[block] is null && block < last - 1
                ? null
                : 1,
            _ when block >= first - BlocksNear => 0,
            _ => 2,
        };
    }

    // "By Anna Example 12 March 2019 5 min", "12 March 2019 By Anna Example": a date ends the names, or stands before them.
    private Byline? Read(PageText text, TextSpan span, int block, int rank, bool isMarked)
    {
        ReadOnlySpan<char> line = span.In(text.Text);
        if (line.Length is < 2 or > 400)
        {
            return null;
        }

        FoundDate? date = dates.Find(line);
        Byline? found = Read(
            text,
            new TextSpan(span.Start, span.Start + (date?.Start ?? line.Length)),
            block,
            rank,
            line.Length,
            isMarked
        );
        if (found is null && date is { } day)
        {
            TextSpan rest = new(span.Start + day.End, span.End);
            bool isDash =
                day.Start <= MaxWeekday && line[day.End..] is [' ', '-' or '–' or '|', ' ', ..];
            found = Read(text, rest, block, rank, line.Length, isMarked || isDash);
            found =
                found is not null && isDash && !isMarked && found.Names[0].Kind != Signatory.Person
                    ? null
                    : found;
        }

        return found;
    }

    private Byline? Read(
        PageText text,
        TextSpan span,
        int block,
        int rank,
        int length,
        bool isMarked
    )
    {
        ReadOnlySpan<char> line = span.In(text.Text);
        int at = names.AfterByline(line);
        if (at < 0 && !isMarked)
        {
            return null;
        }

        at = Math.Max(at, 0);
        bool isOwn = isMarked && length <= MostOfAccount;
        ImmutableArray<Signature> found = isOwn
            ? names.Signatures(line[at..])
            :
            [
                .. names
                    .Persons(line[at..])
                    .Select(p => new Signature(p.Name, p.Span, Signatory.Person)),
            ];
        found = found.RemoveAll(signature => signature.Kind == Signatory.Body);
        return found.IsEmpty
            ? null
            : new Byline(block, rank, length, found, span.Start + at, isMarked);
    }
}
