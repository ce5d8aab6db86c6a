using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Compares a new report with its candidates, which are remembered for a while and else fetched from the store.</summary>
internal sealed class ReportComparer
{
    /// <summary>Reports that a new one is compared with word by word, at most.</summary>
    public const int MaxNeighbours = 24;

    /// <summary>The same for those that only have mostly its words.</summary>
    public const int MaxAlike = 8;

    /// <summary>The same for those that are only found in the store.</summary>
    public const int MaxForgotten = 8;

    // Whole reports in memory: some 20 kB each, so a few tens of megabytes. More than a batch, or one not yet stored could be forgotten.
    private const int RememberedReports = 1024;
    private const int RememberedStories = 1024;

    // Wordings of one story that a new one is compared with: a story told a thousand times does not quote a thousand things.
    private const int WordingsOfStory = 512;

    private readonly IStore _store;
    private readonly StoryIndex _index;
    private readonly CopyFinder _copies;
    private readonly UtteranceAligner _aligner;
    private readonly RecentlyUsed<string, CopyText> _texts = new(RememberedReports);
    private readonly RecentlyUsed<string, UtteranceIndex> _wordings = new(RememberedStories);
    private readonly OccasionFinder _occasions;

    public ReportComparer(DataTables tables, IStore store, StoryIndex index)
    {
        Language english = new("en", tables);
        _copies = new CopyFinder(tables, english);
        _aligner = new UtteranceAligner(english);
        _occasions = new OccasionFinder(_aligner, store);
        _store = store;
        _index = index;
    }

    /// <summary>Finds the text that <paramref name="report"/> shares with its neighbours.</summary>
    public async Task<ImmutableArray<Reuse>> ReusesAsync(
        Report report,
        ImmutableArray<string> neighbours,
        CancellationToken cancellationToken
    )
    {
        CopyText text = ToCopyText(report);
        var found = ImmutableArray.CreateBuilder<Reuse>();
        List<string> forgotten = [];
        foreach (string id in neighbours)
        {
            if (_texts.TryGet(id, out CopyText? other))
            {
                Compare(other);
            }
            else
            {
                forgotten.Add(id);
            }
        }

        if (forgotten.Count > 0)
        {
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync(forgotten, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                CopyText other = ToCopyText(stored.Report);
                _texts.Put(stored.Report.Id, other);
                Compare(other);
            }
        }

        _texts.Put(report.Id, text);
        return found.ToImmutable();

        void Compare(CopyText other)
        {
            if (_copies.Compare(other, text, _index) is { } reuse)
            {
                found.Add(reuse);
            }
        }
    }

    /// <summary>Finds for each quotation of <paramref name="report"/> the utterance of its story that it is a wording of, or founds one.</summary>
    public Task<Alignment> AlignAsync(
        Report report,
        string story,
        CancellationToken cancellationToken
    ) =>
        AlignAsync(
            report,
            story,
            FrozenDictionary<string, string>.Empty,
            [report.Id],
            cancellationToken
        );

    /// <summary>Aligns a report that was read again: a quotation that was there before keeps its utterance, a new one is looked for in the story.</summary>
    public Task<Alignment> RealignAsync(
        StoredReport before,
        Report now,
        CancellationToken cancellationToken
    ) =>
        AlignAsync(
            now,
            before.Story,
            before
                .Report.Quotations.Zip(before.Utterances)
                .ToFrozenDictionary(
                    pair => pair.First.Id,
                    pair => pair.Second,
                    StringComparer.Ordinal
                ),
            [now.Id],
            cancellationToken
        );

    /// <param name="report">The report.</param>
    /// <param name="story">The story that it is in from now on.</param>
    /// <param name="utterances">The utterances that its quotations keep.</param>
    /// <param name="together">It, and those that come into the story together with it.</param>
    /// <param name="cancellationToken">Stops.</param>
    private async Task<Alignment> AlignAsync(
        Report report,
        string story,
        FrozenDictionary<string, string> utterances,
        IReadOnlyCollection<string> together,
        CancellationToken cancellationToken
    )
    {
        if (!_wordings.TryGet(story, out UtteranceIndex? known))
        {
            known = await FetchAsync(story, cancellationToken).ConfigureAwait(false);
            _wordings.Put(story, known);
        }

        var aligned = ImmutableArray.CreateBuilder<AlignedWording>(report.Quotations.Length);
        foreach (Quotation quotation in report.Quotations)
        {
            Wording wording = ToWording(report, quotation);
            if (utterances.TryGetValue(quotation.Id, out string? kept))
            {
                aligned.Add(new AlignedWording(wording, kept));
                continue;
            }

            string utterance =
                OfItsText(quotation, wording, aligned)
                ?? known.Match(wording)?.Utterance
                ?? await FreeUtteranceAsync(quotation.Id, story, together, cancellationToken)
                    .ConfigureAwait(false);
            aligned.Add(new AlignedWording(wording, utterance));
            Remember(known, aligned[^1]);
        }

        return await _occasions
            .FindAsync(aligned.MoveToImmutable(), story, cancellationToken)
            .ConfigureAwait(false);
    }

