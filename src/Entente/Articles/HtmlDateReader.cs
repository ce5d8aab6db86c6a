namespace Entente.Articles;

/// <summary>Reads when an article was published and changed: from linked data, meta elements, time elements, lines around it, its address.</summary>
/// <remarks>Each place is believed as far as it was right on the development sets (lab/notes/metadata.md). Cost: linear; blocks looked at are bounded.</remarks>
internal sealed class HtmlDateReader(DateReader dates, PageWords words)
{
    // How far each place is believed as the date of first publication; the distance to the article takes up to 99 off.
    private const int LinkedDate = 9000;
    private const int MetaDate = 8500;
    private const int PublicationTime = 8000;
    private const int LabelledDate = 7500;
    private const int MarkedDate = 6800;
    private const int TimeElement = 6600;
    private const int NearDate = 6400;
    private const int MarkedDateBehind = 6000;
    private const int DateInLine = 5800;
    private const int DateBeforeText = 5700;
    private const int AddressDate = 5500;
    private const int LooseMetaDate = 5000;
    private const int PageDate = 4500;
    private const int CompactDate = 4400;
    private const int LooseDate = 4000;

    // How many blocks around the body are looked at, and how many behind it for a date with a label.
    private const int BlocksBefore = 40;
    private const int BlocksNear = 12;
    private const int BlocksBehind = 12;
    private const int BlocksInto = 3;
    private const int LabelsBehind = 40;
    private const int MostWords = 40;
    private const int MostDates = 3;

    // The longest label of its own line ("Published", "Mise en ligne").
    private const int MostOfLabel = 3;

    // A place may stand before the date with which a text begins.
    private const int MostBeforeDate = 40;

    // Older numbers in an address are no dates of its making.
    private const int FirstWebYear = 1990;

    /// <summary>Reads the dates that the page states without showing them.</summary>
    public void Read(HtmlStatements stated, string? address, ArticleHead head)
    {
        Linked(stated, head);
        foreach (HtmlStatement value in stated.All(PageField.Published))
        {
            Add(value, MetaDate - value.Rank, head);
        }

        foreach (HtmlStatement value in stated.All(PageField.Date))
        {
            Add(value, LooseMetaDate - value.Rank, head);
        }

        foreach (HtmlStatement value in stated.All(PageField.Updated))
        {
            if (dates.Value(value.Text) is { } date)
            {
                head.AddUpdate(date, value.Source, "meta date", MetaDate - value.Rank);
            }
        }

        int order = 0;
        foreach (HtmlTime time in stated.Page.Times)
        {
            if (dates.Value(stated.Text(time.Value)) is { } date)
            {
                int strength = time.IsPublication ? PublicationTime : TimeElement;
                head.AddDate(date, time.Value, "time element", strength - Math.Min(99, order++));
            }
        }

        if (AddressDay(address) is { } day)
        {
            int strength = day.IsParted ? AddressDate : CompactDate;
            head.AddDate(new NewsDate(day.Day), source: null, "date in the address", strength);
        }
    }

    /// <summary>Reads the dates that the page shows around the article.</summary>
    public void ReadShown(HtmlPage page, BlockChoice choice, ArticleHead head)
    {
        int first = Array.FindIndex(choice.Reasons, reason => reason is null);
        int last = Array.FindLastIndex(choice.Reasons, reason => reason is null);
        if (first < 0)
        {
            return;
        }

        DateOrder order = DateReader.Order(head.Language);
        int to = Math.Min(page.Text.Blocks.Length, last + LabelsBehind);
        for (int i = Math.Max(0, first - BlocksBefore); i < to; i++)
        {
            bool isBody = choice.Reasons[i] is null;
            if (
                (choice.Hints[i] & PageHint.Comment) != PageHint.None
                || (isBody && i > first + BlocksInto)
            )
            {
                continue;
            }

            if (isBody)
            {
                BeforeText(page.Text, page.Text.Blocks[i], order, head);
            }
            else if (choice.Traits[i].Words <= MostWords)
            {
                Line(page.Text, choice, i, (first, last), order, head);
            }
        }
    }

    private void Linked(HtmlStatements stated, ArticleHead head)
    {
        if (stated.Linked is not { } linked)
        {
            return;
        }

        if (linked.Published is { } published && dates.Value(published) is { } date)
        {
            int strength = linked.IsArticle ? LinkedDate : PageDate;
            head.AddDate(date, stated.Locate(published), "linked data date", strength);
        }

        if (linked.Modified is { } modified && dates.Value(modified) is { } update)
        {
            head.AddUpdate(update, stated.Locate(modified), "linked data date", LinkedDate);
        }
    }

    private void Add(HtmlStatement value, int strength, ArticleHead head)
    {
        if (dates.Value(value.Text) is { } date)
        {
            head.AddDate(date, value.Source, "meta date", strength);
        }
    }

