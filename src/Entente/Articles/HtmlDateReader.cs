namespace Entente.Articles;

/// <summary>How far each place of a page is believed as the date of first publication; the distance to the article takes up to 99 off.</summary>
/// <remarks>Set by how often each place was right on the development sets: lab/notes/metadata.md.</remarks>
internal static class DateStrength
{
    public const int LinkedDate = 9000;
    public const int MetaDate = 8500;
    public const int PublicationTime = 8000;
    public const int LabelledDate = 7500;

    // Published and changed in the same second: what saved the page last wrote both.
    public const int StampedDate = 7300;

    // "on 12 March 2019", at the end of some words: a label in a line about the article, else about anything.
    public const int DateOnDay = 6900;
    public const int MarkedDate = 6800;
    public const int TimeElement = 6600;
    public const int NearDate = 6400;
    public const int AddressDate = 6100;
    public const int MarkedDateBehind = 6000;
    public const int DateInLine = 5800;
    public const int DateBeforeText = 5700;
    public const int LooseMetaDate = 5000;
    public const int PageDate = 4500;
    public const int CompactDate = 4400;

    // One of many dates under one name: the page lists other articles.
    public const int ListedDate = 4200;
    public const int LooseDate = 4000;
    public const int FarTime = 3900;
}

/// <summary>Reads when an article was published and changed from what the page states without showing it: linked data, meta elements, its address.</summary>
/// <remarks>Cost: linear.</remarks>
internal sealed class HtmlDateReader(DateReader dates)
{
    // Older numbers in an address are no dates of its making.
    private const int FirstWebYear = 1990;

    // A page states its date under one name twice at most, in UTC and at its place.
    private const int MostUnderOneName = 2;

    /// <summary>Reads the dates that the page states without showing them.</summary>
    public void Read(HtmlStatements stated, string? address, ArticleHead head)
    {
        Linked(stated, head);
        foreach (
            IGrouping<string, HtmlStatement> named in stated
                .All(PageField.Published)
                .GroupBy(value => value.Name, StringComparer.Ordinal)
        )
        {
            bool isList =
                named.Select(value => value.Text).Distinct(StringComparer.Ordinal).Count()
                > MostUnderOneName;
            foreach (HtmlStatement value in named)
            {
                int strength = isList ? DateStrength.ListedDate : DateStrength.MetaDate;
                Add(value, strength - value.Rank, head);
            }
        }

        foreach (HtmlStatement value in stated.All(PageField.Date))
        {
            Add(value, DateStrength.LooseMetaDate - value.Rank, head);
        }

        foreach (HtmlStatement value in stated.All(PageField.Updated))
        {
            if (dates.Value(value.Text) is { } date)
            {
                head.AddUpdate(date, value.Source, "meta date", DateStrength.MetaDate - value.Rank);
            }
        }

        if (AddressDay(address) is { } day)
        {
            int strength = day.IsParted ? DateStrength.AddressDate : DateStrength.CompactDate;
            head.AddDate(new NewsDate(day.Day), source: null, "date in the address", strength);
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
            int strength =
                !linked.IsArticle ? DateStrength.PageDate
                : published == linked.Modified ? DateStrength.StampedDate
                : DateStrength.LinkedDate;
            head.AddDate(
                date,
                stated.Locate(published),
                "linked data date",
                strength,
                DateOrigin.LinkedData
            );
        }

        if (linked.Modified is { } modified && dates.Value(modified) is { } update)
        {
            head.AddUpdate(
                update,
                stated.Locate(modified),
                "linked data date",
                DateStrength.LinkedDate
            );
        }
    }

    private void Add(HtmlStatement value, int strength, ArticleHead head)
    {
        if (dates.Value(value.Text) is { } date)
        {
            head.AddDate(date, value.Source, "meta date", strength, DateOrigin.MetaElement);
        }
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
