using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Entente.Articles;
using Entente.Corrections;
using Entente.Data;
using Entente.Entities;
using Entente.Events;
using Entente.Figures.Facts;
using Entente.Quotations;
using Entente.Readouts;
using Entente.Relations;
using Entente.Storage;
using Entente.Stories;
using Entente.Stories.Threads;

namespace Entente.Desk;

/// <summary>Answers questions from the record: what the commands and the pages show.</summary>
public sealed partial class NewsRecord
{
    private const int StoryHits = 1000;
    private readonly IStore _store;
    private readonly Lazy<EntityBook> _book;
    private readonly Lazy<HashSet<string>> _smallWords;
    private readonly Lazy<FactMatcher> _facts;
    private readonly Lazy<PloverOntology> _ontology;
    private readonly Lazy<StateWords> _states;
    private readonly Lazy<WordDiff> _diff;
    private readonly Lazy<UtteranceAligner> _aligner;
    private readonly Lazy<ArticleReader> _articles;
    private readonly Lazy<ChannelNames> _channels;
    private readonly Lazy<ChapterReader> _chapters;
    private readonly Lazy<OutletOwners> _owners;
    private readonly Lazy<MergeExplainer> _merges;
    private readonly Lazy<ThreadFinder> _threads;
    private readonly Remembered _remembered;

    /// <summary>Reads from <paramref name="store"/>.</summary>
    public NewsRecord(DataTables tables, IStore store)
    {
        _store = store;
        _remembered = new Remembered(store);
        _book = new Lazy<EntityBook>(() => new EntityBook(tables));
        _smallWords = new Lazy<HashSet<string>>(() => SmallWords(tables));
        _facts = new Lazy<FactMatcher>(() => new FactMatcher(tables));
        _ontology = new Lazy<PloverOntology>(() => new PloverOntology(tables));
        _states = new Lazy<StateWords>(() => new StateWords(tables));
        _diff = new Lazy<WordDiff>(() => new WordDiff(new Language("en", tables)));
        _aligner = new Lazy<UtteranceAligner>(() =>
            new UtteranceAligner(new Language("en", tables))
        );
        _articles = new Lazy<ArticleReader>(() => new ArticleReader(tables));
        _channels = new Lazy<ChannelNames>(() => new ChannelNames(new Language("en", tables)));
        _chapters = new Lazy<ChapterReader>(() => ChaptersOf(tables));
        _owners = new Lazy<OutletOwners>(() => new OutletOwners(tables));
        _merges = new Lazy<MergeExplainer>(() => new MergeExplainer(tables));
        _threads = new Lazy<ThreadFinder>(() => new ThreadFinder(_chapters.Value));
    }

