using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Entente.Corrections;
using Entente.Readouts;
using Entente.Search;
using Entente.Storage;

namespace Entente.Desk;

// Statements and events that are looked for across the record, the newest first.
public sealed partial class NewsRecord
{
    // Corrections that may bring a finding to an actor: the last of them are looked at.
    private const int MostCorrections = 200;

    private async Task<SearchReadout> FindingsAsync(
        SearchQuery query,
        int start,
        int limit,
        long? behind,
        int counted,
        CancellationToken cancellationToken
    )
    {
        FindingPage page = new(start, limit, behind is null ? 0 : start);
        bool isPartial;
        try
        {
            FindingMatcher matcher = await MatcherAsync(query, cancellationToken)
                .ConfigureAwait(false);
            FindingQuestion question = matcher.Question with { Behind = behind };
            if (matcher.NeedsReading)
            {
                isPartial = await ReadAllAsync(page, question, matcher, cancellationToken)
                    .ConfigureAwait(false);
            }
            else
            {
                isPartial = false;
                await CountAsync(page, question, counted, cancellationToken).ConfigureAwait(false);
                await ReadListedAsync(page, matcher, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            page.LeaveOutUnread();
            isPartial = true;
        }

        return page.Readout(isPartial) with
        {
            Facets = FacetsOf(page.Reports),
        };
    }

    /// <summary>Takes what the store finds, which is what is meant, and counts on behind the page.</summary>
    private async Task CountAsync(
        FindingPage page,
        FindingQuestion question,
        int counted,
        CancellationToken cancellationToken
    )
    {
        await foreach (
            Finding finding in _store
                .FindingsAsync(question, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (page.Add(new FoundRow(finding, null, null), counted))
            {
                break;
            }
        }
    }

    private async Task ReadListedAsync(
        FindingPage page,
        FindingMatcher matcher,
        CancellationToken cancellationToken
    )
    {
        for (int i = 0; i < page.Listed.Count; i++)
        {
            page.Listed[i] = await ReadAsync(
                    page.Listed[i],
                    matcher,
                    isSure: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Reads what may be meant until the page is full; whether it had to stop before.</summary>
    private async Task<bool> ReadAllAsync(
        FindingPage page,
        FindingQuestion question,
        FindingMatcher matcher,
        CancellationToken cancellationToken
    )
    {
        int read = 0;
        await foreach (
            (Finding finding, bool isSure) in CandidatesAsync(question, matcher, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (++read > MostRead)
            {
                return true;
            }

            FoundRow row = await ReadAsync(
                    new FoundRow(finding, null, null),
                    matcher,
                    isSure,
                    cancellationToken
                )
                .ConfigureAwait(false);
            page.Reached = finding.Place;
            if (!row.IsEmpty && page.Add(row, counted: 0))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>What the store finds, and among it, in its place, what only corrections make fit; whether it surely fits but for corrections.</summary>
    private async IAsyncEnumerable<(Finding Finding, bool IsSure)> CandidatesAsync(
        FindingQuestion question,
        FindingMatcher matcher,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        List<Finding> corrected = [];
        await foreach (
            Finding finding in _store
                .FindingsInAsync(matcher.CorrectedReports, question.IsForEvents, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (
                question.Reports.Fits(finding.Report)
                && finding.Place < (question.Behind ?? long.MaxValue)
            )
            {
                corrected.Add(finding);
            }
        }

        HashSet<long> places = [.. corrected.Select(finding => finding.Place)];
        int next = 0;
        await foreach (
            Finding finding in _store
                .FindingsAsync(question, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            for (; next < corrected.Count && corrected[next].Place > finding.Place; next++)
            {
                yield return (corrected[next], false);
            }

            if (!places.Contains(finding.Place))
            {
                yield return (finding, true);
            }
        }

        for (; next < corrected.Count; next++)
        {
            yield return (corrected[next], false);
        }
    }

    /// <summary>A finding with its row; without one when it does not fit, as it is corrected.</summary>
    private async Task<FoundRow> ReadAsync(
        FoundRow listed,
        FindingMatcher matcher,
        bool isSure,
        CancellationToken cancellationToken
    )
    {
        Finding finding = listed.Finding;
        if (matcher.Question.IsForEvents)
        {
            await foreach (
                (ToldReport told, string story) in ToldAsync([finding.Report.Id], cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                return listed with { Event = matcher.EventOf(told, story, finding.Id) };
            }

            return listed;
        }

        return
            await SayingAsync(finding.Report.Id, matcher.Corrections, cancellationToken)
                .ConfigureAwait(false)
                is { } saying
            && matcher.QuoteOf(saying.Report, saying.Story, finding.Id, isSure) is { } quote
            ? await WithOccasionsAsync(listed, quote, matcher.Query, cancellationToken)
                .ConfigureAwait(false)
            : listed;
    }

    /// <summary>A report, ready to be told as far as its statements go, with its story.</summary>
    private async Task<(ToldReport Report, string Story)?> SayingAsync(
        string id,
        CorrectionLayer corrections,
        CancellationToken cancellationToken
    )
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if ((now.Report(id) ?? now.Statements(id)) is { } known)
        {
            return known;
        }

        await foreach (
            StoredReport stored in _store
                .StatementsOfAsync([id], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            ToldReport told = await ToldAsync(stored, corrections, cancellationToken)
                .ConfigureAwait(false);
            now.KeepStatements(told, stored.Story);
            return (told, stored.Story);
        }

        return null;
    }

    /// <summary>The statement with the other occasions on which it was said; without it when they are not as they are asked for.</summary>
    private async Task<FoundRow> WithOccasionsAsync(
        FoundRow listed,
        FoundQuoteRow quote,
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        FoundQuoteRow row = quote with
        {
            SaidAgain = await OccasionsAsync(quote.Quote.Utterance, cancellationToken)
                .ConfigureAwait(false),
        };
        return query.IsSaidAgain is { } wanted && wanted == row.SaidAgain.IsEmpty
            ? listed
            : listed with
            {
                Quote = row,
            };
    }

    private async Task<FindingMatcher> MatcherAsync(
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<Correction> log =
        [
            .. (await LogAsync(cancellationToken).ConfigureAwait(false)).Where(correction =>
                correction.Undone is null
            ),
        ];
        CorrectionLayer corrections = new(log, id => _book.Value.Find(id));
        VoiceFilter? by = await FilterAsync(query.Speaker ?? query.Source, cancellationToken)
            .ConfigureAwait(false);
        VoiceFilter? to = await FilterAsync(query.Addressee ?? query.Target, cancellationToken)
            .ConfigureAwait(false);
        List<string> reports = [];
        foreach (
            Correction correction in log.Where(correction =>
                    (correction.Kind is CorrectionKind.Speaker or CorrectionKind.Split)
                    && (IsMeant(by, correction) || IsMeant(to, correction))
                )
                .TakeLast(MostCorrections)
        )
        {
            reports.AddRange(
                correction.Report is { } report
                    ? [report]
                    : await _store
                        .ReportsOfAsync(correction.Subject, cancellationToken)
                        .ConfigureAwait(false)
            );
        }

        return new FindingMatcher(query, by, to)
        {
            Corrections = corrections,
            Question = new FindingQuestion
            {
                IsForEvents = query.IsForEvents,
                Terms = query.Terms,
                By = PartyOf(by, log, corrections),
                To = PartyOf(to, log, corrections),
                Kind = query.Kind,
                Part = query.Part,
                IsWithin = query.IsWithin,
                Type = query.Type,
                Modality = query.Modality,
                Reports = FilterOf(query),
            },
            CorrectedReports = [.. reports.Distinct(StringComparer.Ordinal)],
            NeedsReading =
                query.IsSaidAgain is not null
                || (!log.IsEmpty && (by is not null || to is not null)),
        };
    }

    private bool IsMeant(VoiceFilter? filter, Correction correction) =>
        filter is not null
        && correction.Value is { } value
        && (
            filter.Means(value)
            || (_book.Value.Find(value) is { } actor && filter.Means(actor.Name))
        );

    /// <summary>Who is asked for, in the words of the reports: whoever was merged into them or renamed stands there as it was read.</summary>
    private static PartyFilter? PartyOf(
        VoiceFilter? filter,
        ImmutableArray<Correction> log,
        CorrectionLayer corrections
    )
    {
        if (filter is null)
        {
            return null;
        }

        string[] others =
        [
            .. log.Where(correction =>
                    correction.Kind switch
                    {
                        CorrectionKind.Merge => filter.Means(
                            corrections.MergedInto(correction.Subject)
                        ),
                        CorrectionKind.Rename => filter.Means(correction.Value!),
                        _ => false,
                    }
                )
                .Select(correction => correction.Subject),
        ];
        return new PartyFilter([.. filter.Actors, .. others], [filter.Words, .. others]);
    }

    /// <summary>Who is meant; whoever only reports know is found by name.</summary>
    private async Task<VoiceFilter?> FilterAsync(
        string? typed,
        CancellationToken cancellationToken
    ) =>
        typed is null
            ? null
            : new VoiceFilter(
                [
                    .. (await KnownAsync(typed, cancellationToken).ConfigureAwait(false)).Select(
                        actor => actor.Id
                    ),
                ],
                StoryTeller.Folded(typed)
            );
}
