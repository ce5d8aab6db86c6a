using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Search;

namespace Entente.Desk;

// What is new for somebody who watches a person, a pair, or words.
public sealed partial class NewsRecord
{
    // Wordings and tellings that are looked at for one question: many of one statement are one news.
    private const int MostWatched = 500;

    // Stories whose events are matched for one question.
    private const int WatchedStories = 50;

    /// <summary>The statements and events that a query finds, each once however many reports print it, the newest first.</summary>
    /// <param name="query">What is watched. If it names no kind, both statements and events are looked for.</param>
    /// <param name="limit">How many are told at most.</param>
    /// <param name="cancellationToken">Ends the search: what was found by then is told.</param>
    /// <remarks>What was told keeps its identifier when it is printed again: a statement that of its utterance, an event that of the report that told it first.</remarks>
    public async Task<ImmutableArray<WatchRow>> WatchAsync(
        SearchQuery query,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        List<WatchRow> rows = [];
        if (!query.IsForEvents)
        {
            SearchReadout said = await FindAsync(
                    query with
                    {
                        IsForQuotes = true,
                    },
                    0,
                    MostWatched,
                    cancellationToken: cancellationToken
                )
                .ConfigureAwait(false);
            rows.AddRange(StatementsOf(said));
        }

        if (!query.IsForQuotes)
        {
            SearchReadout told = await FindAsync(
                    query with
                    {
                        IsForEvents = true,
                    },
                    0,
                    MostWatched,
                    cancellationToken: cancellationToken
                )
                .ConfigureAwait(false);
            rows.AddRange(await EventsOfAsync(told, cancellationToken).ConfigureAwait(false));
        }

        return
        [
            .. rows.OrderByDescending(row => row.Date, StringComparer.Ordinal)
                .ThenBy(row => row.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static IEnumerable<WatchRow> StatementsOf(SearchReadout found)
    {
        foreach (
            IGrouping<string, FoundQuoteRow> wordings in found.Quotes.GroupBy(
                row => row.Quote.Utterance,
                StringComparer.Ordinal
            )
        )
        {
            FoundQuoteRow first = wordings.MinBy(row => (row.Date ?? "9999", row.Quote.Id))!;
            QuoteRow said = first.Quote;
            string to = said.Addressee is null ? "" : $" → {said.Addressee}";
            yield return new WatchRow(
                wordings.Key,
                "statement",
                first.Date,
                $"{said.Speaker ?? "speaker not named"}{to}{StoryTeller.NegationOf(said)}",
                said.Words,
                said.Id,
                said.Report,
                first.Story,
                wordings.Select(row => row.Quote.Report).Distinct(StringComparer.Ordinal).Count()
            );
        }
    }

    /// <summary>The events, told by the story they stand in: the same event in ten reports is one.</summary>
    private async Task<IEnumerable<WatchRow>> EventsOfAsync(
        SearchReadout found,
        CancellationToken cancellationToken
    )
    {
        // What looks back is no news.
        HashSet<string> meant = new(
            found
                .Events.Where(row => row.Event.Modality != "background")
                .Select(row => row.Event.Id),
            StringComparer.Ordinal
        );
        List<WatchRow> rows = [];
        try
        {
            foreach (
                string story in found
                    .Events.Where(row => meant.Contains(row.Event.Id))
                    .Select(row => row.Event.Story)
                    .Distinct(StringComparer.Ordinal)
                    .Take(WatchedStories)
            )
            {
                StoryReadout readout = (
                    await StoryAsync(story, withCopies: false, cancellationToken)
                        .ConfigureAwait(false)
                )!;
                rows.AddRange(
                    readout
                        .Events.Where(row => row.Tellings.Any(told => meant.Contains(told.Id)))
                        .Select(row => EventOf(row, readout.Story))
                );
            }
        }
        catch (OperationCanceledException)
        {
            return rows; // The time is over: what was found by now is told.
        }

        return rows;
    }

    private static WatchRow EventOf(OccurrenceRow row, StoryRow story)
    {
        // Reports stand in the order in which they came: the first that told it stays the first.
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        foreach (ReportRow report in story.Reports)
        {
            order[report.Id] = order.Count;
        }

        EventRow first = row.Tellings.MinBy(telling =>
            (order[telling.Report], telling.Part != ReportPart.Body.Name, telling.Start)
        )!;
        return new WatchRow(
            first.Id,
            "event",
            story.Reports[order[first.Report]].Date,
            $"{EventWords.Act(first)} ({first.Modality}{(first.When is null ? "" : $", {first.When}")})",
            first.Words,
            first.Id,
            first.Report,
            story.Id,
            row.Reports
        );
    }
}
