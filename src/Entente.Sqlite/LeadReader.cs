using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds stories that share words, and reads what their reports say first.</summary>
/// <remarks>No report is read whole, and none is weighed. Cost: eight words of a record of 100,000 reports, 0.8 ms (lab/notes/serving.md, "A story and its thread").</remarks>
internal static class LeadReader
{
    // Of those that share most words, most are of one story: so many more are looked at than stories are asked for.
    private const int ReportsOfStory = 2;

    private static readonly string s_entities = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT json_each.key, entity FROM json_each(?1)
        CROSS JOIN mention ON mention.report = json_each.value
        WHERE entity IS NOT NULL AND mention.type <> 'place' AND text_start < {StoredLead.Length}
        ORDER BY json_each.key, mention.ordinal
        """
    );

    /// <summary>As <see cref="IStore.SharingWordsAsync"/>.</summary>
    public static ImmutableArray<StoredLead> Sharing(
        Session session,
        IReadOnlyList<string> words,
        string story,
        int nearest,
        int limit
    )
    {
        List<(long Number, StoredLead Lead)> leads =
        [
            .. Shared(session, words, story, nearest)
                .Chunk(Math.Max(1, ReportsOfStory * limit))
                .SelectMany(numbers => Heads(session, numbers))
                .Where(head => head.Lead.Story != story)
                .DistinctBy(head => head.Lead.Story, StringComparer.Ordinal)
                .Take(limit),
        ];
        string numbers = NumberList.Of(leads.Select(lead => lead.Number));
        ILookup<int, string> entities = session
            .Rows(s_entities, numbers)
            .Select(row => (Lead: row.Int(0), Entity: row.Text(1)))
            .ToLookup(row => row.Lead, row => row.Entity);
        ILookup<int, (DateOnly First, DateOnly Last)> named = NamedBy(session, numbers);
        return
        [
            .. leads.Select(
                (lead, i) =>
                    lead.Lead with
                    {
                        Entities = [.. entities[i].Distinct(StringComparer.Ordinal)],
                        Named = [.. named[i]],
                    }
            ),
        ];
    }

    private static IEnumerable<(long Number, StoredLead Lead)> Heads(
        Session session,
        long[] numbers
    ) =>
        session
            .Rows(
                """
                SELECT report.number, report.id, report.story, report.published FROM json_each(?1)
                CROSS JOIN report ON report.number = json_each.value
                ORDER BY json_each.key
                """,
                NumberList.Of(numbers)
            )
            .Select(row =>
                (
                    row.Long(0),
                    new StoredLead(
                        row.Text(1),
                        row.Text(2),
                        IsoDay.Leading(row.TextOrNull(3)),
                        [],
                        []
                    )
                )
            );

    /// <summary>The reports with two words or more: those with most first, then those saved nearest to the beginning of the story.</summary>
    private static IEnumerable<long> Shared(
        Session session,
        IReadOnlyList<string> words,
        string story,
        int nearest
    )
    {
        HashSet<long> own =
        [
            .. session
                .Rows("SELECT number FROM report WHERE story = ?1", story)
                .Select(row => row.Long(0)),
        ];
        long begin = own.Count == 0 ? long.MaxValue : own.Min();
        Dictionary<long, int> shared = [];
        foreach (string word in words)
        {
            if (SearchTerms.ToQuery([word]) is not { } query)
            {
                continue;
            }

            // From a row on, the index goes either way without looking at the others.
            Count(
                "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC",
                query
            );
            Count(
                "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid >= ?2 ORDER BY rowid",
                query
            );
        }

        return shared
            .Where(report => report.Value > 1)
            .OrderByDescending(report => report.Value)
            .ThenBy(report => Math.Abs(report.Key - begin))
            .ThenBy(report => report.Key)
            .Select(report => report.Key);

        void Count(string side, string query)
        {
            foreach (
                long number in session
                    .Rows(side, query, begin)
                    .Select(row => row.Long(0))
                    .Where(number => !own.Contains(number))
                    .Take(nearest)
            )
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, number, out _)++;
            }
        }
    }

    private static ILookup<int, (DateOnly First, DateOnly Last)> NamedBy(
        Session session,
        string numbers
    ) =>
        session
            .Rows(
                """
                SELECT json_each.key, begins, ends_before FROM json_each(?1)
                CROSS JOIN time ON time.report = json_each.value
                WHERE part = 'body' AND end_of IS NULL AND begins IS NOT NULL
                ORDER BY json_each.key, time.ordinal
                """,
                numbers
            )
            .Select(row =>
                (
                    Lead: row.Int(0),
                    Days: StoredLead.DaysOf(
                        MomentCodec.MomentOrNull(row, 1),
                        MomentCodec.MomentOrNull(row, 2)
                    )
                )
            )
            .Where(row => row.Days is not null)
            .ToLookup(row => row.Lead, row => row.Days!.Value);
}
