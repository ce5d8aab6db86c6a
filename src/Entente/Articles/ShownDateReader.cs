namespace Entente.Articles;

/// <summary>Reads when an article was published and changed from what the page shows around it: time elements, lines with a date, the words before the text.</summary>
/// <remarks>Each place is believed as far as <see cref="DateStrength"/> tells. Cost: linear; blocks looked at are bounded.</remarks>
internal sealed class ShownDateReader(DateReader dates, PageWords words)
{
    // How many blocks around the article are looked at, and how many behind it for a date with a label.
    private const int BlocksBefore = ArticlePlace.BlocksBefore;
    private const int BlocksNear = ArticlePlace.BlocksNear;
    private const int BlocksBehind = ArticlePlace.BlocksBehind;
    private const int BlocksInto = 3;
    private const int LabelsBehind = 40;
    private const int MostWords = 40;
    private const int MostDates = 3;
    private const int MostTimes = 2000;
    private const int MostPublications = 2;

    // A line of the body that tells of the article: "Updated on 17 January 2021.".
    private const int MostOfLine = 10;

    // "Written by a reader on 12 March 2019 at 8:30 (14 comments)": more words are a sentence of the article.
    private const int MostOfDayLine = 15;

    // A date may have its day of the week before it.
    private const int MaxWeekday = 14;

    // The longest label of its own line ("Published", "Mise en ligne").
    private const int MostOfLabel = 3;

    // "Date: 12 March 2019, 18:05 CET": a longer line is a sentence.
    private const int MostOfDated = 40;

    // A place may stand before the date with which a text begins.
    private const int MostBeforeDate = 40;

    // Between a label and its date.
    private const string Marks = " \u00A0\u2002\u2003\u2009:|-–—·,(";

    /// <summary>Reads the dates that the page shows around the article.</summary>
    public void Read(HtmlStatements stated, HtmlPage page, BlockChoice choice, ArticleHead head)
    {
        ArticlePlace place = ArticlePlace.Of(page.Text, choice, head.Title?.Source);
        // A page that calls many times its publication lists comments or other articles.
        bool isList = page
            .Times.Where(time => time.IsPublication)
            .Select(time => stated.Text(time.Value))
            .Distinct(StringComparer.Ordinal)
            .Skip(MostPublications)
            .Any();
        foreach (HtmlTime time in page.Times.Take(MostTimes))
        {
            Time(
                stated,
                page.Text,
                choice,
                time with
                {
                    IsPublication = time.IsPublication && !isList,
                },
                place,
                head
            );
        }

        if (place.First < 0)
        {
            return;
        }

        DateOrder order = DateReader.Order(head.Language);
        int from = Math.Max(0, Math.Min(place.Headline, place.First) - BlocksBefore);
        int to = Math.Min(page.Text.Blocks.Length, place.Last + LabelsBehind);
        for (int i = from; i < to; i++)
        {
            bool isBody = choice.Reasons[i] is null;
            bool isEnd = i >= place.Last - 1 && IsOfArticle(choice, i);
            bool isBetween = i > place.Headline + BlocksNear && i < place.First - BlocksBefore;
            if (
                isBetween
                || place.IsComment(choice.Hints[i])
                || (isBody && i > place.First + BlocksInto && !isEnd)
            )
            {
                continue;
            }

            if (isBody && !isEnd)
            {
                BeforeText(page.Text, page.Text.Blocks[i], order, head);
            }
            else if (choice.Traits[i].Words <= MostWords)
            {
                Line(page.Text, choice, i, place, order, head);
            }
        }
    }

    // At the end of the text a short line, or one that the page sets apart, tells of the article.
    private static bool IsOfArticle(BlockChoice choice, int i) =>
        choice.Traits[i].Words <= MostOfLine
        || (choice.Hints[i] & PageHint.Boilerplate) != PageHint.None;

    // A date elsewhere than in a line of words: "2017-09-09T10:52:00+02:00".
    private void Time(
        HtmlStatements stated,
        PageText text,
        BlockChoice choice,
        HtmlTime time,
        ArticlePlace place,
        ArticleHead head
    )
    {
        int i = time.Block;
        if (
            i >= text.Blocks.Length
            || place.IsComment(choice.Hints[i])
            || dates.Value(stated.Text(time.Value)) is not { } date
        )
        {
            return;
        }

        // What stands before the element in its line, or alone in the line above.
        Block block = text.Blocks[i];
        ReadOnlySpan<char> before =
            block.Source.Start < time.Value.Start
                ? text.ToText(new TextSpan(block.Source.Start, time.Value.Start)).In(text.Text)
                : default;
        ReadOnlySpan<char> above = before.Trim().IsEmpty ? LabelAbove(text, choice, i) : default;
        bool isLabelled = EndsWith("updated", before) || EndsWith("updated", above);
        int distance = place.Distance(i);
        if (time.IsChange || (isLabelled && !time.IsPublication))
        {
            Updated(date, time.Value, distance, head);
            return;
        }

        int strength =
            distance == ArticlePlace.Far ? DateStrength.FarTime
            : time.IsPublication ? DateStrength.PublicationTime
            : DateStrength.TimeElement;
        head.AddDate(
            date,
            time.Value,
            "time element",
            strength - distance,
            Origin(strength, distance)
        );
    }

