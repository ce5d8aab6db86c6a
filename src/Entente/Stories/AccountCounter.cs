using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Counts how many accounts the reports of a story give, and which of them rest on the same word.</summary>
/// <remarks>
/// Reports that are copies of one another are one account. Accounts that share a <em>first voice</em> are one family. A first voice is
/// the agency that a report credits, who handed on what others said (a spokesman who briefed, an agency that is quoted), and whoever does so in one
/// report of the story where he is named as speaker in another. Somebody who speaks for himself is none: his words are
/// public, everybody quotes them.
/// </remarks>
public static class AccountCounter
{
    /// <summary>The accounts of one story, in the order of their first reports.</summary>
    /// <param name="reports">The reports of the story.</param>
    /// <param name="reuses">What is known of copying; reuses that touch other reports are not looked at.</param>
    public static ImmutableArray<Account> Count(
        IReadOnlyList<Report> reports,
        IReadOnlyList<Reuse> reuses
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(reuses);
        List<List<Report>> accounts = Copies(reports, reuses);
        FirstVoiceFinder finder = new(reports);
        ImmutableArray<FirstVoice>[] voices = [.. accounts.Select(account => finder.Find(account))];
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
