using System.Globalization;

namespace Entente.Sqlite;

/// <summary>Merges the pieces in which the indexes of words were written, once the record has grown.</summary>
/// <remarks>FTS5 looks into each piece for each word that is asked for: of nine pieces an answer takes three times as long as of one (lab/notes/serving.md, "A story and its indexes").</remarks>
internal static class IndexMerge
{
    private const string MergedAt = "reports when the indexes were merged";

    // Of fewer, all is read at once.
    private const long FewestReports = 1_000;

    // Merging all costs 20 µs a report of the record, adding one 13 ms: so it takes 3 percent of the time of adding.
    private const double Growth = 1.05;

    // A transaction each, so that the log stays small: 16 MiB.
    private const int PagesAtOnce = 4_000;

    private static readonly string[] s_indexes = ["words", "find_statement", "find_event"];

    /// <summary>Merges if the record has grown by so much since the last time.</summary>
    public static void AfterGrowth(Session session)
    {
        long reports = (long)session.Value("SELECT count(*) FROM report")!;
        string? before =
            session.Value("SELECT value FROM meta WHERE name = ?1", MergedAt) as string;
        long merged = long.TryParse(before, CultureInfo.InvariantCulture, out long number)
            ? number
            : 0;
        if (reports < Math.Max(FewestReports, Growth * merged))
        {
            return;
        }

        foreach (string index in s_indexes)
        {
            Merge(session, index);
        }

        session.Run(
            "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            MergedAt,
            reports.ToString(CultureInfo.InvariantCulture)
        );
    }

    // A negative number says that all pieces are meant; then it goes on until nothing is left to do: https://www.sqlite.org/fts5.html#the_merge_command
    private static void Merge(Session session, string index)
    {
        string sql = $"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?1)";
        long changes;
        int pages = -PagesAtOnce;
        do
        {
            changes = (long)session.Value("SELECT total_changes()")!;
            session.Run(sql, pages);
            pages = PagesAtOnce;
        } while ((long)session.Value("SELECT total_changes()")! - changes > 1);
    }
}
