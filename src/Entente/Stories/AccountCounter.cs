using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Counts how many accounts the reports of a story give, and which of them rest on the same word.</summary>
/// <remarks>
/// Reports that are copies of one another are one account. Accounts that share a <em>first voice</em> are one family. A first voice is
/// the agency that a report credits, who handed on what others said (a spokesman who briefed, an agency that is quoted), and whoever does so in one
/// report of the story where he is named as speaker in another. Somebody who speaks for himself is none: his words are
/// public, everybody quotes them. Whoever runs two outlets is one too, where they print the same unquoted words: then one newsroom wrote them.
/// </remarks>
public static class AccountCounter
{
    /// <summary>The accounts of one story, in the order of their first reports.</summary>
    /// <param name="reports">The reports of the story.</param>
    /// <param name="reuses">What is known of copying; reuses that touch other reports are not looked at.</param>
    /// <param name="owners">Whose outlets are.</param>
    public static ImmutableArray<Account> Count(
        IReadOnlyList<Report> reports,
        IReadOnlyList<Reuse> reuses,
        OutletOwners owners
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(reuses);
        ArgumentNullException.ThrowIfNull(owners);
        List<List<Report>> accounts = Copies(reports, reuses);
        FirstVoiceFinder finder = new(reports);
        ILookup<string, FirstVoice> houses = Houses(reports, reuses, owners);
        ImmutableArray<FirstVoice>[] voices =
        [
            .. accounts.Select(account =>
                finder
                    .Find(account)
                    .Concat(account.SelectMany(report => houses[report.Id]))
                    .DistinctBy(voice => voice.Key, StringComparer.Ordinal)
                    .ToImmutableArray()
            ),
        ];
        int[] families = Families(voices);
        return
        [
            .. accounts.Select(
                (account, i) =>
                    new Account([.. account.Select(report => report.Id)], voices[i], families[i])
            ),
        ];
    }

    private static List<List<Report>> Copies(
        IReadOnlyList<Report> reports,
        IReadOnlyList<Reuse> reuses
    )
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < reports.Count; i++)
        {
            numbers.TryAdd(reports[i].Id, i);
        }

        Groups groups = new(reports.Count);
        HashSet<string> copies = new(StringComparer.Ordinal);
        foreach (Reuse reuse in reuses.Where(reuse => reuse.Kind == ReuseKind.Copy))
        {
            if (
                numbers.TryGetValue(reuse.Source, out int source)
                && numbers.TryGetValue(reuse.Copy, out int copy)
            )
            {
                groups.Join(source, copy);
                copies.Add(reuse.Copy);
            }
        }

        return
        [
            .. Enumerable
                .Range(0, reports.Count)
                .GroupBy(groups.Of)
                .Select(account =>
                    account
                        .Select(i => reports[i])
                        .OrderBy(report => copies.Contains(report.Id))
                        .ToList()
                ),
        ];
    }

    /// <summary>For each report the house that runs its outlet, where it shares unquoted words with a report of the same house.</summary>
    private static ILookup<string, FirstVoice> Houses(
        IReadOnlyList<Report> reports,
        IReadOnlyList<Reuse> reuses,
        OutletOwners owners
    )
    {
        Dictionary<string, string> outlets = reports
            .Where(report => report.Article.Outlet is not null)
            .DistinctBy(report => report.Id, StringComparer.Ordinal)
            .ToDictionary(
                report => report.Id,
                report => report.Article.Outlet!.Value,
                StringComparer.Ordinal
            );
        return reuses
            .Where(reuse =>
                outlets.TryGetValue(reuse.Source, out string? source)
                && outlets.TryGetValue(reuse.Copy, out string? copy)
                && owners.Of(source).Equals(owners.Of(copy), StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(reuse => new[] { reuse.Source, reuse.Copy })
            .Distinct(StringComparer.Ordinal)
            .ToLookup(report => report, HouseOf, StringComparer.Ordinal);

        FirstVoice HouseOf(string report)
        {
            string outlet = outlets[report];
            string owner = owners.Of(outlet);
            return new FirstVoice(
                owner == outlet ? outlet : $"{owner}, which runs {outlet}",
                $"house {owner.ToLowerInvariant()}",
                report,
                Span: null
            );
        }
    }

    /// <summary>The family of each account: accounts that share a voice, with one another or through a third, have the same number.</summary>
    private static int[] Families(ImmutableArray<FirstVoice>[] voices)
    {
        Groups groups = new(voices.Length);
        Dictionary<string, int> firstWith = new(StringComparer.Ordinal);
        for (int i = 0; i < voices.Length; i++)
        {
            foreach (FirstVoice voice in voices[i])
            {
                if (!firstWith.TryAdd(voice.Key, i))
                {
                    groups.Join(firstWith[voice.Key], i);
                }
            }
        }

        Dictionary<int, int> numbers = [];
        int[] families = new int[voices.Length];
        for (int i = 0; i < families.Length; i++)
        {
            int group = groups.Of(i);
            numbers.TryAdd(group, numbers.Count);
            families[i] = numbers[group];
        }

        return families;
    }
}
