using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Reads the bylines that a page shows around its article.</summary>
/// <remarks>
/// Of all that name somebody, one place of the page is believed: the nearest to the headline and the first paragraph, by what its names look
/// like. Co-authors may stand in elements side by side. Cost: linear; blocks looked at are bounded.
/// </remarks>
internal sealed class BylineReader(
    DateReader dates,
    NameReader names,
    GivenNames givenNames,
    PageWords words
)
{
    // How far a byline may stand from the body, in blocks.
    private const int BlocksBefore = ArticlePlace.BlocksBefore;
    private const int BlocksNear = 15;
    private const int BlocksInto = 2;
    private const int BlocksBehind = ArticlePlace.BlocksBehind;

    // "Anna Example" in a line of its own, and two lines on "12 March 2019".
    private const int BlocksToDate = 2;
    private const int LeastOfDate = 3;

    // A line that shows the name of a site as its author's is not much longer.
    private const int MostOfShown = 12;

    // Co-authors stand side by side.
    private const int BlocksBetween = 2;

    // An element of more blocks is a section of the page.
    private const int MostBlocks = 8;
    private const int MostRegions = 4000;
    private const int MostWords = 40;

    private const int LastRank = 3;

    // A name that is no person's is believed in an element of its own.
    private const int MostOfAccount = 40;

    // A line of the body that is nothing but a byline.
    private const int MostOfByline = 8;

    // A line that begins with a date may have the day of the week before it.
    private const int MaxWeekday = 12;

    private readonly AuthorLinks _links = new(words);

    private sealed record Byline(
        int Block,
        int Rank,
        int Length,
        ImmutableArray<Signature> Names,
        int Start,
        bool IsMarked
    );

    /// <summary>The authors that the page shows; empty when it shows none.</summary>
    public List<Author> Read(string html, HtmlPage page, BlockChoice choice, ArticlePlace place)
    {
        if (place.First < 0)
        {
            return [];
        }

        List<Byline> bylines =
        [
            .. Marked(page, choice, place),
            .. Links(html, page, choice, place),
            .. Lines(page, choice, place),
        ];
        Byline? best = bylines
            .OrderBy(b => b.Rank)
            .ThenBy(b => b.IsMarked && b.Names[0].IsPerson ? Signatory.Person : b.Names[0].Kind)
            .ThenBy(b => Math.Abs(b.Block - place.First))
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

    // Elements that the page's maker called by what they hold: rel="author", class="byline".
    private List<Byline> Marked(HtmlPage page, BlockChoice choice, ArticlePlace place)
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
                    Rank(choice, i, place) is { } rank
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
    private List<Byline> Links(string html, HtmlPage page, BlockChoice choice, ArticlePlace place)
    {
        List<Byline> found = [];
        int to = Math.Min(page.Text.Blocks.Length, place.Last + BlocksBehind);
        for (int i = place.Start; i < to; i++)
        {
            Block block = page.Text.Blocks[i];
            if (block.LinkLength == 0 || Rank(choice, i, place) is not { } rank)
            {
                continue;
            }

            // The tag of a link with which a block begins stands before it.
            int at = i == 0 ? 0 : page.Text.Blocks[i - 1].Source.End;
            while (_links.Next(html, ref at, block.Source.End) is var (element, address))
            {
                TextSpan text = page.Text.ToText(element);
                if (
                    !text.IsEmpty
                    && !IsOtherLabel(new TextSpan(block.Text.Start, text.Start).In(page.Text.Text))
                    && Read(page.Text, text, i, rank, isMarked: true) is { } byline
                    && AuthorLinks.LeadsTo(byline.Names[0], address.In(html))
                )
                {
                    found.Add(byline);
                }
            }
        }

        return found;
    }

    // "By Anna Example, Geneva", wherever it stands near the body, or as a short line at its ends.
    private List<Byline> Lines(HtmlPage page, BlockChoice choice, ArticlePlace place)
    {
        List<Byline> found = [];
        int to = Math.Min(page.Text.Blocks.Length, place.Last + BlocksBehind);
        for (int i = place.Start; i < to; i++)
        {
            bool isBody = choice.Reasons[i] is null;
            bool isEnd = i <= place.First + 1 || i >= place.Last - 1;
            if (isBody && (!isEnd || choice.Traits[i].Words > MostOfByline))
            {
                continue;
            }

            TextSpan line = page.Text.Blocks[i].Text;
            if (Rank(choice, i, place) is not { } rank || choice.Traits[i].Words > MostWords)
            {
                continue;
            }

            bool isLabelled = i > 0 && IsLabel(page.Text.Words(page.Text.Blocks[i - 1]));
            if (Read(page.Text, line, i, rank, isLabelled) is { } byline)
            {
                found.Add(byline with { IsMarked = false });
            }
            else if (
                (i == place.First || i == place.Last || IsBesideDate(page, choice, i, place))
                && Alone(page.Text, i, isFirst: i != place.Last) is { } alone
                && (isBody || givenNames.Begin(alone.Names[0].Name))
            )
            {
                found.Add(alone);
            }
        }

        return found;
    }

    // "Contact: Anna Example" names nobody who wrote the article.
    private bool IsOtherLabel(ReadOnlySpan<char> before) =>
        before.TrimEnd() is [.. var label, ':'] && !IsLabel(label);

    private bool IsLabel(ReadOnlySpan<char> line)
    {
        line = line.Trim(" :");
        return words.Is("byline", line) || words.Is("author-label", line);
    }

    /// <summary>Whether a line near the article shows a name.</summary>
    public static bool Shows(PageText text, BlockChoice choice, ArticlePlace place, string name)
    {
        for (int i = place.Start; i < text.Blocks.Length && i < place.Last + BlocksBehind; i++)
        {
            if (
                place.Distance(i) is <= BlocksNear or ArticlePlace.BlocksBefore
                && choice.Reasons[i] is not (null or BlockChoice.Headline)
                && choice.Traits[i].Words <= MostOfShown
                && text.Words(text.Blocks[i]).Contains(name, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    // Between the headline and the text, one or two lines from a date.
    private bool IsBesideDate(HtmlPage page, BlockChoice choice, int block, ArticlePlace place)
    {
        if (choice.Reasons[block] is null || place.Distance(block) is 0 or > BlocksNear)
        {
            return false;
        }

        int to = Math.Min(page.Text.Blocks.Length - 1, block + BlocksToDate);
        for (int i = Math.Max(0, block - BlocksToDate); i <= to; i++)
        {
            ReadOnlySpan<char> line = page.Text.Words(page.Text.Blocks[i]);
            if (
                choice.Traits[i].Words <= MostOfByline
                && dates.Find(line) is { } date
                && (date.End - date.Start) * LeastOfDate >= line.Length
            )
            {
                return true;
            }
        }

        return false;
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
    private static int? Rank(BlockChoice choice, int block, ArticlePlace place)
    {
        PageHint hint = choice.Hints[block];
        if (place.IsComment(hint) || (hint & PageHint.Caption) != PageHint.None)
        {
            return null;
        }

        bool isBody = choice.Reasons[block] is null;
        return block switch
        {
            _ when place.IsHeadlineFar && Math.Abs(block - place.Headline) <= BlocksInto => 0,
            _ when block > place.Last + BlocksBehind || block < place.Start => null,
            _ when block > place.Last => 1,
            _ when block >= place.First + BlocksInto => isBody && block < place.Last - 1 ? null : 1,
            _ when block >= place.First - BlocksNear => 0,
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
