using System.Collections.Immutable;
using System.Globalization;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Reads reports again whose story tells them what they do not say themselves: their day, and who holds an office that they name without a name.</summary>
/// <remarks>
/// A pure function of what the store holds: it does not matter in which batches that came, nor whether a run was stopped before. A day that was lent by a
/// report which is gone is taken back.
/// </remarks>
internal sealed class ReportSettler(NewsReader reader, ReportComparer comparer, IStore store)
{
    /// <summary>Settles every report whose day has changed, those whose times and figures were never read, and the offices in some stories.</summary>
    /// <param name="stories">The stories that have changed.</param>
    /// <param name="cancellationToken">Stops; what is settled stays so.</param>
    public async Task SettleAsync(IEnumerable<string> stories, CancellationToken cancellationToken)
    {
        await SettleDaysAsync(cancellationToken).ConfigureAwait(false);
        foreach (string story in stories)
        {
            await SettleOfficesAsync(story, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SettleDaysAsync(CancellationToken cancellationToken)
    {
        List<UnsettledReport> changed = [];
        Dictionary<string, ReferenceDay?> days = new(StringComparer.Ordinal);
        await foreach (
            UnsettledReport report in store.UnsettledAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            if (!days.TryGetValue(report.Story, out ReferenceDay? day))
            {
                day = await DayOfAsync(report.Story, cancellationToken).ConfigureAwait(false);
                days.Add(report.Story, day);
            }

            if (!report.IsRead || report.Reference != day)
            {
                changed.Add(report);
            }
        }

        foreach (UnsettledReport[] batch in changed.Chunk(NewsDesk.BatchSize))
        {
            await RereadAsync(
                    [.. batch.Select(report => report.Report)],
                    kept => reader.Reread(kept.Report, days[kept.Story]),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Reads the reports of a story again that name an office without a name, where others say who holds it, or no longer say so.</summary>
    private async Task SettleOfficesAsync(string story, CancellationToken cancellationToken)
    {
        List<OfficeMention> seen = [];
        await foreach (
            OfficeMention mention in store
                .OfficesAsync(story, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            seen.Add(mention);
        }

        ImmutableArray<LearnedOffice> learned = Learned(seen);
        Dictionary<string, ImmutableArray<LearnedOffice>> changed = new(StringComparer.Ordinal);
        foreach (
            IGrouping<string, OfficeMention> report in seen.GroupBy(
                mention => mention.Report,
                StringComparer.Ordinal
            )
        )
        {
            ImmutableArray<LearnedOffice> others =
            [
                .. learned.Where(office => office.Report != report.Key),
            ];
            if (report.Any(mention => IsOutdated(mention.Mention, others)))
            {
                changed.Add(report.Key, others);
            }
        }

        foreach (string[] batch in changed.Keys.Chunk(NewsDesk.BatchSize))
        {
            await RereadAsync(
                    batch,
                    kept =>
                        reader.Reread(kept.Report, kept.Report.Reference, changed[kept.Report.Id]),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>The offices that reports give somebody by name: each to one only, or nobody can be told.</summary>
    private static ImmutableArray<LearnedOffice> Learned(List<OfficeMention> seen) =>
        [
            .. seen.Where(mention =>
                    mention.Mention is { Type: EntityType.Person, IsUnnamed: false }
                    && !IsLearned(mention.Mention)
                )
                .GroupBy(mention => mention.Mention.Office!)
                .Where(office =>
                    office
                        .Select(mention => mention.Mention.Entity ?? mention.Mention.Name)
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Count() == 1
                )
                .Select(office => new LearnedOffice(
                    office.Key,
                    office.First().Mention.Name,
                    office.First().Mention.Entity,
                    office.First().Report
                )),
        ];

    /// <summary>Whether a mention is not read as these offices say.</summary>
    private static bool IsOutdated(Mention mention, ImmutableArray<LearnedOffice> learned)
    {
        LearnedOffice? holder = learned.FirstOrDefault(office => office.Office == mention.Office);
        return IsLearned(mention)
            ? mention.Rule != LearnedOffice.Rule + holder?.Report || mention.Name != holder?.Name
            : mention.Type != EntityType.Person && holder is not null;
    }

    private static bool IsLearned(Mention mention) =>
        mention.Rule.StartsWith(LearnedOffice.Rule, StringComparison.Ordinal);

    private async Task RereadAsync(
        string[] ids,
        Func<StoredReport, Report> read,
        CancellationToken cancellationToken
    )
    {
        List<StoredReport> kept = [];
        await foreach (
            StoredReport stored in store.ReportsAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            kept.Add(stored);
        }

        Report[] reread = new Report[kept.Count];
        Parallel.For(
            0,
            kept.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            i => reread[i] = read(kept[i])
        );
        List<Renewal> renewals = [];
        for (int i = 0; i < kept.Count; i++)
        {
            Alignment alignment = await comparer
                .RealignAsync(kept[i], reread[i], cancellationToken)
                .ConfigureAwait(false);
            renewals.Add(
                new Renewal(reread[i], alignment.Utterances)
                {
                    Keys = alignment.Keys,
                    SaidAgain = alignment.SaidAgain,
                }
            );
        }

        await store.RenewAsync(renewals, cancellationToken).ConfigureAwait(false);
        comparer.Saved();
    }

    private async Task<ReferenceDay?> DayOfAsync(string story, CancellationToken cancellationToken)
    {
        List<(string, DateOnly)> dated = [];
        await foreach (
            ReportHead head in store.HeadsAsync(story, cancellationToken).ConfigureAwait(false)
        )
        {
            if (head.Published is { } published)
            {
                dated.Add(
                    (
                        head.Id,
                        DateOnly.ParseExact(
                            published.AsSpan(0, 10),
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture
                        )
                    )
                );
            }
        }

        return StoryDay.Of(dated);
    }
}
