using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Relations;
using Entente.Search;
using Entente.Storage;

namespace Entente.Desk;

// What the record finds.
public sealed partial class NewsRecord
{
    // Reports that are looked at for one search unless more are asked for: counted by their heads, which are small.
    private const int Candidates = 500;

    // Reports of one actor that are ordered by their day: the last saved of them, for somebody may stand in half of all.
    private const int MostNewest = 1_000;

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
            return await ReadNewestStoriesAsync(date, cancellationToken).ConfigureAwait(false);
        }

        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Newest.IsDefault)
        {
            now.Newest = await ReadNewestStoriesAsync(null, cancellationToken)
                .ConfigureAwait(false);
        }

        return now.Newest;
    }

    private async Task<ImmutableArray<string>> ReadNewestStoriesAsync(
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        HashSet<string> onDay = new(StringComparer.Ordinal);
        string? wanted = date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await foreach (
            ReportHead head in _store.HeadsAsync(null, cancellationToken).ConfigureAwait(false)
        )
        {
            string day = head.Published ?? "";
            if (
                !first.TryGetValue(head.Story, out string? known)
                || known.Length == 0
                || (day.Length > 0 && string.CompareOrdinal(day, known) < 0)
            )
            {
                first[head.Story] = day;
            }

            if (wanted is not null && day.StartsWith(wanted, StringComparison.Ordinal))
            {
                onDay.Add(head.Story);
            }
        }

        return
        [
            .. first
                .Where(story => wanted is null || onDay.Contains(story.Key))
                .OrderByDescending(story => story.Value, StringComparer.Ordinal)
                .ThenBy(story => story.Key, StringComparer.Ordinal)
                .Select(story => story.Key),
        ];
    }

    /// <summary>Finds reports or statements.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="start">The number of the first one that is listed, from 0.</param>
    /// <param name="limit">How many are listed at most.</param>
    /// <param name="candidates">How many reports are looked at: the best for words, else the newest.</param>
    /// <param name="cancellationToken">Ends the search: what was found by then is given, and marked as partial.</param>
    public async Task<SearchReadout> FindAsync(
        SearchQuery query,
        int start,
        int limit,
        int candidates = Candidates,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        (List<ReportHead> heads, bool isPartial) = await CandidatesAsync(
                query,
                candidates,
                cancellationToken
            )
            .ConfigureAwait(false);
        ImmutableArray<FacetRow> facets = FacetsOf(heads);
        if (query.IsForEvents)
        {
            int needed = NeededFor(start, limit);
            (List<FoundEventRow> events, bool isBroken) = await EventsAsync(
                    heads,
                    query,
                    needed,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new SearchReadout([], [], facets, events.Count, isPartial || isBroken)
            {
                Events = [.. events.Skip(start).Take(limit)],
                HasMore = events.Count >= needed,
            };
        }

        if (!query.IsForQuotes)
        {
            (List<SearchRow> rows, bool isCut) = await RowsAsync(
                    heads.Skip(start).Take(limit),
                    query,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new SearchReadout([.. rows], [], facets, heads.Count, isPartial || isCut);
        }

        SearchReadout said = await StatementsAsync(heads, query, start, limit, cancellationToken)
            .ConfigureAwait(false);
        return said with { Facets = facets, IsPartial = isPartial || said.IsPartial };
    }

    private async Task<SearchReadout> StatementsAsync(
        List<ReportHead> heads,
        SearchQuery query,
        int start,
        int limit,
        CancellationToken cancellationToken
    )
    {
        int needed = NeededFor(start, limit);
        (List<FoundQuoteRow> quotes, bool isPartial) = await QuotesAsync(
                heads,
                query,
                needed,
                cancellationToken
            )
            .ConfigureAwait(false);
        var listed = ImmutableArray.CreateBuilder<FoundQuoteRow>();
        foreach (FoundQuoteRow quote in quotes.Skip(start).Take(limit))
        {
            // One question of the store each: what is cut off by the time is only not told.
            listed.Add(
                cancellationToken.IsCancellationRequested || query.IsSaidAgain is not null
                    ? quote
                    : await WithOccasionsAsync(quote, CancellationToken.None).ConfigureAwait(false)
            );
        }

        return new SearchReadout([], listed.ToImmutable(), [], quotes.Count, isPartial)
        {
            HasMore = quotes.Count >= needed,
        };
    }

    /// <summary>How many are looked for: one more than is listed tells that there are more, and what nobody sees is not read.</summary>
    private static int NeededFor(int start, int limit) =>
        (int)Math.Min(int.MaxValue, (long)start + limit + 1);

    /// <summary>The heads of the reports that may be meant: the best first for words, else the newest first.</summary>
    private async Task<(List<ReportHead> Heads, bool IsPartial)> CandidatesAsync(
        SearchQuery query,
        int most,
        CancellationToken cancellationToken
    )
    {
        List<ReportHead> heads = [];
        try
        {
            await foreach (
                ReportHead head in HeadsForAsync(query, most + 1, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                if (IsMeant(head, query))
                {
                    heads.Add(head);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return (heads, true);
        }

        return heads.Count > most ? (heads[..most], true) : (heads, false);
    }

    private async IAsyncEnumerable<ReportHead> HeadsForAsync(
        SearchQuery query,
        int most,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!query.Terms.IsEmpty)
        {
            await foreach (
                SearchHit hit in _store
                    .SearchAsync(query.Terms, most, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                yield return hit.Head;
            }

            yield break;
        }

        if ((query.Speaker ?? query.Addressee ?? query.Source ?? query.Target) is { } name)
        {
            ImmutableArray<Entity> actors = await FindActorsAsync(name, cancellationToken)
                .ConfigureAwait(false);
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (Entity actor in actors)
            {
                await foreach (
                    ReportHead head in _store
                        .NewestNamingAsync(
                            actor.Id,
                            query.IsForEvents,
                            MostNewest,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                )
                {
                    if (seen.Add(head.Id))
                    {
                        yield return head;
                    }
                }
            }

            if (!actors.IsEmpty)
            {
                yield break;
            }
        }

        List<ReportHead> all = await AllHeadsAsync(cancellationToken).ConfigureAwait(false);
        foreach (
            ReportHead head in all.OrderByDescending(head => head.Published, StringComparer.Ordinal)
        )
        {
            yield return head;
        }
    }

    private static bool IsMeant(ReportHead head, SearchQuery query) =>
        (
            query.Outlet is null
            || head.Outlet?.Contains(query.Outlet, StringComparison.OrdinalIgnoreCase) == true
        )
        && (
            (query.After is null && query.Before is null)
            || (
                head.Published is { Length: >= 10 } published
                && (query.After is not { } after || Compare(published, after) >= 0)
                && (query.Before is not { } before || Compare(published, before) <= 0)
            )
        );

    private static int Compare(string published, DateOnly day) =>
        string.CompareOrdinal(
            published[..10],
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    private async Task<(List<SearchRow> Rows, bool IsPartial)> RowsAsync(
        IEnumerable<ReportHead> heads,
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        List<SearchRow> rows = [];
        try
        {
            foreach (ReportHead head in heads)
            {
                await foreach (
                    ReportText article in _store
                        .TextsAsync([head.Id], cancellationToken)
                        .ConfigureAwait(false)
                )
                {
                    if (query.Language is null || query.Language == article.Language)
                    {
                        rows.Add(
                            new SearchRow(
                                head.Id,
                                head.Story,
                                head.Published,
                                head.Outlet,
                                head.Title,
                                Snippet.Of(article.Text, query.Terms),
                                head.File
                            )
                        );
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            return (rows, true);
        }

        return (rows, false);
    }

    private async Task<(List<FoundQuoteRow> Rows, bool IsPartial)> QuotesAsync(
        List<ReportHead> heads,
        SearchQuery query,
        int needed,
        CancellationToken cancellationToken
    )
    {
        List<FoundQuoteRow> rows = [];
        try
        {
            QuoteFilter filter = new(
                query,
                await FilterAsync(query.Speaker, cancellationToken).ConfigureAwait(false),
                await FilterAsync(query.Addressee, cancellationToken).ConfigureAwait(false)
            );
            await foreach (
                (ToldReport told, string story) in ToldAsync(
                        [.. heads.Select(head => head.Id)],
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                if (rows.Count >= needed)
                {
                    break;
                }

                Article article = told.Report.Article;
                foreach (QuoteRow row in filter.QuotesOf(told))
                {
                    FoundQuoteRow found = new(
                        row,
                        story,
                        article.Published?.Value.ToString(),
                        article.Outlet?.Value,
                        article.Title?.Value
                    );
                    if (query.IsSaidAgain is not { } wanted)
                    {
                        rows.Add(found);
                        continue;
                    }

                    found = await WithOccasionsAsync(found, cancellationToken)
                        .ConfigureAwait(false);
                    if (wanted == !found.SaidAgain.IsEmpty)
                    {
                        rows.Add(found);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            return (rows, true);
        }

        return (rows, false);
    }

    private async Task<(List<FoundEventRow> Rows, bool IsPartial)> EventsAsync(
        List<ReportHead> heads,
        SearchQuery query,
        int needed,
        CancellationToken cancellationToken
    )
    {
        List<FoundEventRow> rows = [];
        try
        {
            EventFilter filter = new(
                query,
                await FilterAsync(query.Source, cancellationToken).ConfigureAwait(false),
                await FilterAsync(query.Target, cancellationToken).ConfigureAwait(false)
            );
            await foreach (
                (ToldReport told, string story) in ToldAsync(
                        [.. heads.Select(head => head.Id)],
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                if (rows.Count >= needed)
                {
                    break;
                }

                Article article = told.Report.Article;
                rows.AddRange(
                    filter
                        .EventsOf(told, story)
                        .Select(row => new FoundEventRow(
                            row,
                            article.Published?.Value.ToString(),
                            article.Outlet?.Value,
                            article.Title?.Value
                        ))
                );
            }
        }
        catch (OperationCanceledException)
        {
            return (rows, true);
        }

        return (rows, false);
    }

    private async Task<FoundQuoteRow> WithOccasionsAsync(
        FoundQuoteRow row,
        CancellationToken cancellationToken
    ) =>
        row with
        {
            SaidAgain = await OccasionsAsync(row.Quote.Utterance, cancellationToken)
                .ConfigureAwait(false),
        };

    private async Task<VoiceFilter?> FilterAsync(
        string? typed,
        CancellationToken cancellationToken
    ) =>
        typed is null
            ? null
            : new VoiceFilter(
                [
                    .. (
                        await FindActorsAsync(typed, cancellationToken).ConfigureAwait(false)
                    ).Select(actor => actor.Id),
                ],
                StoryTeller.Folded(typed)
            );

    private static ImmutableArray<FacetRow> FacetsOf(List<ReportHead> heads) =>
        [
            .. Facet("outlet", heads.Select(head => head.Outlet))
                .OrderByDescending(row => row.Reports)
                .ThenBy(row => row.Value, StringComparer.Ordinal)
                .Take(ValuesOfFacet),
            .. Facet(
                    "month",
                    heads.Select(head => head.Published is { Length: >= 7 } day ? day[..7] : null)
                )
                .OrderByDescending(row => row.Value, StringComparer.Ordinal)
                .Take(ValuesOfFacet),
        ];

    private static IEnumerable<FacetRow> Facet(string name, IEnumerable<string?> values) =>
        values
            .OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal)
            .Select(group => new FacetRow(name, group.Key, group.Count()));

    /// <summary>Which statements of a report are meant.</summary>
    private sealed record QuoteFilter(
        SearchQuery Query,
        VoiceFilter? Speaker,
        VoiceFilter? Addressee
    )
    {
        private readonly string[] _terms =
        [
            .. Query.Terms.Select(term => $" {StoryTeller.Folded(term)} "),
        ];

        public IEnumerable<QuoteRow> QuotesOf(ToldReport told)
        {
            Article article = told.Report.Article;
            if (Query.Language is not null && Query.Language != article.Language)
            {
                yield break;
            }

            for (int i = 0; i < told.Report.Quotations.Length; i++)
            {
                Quotation quotation = told.Report.Quotations[i];
                if (
                    (Query.Kind is not { } kind || kind == quotation.Kind)
                    && (Query.Part is null || Query.Part == quotation.Part.Sort)
                    && (
                        Query.IsWithin is not { } isWithin
                        || isWithin == quotation.Within is not null
                    )
                    && (Speaker is null || quotation.Speakers.Any(Speaker.Fits))
                    && (Addressee is null || quotation.Addressees.Any(Addressee.Fits))
                    && HasTerms(told.Report.WordsOf(quotation))
                )
                {
                    yield return told.RowOf(quotation, told.Utterances[i]);
                }
            }
        }

        private bool HasTerms(string statement)
        {
            string folded = _terms.Length == 0 ? "" : $" {StoryTeller.Folded(statement)} ";
            return Array.TrueForAll(
                _terms,
                term => folded.Contains(term, StringComparison.Ordinal)
            );
        }
    }

    /// <summary>Which events of a report are meant. Of what both do to each other, everybody is source and target.</summary>
    private sealed record EventFilter(SearchQuery Query, VoiceFilter? Source, VoiceFilter? Target)
    {
        public IEnumerable<EventRow> EventsOf(ToldReport told, string story)
        {
            if (Query.Language is not null && Query.Language != told.Report.Article.Language)
            {
                return [];
            }

            Dictionary<string, ToldReport> reports = new(StringComparer.Ordinal)
            {
                [told.Report.Id] = told,
            };
            return EventTeller
                .EventsOf(told, story, account: 0, family: 0)
                .Where(telling => IsMeant(telling.Event))
                .Select(telling => EventTeller.RowOf(telling, reports));
        }

        private bool IsMeant(Event found) =>
            (Query.Type is not { } type || type == found.Type)
            && (Query.Modality is not { } modality || modality == found.Modality)
            && (Source is null || found.Sources.Any(Source.Fits))
            && (
                Target is null
                || found.Targets.Any(Target.Fits)
                || (found.IsReciprocal && found.Sources.Any(Target.Fits))
            );
    }

    /// <summary>Whether a voice is the one that a user typed: an actor, or somebody whose name holds the words.</summary>
    private sealed record VoiceFilter(ImmutableArray<string> Actors, string Words)
    {
        public bool Fits(EventActor actor) =>
            Actors.Any(id => RelationReader.IsOf(actor, id))
            || $" {StoryTeller.Folded(actor.Name)} ".Contains(
                $" {Words} ",
                StringComparison.Ordinal
            );

        public bool Fits(Voice voice) =>
            Actors.Contains(voice.Key, StringComparer.Ordinal)
            || $" {StoryTeller.Folded(voice.Name)} ".Contains(
                $" {Words} ",
                StringComparison.Ordinal
            );
    }
}
