using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds wordings by their keys, and what was said again.</summary>
internal static class WordingReader
{
    /// <summary>Wordings of a key that are read in any case: a key that fewer have is read whole. What is said again and again is found in its first reports.</summary>
    private const int FewOfKey = 24;

    /// <summary>Wordings of common keys that are read beyond the first, of all such keys together.</summary>
    private const int MostOfAll = 256;

    /// <summary>Wordings that are looked at to find those of other utterances.</summary>
    private const int MostHeads = 256;

    private const int KeysOfQuestion = 32;

    private static readonly string s_first = string.Join(
        " UNION ALL ",
        Enumerable
            .Range(0, KeysOfQuestion)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT * FROM (SELECT {i}, report, quotation FROM wording_key WHERE key = ?{i + 1} LIMIT {FewOfKey})"
                )
            )
    );

    public static IEnumerable<StoredWording> Wordings(
        Session session,
        IReadOnlyList<int> keys,
        int limit
    )
    {
        HashSet<string> utterances = new(StringComparer.Ordinal);
        foreach (
            ((long report, int quotation), int count) in CountShared(session, keys)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(MostHeads)
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

    /// <summary>How many of the keys each wording has. A rare key is read whole; of common ones more is read only where the rare ones lead nowhere.</summary>
    private static Dictionary<(long Report, int Quotation), int> CountShared(
        Session session,
        IReadOnlyList<int> keys
    )
    {
        Dictionary<(long Report, int Quotation), int> shared = [];
        List<int> common = [];
        foreach (int[] asked in keys.Distinct().Chunk(KeysOfQuestion))
        {
            CountFirst(session, asked, shared, common);
        }

        bool leadsSomewhere = shared.Values.Any(count => count > 1);
        int left = leadsSomewhere ? 0 : MostOfAll;
        for (int i = 0; i < common.Count && left > 0; i++)
        {
            foreach (
                Row row in session.Rows(
                    "SELECT report, quotation FROM wording_key WHERE key = ?1 LIMIT ?2 OFFSET ?3",
                    common[i],
                    left,
                    FewOfKey
                )
            )
            {
                left--;
                Add(shared, row.Long(0), row.Int(1));
            }
        }

        return shared;
    }

    /// <summary>Counts the first wordings of each key, all keys in one question, and notes the keys that may have more.</summary>
    private static void CountFirst(
        Session session,
        int[] keys,
        Dictionary<(long Report, int Quotation), int> shared,
        List<int> common
    )
    {
        object?[] asked = new object?[KeysOfQuestion]; // NULL equals nothing: what is left of a question finds nothing.
        for (int i = 0; i < keys.Length; i++)
        {
            asked[i] = keys[i];
        }

        int[] rows = new int[keys.Length];
        foreach (Row row in session.Rows(s_first, asked))
        {
            Add(shared, row.Long(1), row.Int(2));
            int key = row.Int(0);
            if (++rows[key] == FewOfKey)
            {
                common.Add(keys[key]);
            }
        }
    }

    private static void Add(
        Dictionary<(long Report, int Quotation), int> shared,
        long report,
        int quotation
    ) => CollectionsMarshal.GetValueRefOrAddDefault(shared, (report, quotation), out _)++;

    /// <summary>Of each of some utterances those that say the same on other occasions.</summary>
    public static ILookup<string, string> SaidAgain(
        Session session,
        IReadOnlyList<string> utterances
    ) =>
        session
            .Rows(
                """
                SELECT asked.value, again.utterance FROM json_each(?1) AS asked
                CROSS JOIN quotation AS said ON said.utterance = asked.value
                CROSS JOIN said_again AS again ON again.report = said.report AND again.quotation = said.ordinal
                UNION
                SELECT asked.value, said.utterance FROM json_each(?1) AS asked
                CROSS JOIN said_again AS again ON again.utterance = asked.value
                CROSS JOIN quotation AS said ON said.report = again.report AND said.ordinal = again.quotation
                ORDER BY 1, 2
                """,
                utterances.ToImmutableArray()
            )
            .Select(row => (Asked: row.Text(0), Again: row.Text(1)))
            .ToLookup(pair => pair.Asked, pair => pair.Again, StringComparer.Ordinal);

    /// <summary>The reports that were never given keys: for their quotations, or for their text.</summary>
    public static IEnumerable<string> WithoutKeys(Session session) =>
        session
            .Rows(
                """
                SELECT id FROM report
                WHERE EXISTS (SELECT 1 FROM quotation WHERE quotation.report = report.number)
                AND NOT EXISTS (SELECT 1 FROM wording_key WHERE wording_key.report = report.number)
                OR NOT EXISTS (SELECT 1 FROM text_key WHERE text_key.report = report.number)
                ORDER BY number
                """
            )
            .Select(row => row.Text(0));

    /// <summary>A wording without its words and speakers: of most, more is not needed.</summary>
    private static StoredWording? Head(Session session, long report, int quotation) =>
        session
            .Rows(
                """
                SELECT said.id, report.id, report.story, said.utterance, said.negated FROM quotation AS said
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
            )
            {
                IsNegated = row.Int(4) != 0,
            })
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
}
