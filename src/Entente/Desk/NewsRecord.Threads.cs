using System.Collections.Immutable;
using Entente.Corrections;
using Entente.Data;
using Entente.Events;
using Entente.Readouts;
using Entente.Storage;
using Entente.Stories.Threads;

namespace Entente.Desk;

// Which stories of the record go on with one another. Nothing of it is kept: it is told from the stories as they are now.
public sealed partial class NewsRecord
{
    // What is looked up for a thread, each by an index: so the cost does not grow with the record.
    private const int WordsOfThread = 8;
    private const int ReportsOfWord = 50; // on each side of the story
    private const int LeadsOfThread = 32;

    // Stories that are compared, and reports of each that are read.
    private const int StoriesOfThread = 16;
    private const int ReportsOfChapter = 4;

    /// <summary>The stories that a story goes on with, and those that go on with it, by day; empty when nothing speaks for any.</summary>
    public async Task<ImmutableArray<StoryLink>> LinksAsync(
        string story,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(story);
        if (
            await ChapterAsync(story, cancellationToken).ConfigureAwait(false)
            is not { First: not null } chapter
        )
        {
            return [];
        }

        List<(StoryLink Link, DateOnly Day)> links = [];
        foreach (
            string candidate in await ThreadCandidatesAsync(chapter, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (
                await ChapterAsync(candidate, cancellationToken).ConfigureAwait(false) is { } other
                && _threads.Value.Link(chapter, other) is { } link
            )
            {
                links.Add((link, other.First!.Value));
            }
        }

        return
        [
            .. links
                .OrderBy(found => found.Day)
                .ThenBy(found => found.Link.Earlier, StringComparer.Ordinal)
                .ThenBy(found => found.Link.Later, StringComparer.Ordinal)
                .Select(found => found.Link),
        ];
    }

    /// <summary>Tells one story with its thread; <see langword="null"/> when there is none with this identifier.</summary>
    /// <remarks>Cost: that of <see cref="StoryAsync"/>, and a bounded number of questions of the store for the thread.</remarks>
    public async Task<StoryReadout?> StoryWithThreadAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        await StoryAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)
            is { } story
            ? story with
            {
                Thread = await ThreadAsync(id, cancellationToken).ConfigureAwait(false),
            }
            : null;

