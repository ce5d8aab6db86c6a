using System.Collections.Immutable;
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
    /// <summary>Settles every report whose day has changed, those whose times and figures were never read, and the offices that some stories name.</summary>
    /// <param name="stories">The stories that have changed.</param>
    /// <param name="cancellationToken">Stops; what is settled stays so.</param>
    public async Task SettleAsync(IEnumerable<string> stories, CancellationToken cancellationToken)
    {
        IEnumerable<string> dated = await SettleDaysAsync(cancellationToken).ConfigureAwait(false);
        HashSet<SeenOffice> offices = [];

        // Also where no story has changed: a report may be gone.
        foreach (string story in stories.Union(dated, StringComparer.Ordinal).DefaultIfEmpty(""))
        {
            await foreach (
                SeenOffice office in store
                    .OpenOfficesAsync(story, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                offices.Add(office);
            }
        }

        await SettleOfficesAsync(offices, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the reports again whose day has changed; returns their stories.</summary>
    private async Task<IEnumerable<string>> SettleDaysAsync(CancellationToken cancellationToken)
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

        return changed.Select(report => report.Story);
    }

    /// <summary>Reads every report again that names one of these offices without a name, where others say who holds it, or no longer say so.</summary>
    private async Task SettleOfficesAsync(
        IEnumerable<SeenOffice> offices,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> outdated = new(StringComparer.Ordinal);
        foreach (SeenOffice office in offices)
        {
            List<OfficeMention> seen = await NamedAsync(office, cancellationToken)
                .ConfigureAwait(false);
            outdated.UnionWith(
                seen.Where(IsOpen)
                    .Where(open => IsOutdated(open.Mention, OfficeHolders.For(seen, open)))
                    .Select(open => open.Report)
            );
        }

        Dictionary<string, ImmutableArray<LearnedOffice>> learned = new(StringComparer.Ordinal);
        foreach (string report in outdated.Order(StringComparer.Ordinal))
        {
            learned.Add(
                report,
                await LearnedAsync(report, cancellationToken).ConfigureAwait(false)
            );
        }

        foreach (string[] batch in learned.Keys.Chunk(NewsDesk.BatchSize))
        {
            await RereadAsync(
                    batch,
                    kept =>
                        reader.Reread(kept.Report, kept.Report.Reference, learned[kept.Report.Id]),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Who holds the offices that a report names without a name.</summary>
    private async Task<ImmutableArray<LearnedOffice>> LearnedAsync(
        string report,
        CancellationToken cancellationToken
    )
    {
        Dictionary<SeenOffice, OfficeMention> asked = [];
        await foreach (
            OfficeMention seen in store
                .OfficesInAsync(report, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (IsOpen(seen))
            {
                asked.TryAdd(seen.Mention.Office!, seen);
            }
        }

        var learned = ImmutableArray.CreateBuilder<LearnedOffice>();
        foreach ((SeenOffice office, OfficeMention asking) in asked)
        {
            List<OfficeMention> seen = await NamedAsync(office, cancellationToken)
                .ConfigureAwait(false);
            if (OfficeHolders.For(seen, asking) is { } holder)
            {
                learned.Add(holder);
            }
        }

        return learned.ToImmutable();
    }

    private async Task<List<OfficeMention>> NamedAsync(
        SeenOffice office,
        CancellationToken cancellationToken
    )
    {
        List<OfficeMention> seen = [];
        await foreach (
            OfficeMention mention in store
                .OfficesAsync(office, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            seen.Add(mention);
        }

        return seen;
    }

    /// <summary>Whether the words name the office and nobody who holds it.</summary>
    private static bool IsOpen(OfficeMention seen) =>
        seen.Mention.Type != EntityType.Person || seen.Mention.IsLearned;

    /// <summary>Whether a mention is not read as the other reports say.</summary>
    private static bool IsOutdated(Mention mention, LearnedOffice? holder) =>
        mention.IsLearned
            ? mention.Rule != LearnedOffice.Rule + holder?.Report || mention.Name != holder?.Name
            : holder is not null;

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
            if (IsoDay.Leading(head.Published) is { } day)
            {
                dated.Add((head.Id, day));
            }
        }

        return StoryDay.Of(dated);
    }
}
