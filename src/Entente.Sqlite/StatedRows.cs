using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>What a page says of its article as rows of the table <c>stated</c>, and back.</summary>
internal static class StatedRows
{
    /// <summary>All that an article states, with its field and its place in the list of the field.</summary>
    public static IEnumerable<(string Field, int Ordinal, Stated<string> Value)> Of(Article article)
    {
        (string Field, Stated<string>? Value)[] single =
        [
            (Fields.Title, article.Title),
            (Fields.Standfirst, article.Standfirst),
            (Fields.Outlet, article.Outlet),
            (Fields.Agency, article.Agency),
            (Fields.Dateline, article.Dateline),
            (Fields.Published, Written(article.Published)),
            (Fields.Updated, Written(article.Updated)),
            (Fields.Canonical, article.Canonical),
            (Fields.Language, article.NamedLanguage),
        ];
        (string Field, ImmutableArray<Stated<string>> Values)[] lists =
        [
            (Fields.Author, article.Authors),
            (Fields.Desk, article.Desks),
            (Fields.Rights, article.Rights),
        ];
        return
        [
            .. single.Where(one => one.Value is not null).Select(one => (one.Field, 0, one.Value!)),
            .. lists.SelectMany(list => list.Values.Select((value, i) => (list.Field, i, value))),
            .. article.Credits.Select((credit, i) => (Labels.Of(credit.Role), i, credit.Name)),
        ];
    }

    /// <summary>The article with what the rows of its report say of it.</summary>
    public static Article With(Article article, Session session, long report, bool isWhole)
    {
        const string sql =
            "SELECT field, value, source_start, source_end, rule, ordinal FROM stated WHERE report = ?1 ORDER BY field, ordinal";
        Dictionary<string, Stated<string>> single = new(StringComparer.Ordinal);
        var authors = ImmutableArray.CreateBuilder<Stated<string>>();
        var desks = ImmutableArray.CreateBuilder<Stated<string>>();
        var rights = ImmutableArray.CreateBuilder<Stated<string>>();
        SortedList<int, Credit> credits = [];
        foreach (Row row in session.Rows(sql, report))
        {
            string field = row.Text(0);
            Stated<string> stated = new(row.Text(1), row.SpanOrNull(2), row.Text(4));
            switch (field)
            {
                case Fields.Author:
                    authors.Add(stated);
                    break;
                case Fields.Desk:
                    desks.Add(stated);
                    break;
                case Fields.Rights:
                    rights.Add(stated);
                    break;
                case Fields.Title or Fields.Standfirst or Fields.Outlet or Fields.Agency:
                case Fields.Dateline or Fields.Published or Fields.Updated:
                case Fields.Canonical or Fields.Language:
                    single[field] = stated;
                    break;
                default:
                    CreditRole role = row.Sound(
                        Labels.Credit(field),
                        $"a report states an unknown \"{field}\""
                    );
                    credits[row.Int(5)] = new Credit(role, stated);
                    break;
            }
        }

        return article with
        {
            Title = single.GetValueOrDefault(Fields.Title),
            Standfirst = single.GetValueOrDefault(Fields.Standfirst),
            Outlet = single.GetValueOrDefault(Fields.Outlet),
            Agency = single.GetValueOrDefault(Fields.Agency),
            Dateline = single.GetValueOrDefault(Fields.Dateline),
            Published = Date(single.GetValueOrDefault(Fields.Published), session.File),
            Updated = Date(single.GetValueOrDefault(Fields.Updated), session.File),
            Canonical = single.GetValueOrDefault(Fields.Canonical),
            NamedLanguage = single.GetValueOrDefault(Fields.Language),
            Authors = authors.DrainToImmutable(),
            Desks = desks.DrainToImmutable(),
            Rights = rights.DrainToImmutable(),
            Credits = [.. credits.Values],
            Alternatives = isWhole ? Alternatives(session, report) : [],
        };
    }

    private static ImmutableArray<Alternative> Alternatives(Session session, long report) =>
        [
            .. session
                .Rows(
                    "SELECT field, value, source_start, source_end, rule FROM alternative WHERE report = ?1 ORDER BY ordinal",
                    report
                )
                .Select(row => new Alternative(
                    row.Text(0),
                    new Stated<string>(row.Text(1), row.SpanOrNull(2), row.Text(4))
                )),
        ];

    private static Stated<string>? Written(Stated<NewsDate>? date) =>
        date is null ? null : new(DateCodec.Write(date.Value), date.Source, date.Rule);

    private static Stated<NewsDate>? Date(Stated<string>? written, string file) =>
        written is null
            ? null
            : new(
                DateCodec.Read(written.Value)
                    ?? throw StoreErrors.Damaged(file, "a date is not one"),
                written.Source,
                written.Rule
            );
}