    /// <summary>The identifiers that begin with what a user typed, at most <paramref name="limit"/>; none when it does not look like one.</summary>
    public async Task<ImmutableArray<string>> IdsAsync(
        string typed,
        int limit = 10,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (!RecordId.IsPrefix(typed))
        {
            return [];
        }

        // "chad" may begin an identifier by chance: letters alone that stand in a report are words.
        if (!typed.Any(char.IsAsciiDigit))
        {
            await foreach (
                SearchHit _ in _store
                    .SearchAsync([typed], 1, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                return [];
            }
        }

        return await _store.IdsAsync(typed, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The stories a user means: by an identifier of anything in them, else by words that one of their reports holds ("putin-xi"),
    /// and by the day. Most fitting first.
    /// </summary>
    public async Task<ImmutableArray<string>> FindStoriesAsync(
        string? query,
        DateOnly? date,
        CancellationToken cancellationToken = default
    )
    {
        List<ReportHead> heads = query is null
            ? await AllHeadsAsync(cancellationToken).ConfigureAwait(false)
            : await HeadsMeantAsync(query, cancellationToken).ConfigureAwait(false);
        IEnumerable<IGrouping<string, ReportHead>> stories = heads.GroupBy(
            head => head.Story,
            StringComparer.Ordinal
        );
        if (date is { } day)
        {
            // The day is that of the story, so its other reports have a say too: it is looked for in all of them.
            HashSet<string> onDay =
            [
                .. await StoriesAsync(day, cancellationToken).ConfigureAwait(false),
            ];
            stories = stories.Where(story => onDay.Contains(story.Key));
        }

        stories = query is null
            ? stories.OrderBy(
                story => story.Min(head => head.Published) ?? "9999",
                StringComparer.Ordinal
            )
            : stories.OrderByDescending(story => story.Count());
        return [.. stories.Select(story => story.Key)];
    }

    /// <summary>Tells one story; <see langword="null"/> when there is none with this identifier.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="withCopies">Whether the passages that its reports share are told, too: in a story of thousands of reports, that is most of the work.</param>
    /// <param name="cancellationToken">Stops the telling.</param>
    public async Task<StoryReadout?> StoryAsync(
        string id,
        bool withCopies = true,
        CancellationToken cancellationToken = default
    )
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Story(id, withCopies) is { } known)
        {
            return known;
        }

        ToldStory? story = await ToldStoryAsync(id, cancellationToken).ConfigureAwait(false);
        if (story is null)
        {
            return null;
        }

        StoryReadout told = await TellAsync(story, withCopies, cancellationToken)
            .ConfigureAwait(false);
        now.Keep(told, withCopies);
        return told;
    }

    private async Task<StoryReadout> TellAsync(
        ToldStory story,
        bool withCopies,
        CancellationToken cancellationToken
    )
    {
        StoryReadout readout = StoryTeller.Tell(
            story.Id,
            story.Reports,
            story.Accounts,
            story.Reuses,
            withCopies
        );
        Dictionary<string, ToldReport> reports = story.Reports.ToDictionary(
            told => told.Report.Id,
            StringComparer.Ordinal
        );
        ImmutableArray<Fact> facts = _facts.Value.Match(story.Figures());
        ImmutableArray<Occurrence> events = EventMatcher.Match(story.Events(), facts);
        return readout with
        {
            Statements = await WithComparisonsAsync(readout.Statements, cancellationToken)
                .ConfigureAwait(false),
            Facts =
            [
                .. FactTeller
                    .Tell(facts, reports)
                    .Select(fact =>
                        fact with
                        {
                            Independent = StoryTeller.FamiliesOf(
                                fact.Values.SelectMany(value => value.Figures)
                                    .Select(figure => figure.Account),
                                story.Accounts
                            ),
                        }
                    ),
            ],
            Events = EventTeller.Tell(events, reports),
            Core = CoreTeller.Tell(events, story.Accounts.Length, _channels.Value),
            Timeline = TimelineTeller.Tell(readout.Story.Reports, reports),
        };
    }

    private async Task<ToldStory?> ToldStoryAsync(string id, CancellationToken cancellationToken)
    {
        ImmutableArray<string> ids = await _store
            .ReportsOfAsync(id, cancellationToken)
            .ConfigureAwait(false);
        if (ids.IsEmpty)
        {
            return null;
        }

        List<ToldReport> told = [];
        await foreach (
            (ToldReport report, _) in ToldAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            told.Add(report);
        }

        List<Reuse> reuses = [];
        HashSet<string> members = [.. ids];
        await foreach (
            Reuse reuse in _store.ReusesAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            if (members.Contains(reuse.Source) && members.Contains(reuse.Copy))
            {
                reuses.Add(reuse);
            }
        }

        return new ToldStory(
            id,
            told,
            AccountCounter.Count([.. told.Select(t => t.Report)], reuses, _owners.Value),
            reuses
        );
    }

    /// <summary>Who took text from whom, where one of these reports is source or copy; the other side may tell another story.</summary>
    public async IAsyncEnumerable<CopyRow> CopiesAsync(
        IReadOnlyList<string> reports,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<Reuse> reuses = [];
        await foreach (
            Reuse reuse in _store.ReusesAsync(reports, cancellationToken).ConfigureAwait(false)
        )
        {
            reuses.Add(reuse);
        }

        string[] needed =
        [
            .. reuses
                .SelectMany(reuse => new[] { reuse.Source, reuse.Copy })
                .Distinct(StringComparer.Ordinal),
        ];
        Dictionary<string, ToldReport> told = new(StringComparer.Ordinal);
        await foreach (
            (ToldReport report, _) in ToldAsync(needed, cancellationToken).ConfigureAwait(false)
        )
        {
            told.Add(report.Report.Id, report);
        }

        foreach (Reuse reuse in reuses)
        {
            yield return StoryTeller.RowOf(reuse, told[reuse.Source], told[reuse.Copy]);
        }
    }

    /// <summary>The reports with these identifiers, as they are corrected, ready to be told, each with its story.</summary>
    public async IAsyncEnumerable<(ToldReport Report, string Story)> ToldAsync(
        IReadOnlyList<string> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        CorrectionLayer? corrections = null;
        foreach (string id in ids)
        {
            if (now.Report(id) is { } known)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return known;
                continue;
            }

            corrections ??= await CorrectionsAsync(cancellationToken).ConfigureAwait(false);
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync([id], cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                ToldReport told = await ToldAsync(stored, corrections, cancellationToken)
                    .ConfigureAwait(false);
                now.Keep(told, stored.Story);
                yield return (told, stored.Story);
            }
        }
    }

