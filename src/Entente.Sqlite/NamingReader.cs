using System.Collections.Immutable;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Finds the reports that name some parties, from the indexes alone.</summary>
internal static class NamingReader
{
    /// <summary>As <see cref="IStore.NamingAsync"/>.</summary>
    public static StoredNaming Read(
        Session session,
        IReadOnlyList<NamedParty> parties,
        DateOnly? from,
        DateOnly? to,
        int newest
    )
    {
        int mentions = 0;
        HashSet<long>? naming = null;
        foreach (NamedParty party in parties)
        {
            HashSet<long> own = NumbersOf(session, party, ref mentions);
            naming?.IntersectWith(own);
            naming ??= own;
        }

        naming ??= [];
        (List<(long Number, DateOnly? Day)> found, var days) = ByDay(session, naming);
        IEnumerable<long> told = found
            .Where(report => found.Count <= newest || IsWithin(report.Day, from, to))
            .Take(newest)
            .Select(report => report.Number)
            .Order();
        return new StoredNaming(
            [
                .. told.SelectMany(number =>
                    session
                        .Rows("SELECT id, story, published FROM report WHERE number = ?1", number)
                        .Select(row => new NamingReport(
                            row.Text(0),
                            row.Text(1),
                            row.TextOrNull(2)
                        ))
                ),
            ],
            found.Count,
            mentions,
            days
        );
    }

    private static HashSet<long> NumbersOf(Session session, NamedParty party, ref int mentions)
    {
        HashSet<long> numbers = [];
        foreach (string entity in party.Named.Distinct(StringComparer.Ordinal))
        {
            foreach (
                Row row in session.Rows("SELECT report FROM mention WHERE entity = ?1", entity)
            )
            {
                mentions++;
                numbers.Add(row.Long(0));
            }
        }

        foreach (string actor in party.Acting.Distinct(StringComparer.Ordinal))
        {
            numbers.UnionWith(
                session
                    .Rows(
                        """
                        SELECT report FROM event_actor WHERE country = ?1
                        UNION ALL
                        SELECT report FROM event_actor WHERE entity = ?1
                        """,
                        actor
                    )
                    .Select(row => row.Long(0))
            );
        }

        return numbers;
    }

    /// <summary>These reports, the newest first, and the days of all: one pass over the index of days.</summary>
    private static (
        List<(long Number, DateOnly? Day)> Found,
        ImmutableArray<(DateOnly Day, int Reports, int Naming)> Days
    ) ByDay(Session session, HashSet<long> naming)
    {
        List<(long Number, DateOnly? Day)> found = [];
        List<(DateOnly Day, int Reports, int Naming)> days = [];
        string? printed = null;
        DateOnly? day = null;
        foreach (
            Row row in session.Rows(
                "SELECT number, substr(published, 1, 10) AS day FROM report ORDER BY published DESC"
            )
        )
        {
            string? text = row.TextOrNull(1);
            if (text != printed)
            {
                (printed, day) = (text, IsoDay.Leading(text));
                if (day is { } next)
                {
                    days.Add((next, 0, 0));
                }
            }

            bool isNaming = naming.Contains(row.Long(0));
            if (isNaming)
            {
                found.Add((row.Long(0), day));
            }

            if (day is not null)
            {
                (DateOnly last, int reports, int names) = days[^1];
                days[^1] = (last, reports + 1, names + (isNaming ? 1 : 0));
            }
        }

        days.Reverse();
        return (found, [.. days]);
    }

    private static bool IsWithin(DateOnly? day, DateOnly? from, DateOnly? to) =>
        day is null ? from is null && to is null : !(day < from) && !(day > to);
}
