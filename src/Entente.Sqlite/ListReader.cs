using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Reads what lists, comparison and look-ups need, row by row.</summary>
internal static class ListReader
{
    private const string Head =
        "report.id, report.story, capture.file, report.title, report.outlet, report.published, report.dateline";
    private const string Heads =
        $"SELECT {Head} FROM report JOIN capture ON capture.number = report.capture";

    // Reports of a passage that are looked at: what more have is the dress of their pages.
    private const int ReportsOfTextKey = 64;

    // Reports that are ranked by how well they fit: 2 ms at 100,000 reports, and four times as many 20 ms (lab/notes/serving.md). Of more, the last saved come first.
    private const int MostWeighed = 500;

    // Behind every identifier that begins with the prefix: no character is greater than U+10FFFF.
    private const string Begins = "BETWEEN ?1 AND ?1 || char(0x10FFFF)";

    public static IEnumerable<StoredSketch> Sketches(Session session, int newest) =>
        session
            .Rows(
                """
                SELECT id, story, bytes FROM report JOIN sketch ON sketch.report = report.number
                WHERE report.number >= (SELECT coalesce(min(number), 0) FROM (SELECT number FROM report ORDER BY number DESC LIMIT ?1))
                ORDER BY report.number
                """,
                newest
            )
            .Select(row => new StoredSketch(row.Text(0), row.Text(1), row.Bytes(2)));

