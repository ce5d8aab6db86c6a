using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Entente.Storage;

/// <summary>Keeps everything in memory: for tests, and for a run that leaves no file behind.</summary>
/// <remarks>Safe to use from any thread. Cost: most questions look at every report; meant for thousands of them.</remarks>
public sealed class MemoryStore : IStore
{
    private readonly Lock _lock = new();
    private readonly List<Filing> _filings = [];
    private readonly List<Reuse> _reuses = [];
    private readonly List<Correction> _corrections = [];
    private readonly Dictionary<ContentDigest, Filing> _byCapture = [];
    private readonly Dictionary<string, Filing> _byReport = new(StringComparer.Ordinal);
    private long _version;

    /// <inheritdoc/>
    public Task<long> VersionAsync(CancellationToken cancellationToken = default) =>
        AskAsync(() => _version, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HasAsync(
        ContentDigest capture,
        CancellationToken cancellationToken = default
    ) => AskAsync(() => _byCapture.ContainsKey(capture), cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(
        IReadOnlyList<Filing> filings,
        CancellationToken cancellationToken = default
    )
    {
        return ChangeAsync(
            () =>
            {
                Filing.Validate(filings);
                List<Filing> added = [];
                HashSet<ContentDigest> captures = [];
                foreach (Filing filing in filings)
                {
                    if (
                        !_byCapture.ContainsKey(filing.Capture.Digest)
                        && captures.Add(filing.Capture.Digest)
                    )
                    {
                        added.Add(filing);
                    }
                }

                RequireBothSides(added);
                foreach (Filing filing in added)
                {
                    Keep(filing);
                }

                return true;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task RenewAsync(
        IReadOnlyList<Renewal> renewals,
        CancellationToken cancellationToken = default
    ) =>
        ChangeAsync(
            () =>
            {
                Renewal.Validate(renewals);
                foreach (Renewal renewal in renewals)
                {
                    RequireKept(renewal.Report.Id);
                }

                foreach (Renewal renewal in renewals)
                {
                    Filing old = _byReport[renewal.Report.Id];
                    Report report = old.Report with
                    {
                        Mentions = renewal.Report.Mentions,
                        Quotations = renewal.Report.Quotations,
                        Body = renewal.Report.Body,
                        Headline = renewal.Report.Headline,
                        Captions = renewal.Report.Captions,
                        Events = renewal.Report.Events,
                        Reference = renewal.Report.Reference,
                    };
                    Filing filing = old with
                    {
                        Report = report,
                        Story = renewal.Moved?.Story ?? old.Story,
                        StoryWhy = renewal.Moved?.Why ?? old.StoryWhy,
                        Utterances = renewal.Utterances,
                        Keys = renewal.Keys,
                        SaidAgain = renewal.SaidAgain,
                    };
                    _filings[_filings.IndexOf(old)] = filing;
                    _byReport[report.Id] = filing;
                    _byCapture[old.Capture.Digest] = filing;
                }

                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<UnsettledReport> UnsettledAsync(
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .Where(f => f.Report.Article.Published is null)
                    .Select(f => new UnsettledReport(
                        f.Report.Id,
                        f.Story,
                        IsRead: true,
                        f.Report.Reference
                    )),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredSketch> SketchesAsync(
        int newest = int.MaxValue,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .TakeLast(newest)
                    .Select(f => new StoredSketch(f.Report.Id, f.Story, f.Sketch)),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> WithTextKeysAsync(
        IReadOnlyList<int> keys,
        int fewest,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        HashSet<int> asked = [.. keys];
        return AskAsync<ImmutableArray<string>>(
            () =>
                [
                    .. _filings
                        .Select(f => (f.Report.Id, Shared: f.TextKeys.Count(asked.Contains)))
                        .Where(report => report.Shared >= fewest)
                        .OrderByDescending(report => report.Shared)
                        .Take(limit)
                        .Select(report => report.Id),
                ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportHead> HeadsAsync(
        string? story = null,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () => _filings.Where(f => story is null || f.Story == story).Select(Head),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReport> ReportsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return StreamAsync(
            () => ids.Select(_byReport.GetValueOrDefault).OfType<Filing>().Select(Stored),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReport> StatementsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    ) => ReportsAsync(ids, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportText> TextsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return StreamAsync(
            () =>
                from id in ids
                let filing = _byReport.GetValueOrDefault(id)
                where filing is not null
                select new ReportText(
                    id,
                    filing.Report.Article.Language,
                    filing.Report.Article.Text
                ),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<Capture?> CaptureAsync(
        ContentDigest digest,
        CancellationToken cancellationToken = default
    ) => AskAsync(() => _byCapture.GetValueOrDefault(digest)?.Capture, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Reuse> ReusesAsync(
        IReadOnlyList<string> reports,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        HashSet<string> wanted = new(reports, StringComparer.Ordinal);
        return StreamAsync(
            () => _reuses.Where(r => wanted.Contains(r.Source) || wanted.Contains(r.Copy)),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> IdsAsync(
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return AskAsync<ImmutableArray<string>>(
            () =>
                [
                    .. Ids(prefix)
                        .Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .Take(limit),
                ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ReportsOfAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return AskAsync<ImmutableArray<string>>(
            () =>
                _reuses.Find(r => IdOf(r) == id) is { } reuse
                    ? [reuse.Source, reuse.Copy]
                    :
                    [
                        .. _filings
                            .Where(f =>
                                f.Report.Id == id
                                || f.Story == id
                                || f.Utterances.Contains(id, StringComparer.Ordinal)
                                || f.Report.Quotations.Any(q => q.Id == id)
                                || FiguresOf(f).Contains(id, StringComparer.Ordinal)
                                || TimesOf(f).Contains(id, StringComparer.Ordinal)
                                || EventsOf(f).Contains(id, StringComparer.Ordinal)
                            )
                            .Select(f => f.Report.Id),
                    ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SeenOffice> OpenOfficesAsync(
        string story,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
            {
                OfficeMention[] all = [.. OfficeMentions(_ => true)];
                HashSet<string> reports =
                [
                    .. _filings.Select(f => LearnedOffice.Rule + f.Report.Id),
                ];
                HashSet<SeenOffice> open =
                [
                    .. all.Where(seen =>
                            seen.Mention.Type != EntityType.Person || seen.Mention.IsLearned
                        )
                        .Select(seen => seen.Mention.Office!),
                ];
                return all.Where(seen =>
                        seen.Story == story
                        || seen.Mention.IsLearned && !reports.Contains(seen.Mention.Rule)
                    )
                    .Select(seen => seen.Mention.Office!)
                    .Where(open.Contains)
                    .Distinct()
                    .OrderBy(office => office.Of, StringComparer.Ordinal)
                    .ThenBy(office => office.Role, StringComparer.Ordinal);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<OfficeMention> OfficesAsync(
        SeenOffice office,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () => OfficeMentions(_ => true).Where(seen => seen.Mention.Office == office),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<OfficeMention> OfficesInAsync(
        string report,
        CancellationToken cancellationToken = default
    ) => StreamAsync(() => OfficeMentions(f => f.Report.Id == report), cancellationToken);

    private IEnumerable<OfficeMention> OfficeMentions(Func<Filing, bool> isAsked) =>
        from filing in _filings
        where isAsked(filing)
        from mention in filing.Report.Mentions
        where mention.Office is not null
        select new OfficeMention(
            filing.Report.Id,
            filing.Story,
            filing.Report.Article.Published?.Value.Day ?? filing.Report.Reference?.Day,
            mention
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<EntityCount> MentionsAsync(
        string entity,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .Select(f => new EntityCount(
                        Head(f),
                        f.Report.Mentions.Count(m => m.Entity == entity)
                    ))
                    .Where(count => count.Mentions > 0)
                    .Reverse()
                    .OrderByDescending(count => count.Head.Published, StringComparer.Ordinal),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ActingAsync(
        string party,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () => _filings.Where(f => IsActing(f.Report, party)).Select(f => f.Report.Id),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<bool> IsNamedAsync(string entity, CancellationToken cancellationToken = default) =>
        AskAsync(
            () => _filings.Exists(f => f.Report.Mentions.Any(mention => mention.Entity == entity)),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> FindingsAsync(
        FindingQuestion question,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        FindingFilter filter = new(question);
        return StreamAsync(
            () =>
                _filings
                    .SelectMany((f, number) => filter.FindingsOf(f, number))
                    .OrderByDescending(finding => finding.Place),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> FindingsInAsync(
        IReadOnlyList<string> reports,
        bool isForEvents,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        FindingFilter filter = new(new FindingQuestion { IsForEvents = isForEvents });
        return StreamAsync(
            () =>
                _filings
                    .SelectMany(
                        (f, number) =>
                            reports.Contains(f.Report.Id, StringComparer.Ordinal)
                                ? filter.FindingsOf(f, number)
                                : []
                    )
                    .OrderByDescending(finding => finding.Place),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportTrait> TraitsAsync(
        IReadOnlyList<string> terms,
        ReportFilter filter,
        long? behind = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(filter);
        WordSearch search = new(terms);
        return StreamAsync(
            () =>
            {
                IEnumerable<ReportTrait> all =
                    terms.Count == 0
                        ? _filings
                            .Select(FindingFilter.TraitOf)
                            .Reverse()
                            .OrderByDescending(report => report.Published, StringComparer.Ordinal)
                        : _filings
                            .Select(
                                (f, number) => (Filing: f, Number: number, Rank: RankOf(search, f))
                            )
                            .Where(hit => hit.Rank > 0)
                            .OrderByDescending(hit => hit.Rank)
                            .Select(hit => FindingFilter.TraitOf(hit.Filing, hit.Number));
                return (
                    behind is null ? all : all.SkipWhile(report => report.Place != behind).Skip(1)
                ).Where(filter.Fits);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportHead> HeadsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return StreamAsync(
            () => ids.Select(_byReport.GetValueOrDefault).OfType<Filing>().Select(Head),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> StoriesAsync(
        DateOnly? day = null,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .GroupBy(f => f.Story, StringComparer.Ordinal)
                    .Where(story =>
                        day is null || story.Any(f => f.Report.Article.Published?.Value.Day == day)
                    )
                    .OrderByDescending(
                        story =>
                            story
                                .Select(f => f.Report.Article.Published?.Value.ToString())
                                .OfType<string>()
                                .Min(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    )
                    .ThenBy(story => story.Key, StringComparer.Ordinal)
                    .Select(story => story.Key),
            cancellationToken
        );

    private static double RankOf(WordSearch search, Filing filing) =>
        search.Rank(filing.Report.Article);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredLead>> SharingWordsAsync(
        IReadOnlyList<string> words,
        string story,
        int nearest,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(nearest);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return AskAsync(
            () =>
            {
                int first = _filings.FindIndex(filing => filing.Story == story);
                int begin = first < 0 ? _filings.Count : first;
                return words
                    .Select(word => new WordSearch([word]))
                    .SelectMany(word =>
                        NearestOf(word, Enumerable.Reverse(_filings.Take(begin)))
                            .Concat(NearestOf(word, _filings.Skip(begin)))
                    )
                    .GroupBy(filing => filing)
                    .Where(found => found.Skip(1).Any())
                    .OrderByDescending(found => found.Count())
                    .ThenBy(found => Math.Abs(_filings.IndexOf(found.Key) - begin))
                    .ThenBy(found => _filings.IndexOf(found.Key))
                    .Select(found => found.Key)
                    .DistinctBy(filing => filing.Story, StringComparer.Ordinal)
                    .Take(limit)
                    .Select(LeadOf)
                    .ToImmutableArray();
            },
            cancellationToken
        );

        IEnumerable<Filing> NearestOf(WordSearch word, IEnumerable<Filing> filings) =>
            filings.Where(f => f.Story != story && RankOf(word, f) > 0).Take(nearest);
    }

    private static StoredLead LeadOf(Filing filing) =>
        new(
            filing.Report.Id,
            filing.Story,
            filing.Report.Article.Published?.Value.Day,
            [
                .. filing
                    .Report.Mentions.Where(mention =>
                        mention.Entity is not null
                        && mention.Type != EntityType.Place
                        && mention.Span.Start < StoredLead.Length
                    )
                    .Select(mention => mention.Entity!)
                    .Distinct(StringComparer.Ordinal),
            ],
            [
                .. filing
                    .Report.Body.Times.Select(time => StoredLead.DaysOf(time.Begin, time.End))
                    .OfType<(DateOnly, DateOnly)>(),
            ]
        );

    /// <inheritdoc/>
    public Task<StoredNaming> NamingAsync(
        IReadOnlyList<NamedParty> parties,
        DateOnly? from,
        DateOnly? to,
        int newest,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentOutOfRangeException.ThrowIfNegative(newest);
        return AskAsync(
            () =>
            {
                Filing[] naming =
                [
                    .. _filings.Where(f => parties.All(party => IsNaming(f.Report, party))),
                ];
                HashSet<Filing> told =
                [
                    .. Enumerable
                        .Reverse(naming)
                        .Where(f => naming.Length <= newest || IsWithin(DayOf(f), from, to))
                        .OrderByDescending(f => DayOf(f) ?? DateOnly.MinValue)
                        .Take(newest),
                ];
                return new StoredNaming(
                    [
                        .. naming
                            .Where(told.Contains)
                            .Select(f => new NamingReport(
                                f.Report.Id,
                                f.Story,
                                f.Report.Article.Published?.Value.ToString()
                            )),
                    ],
                    naming.Length,
                    _filings.Sum(f =>
                        f.Report.Mentions.Count(mention =>
                            parties.Any(party =>
                                mention.Entity is { } entity
                                && party.Named.Contains(entity, StringComparer.Ordinal)
                            )
                        )
                    ),
                    [
                        .. _filings
                            .Where(f => DayOf(f) is not null)
                            .GroupBy(f => DayOf(f)!.Value)
                            .OrderBy(day => day.Key)
                            .Select(day => (day.Key, day.Count(), day.Count(naming.Contains))),
                    ]
                );
            },
            cancellationToken
        );
    }

    private static bool IsNaming(Report report, NamedParty party) =>
        party.Named.Any(entity => report.Mentions.Any(mention => mention.Entity == entity))
        || party.Acting.Any(actor => IsActing(report, actor));

    private static bool IsWithin(DateOnly? day, DateOnly? from, DateOnly? to) =>
        day is null ? from is null && to is null : !(day < from) && !(day > to);

    private static DateOnly? DayOf(Filing filing) => filing.Report.Article.Published?.Value.Day;

    private static bool IsActing(Report report, string party) =>
        report.Events.Any(found =>
            found
                .Sources.Concat(found.Targets)
                .Any(actor => actor.Code.Country == party || actor.Entity == party)
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<string> NamedAsync(
        string name,
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .Where(f =>
                        f.Report.Mentions.Any(m =>
                            m.Entity is null
                            && m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                        )
                    )
                    .Select(f => f.Report.Id),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<Correction> CorrectAsync(
        Correction correction,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(correction);
        return ChangeAsync(
            () =>
            {
                _corrections.Add(correction with { Number = _corrections.Count + 1 });
                return _corrections[^1];
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<Correction?> UndoAsync(
        int number,
        DateTimeOffset at,
        CancellationToken cancellationToken = default
    ) =>
        ChangeAsync(
            () =>
            {
                int index = _corrections.FindIndex(c => c.Number == number && c.Undone is null);
                return index < 0
                    ? null
                    : _corrections[index] = _corrections[index] with { Undone = at };
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<Correction> CorrectionsAsync(
        CancellationToken cancellationToken = default
    ) => StreamAsync(() => _corrections, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EntityTotal> EntitiesAsync(
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .SelectMany(
                        f => f.Report.Mentions,
                        (f, mention) => (Report: f.Report.Id, mention.Entity, mention.Name)
                    )
                    .Where(m => m.Entity is not null)
                    .GroupBy(m => m.Entity!, StringComparer.Ordinal)
                    .Select(g => new EntityTotal(
                        g.Key,
                        g.First().Name,
                        g.Select(m => m.Report).Distinct(StringComparer.Ordinal).Count(),
                        g.Count()
                    ))
                    .OrderByDescending(total => total.Reports)
                    .ThenByDescending(total => total.Mentions)
                    .ThenBy(total => total.Entity, StringComparer.Ordinal),
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<SearchHit> SearchAsync(
        IReadOnlyList<string> terms,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        WordSearch search = new(terms);
        return StreamAsync(
            () =>
                _filings
                    .Select(f => new SearchHit(Head(f), RankOf(search, f)))
                    .Where(hit => hit.Rank > 0)
                    .OrderByDescending(hit => hit.Rank)
                    .Take(limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredWording> WordingsAsync(
        IReadOnlyList<int> keys,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        HashSet<int> asked = [.. keys];
        return StreamAsync(
            () =>
                _filings
                    .SelectMany(f => f.Report.Quotations.Select((_, i) => WordingOf(f, i, asked)))
                    .Where(wording => wording.SharedKeys > 0)
                    .OrderByDescending(wording => wording.SharedKeys)
                    .DistinctBy(wording => wording.Utterance, StringComparer.Ordinal)
                    .Take(limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ILookup<string, string>> SaidAgainAsync(
        IReadOnlyList<string> utterances,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(utterances);
        HashSet<string> asked = [.. utterances];
        return AskAsync(
            () =>
                _filings
                    .SelectMany(f =>
                        f.SaidAgain.SelectMany(
                            (links, i) => links.Select(link => (One: f.Utterances[i], Other: link))
                        )
                    )
                    .SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One) })
                    .Where(pair => asked.Contains(pair.One))
                    .Distinct()
                    .OrderBy(pair => pair.Other, StringComparer.Ordinal)
                    .ToLookup(pair => pair.One, pair => pair.Other, StringComparer.Ordinal),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> WithoutKeysAsync(
        CancellationToken cancellationToken = default
    ) =>
        StreamAsync(
            () =>
                _filings
                    .Where(f => f.Keys.IsEmpty && !f.Report.Quotations.IsEmpty)
                    .Select(f => f.Report.Id),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ResketchAsync(
        IReadOnlyList<StoredSketch> sketches,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sketches);
        return ChangeAsync(
            () =>
            {
                foreach (StoredSketch sketch in sketches)
                {
                    if (_byReport.TryGetValue(sketch.Report, out Filing? old))
                    {
                        Filing filing = old with { Sketch = sketch.Sketch };
                        _filings[_filings.IndexOf(old)] = filing;
                        _byCapture[filing.Capture.Digest] = filing;
                        _byReport[sketch.Report] = filing;
                    }
                }

                return true;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task IndexAsync(
        IReadOnlyList<ReportKeys> reports,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        return ChangeAsync(
            () =>
            {
                foreach (ReportKeys keys in reports)
                {
                    int index = _filings.FindIndex(f => f.Report.Id == keys.Report);
                    if (index >= 0)
                    {
                        Filing filing = _filings[index] with
                        {
                            Keys = keys.Keys,
                            TextKeys = keys.TextKeys,
                        };
                        _filings[index] = filing;
                        _byCapture[filing.Capture.Digest] = filing;
                        _byReport[keys.Report] = filing;
                    }
                }

                return true;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> CheckAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(
            () =>
                _byCapture
                    .Values.Where(f => ContentDigest.Of(f.Capture.Bytes.Span) != f.Capture.Digest)
                    .Select(f =>
                        $"{f.Capture.File}: the kept bytes are not those of {f.Capture.Digest}"
                    ),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void RequireBothSides(List<Filing> filings)
    {
        HashSet<string> reports = filings
            .Select(f => f.Report.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (Reuse reuse in filings.SelectMany(f => f.Reuses))
        {
            foreach (string side in (string[])[reuse.Source, reuse.Copy])
            {
                if (!reports.Contains(side))
                {
                    RequireKept(side);
                }
            }
        }
    }

    private void RequireKept(string report)
    {
        if (!_byReport.ContainsKey(report))
        {
            throw new ArgumentException(
                $"expected a kept report, found {report}, which is not kept",
                nameof(report)
            );
        }
    }

    private static IEnumerable<string> FiguresOf(Filing filing) =>
        from part in filing.Report.Parts
        from figure in filing.Report.ReckoningOf(part).Figures
        select RecordId.ForFigure(filing.Report.Id, part, figure.Span.Start);

    private static IEnumerable<string> TimesOf(Filing filing) =>
        from part in filing.Report.Parts
        from time in filing.Report.ReckoningOf(part).Times
        select RecordId.ForTime(filing.Report.Id, part, time.Span.Start);

    private static IEnumerable<string> EventsOf(Filing filing) =>
        filing.Report.Events.Select(found =>
            RecordId.ForEvent(filing.Report.Id, found.Trigger.Start, found.Part)
        );

    private void Keep(Filing filing)
    {
        _filings.Add(filing);
        _byCapture.Add(filing.Capture.Digest, filing);
        _byReport.Add(filing.Report.Id, filing);
        foreach (Reuse reuse in filing.Reuses)
        {
            if (!_reuses.Exists(known => IdOf(known) == IdOf(reuse)))
            {
                _reuses.Add(reuse);
            }
        }
    }

    private IEnumerable<string> Ids(string prefix) =>
        prefix is [char kind, ..]
            ? kind switch
            {
                'r' => _byReport.Keys,
                's' => _filings.Select(f => f.Story),
                'q' => _filings.SelectMany(f => f.Report.Quotations).Select(q => q.Id),
                'u' => _filings.SelectMany(f => f.Utterances),
                'c' => _reuses.Select(IdOf),
                'f' => _filings.SelectMany(FiguresOf),
                't' => _filings.SelectMany(TimesOf),
                'e' => _filings.SelectMany(EventsOf),
                _ => [],
            }
            : [];

    private static StoredWording WordingOf(Filing filing, int index, HashSet<int> asked)
    {
        Quotation quotation = filing.Report.Quotations[index];
        return new StoredWording(
            quotation.Id,
            filing.Report.Id,
            filing.Story,
            filing.Utterances[index],
            filing.Report.WordsOf(quotation),
            [.. quotation.Speakers.Select(speaker => speaker.Key)],
            filing.Keys.IsEmpty ? 0 : filing.Keys[index].Distinct().Count(asked.Contains)
        )
        {
            IsNegated = quotation.IsNegated,
        };
    }

    private static string IdOf(Reuse reuse) => RecordId.ForReuse(reuse.Source, reuse.Copy);

    private static ReportHead Head(Filing filing)
    {
        Article article = filing.Report.Article;
        return new ReportHead(
            filing.Report.Id,
            filing.Story,
            filing.Capture.File,
            article.Title?.Value,
            article.Outlet?.Value,
            article.Published?.Value.ToString(),
            article.Dateline?.Value
        );
    }

    private static StoredReport Stored(Filing filing) =>
        new(filing.Report, filing.Capture.File, filing.Story, filing.StoryWhy, filing.Utterances)
        {
            Version = filing.Version,
        };

    private Task<T> ChangeAsync<T>(Func<T> change, CancellationToken cancellationToken) =>
        AskAsync(
            () =>
            {
                _version++;
                return change();
            },
            cancellationToken
        );

    private async Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return question();
        }
    }

    // What is there when the reader begins: nothing is locked while it reads on.
    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<IEnumerable<T>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ImmutableArray<T> found = await AskAsync<ImmutableArray<T>>(
                () => [.. rows()],
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (T row in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
