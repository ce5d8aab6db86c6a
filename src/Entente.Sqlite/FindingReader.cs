using System.Collections.Immutable;
using System.Globalization;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds statements, events and reports for lists, row by row and no further than they are read.</summary>
internal static class FindingReader
{
    private const string Traits =
        "report.id, report.outlet, report.published, report.language, report.number";

    // A place, as the views findable_statement and findable_event make it (Layout12.sql): day, report, ordinal.
    private const int DayShift = 46;
    private const int LastDay = (1 << 17) - 1;

    private static readonly int s_firstDay = new DateOnly(1800, 1, 1).DayNumber;

    public static IEnumerable<Finding> Findings(Session session, FindingQuestion question)
    {
        if (SearchTerms.ToQuery(question) is not { } query)
        {
            return [];
        }

        (string index, string table) = TablesOf(question.IsForEvents);
        string sql = $"""
            SELECT {Traits}, finding.id, {index}.rowid FROM {index}
            CROSS JOIN report ON report.number = ({index}.rowid >> 18) & 268435455
            CROSS JOIN {table} AS finding ON finding.report = report.number AND finding.ordinal = 262143 - ({index}.rowid & 262143)
            WHERE {index} MATCH ?1 AND {index}.rowid BETWEEN ?2 AND ?3
            ORDER BY {index}.rowid DESC
            """;
        ReportFilter filter = question.Reports;
        long first = filter.After is { } after ? (long)DayOf(after) << DayShift : 0;
        long last = filter.Before is { } before
            ? ((long)DayOf(before) << DayShift) | ((1L << DayShift) - 1)
            : long.MaxValue;
        return session
            .Rows(sql, query, first, Math.Min(last, (question.Behind ?? long.MaxValue) - 1))
            .Select(ReadFinding)
            .Where(finding => filter.Fits(finding.Report));
    }

    /// <summary>All statements or events of some reports, the newest first.</summary>
    public static IEnumerable<Finding> FindingsIn(
        Session session,
        IReadOnlyList<string> reports,
        bool isForEvents
    )
    {
        (_, string table) = TablesOf(isForEvents);
        string sql = $"""
            SELECT {Traits}, finding.id, found.place FROM json_each(?1)
            CROSS JOIN report ON report.id = json_each.value
            CROSS JOIN findable_{(
                isForEvents ? "event" : "statement"
            )} AS found ON found.report = report.number
            CROSS JOIN {table} AS finding ON finding.report = found.report AND finding.ordinal = 262143 - (found.place & 262143)
            ORDER BY found.place DESC
            """;
        return session
            .Rows(sql, reports.Distinct(StringComparer.Ordinal).ToImmutableArray())
            .Select(ReadFinding);
    }

    /// <summary>The reports that fit and have all terms, in the order of a search; without terms the newest first.</summary>
    public static IEnumerable<ReportTrait> Reports(
        Session session,
        IReadOnlyList<string> terms,
        ReportFilter filter,
        long? behind
    ) =>
        (
            terms.Count == 0
                ? Newest(session, filter, behind)
                : ListReader.Hits(session, terms, Traits, join: "", int.MaxValue, behind)
        )
            .Select(ReadTrait)
            .Where(filter.Fits);

    /// <summary>By the day that they print, those without one last.</summary>
    private static IEnumerable<Row> Newest(Session session, ReportFilter filter, long? behind)
    {
        // Both bounds are days, which are the beginnings of what a report prints: "2021-12-15" < "2021-12-15T10:00Z" < "2021-12-16".
        string first = Printed(filter.After ?? DateOnly.MinValue);
        string last = Printed(filter.Before ?? DateOnly.MaxValue) + "~";
        bool isDated = true;
        if (behind is { } number)
        {
            object? printed = session.Value(
                "SELECT published FROM report WHERE number = ?1",
                number
            );
            isDated = printed is not null;
            last = printed as string ?? last;
        }

        long before = behind ?? long.MaxValue;
        IEnumerable<Row> dated = isDated
            ? session.Rows(
                $"SELECT {Traits} FROM report WHERE published BETWEEN ?1 AND ?2 AND (published < ?2 OR number < ?3) ORDER BY published DESC, number DESC",
                first,
                last,
                before
            )
            : [];
        bool isOfDays = filter.After is not null || filter.Before is not null;
        IEnumerable<Row> undated = isOfDays
            ? []
            : session.Rows(
                $"SELECT {Traits} FROM report WHERE published IS NULL AND number < ?1 ORDER BY number DESC",
                isDated ? long.MaxValue : before
            );
        return dated.Concat(undated);
    }

    private static (string Index, string Table) TablesOf(bool isForEvents) =>
        isForEvents ? ("find_event", "event") : ("find_statement", "quotation");

    private static string Printed(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int DayOf(DateOnly day) => Math.Clamp(day.DayNumber - s_firstDay, 0, LastDay);

    private static Finding ReadFinding(Row row) => new(row.Text(5), row.Long(6), ReadTrait(row));

    private static ReportTrait ReadTrait(Row row) =>
        new(row.Text(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3))
        {
            Place = row.Long(4),
        };
}