    private async Task<ToldReport> ToldAsync(
        StoredReport stored,
        CorrectionLayer corrections,
        CancellationToken cancellationToken
    )
    {
        Capture? capture = await _store
            .CaptureAsync(stored.Report.Article.Capture, cancellationToken)
            .ConfigureAwait(false);
        return new ToldReport(
            corrections.Apply(stored.Report),
            stored.File,
            stored.Utterances,
            capture is null ? null : ArticleReader.SourceText(capture)
        );
    }

    /// <summary>All reports, ready to be told, in the order in which they came.</summary>
    public async IAsyncEnumerable<(ToldReport Report, string Story)> AllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<string> ids = [];
        await foreach (
            ReportHead head in _store.HeadsAsync(null, cancellationToken).ConfigureAwait(false)
        )
        {
            ids.Add(head.Id);
        }

        // In pages: the store may fetch a list of identifiers at once, and a record need not fit into memory.
        foreach (string[] page in ids.Chunk(256))
        {
            await foreach (var told in ToldAsync(page, cancellationToken).ConfigureAwait(false))
            {
                yield return told;
            }
        }
    }

    /// <summary>The reports that hold any of these items.</summary>
    public async Task<ImmutableArray<string>> ReportsOfAsync(
        IEnumerable<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        OrderedDictionary<string, int> reports = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            foreach (
                string report in await _store
                    .ReportsOfAsync(id, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                reports.TryAdd(report, 0);
            }
        }

        return [.. reports.Keys];
    }

    /// <summary>Looks for damage in the store, and for findings whose words are not in the kept page.</summary>
    public async IAsyncEnumerable<string> CheckAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (string line in _store.CheckAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return line;
        }

        await foreach ((ToldReport told, _) in AllAsync(cancellationToken).ConfigureAwait(false))
        {
            Report report = told.Report;
            int orphans = report
                .Quotations.SelectMany(quotation =>
                    quotation.Words.Select(span => (quotation.Part, span))
                )
                .Concat(report.Mentions.Select(mention => (ReportPart.Body, mention.Span)))
                .Concat(
                    report.Parts.SelectMany(part =>
                        report
                            .ReckoningOf(part)
                            .Times.Select(time => (part, time.Span))
                            .Concat(
                                report
                                    .ReckoningOf(part)
                                    .Figures.Select(figure => (part, figure.Span))
                            )
                    )
                )
                .Concat(report.Events.Select(found => (found.Part, found.Trigger)))
                .Count(place =>
                    place.Item1 != ReportPart.Headline // its words may be written otherwise there
                    && told.EvidenceOf(place.Item1, place.Item2).IsOrphan
                );
            if (orphans > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{told.Report.Id} ({told.File}): {orphans} findings whose words are not in the kept page"
                );
            }
        }
    }

    /// <summary>Explains an item; <see langword="null"/> when there is none with this identifier.</summary>
    public async Task<WhyReadout?> WhyAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        ImmutableArray<string> ids = await _store
            .ReportsOfAsync(id, cancellationToken)
            .ConfigureAwait(false);
        List<ToldReport> reports = [];
        Dictionary<string, string> whyInStory = [];
        await foreach (
            StoredReport stored in _store.ReportsAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            whyInStory[stored.Report.Id] = stored.StoryWhy;
        }

        await foreach (
            (ToldReport told, _) in ToldAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            reports.Add(told);
        }

        if (reports.Count == 0)
        {
            return null;
        }

        List<Reuse> reuses = [];
        await foreach (
            Reuse reuse in _store.ReusesAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            reuses.Add(reuse);
        }

        WhyReadout why = Explainer.Explain(id, reports, whyInStory, reuses);
        return why with
        {
            Reasons =
            [
                .. why.Reasons,
                .. id[0] == 's' ? _merges.Value.Explain(reports) : [],
                .. WhyAligned(id, reports),
                .. await WhyHandedOnAsync(id, cancellationToken).ConfigureAwait(false),
                .. await WhySaidAgainAsync(id, reports, cancellationToken).ConfigureAwait(false),
                .. id[0] == 's'
                    ? await WhyThreadAsync(id, cancellationToken).ConfigureAwait(false)
                    : [],
                .. id[0] == 'f'
                    ? await ComparedAsync(id, reports[0].Report.Id, cancellationToken)
                        .ConfigureAwait(false)
                    : [],
            ],
        };
    }

    /// <summary>Tells the kept page of a report, with what was left out of it; <see langword="null"/> when there is no report with this identifier.</summary>
    public async Task<PageReadout?> PageAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        await foreach (
            (ToldReport told, _) in ToldAsync([id], cancellationToken).ConfigureAwait(false)
        )
        {
            return await PageAsync(told, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Tells the kept page of a report; what each part of it is, is read anew.</summary>
    public async Task<PageReadout> PageAsync(
        ToldReport told,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(told);
        Capture? capture = await _store
            .CaptureAsync(told.Report.Article.Capture, cancellationToken)
            .ConfigureAwait(false);
        return PageTeller.Tell(
            told,
            capture is null ? [] : _articles.Value.Read(capture).Parts,
            ArticleReader.ShownText
        );
    }

    private async Task<List<ReportHead>> AllHeadsAsync(CancellationToken cancellationToken)
    {
        List<ReportHead> heads = [];
        await foreach (
            ReportHead head in _store.HeadsAsync(null, cancellationToken).ConfigureAwait(false)
        )
        {
            heads.Add(head);
        }

        return heads;
    }

    /// <summary>The reports that a user means by an identifier of something in them, else by words that they hold.</summary>
    private async Task<List<ReportHead>> HeadsMeantAsync(
        string query,
        CancellationToken cancellationToken
    )
    {
        List<ReportHead> heads = [];
        ImmutableArray<string> ids = await IdsAsync(query, 1000, cancellationToken)
            .ConfigureAwait(false);
        foreach (
            string report in await ReportsOfAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            heads.AddRange(await HeadsOfAsync(report, cancellationToken).ConfigureAwait(false));
        }

        if (ids.IsEmpty)
        {
            string[] words = query.Split(
                [' ', '-', '_', ','],
                StringSplitOptions.RemoveEmptyEntries
            );
            await foreach (
                SearchHit hit in _store
                    .SearchAsync(words, StoryHits, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                heads.Add(hit.Head);
            }
        }

        return heads;
    }

    private async Task<List<ReportHead>> HeadsOfAsync(
        string report,
        CancellationToken cancellationToken
    )
    {
        List<ReportHead> heads = [];
        await foreach (
            StoredReport stored in _store
                .ReportsAsync([report], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            Article article = stored.Report.Article;
            heads.Add(
                new ReportHead(
                    report,
                    stored.Story,
                    stored.File,
                    article.Title?.Value,
                    article.Outlet?.Value,
                    article.Published?.Value.ToString(),
                    article.Dateline?.Value
                )
            );
        }

        return heads;
    }
}