    private static void Updated(NewsDate date, TextSpan source, int distance, ArticleHead head)
    {
        head.AddUpdate(date, source, "labelled date", DateStrength.LabelledDate - distance);
        head.AddDate(
            date,
            source,
            "updated date",
            ArticleHead.UpdateAlone - distance,
            DateOrigin.Change
        );
    }

    // "on 12 March" may be the day of what is told.
    private static DateOrigin Origin(int strength, int distance) =>
        distance <= BlocksNear && strength is not (DateStrength.DateOnDay or DateStrength.LooseDate)
            ? DateOrigin.Headline
            : DateOrigin.Other;

    private static ReadOnlySpan<char> LabelAbove(PageText text, BlockChoice choice, int block) =>
        block > 0 && choice.Traits[block - 1].Words <= MostOfLabel
            ? text.Words(text.Blocks[block - 1])
            : default;

    // A line may hold both: "Published 12 March 2019, updated 14 March 2019".
    private void Line(
        PageText text,
        BlockChoice choice,
        int i,
        ArticlePlace place,
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
            ReadOnlySpan<char> above =
                n == 0 && before.Trim().IsEmpty ? LabelAbove(text, choice, i) : default;
            if (EndsWith("updated", before) || EndsWith("updated", above))
            {
                Updated(found.Date, source, place.Distance(i), head);
                continue;
            }

            bool isLabelled =
                EndsWith("published", before)
                || EndsWith("published", above)
                || (n == 0 && line.Length <= MostOfDated && EndsWith("dated", before, isAll: true))
                || EndsWith("dated", above, isAll: true);
            int strength =
                isLabelled ? DateStrength.LabelledDate
                : EndsWith("on-day", before) ? OnDay(choice, i, place)
                : n > 0 || IsEvent(block, choice.Hints[i]) ? 0
                : Strength(choice, i, place, found, line.Length, IsWeekday(before));
            if (strength > 0)
            {
                head.AddDate(
                    found.Date,
                    source,
                    isLabelled ? "labelled date" : "shown date",
                    strength - place.Distance(i),
                    Origin(strength, place.Distance(i))
                );
            }
        }
    }

    // "on 12 March 2019" tells of the article at its head, in a line that is no sentence.
    private static int OnDay(BlockChoice choice, int i, ArticlePlace place) =>
        place.Distance(i) <= BlocksBefore && choice.Traits[i].Words <= MostOfDayLine
            ? DateStrength.DateOnDay
            : 0;

    // What a list tells with a date has happened on it.
    private static bool IsEvent(Block block, PageHint hint) =>
        block.Kind == BlockKind.Item && (hint & PageHint.Date) == PageHint.None;

    private static int Strength(
        BlockChoice choice,
        int i,
        ArticlePlace place,
        FoundDate found,
        int length,
        bool isFirst
    )
    {
        bool isFar = i > place.Last + BlocksBehind;
        bool isDate = (choice.Hints[i] & PageHint.Date) != PageHint.None;
        int distance = place.Distance(i);
        bool isNear = distance is > 0 and <= BlocksNear;
        bool isAlone = found.End - found.Start >= length / 2;
        return isFar ? 0
            : isDate && i <= place.First ? DateStrength.MarkedDate
            : isNear && i < place.First && (isAlone || isFirst) ? DateStrength.NearDate
            : isDate && distance <= BlocksBefore ? DateStrength.MarkedDateBehind
            : isNear && choice.Traits[i].Words <= MostOfDayLine ? DateStrength.DateInLine
            : isAlone && choice.Traits[i].Words <= 8 ? DateStrength.LooseDate
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
            head.AddDate(found.Date, source, "date before the text", DateStrength.DateBeforeText);
        }
    }

    private static bool IsWeekday(ReadOnlySpan<char> before)
    {
        before = before.Trim(" ,|·-–");
        return before.Length <= MaxWeekday && !before.Contains(' ');
    }

    // Words of the kind "dated" are labels only where nothing else stands before the date: isAll.
    private bool EndsWith(string kind, ReadOnlySpan<char> before, bool isAll = false)
    {
        before = before.TrimEnd(Marks);
        foreach (string phrase in words.All(kind))
        {
            if (
                before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (
                    before.Length == phrase.Length
                    || (!isAll && !char.IsLetter(before[before.Length - phrase.Length - 1]))
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