    // A line may hold both: "Published 12 March 2019, updated 14 March 2019".
    private void Line(
        PageText text,
        BlockChoice choice,
        int i,
        (int First, int Last) body,
        DateOrder order,
        ArticleHead head
    )
    {
        Block block = text.Blocks[i];
        ReadOnlySpan<char> line = text.Words(block);
        int from = 0;
        for (int n = 0; n < MostDates && dates.Find(line, from, order) is { } found; n++)
        {
            ReadOnlySpan<char> before = line[from..found.Start];
            from = found.End;
            TextSpan source = text.ToSource(
                new TextSpan(block.Text.Start + found.Start, block.Text.Start + found.End)
            );
            bool hasLabelAbove =
                n == 0
                && i > 0
                && choice.Traits[i - 1].Words <= MostOfLabel
                && before.Trim().IsEmpty;
            ReadOnlySpan<char> above = hasLabelAbove ? text.Words(text.Blocks[i - 1]) : default;
            if (EndsWith("updated", before) || EndsWith("updated", above))
            {
                head.AddUpdate(found.Date, source, "labelled date", LabelledDate);
                head.AddDate(
                    found.Date,
                    source,
                    "updated date",
                    ArticleHead.UpdateAlone - Math.Min(99, i)
                );
                continue;
            }

            bool isLabelled =
                EndsWith("published", before) || (above.Length > 3 && EndsWith("published", above));
            int strength =
                n > 0 && !isLabelled
                    ? 0
                    : Strength(choice, i, body, found, line.Length, isLabelled);
            if (strength > 0)
            {
                // Nearer to the article is better: the margin of a page shows dates of other articles.
                int distance = Math.Min(99, Math.Abs(body.First - i));
                head.AddDate(
                    found.Date,
                    source,
                    isLabelled ? "labelled date" : "shown date",
                    strength - distance
                );
            }
        }
    }

    private static int Strength(
        BlockChoice choice,
        int i,
        (int First, int Last) body,
        FoundDate found,
        int length,
        bool isLabelled
    )
    {
        bool isFar = i > body.Last + BlocksBehind;
        bool isDate = (choice.Hints[i] & PageHint.Date) != PageHint.None;
        bool isNear = i < body.First && body.First - i <= BlocksNear;
        bool isAlone = found.End - found.Start >= length / 2;
        return isLabelled ? LabelledDate
            : isFar ? 0
            : isDate && i <= body.First ? MarkedDate
            : isAlone && isNear ? NearDate
            : isDate ? MarkedDateBehind
            : isNear && choice.Traits[i].Words <= 15 ? DateInLine
            : isAlone && choice.Traits[i].Words <= 8 ? LooseDate
            : 0;
    }

    // "29.11.2022 – The ministers …", "(18.01.2018) The ministers …", "Vienna, 11 November 2021": a text may begin with its date.
    private void BeforeText(PageText text, Block block, DateOrder order, ArticleHead head)
    {
        ReadOnlySpan<char> paragraph = text.Words(block);
        ReadOnlySpan<char> start = paragraph[..Math.Min(paragraph.Length, 2 * MostBeforeDate)];
        if (dates.Find(start, 0, order) is not { } found)
        {
            return;
        }

        ReadOnlySpan<char> before = start[..found.Start].TrimEnd();
        BlockTraits traits = BlockTraits.Of(before);
        bool isPlace = before.EndsWith(",") || before.EndsWith("(");
        if (
            before.Trim("(–-").IsEmpty
            || (isPlace && before.Length <= MostBeforeDate && traits.Capitals >= traits.Words - 1)
        )
        {
            int at = block.Text.Start;
            TextSpan source = text.ToSource(new TextSpan(at + found.Start, at + found.End));
            head.AddDate(found.Date, source, "date before the text", DateBeforeText);
        }
    }

    private bool EndsWith(string kind, ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" :|-–,(");
        foreach (string phrase in words.All(kind))
        {
            if (
                before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (
                    before.Length == phrase.Length
                    || !char.IsLetter(before[before.Length - phrase.Length - 1])
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    // /2022/10/03/, /2022-10-03-, /20221003/
    private (DateOnly Day, bool IsParted)? AddressDay(string? address)
    {
        if (address is null || address.Length > 2000)
        {
            return null;
        }

        int path = address.IndexOf('/', Math.Min(address.Length, 9));
        if (path < 0)
        {
            return null;
        }

        foreach (Range part in address.AsSpan(path).SplitAny("/-_."))
        {
            ReadOnlySpan<char> digits = address.AsSpan(path)[part];
            if (digits.Length == 8 && dates.Value(digits) is { Day.Year: >= FirstWebYear } compact)
            {
                return (compact.Day, IsParted: false);
            }
        }

        FoundDate? found = dates.Find(address.AsSpan(path));
        return found is { Date.Day: { Year: >= FirstWebYear } day } ? (day, IsParted: true) : null;
    }
}