    // An utterance is of one story, and reports of another one may have stayed with that which this quotation founded there.
    private async Task<string> FreeUtteranceAsync(
        string founder,
        string story,
        IEnumerable<string> together,
        CancellationToken cancellationToken
    )
    {
        string id = RecordId.ForUtterance(founder);
        IEnumerable<string> holders = await _store
            .ReportsOfAsync(id, cancellationToken)
            .ConfigureAwait(false);
        holders = holders.Except(together, StringComparer.Ordinal);
        if (!holders.Any())
        {
            return id;
        }

        ImmutableArray<string> there = await _store
            .ReportsOfAsync(story, cancellationToken)
            .ConfigureAwait(false);
        return holders.Except(there, StringComparer.Ordinal).Any()
            ? RecordId.ForUtterance($"{founder}/{story}")
            : id;
    }

    /// <summary>What a headline or a caption says is what its own text tells at more length, where that is plain.</summary>
    private string? OfItsText(
        Quotation quotation,
        Wording wording,
        IReadOnlyList<AlignedWording> ofReport
    ) =>
        quotation.Part == ReportPart.Body
            ? null
            : _aligner.MatchInShort(wording, ofReport)?.Utterance;

    /// <summary>Looks for the utterances of kept reports in the stories that they move to.</summary>
    /// <remarks>All of them must be in the store already: what was remembered of the stories that they leave is forgotten.</remarks>
    public async Task<List<Renewal>> MoveAsync(
        IReadOnlyList<StoryMove> moves,
        string why,
        CancellationToken cancellationToken
    )
    {
        List<Renewal> renewals = [];
        Dictionary<string, string> stories = moves.ToDictionary(
            move => move.Report,
            move => move.Story,
            StringComparer.Ordinal
        );
        ILookup<string, string> together = moves.ToLookup(
            move => move.Story,
            move => move.Report,
            StringComparer.Ordinal
        );
        await foreach (
            StoredReport stored in _store
                .ReportsAsync([.. stories.Keys], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            _wordings.Remove(stored.Story);
            string story = stories[stored.Report.Id];
            Alignment alignment = await AlignAsync(
                    stored.Report,
                    story,
                    FrozenDictionary<string, string>.Empty,
                    [.. together[story]],
                    cancellationToken
                )
                .ConfigureAwait(false);
            renewals.Add(
                new Renewal(stored.Report, alignment.Utterances)
                {
                    Keys = alignment.Keys,
                    SaidAgain = alignment.SaidAgain,
                    Moved = new StoryPlace(story, why),
                }
            );
        }

        return renewals;
    }

    /// <summary>Says that all that was compared so far is in the store.</summary>
    public void Saved() => _occasions.Saved();

    /// <summary>Gives the texts and quotations that an earlier version saved their keys.</summary>
    public async Task CatchUpAsync(
        Func<Report, ImmutableArray<int>> textKeysOf,
        CancellationToken cancellationToken
    )
    {
        List<string> reports = [];
        await foreach (
            string id in _store.WithoutKeysAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            reports.Add(id);
        }

        foreach (string[] page in reports.Chunk(NewsDesk.BatchSize))
        {
            List<ReportKeys> keys = [];
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync(page, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                Report report = stored.Report;
                keys.Add(
                    new ReportKeys(
                        report.Id,
                        [
                            .. report.Quotations.Select(quotation =>
                                _aligner.KeysOf(ToWording(report, quotation)).Kept
                            ),
                        ]
                    )
                    {
                        TextKeys = textKeysOf(report),
                    }
                );
            }

            await _store.IndexAsync(keys, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<UtteranceIndex> FetchAsync(string story, CancellationToken cancellationToken)
    {
        UtteranceIndex wordings = new(_aligner);
        ImmutableArray<string> reports = await _store
            .ReportsOfAsync(story, cancellationToken)
            .ConfigureAwait(false);
        await foreach (
            StoredReport stored in _store
                .ReportsAsync(reports, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            for (int i = 0; i < stored.Utterances.Length; i++)
            {
                Wording wording = ToWording(stored.Report, stored.Report.Quotations[i]);
                Remember(wordings, new AlignedWording(wording, stored.Utterances[i]));
            }
        }

        return wordings;
    }

    private static void Remember(UtteranceIndex wordings, AlignedWording wording)
    {
        if (wordings.Count < WordingsOfStory)
        {
            wordings.Add(wording);
        }
    }

    private static Wording ToWording(Report report, Quotation quotation) =>
        new(
            quotation.Id,
            report.Id,
            report.WordsOf(quotation),
            [.. quotation.Speakers.Select(speaker => speaker.Key)]
        )
        {
            IsNegated = quotation.IsNegated,
        };

    private static CopyText ToCopyText(Report report)
    {
        Article article = report.Article;
        return new CopyText(
            report.Id,
            article.Title?.Value,
            article.Text,
            article.Outlet?.Value,
            article.Agency?.Value,
            article.Published?.Value.ToString(),
            [
                .. report
                    .Mentions.Where(mention => mention.Type == EntityType.Organization)
                    .Select(mention => mention.Name)
                    .Concat(
                        report
                            .Quotations.SelectMany(quotation => quotation.Relays)
                            .Select(relay => relay.Name)
                    )
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
        );
    }
}