    /// <summary>The other stories of the thread of a story, by day.</summary>
    private async Task<ImmutableArray<ThreadRow>> ThreadAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Thread(id) is { IsDefault: false } known)
        {
            return known;
        }

        var rows = ImmutableArray.CreateBuilder<ThreadRow>();
        foreach (StoryLink link in await LinksAsync(id, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(await RowOfAsync(link, id, cancellationToken).ConfigureAwait(false));
        }

        ImmutableArray<ThreadRow> thread = rows.DrainToImmutable();
        now.Keep(id, thread);
        return thread;
    }

    private async Task<IEnumerable<ReasonRow>> WhyThreadAsync(
        string story,
        CancellationToken cancellationToken
    ) =>
        (await ThreadAsync(story, cancellationToken).ConfigureAwait(false)).SelectMany(row =>
            row.Reasons.Prepend(new ReasonRow(row.How, row.Story, "thread", null, null))
        );

    private async Task<ThreadRow> RowOfAsync(
        StoryLink link,
        string story,
        CancellationToken cancellationToken
    )
    {
        string other = link.Later == story ? link.Earlier : link.Later;
        Dictionary<string, ToldReport> told = new(StringComparer.Ordinal);
        string[] read =
        [
            .. link.Reasons.Select(reason => reason.Report).Distinct(StringComparer.Ordinal),
        ];
        await foreach (
            (ToldReport report, _) in ToldAsync(read, cancellationToken).ConfigureAwait(false)
        )
        {
            told.Add(report.Report.Id, report);
        }

        List<ReportHead> heads = await HeadsOfStoryAsync(other, cancellationToken)
            .ConfigureAwait(false);
        Chapter chapter = (await ChapterAsync(other, cancellationToken).ConfigureAwait(false))!;
        return ThreadTeller.RowOf(
            link,
            story,
            other,
            chapter.First!.Value,
            StoryTeller.TitleOf(heads.Select(head => head.Title), chapter.Text),
            heads.Count,
            told
        );
    }

    private async Task<List<ReportHead>> HeadsOfStoryAsync(
        string story,
        CancellationToken cancellationToken
    )
    {
        List<ReportHead> heads = [];
        await foreach (
            ReportHead head in _store.HeadsAsync(story, cancellationToken).ConfigureAwait(false)
        )
        {
            heads.Add(head);
        }

        return heads;
    }

    /// <summary>The stories that share rare words with a story, and may go on with it as far as the beginning of one of their reports tells; those that share most words first.</summary>
    private async Task<IEnumerable<string>> ThreadCandidatesAsync(
        Chapter chapter,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<StoredLead> leads = await _store
            .SharingWordsAsync(
                [.. chapter.Words.Take(WordsOfThread).Select(word => word.Place.Name)],
                chapter.Story,
                ReportsOfWord,
                LeadsOfThread,
                cancellationToken
            )
            .ConfigureAwait(false);
        return leads
            .Where(lead => _threads.Value.MayLink(chapter, lead.Day, lead.Entities, lead.Named))
            .Take(StoriesOfThread)
            .Select(lead => lead.Story);
    }

    /// <summary>What threads compare of a story, as it is now; <see langword="null"/> when there is none with this identifier.</summary>
    private async Task<Chapter?> ChapterAsync(string story, CancellationToken cancellationToken)
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Chapter(story) is { } known)
        {
            return known;
        }

        List<ReportHead> heads = await HeadsOfStoryAsync(story, cancellationToken)
            .ConfigureAwait(false);
        if (heads.Count == 0)
        {
            return null;
        }

        // The earliest by their dates: the others print and retell them, and they stay the same while the story grows.
        string[] read =
        [
            .. heads
                .OrderBy(head => head.Published ?? "9", StringComparer.Ordinal)
                .ThenBy(head => head.Id, StringComparer.Ordinal)
                .Take(ReportsOfChapter)
                .Select(head => head.Id),
        ];
        List<Report> reports = await WithoutPagesAsync(read, now, cancellationToken)
            .ConfigureAwait(false);
        Chapter chapter = _chapters.Value.Read(
            story,
            reports,
            reports.Min(report => report.Article.Published?.Value.Day),
            EventMatcher.Match(
                reports.SelectMany((report, at) => EventTeller.EventsOf(report, story, at + 1, at))
            )
        );
        now.Keep(chapter);
        return chapter;
    }

    /// <summary>The reports with these identifiers, as they are corrected: their pages are not read, as nothing of them is shown.</summary>
    private async Task<List<Report>> WithoutPagesAsync(
        IEnumerable<string> ids,
        Remembered.Now now,
        CancellationToken cancellationToken
    )
    {
        CorrectionLayer? corrections = null;
        List<Report> reports = [];
        foreach (string id in ids)
        {
            if (now.Report(id) is { } known)
            {
                reports.Add(known.Report.Report);
                continue;
            }

            corrections ??= await CorrectionsAsync(cancellationToken).ConfigureAwait(false);
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync([id], cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                reports.Add(corrections.Apply(stored.Report));
            }
        }

        return reports;
    }

    /// <summary>A person acts for a state; a state goes by the code that events have.</summary>
    private string ThreadPartyOf(string entity) =>
        _book.Value.Find(entity) switch
        {
            { Type: EntityType.Person, Country: { } country } => country,
            _ => entity,
        };

    private ChapterReader ChaptersOf(DataTables tables) =>
        new(new Language("en", tables), ThreadPartyOf);
}