    public static ImmutableArray<string> WithTextKeys(
        Session session,
        IReadOnlyList<int> keys,
        int fewest,
        int limit
    )
    {
        Dictionary<long, int> shared = [];
        foreach (int key in keys)
        {
            foreach (
                Row row in session.Rows(
                    "SELECT report FROM text_key WHERE key = ?1 LIMIT ?2",
                    key,
                    ReportsOfTextKey
                )
            )
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, row.Long(0), out _)++;
            }
        }

        return
        [
            .. shared
                .Where(report => report.Value >= fewest)
                .OrderByDescending(report => report.Value)
                .ThenBy(report => report.Key)
                .Take(limit)
                .SelectMany(report =>
                    session.Rows("SELECT id FROM report WHERE number = ?1", report.Key)
                )
                .Select(row => row.Text(0)),
        ];
    }

    public static IEnumerable<ReportHead> HeadsOf(Session session, string? story) =>
        (
            story is null
                ? session.Rows($"{Heads} ORDER BY report.number")
                : session.Rows($"{Heads} WHERE story = ?1 ORDER BY report.number", story)
        ).Select(row => ReadHead(row));

    public static IEnumerable<Reuse> Reuses(Session session, IReadOnlyList<string> reports)
    {
        const string sql = """
            WITH wanted AS (SELECT report.number FROM json_each(?1) JOIN report ON report.id = json_each.value)
            SELECT
                source.id, copy.id, kind, shared_words, signals,
                source_start, source_end, copy_start, copy_end, reuse.number
            FROM reuse
            JOIN report AS source ON source.number = reuse.source
            JOIN report AS copy ON copy.number = reuse.copy
            LEFT JOIN passage ON passage.reuse = reuse.number
            WHERE reuse.number IN (
                SELECT reuse.number FROM reuse WHERE reuse.source IN wanted
                UNION
                SELECT reuse.number FROM reuse WHERE reuse.copy IN wanted
            )
            ORDER BY reuse.number, passage.ordinal
            """;
        Reuse? reuse = null;
        long current = -1;
        var passages = ImmutableArray.CreateBuilder<Passage>();
        foreach (Row row in session.Rows(sql, reports.ToImmutableArray()))
        {
            if (row.Long(9) != current)
            {
                if (reuse is not null)
                {
                    yield return reuse with
                    {
                        Passages = passages.DrainToImmutable(),
                    };
                }

                current = row.Long(9);
                reuse = new Reuse(
                    row.Text(0),
                    row.Text(1),
                    row.Sound(Labels.Reuse(row.Text(2)), "a reuse has an unknown kind"),
                    [],
                    row.Int(3),
                    row.Texts(4)
                );
            }

            if (row.SpanOrNull(5) is { } source)
            {
                passages.Add(new Passage(source, row.Span(7)));
            }
        }

        if (reuse is not null)
        {
            yield return reuse with
            {
                Passages = passages.DrainToImmutable(),
            };
        }
    }

    public static ImmutableArray<string> Ids(Session session, string prefix, int limit)
    {
        string? sql = prefix is [char kind, ..]
            ? kind switch
            {
                'r' => $"SELECT id FROM report WHERE id {Begins} ORDER BY id LIMIT ?2",
                's' =>
                    $"SELECT DISTINCT story FROM report WHERE story {Begins} ORDER BY story LIMIT ?2",
                'q' => $"SELECT id FROM quotation WHERE id {Begins} ORDER BY id LIMIT ?2",
                'u' =>
                    $"SELECT DISTINCT utterance FROM quotation WHERE utterance {Begins} ORDER BY utterance LIMIT ?2",
                'c' => $"SELECT id FROM reuse WHERE id {Begins} ORDER BY id LIMIT ?2",
                'f' => $"SELECT id FROM figure WHERE id {Begins} ORDER BY id LIMIT ?2",
                't' => $"SELECT id FROM time WHERE id {Begins} ORDER BY id LIMIT ?2",
                'e' => $"SELECT id FROM event WHERE id {Begins} ORDER BY id LIMIT ?2",
                _ => null,
            }
            : null;
        return sql is null ? [] : [.. session.Rows(sql, prefix, limit).Select(row => row.Text(0))];
    }

    public static ImmutableArray<string> ReportsOf(Session session, string id)
    {
        string? sql = id is [char kind, ..]
            ? kind switch
            {
                'r' => "SELECT id FROM report WHERE id = ?1",
                's' => "SELECT id FROM report WHERE story = ?1 ORDER BY number",
                'q' =>
                    "SELECT report.id FROM quotation JOIN report ON number = quotation.report WHERE quotation.id = ?1",
                'f' =>
                    "SELECT report.id FROM figure JOIN report ON number = figure.report WHERE figure.id = ?1",
                't' =>
                    "SELECT report.id FROM time JOIN report ON number = time.report WHERE time.id = ?1",
                'e' =>
                    "SELECT report.id FROM event JOIN report ON number = event.report WHERE event.id = ?1",
                'u' =>
                    "SELECT id FROM report WHERE number IN (SELECT report FROM quotation WHERE utterance = ?1) ORDER BY number",
                'c' => """
                    SELECT source.id, copy.id FROM reuse
                    JOIN report AS source ON source.number = reuse.source
                    JOIN report AS copy ON copy.number = reuse.copy
                    WHERE reuse.id = ?1
                    """,
                _ => null,
            }
            : null;
        return sql is null ? [] : [.. session.Rows(sql, id).SelectMany(row => row.AllTexts())];
    }

    public static IEnumerable<UnsettledReport> Unsettled(Session session)
    {
        const string sql = """
            SELECT report.id, report.story, coalesce(reference.has_events, 0), day, source, rule
            FROM report LEFT JOIN reference ON reference.report = report.number
            WHERE report.published IS NULL OR coalesce(reference.has_events, 0) = 0
            ORDER BY report.number
            """;
        return session
            .Rows(sql)
            .Select(row => new UnsettledReport(
                row.Text(0),
                row.Text(1),
                row.Int(2) != 0,
                ReckoningReader.Reference(row, 3)
            ));
    }

    public static IEnumerable<EntityCount> Mentions(Session session, string entity)
    {
        const string sql = $"""
            WITH named AS (SELECT report, count(*) AS times FROM mention WHERE entity = ?1 GROUP BY report)
            SELECT {Head}, times FROM named
            JOIN report ON report.number = named.report
            JOIN capture ON capture.number = report.capture
            ORDER BY published DESC, report.number DESC
            """;
        return session.Rows(sql, entity).Select(row => new EntityCount(ReadHead(row), row.Int(7)));
    }

    public static IEnumerable<string> Acting(Session session, string party)
    {
        const string sql = """
            SELECT id FROM report WHERE number IN (
                SELECT report FROM event_actor WHERE country = ?1
                UNION
                SELECT report FROM event_actor WHERE entity = ?1
            )
            ORDER BY number
            """;
        return session.Rows(sql, party).Select(row => row.Text(0));
    }

    public static IEnumerable<string> Named(Session session, string name)
    {
        // SQLite folds the case of ASCII only: other letters are asked for as they are typed, and as names and headlines are written.
        const string sql = """
            SELECT DISTINCT report.id, name FROM mention JOIN report ON report.number = mention.report
            WHERE entity IS NULL AND name COLLATE NOCASE IN (?1, ?2, ?3, ?4)
            ORDER BY report.number
            """;
        TextInfo letters = CultureInfo.InvariantCulture.TextInfo;
        string small = letters.ToLower(name);
        return session
            .Rows(sql, name, small, letters.ToUpper(name), letters.ToTitleCase(small))
            .Where(row => row.Text(1).Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(row => row.Text(0))
            .Distinct(StringComparer.Ordinal);
    }

    public static bool IsNamed(Session session, string entity) =>
        session.Value("SELECT 1 FROM mention WHERE entity = ?1 LIMIT 1", entity) is not null;

    public static IEnumerable<EntityTotal> Entities(Session session)
    {
        const string sql = """
            WITH total AS (
                SELECT entity, count(DISTINCT report) AS reports, count(*) AS mentions
                FROM mention WHERE entity IS NOT NULL GROUP BY entity
            )
            SELECT
                entity,
                (SELECT name FROM mention WHERE mention.entity = total.entity ORDER BY report, ordinal LIMIT 1),
                reports,
                mentions
            FROM total ORDER BY reports DESC, mentions DESC, entity
            """;
        return session
            .Rows(sql)
            .Select(row => new EntityTotal(row.Text(0), row.Text(1), row.Int(2), row.Int(3)));
    }

    public static IEnumerable<SearchHit> Search(
        Session session,
        IReadOnlyList<string> terms,
        int limit
    ) =>
        Hits(session, terms, Head, "JOIN capture ON capture.number = report.capture", limit)
            .Select(row => new SearchHit(ReadHead(row), -row.Real(7)));

    /// <summary>Columns of the reports that have all terms, and behind them how little they fit: the best first, of very many the last saved first.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="join">The tables they are of, beside that of reports.</param>
    /// <param name="limit">How many are read at most.</param>
    /// <param name="behind">The number of the report of the list behind which it begins; <see langword="null"/> for its beginning.</param>
    public static IEnumerable<Row> Hits(
        Session session,
        IReadOnlyList<string> terms,
        string columns,
        string join,
        int limit,
        long? behind = null
    )
    {
        if (SearchTerms.ToQuery(terms) is not { } query)
        {
            return [];
        }

        // To weigh a hundred thousand reports against one another costs more than it tells: then the last saved come first.
        bool isCommon =
            session.Value(
                "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?1 LIMIT ?2)",
                query,
                MostWeighed + 1
            )
            is > (long)MostWeighed;
        // Negative, and the smaller the better, in SQLite: https://www.sqlite.org/fts5.html#the_bm25_function
        (string rank, string order) = isCommon
            ? ("-words.rowid", "words.rowid DESC")
            : ("words.rank", "words.rank, words.rowid");
        // How well a report fits changes with every other that is saved: the few that are weighed are weighed again, and the place is looked for among them.
        string onward = behind is not null && isCommon ? "AND words.rowid < ?3" : "";
        IEnumerable<Row> hits = session.Rows(
            $"""
            SELECT {columns}, {rank}, words.rowid AS place FROM words
            CROSS JOIN report ON report.number = words.rowid
            {join}
            WHERE words MATCH ?1 {onward} ORDER BY {order} LIMIT ?2
            """,
            onward.Length > 0 ? [query, limit, behind] : [query, limit]
        );
        return behind is null || isCommon
            ? hits
            : hits.SkipWhile(row => row.Long(row.At.Columns - 1) != behind).Skip(1);
    }

    public static IEnumerable<ReportHead> HeadsOf(Session session, IReadOnlyList<string> ids) =>
        session
            .Rows(
                $"""
                SELECT {Head} FROM json_each(?1)
                CROSS JOIN report ON report.id = json_each.value
                JOIN capture ON capture.number = report.capture
                ORDER BY json_each.key
                """,
                ids.ToImmutableArray()
            )
            .Select(row => ReadHead(row));

    public static IEnumerable<string> Stories(Session session, DateOnly? day)
    {
        string onDay = day is null
            ? ""
            : "WHERE story IN (SELECT story FROM report WHERE published BETWEEN ?1 AND ?1 || '~')";
        object?[] values = day is { } asked
            ? [asked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]
            : [];
        return session
            .Rows(
                $"SELECT story FROM report {onDay} GROUP BY story ORDER BY min(published) DESC, story",
                values
            )
            .Select(row => row.Text(0));
    }

    private static ReportHead ReadHead(Row row) =>
        new(
            row.Text(0),
            row.Text(1),
            row.Text(2),
            row.TextOrNull(3),
            row.TextOrNull(4),
            row.TextOrNull(5),
            row.TextOrNull(6)
        );
}
