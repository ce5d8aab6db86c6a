using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Counts how many accounts the reports of a story give, and which of them rest on the same word.</summary>
/// <remarks>
/// Reports that are copies of one another are one account. Accounts that share a <em>first voice</em> are one family. A first voice is
/// the agency that a report credits, who handed on what others said (a spokesman who briefed, an agency that is quoted), and whoever does so in one
/// report of the story where he is named as speaker in another. Somebody who speaks for himself is none: his words are
/// public, everybody quotes them. A house is one too, where accounts in its outlets share unquoted words: then one newsroom wrote them.
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
        ILookup<string, FirstVoice> houses = Houses(accounts, reuses, owners);
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

    /// <summary>For each report the house that runs its outlet, where it shares unquoted words with a report of the same house in another account.</summary>
    /// <remarks>Words that stay within an account join nothing: there copying tells already whose they are.</remarks>
    private static ILookup<string, FirstVoice> Houses(
        List<List<Report>> accounts,
        IReadOnlyList<Reuse> reuses,
        OutletOwners owners
    )
    {
        Dictionary<string, (int Account, string Outlet, string Owner)> places = new(
            StringComparer.Ordinal
        );
        for (int i = 0; i < accounts.Count; i++)
        {
            foreach (Report report in accounts[i])
            {
                if (report.Article.Outlet is { Value: var outlet })
                {
                    places.TryAdd(report.Id, (i, owners.NameOf(outlet), owners.Of(outlet)));
                }
            }
        }

        return reuses
            .Where(reuse =>
                places.TryGetValue(reuse.Source, out var source)
                && places.TryGetValue(reuse.Copy, out var copy)
                && source.Account != copy.Account
                && source.Owner.Equals(copy.Owner, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(reuse => new[] { reuse.Source, reuse.Copy })
            .Distinct(StringComparer.Ordinal)
            .OrderBy(report => places[report].Account)
            .GroupBy(report => places[report].Owner, StringComparer.OrdinalIgnoreCase)
            .SelectMany(house =>
            {
                string name = NameOf(
                    house.Key,
                    [.. house.Select(report => places[report].Outlet).Distinct()]
                );
                string key = $"house {house.Key.ToLowerInvariant()}";
                return house.Select(report => new FirstVoice(name, key, report, Span: null));
            })
            .ToLookup(voice => voice.Report, StringComparer.Ordinal);
    }

    private static string NameOf(string owner, string[] outlets) =>
        outlets is [var only]
            ? $"{only}, which prints the same words in each"
            : $"{owner}, which runs {string.Join(", ", outlets[..^1])} and {outlets[^1]} and prints the same words in each";

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
