using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds wordings by their keys, and what was said again.</summary>
internal static class WordingReader
{
    /// <summary>Wordings of one key that are looked at: more have it only for a turn of phrase, which finds nothing.</summary>
    private const int MostOfKey = 256;

    /// <summary>Wordings of all keys that are looked at: the keys that tell most are asked first.</summary>
    private const int MostOfAll = 2048;

    public static IEnumerable<StoredWording> Wordings(
        Session session,
        IReadOnlyList<int> keys,
        int limit
    )
    {
        if (!HasIndex(session))
        {
            yield break;
        }

        HashSet<string> utterances = new(StringComparer.Ordinal);
        foreach (
            ((long report, int quotation), int count) in CountShared(session, keys)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(MostOfKey)
        )
        {
            if (utterances.Count == limit)
            {
                yield break;
            }

            if (Head(session, report, quotation) is { } head && utterances.Add(head.Utterance))
            {
                yield return head with
                {
                    Words = WordsOf(session, report, quotation),
                    Speakers = SpeakersOf(session, report, quotation),
                    SharedKeys = count,
                };
            }
        }
    }

    private static Dictionary<(long Report, int Quotation), int> CountShared(
        Session session,
        IReadOnlyList<int> keys
    )
    {
        Dictionary<(long Report, int Quotation), int> shared = [];
        int seen = 0;
        foreach (int key in keys.Distinct())
        {
            if (seen >= MostOfAll)
            {
                break;
            }

            foreach (
                Row row in session.Rows(
                    "SELECT report, quotation FROM wording_key WHERE key = ?1 LIMIT ?2",
                    key,
                    MostOfKey
                )
            )
            {
                seen++;
                CollectionsMarshal.GetValueRefOrAddDefault(
                    shared,
                    (row.Long(0), row.Int(1)),
                    out _
                )++;
            }
        }

        return shared;
    }

    public static ImmutableArray<string> SaidAgain(Session session, string utterance) =>
        HasIndex(session)
            ?
            [
                .. session
                    .Rows(
                        """
                        SELECT again.utterance FROM quotation AS said
                        JOIN said_again AS again ON again.report = said.report AND again.quotation = said.ordinal
                        WHERE said.utterance = ?1
                        UNION
                        SELECT said.utterance FROM said_again AS again
                        JOIN quotation AS said ON said.report = again.report AND said.ordinal = again.quotation
                        WHERE again.utterance = ?1
                        ORDER BY 1
                        """,
                        utterance
                    )
                    .Select(row => row.Text(0)),
            ]
            : [];

    public static IEnumerable<string> WithoutKeys(Session session) =>
        session
            .Rows(
                $"""
                SELECT id FROM report
                WHERE EXISTS (SELECT 1 FROM quotation WHERE quotation.report = report.number)
                {(
                    HasIndex(session)
                        ? "AND NOT EXISTS (SELECT 1 FROM wording_key WHERE wording_key.report = report.number)"
                        : ""
                )}
                ORDER BY number
                """
            )
            .Select(row => row.Text(0));

    /// <summary>A wording without its words and speakers: of most, more is not needed.</summary>
    private static StoredWording? Head(Session session, long report, int quotation) =>
        session
            .Rows(
                """
                SELECT said.id, report.id, report.story, said.utterance FROM quotation AS said
                JOIN report ON report.number = said.report
                WHERE said.report = ?1 AND said.ordinal = ?2
                """,
                report,
                quotation
            )
            .Select(row => new StoredWording(
                row.Text(0),
                row.Text(1),
                row.Text(2),
                row.Text(3),
                "",
                [],
                0
            ))
            .FirstOrDefault();

    private static string WordsOf(Session session, long report, int quotation) =>
        string.Join(
            " … ",
            session
                .Rows(
                    "SELECT words FROM quotation_piece WHERE report = ?1 AND quotation = ?2 ORDER BY ordinal",
                    report,
                    quotation
                )
                .Select(row => row.Text(0))
        );

    private static ImmutableArray<string> SpeakersOf(Session session, long report, int quotation) =>
        [
            .. session
                .Rows(
                    "SELECT entity, name FROM voice WHERE report = ?1 AND quotation = ?2 AND role = 'speaker' ORDER BY ordinal",
                    report,
                    quotation
                )
                .Select(row => row.TextOrNull(0) ?? row.Text(1).ToLowerInvariant()),
        ];

    /// <summary>A file of an earlier layout that is only read has no index yet.</summary>
    private static bool HasIndex(Session session) =>
        session.Value("SELECT 1 FROM sqlite_schema WHERE name = 'said_again'") is not null;
}
