using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds stories that share words, and reads what their reports say first.</summary>
/// <remarks>No report is read whole, and none is weighed. Cost: eight words of a record of 100,000 reports, 0.8 ms (lab/notes/serving.md, "A story and its thread").</remarks>
internal static class LeadReader
{
    private static readonly string s_entities = string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT entity FROM mention WHERE report = ?1 AND entity IS NOT NULL AND type <> 'place' AND text_start < {StoredLead.Length} ORDER BY ordinal"
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
        HashSet<string> stories = new(StringComparer.Ordinal) { story };
        var leads = ImmutableArray.CreateBuilder<StoredLead>();
        foreach (long number in Shared(session, words, story, nearest))
        {
            if (leads.Count == limit)
            {
                break;
            }

            StoredLead lead = session
                .Rows("SELECT id, story, published FROM report WHERE number = ?1", number)
                .Select(row => new StoredLead(
                    row.Text(0),
                    row.Text(1),
                    ReportReader.DayOf(row.TextOrNull(2)),
                    [],
                    []
                ))
                .First();
            if (stories.Add(lead.Story))
            {
                leads.Add(
                    lead with
                    {
                        Entities = EntitiesOf(session, number),
                        Named = NamedBy(session, number),
                    }
                );
            }
        }

        return leads.DrainToImmutable();
    }

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

    private static ImmutableArray<string> EntitiesOf(Session session, long report) =>
        [
            .. session
                .Rows(s_entities, report)
                .Select(row => row.Text(0))
                .Distinct(StringComparer.Ordinal),
        ];

    private static ImmutableArray<(DateOnly First, DateOnly Last)> NamedBy(
        Session session,
        long report
    ) =>
        [
            .. session
                .Rows(
                    "SELECT begins, ends_before FROM time WHERE report = ?1 AND part = 'body' AND end_of IS NULL AND begins IS NOT NULL ORDER BY ordinal",
                    report
                )
                .Select(row =>
                    StoredLead.DaysOf(
                        MomentCodec.MomentOrNull(row, 0),
                        MomentCodec.MomentOrNull(row, 1)
                    )
                )
                .OfType<(DateOnly, DateOnly)>(),
        ];
}
