using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Search;
using Entente.Storage;

namespace Entente.Desk;

// What the record finds.
public sealed partial class NewsRecord
{
    // What is found is counted so far unless more is asked for.
    private const int Counted = 500;

    // Reports that are read as a whole for one search, where only their findings tell whether they are meant.
    private const int MostRead = 500;

    // Values of a facet that are listed.
    private const int ValuesOfFacet = 12;

    /// <summary>The stories, of one day or all, the newest first by the first day that one of their reports states; those without a day last.</summary>
    public async Task<ImmutableArray<string>> NewestStoriesAsync(
        DateOnly? date,
        CancellationToken cancellationToken = default
    )
    {
        if (date is not null)
        {
            return await StoriesAsync(date, cancellationToken).ConfigureAwait(false);
        }

        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Newest.IsDefault)
        {
            now.Newest = await StoriesAsync(null, cancellationToken).ConfigureAwait(false);
        }

        return now.Newest;
    }

    private async Task<ImmutableArray<string>> StoriesAsync(
        DateOnly? day,
        CancellationToken cancellationToken
    )
    {
        var stories = ImmutableArray.CreateBuilder<string>();
        await foreach (
            string story in _store.StoriesAsync(day, cancellationToken).ConfigureAwait(false)
        )
        {
            stories.Add(story);
        }

        return stories.DrainToImmutable();
    }

    /// <summary>Finds reports, statements or events.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="start">How many stand before the first one that is listed.</param>
    /// <param name="limit">How many are listed at most.</param>
    /// <param name="behind">Behind which place the list goes on (<see cref="SearchReadout.Next"/>): the <paramref name="start"/> before are then not read again.</param>
    /// <param name="counted">How many are counted at most, and spread by outlet and month.</param>
    /// <param name="cancellationToken">Ends the search: what was found by then is given, and marked as partial.</param>
    public async Task<SearchReadout> FindAsync(
        SearchQuery query,
        int start,
        int limit,
        long? behind = null,
        int counted = Counted,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsForEvents && !query.Terms.IsEmpty)
        {
            return await EventsInAsync(query, start, limit, cancellationToken)
                .ConfigureAwait(false);
        }

        return query.IsForQuotes || query.IsForEvents
            ? await FindingsAsync(query, start, limit, behind, counted, cancellationToken)
                .ConfigureAwait(false)
            : await ReportsAsync(query, start, limit, behind, counted, cancellationToken)
                .ConfigureAwait(false);
    }

    /// <summary>How many are asked for: one more than is counted or listed tells that there are more, and what nobody sees is not read.</summary>
    private static int EnoughFor(int start, int limit, int counted) =>
        (int)Math.Min(int.MaxValue, Math.Max(counted, (long)start + limit) + 1);

    private async Task<SearchReadout> ReportsAsync(
        SearchQuery query,
        int start,
        int limit,
        long? behind,
        int counted,
        CancellationToken cancellationToken
    )
    {
        int before = behind is null ? 0 : start; // Those are not given again.
        int enough = EnoughFor(start, limit, counted) - before;
        (List<ReportTrait> reports, bool isPartial) = await TraitsAsync(
                query,
                behind,
                enough,
                cancellationToken
            )
            .ConfigureAwait(false);
        List<SearchRow> rows = [];
        ReportTrait[] page = [.. reports.Skip(start - before).Take(limit)];
        try
        {
            string[] listed = [.. page.Select(report => report.Id)];
            await foreach (
                ReportHead head in _store
                    .HeadsOfAsync(listed, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                rows.Add(await RowAsync(head, query, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException)
        {
            isPartial = true;
        }

        return new SearchReadout(
            [.. rows],
            [],
            FacetsOf(reports),
            before + reports.Count,
            isPartial
        )
        {
            HasMore = reports.Count >= enough,
            Next =
                rows.Count < page.Length ? page[..rows.Count].LastOrDefault()?.Place // For want of time: the next page begins there.
                : reports.Count > start - before + limit ? page[^1].Place
                : null,
        };
    }

    /// <summary>The first of the reports that a query means.</summary>
    private async Task<(List<ReportTrait> Reports, bool IsPartial)> TraitsAsync(
        SearchQuery query,
        long? behind,
        int most,
        CancellationToken cancellationToken
    )
    {
        List<ReportTrait> reports = [];
        try
        {
            await foreach (
                ReportTrait report in _store
                    .TraitsAsync(query.Terms, FilterOf(query), behind, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                reports.Add(report);
                if (reports.Count >= most)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return (reports, true);
        }

        return (reports, false);
    }

    private async Task<SearchRow> RowAsync(
        ReportHead head,
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        string snippet = "";
        await foreach (
            ReportText article in _store
                .TextsAsync([head.Id], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            snippet = Snippet.Of(article.Text, query.Terms);
        }

        return new SearchRow(
            head.Id,
            head.Story,
            head.Published,
            head.Outlet,
            head.Title,
            snippet,
            head.File
        );
    }

    /// <summary>The events of the reports that hold words: the index of findings knows the words of statements only.</summary>
    private async Task<SearchReadout> EventsInAsync(
        SearchQuery query,
        int start,
        int limit,
        CancellationToken cancellationToken
    )
    {
        (List<ReportTrait> reports, bool isPartial) = await TraitsAsync(
                query,
                behind: null,
                MostRead + 1,
                cancellationToken
            )
            .ConfigureAwait(false);
        isPartial |= reports.Count > MostRead;
        int enough = EnoughFor(start, limit, counted: 0);
        List<FoundEventRow> rows = [];
        try
        {
            FindingMatcher matcher = await MatcherAsync(query, cancellationToken)
                .ConfigureAwait(false);
            await foreach (
                (ToldReport told, string story) in ToldAsync(
                        [.. reports.Take(MostRead).Select(report => report.Id)],
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                if (rows.Count >= enough)
                {
                    break;
                }

                rows.AddRange(matcher.EventsOf(told, story));
            }
        }
        catch (OperationCanceledException)
        {
            isPartial = true;
        }

        return new SearchReadout([], [], FacetsOf(reports), rows.Count, isPartial)
        {
            Events = [.. rows.Skip(start).Take(limit)],
            HasMore = rows.Count >= enough,
        };
    }

    private static ReportFilter FilterOf(SearchQuery query) =>
        new(query.Outlet, query.Language, query.After, query.Before);

    private static ImmutableArray<FacetRow> FacetsOf(IReadOnlyCollection<ReportTrait> reports) =>
        [
            .. Facet("outlet", reports.Select(report => report.Outlet))
                .OrderByDescending(row => row.Reports)
                .ThenBy(row => row.Value, StringComparer.Ordinal)
                .Take(ValuesOfFacet),
            .. Facet(
                    "month",
                    reports.Select(report =>
                        report.Published is { Length: >= 7 } day ? day[..7] : null
                    )
                )
                .OrderByDescending(row => row.Value, StringComparer.Ordinal)
                .Take(ValuesOfFacet),
        ];

    private static IEnumerable<FacetRow> Facet(string name, IEnumerable<string?> values) =>
        values
            .OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal)
            .Select(group => new FacetRow(name, group.Key, group.Count()));
}
