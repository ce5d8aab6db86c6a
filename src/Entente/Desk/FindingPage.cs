using Entente.Readouts;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>A finding with the row that is made of it; without one as long as its report was not read, or when it is not meant.</summary>
internal sealed record FoundRow(Finding Finding, FoundQuoteRow? Quote, FoundEventRow? Event)
{
    /// <summary>Whether there is no row.</summary>
    public bool IsEmpty => Quote is null && Event is null;
}

/// <summary>A page of a list of findings while it is filled.</summary>
/// <param name="start">How many stand before the page.</param>
/// <param name="limit">How many it holds.</param>
/// <param name="before">How many of those before it are not given again.</param>
internal sealed class FindingPage(int start, int limit, int before)
{
    private readonly Dictionary<string, ReportTrait> _reports = new(StringComparer.Ordinal);
    private int _count = before;
    private bool _hasMore;

    /// <summary>What stands on the page.</summary>
    public List<FoundRow> Listed { get; } = [];

    /// <summary>The reports of what was counted.</summary>
    public IReadOnlyCollection<ReportTrait> Reports => _reports.Values;

    /// <summary>The place of the last one that was looked at, where not all that are looked at are meant.</summary>
    public long? Reached { get; set; }

    /// <summary>Takes the next one that is meant; whether that was enough.</summary>
    /// <param name="row">The finding.</param>
    /// <param name="counted">How many are counted at least, if there are so many.</param>
    public bool Add(FoundRow row, int counted)
    {
        _reports.TryAdd(row.Finding.Report.Id, row.Finding.Report);
        if (++_count > start && Listed.Count < limit)
        {
            Listed.Add(row);
        }

        // One more than is counted or listed tells that there are more, and what nobody sees is not read.
        _hasMore = _count > Math.Max(counted, (long)start + limit);
        return _hasMore;
    }

    /// <summary>Ends the page where there was no more time: the next one begins there.</summary>
    public void LeaveOutUnread()
    {
        Listed.RemoveAll(row => row.IsEmpty);
        Reached ??= Listed.Count > 0 ? Listed[^1].Finding.Place : null;
    }

    /// <summary>What is told of it.</summary>
    /// <param name="isPartial">Whether there was no time, or too much to read.</param>
    public SearchReadout Readout(bool isPartial)
    {
        bool isFull = Listed.Count == limit && _count > start + limit;
        return new SearchReadout(
            [],
            [.. Listed.Select(row => row.Quote).OfType<FoundQuoteRow>()],
            [],
            _count,
            isPartial
        )
        {
            Events = [.. Listed.Select(row => row.Event).OfType<FoundEventRow>()],
            HasMore = _hasMore,
            Next =
                isFull ? Listed[^1].Finding.Place
                : isPartial ? Reached
                : null,
        };
    }
}
