using System.Collections.Immutable;
using Entente.Data;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Moves kept reports between stories, as a person decided: their quotations are aligned anew, and what their new story tells them is read.</summary>
internal sealed class StoryMover
{
    private readonly IStore _store;
    private readonly ReportComparer _comparer;
    private readonly ReportSettler _settler;

    /// <summary>Loads the tables; models only when a report has to be read again.</summary>
    public StoryMover(DataTables tables, IStore store)
    {
        _store = store;
        _comparer = new ReportComparer(tables, store, new StoryIndex());
        _settler = new ReportSettler(new NewsReader(tables), _comparer, store);
    }

    /// <summary>Moves those of the reports that are in a story into another one.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="from">The story; a report that is elsewhere by now stays there.</param>
    /// <param name="to">The other story, which need not be there yet.</param>
    /// <param name="why">The reason, for <c>why</c>.</param>
    /// <param name="cancellationToken">Stops; what is moved stays moved.</param>
    public async Task MoveAsync(
        ImmutableArray<string> reports,
        string from,
        string to,
        string why,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> there = await _store
            .ReportsOfAsync(from, cancellationToken)
            .ConfigureAwait(false);
        foreach (
            string[] batch in reports
                .Intersect(there, StringComparer.Ordinal)
                .Chunk(NewsDesk.BatchSize)
        )
        {
            List<Renewal> renewals = await _comparer
                .MoveAsync(
                    [.. batch.Select(report => new StoryMove(report, from, to))],
                    why,
                    cancellationToken
                )
                .ConfigureAwait(false);
            await _store.RenewAsync(renewals, cancellationToken).ConfigureAwait(false);
            _comparer.Saved();
        }

        await _settler.SettleAsync([from, to], cancellationToken).ConfigureAwait(false);
    }
}
