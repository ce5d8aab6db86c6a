using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Dataflow;
using Entente.Articles;
using Entente.Data;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Adds captures to the record: reads them in parallel, compares each with its few candidates, stores them in order.</summary>
/// <remarks>
/// Reading is spread over all cores; comparing and storing follow the order of the input, so the record does not depend on
/// the number of cores. One desk at a time writes to a store. Memory: the sketches of the newest reports (<see cref="StoryIndex"/>), and a bounded number of whole ones.
/// </remarks>
public sealed class NewsDesk
{
    /// <summary>Reports in a transaction at most: a crash loses no more than these, and none that was reported as stored.</summary>
    public const int BatchSize = 64;

    /// <summary>A batch is stored after this time even when it is not full, so that slow input is not held back.</summary>
    public static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(1);

    // Opened pages wait before they are noted; those that wait to be read are counted apart.
    private const int OpenedPerCore = 2;

    private readonly NewsReader _reader;
    private readonly Sketcher _sketcher;
    private readonly IStore _store;
    private readonly StoryIndex _index;
    private readonly ReportComparer _comparer;
    private readonly ReportSettler _settler;
    private readonly TimeProvider _clock;

    private NewsDesk(DataTables tables, IStore store, TimeProvider clock, bool isFast)
    {
        _reader = new NewsReader(tables, isFast: isFast);
        _sketcher = new Sketcher(tables, new Language("en", tables));
        _index = new StoryIndex();
        _store = store;
        _comparer = new ReportComparer(tables, store, _index);
        _settler = new ReportSettler(_reader, _comparer, store);
        _clock = clock;
    }

    /// <summary>Opens a desk on <paramref name="store"/>, which remembers what was added before.</summary>
    /// <param name="tables">The tables of every room.</param>
    /// <param name="store">The store, open for writing.</param>
    /// <param name="clock">Tells when a batch is to be stored.</param>
    /// <param name="isFast">Whether names are found by the quick models instead of the network.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static async Task<NewsDesk> OpenAsync(
        DataTables tables,
        IStore store,
        TimeProvider? clock = null,
        bool isFast = false,
        CancellationToken cancellationToken = default
    )
    {
        NewsDesk desk = new(tables, store, clock ?? TimeProvider.System, isFast);
        List<string> outdated = [];
        await foreach (
            StoredSketch stored in store
                .SketchesAsync(StoryIndex.Remembered, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (!Sketch.IsOfThisVersion(stored.Sketch.Span))
            {
                outdated.Add(stored.Report);
            }
            else if (outdated.Count == 0)
            {
                desk._index.Add(Sketch.FromBytes(stored.Report, stored.Sketch.Span), stored.Story);
            }
        }

        if (outdated.Count > 0)
        {
            await desk.ResketchAsync(outdated, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(tables, store, clock, isFast, cancellationToken)
                .ConfigureAwait(false);
        }

        await foreach (
            Correction correction in store.CorrectionsAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            if (correction is { Undone: null, Moved.IsEmpty: false })
            {
                desk._index.Settle(correction.Subject);
                desk._index.Settle(correction.Value!);
            }
        }

        await desk
            ._comparer.CatchUpAsync(
                report => StoryIndex.TextKeys(desk._sketcher.Of(report)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return desk;
    }

    /// <summary>Adds all of <paramref name="captures"/>. One that cannot be read is counted and named; the run goes on.</summary>
    /// <exception cref="StoreException">The store cannot take more; what was reported as stored stays stored.</exception>
    public async Task<AddSummary> AddAsync(
        IAsyncEnumerable<CaptureResult> captures,
        IProgress<AddProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        Run run = new(progress);
        List<Filing> batch = [];
        long batchStarted = 0;
        await foreach (
            Arrival arrival in ReadAllAsync(captures, cancellationToken).ConfigureAwait(false)
        )
        {
            if (arrival is { Report: { } report, Sketch: { } sketch })
            {
                if (batch.Count == 0)
                {
                    batchStarted = _clock.GetTimestamp();
                }

                (Filing filing, ImmutableArray<StoryMove> moves) = await PlaceAsync(
                        arrival.Capture!,
                        report,
                        sketch,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                batch.Add(filing);
                if (
                    !moves.IsEmpty
                    || batch.Count >= BatchSize
                    || _clock.GetElapsedTime(batchStarted) >= BatchTime
                )
                {
                    await SaveAsync(batch, run, cancellationToken).ConfigureAwait(false);
                }

                if (!moves.IsEmpty)
                {
                    await MoveAsync(report.Id, moves, cancellationToken).ConfigureAwait(false);
                    run.Moved(moves);
                }
            }
            else
            {
                await run.NoteAsync(arrival, _store, cancellationToken).ConfigureAwait(false);
            }
        }

        await SaveAsync(batch, run, cancellationToken).ConfigureAwait(false);

        // Once for the run: what a report without a day borrows depends on what the record holds, not on where a batch ended.
        AddSummary summary = run.Summary();
        await _settler
            .SettleAsync(summary.Stories.Union(run.Left, StringComparer.Ordinal), cancellationToken)
            .ConfigureAwait(false);
        return summary;
    }

    /// <summary>Moves the reports that a new one made change their story. A crash before leaves them where they were.</summary>
    private async Task MoveAsync(
        string cause,
        ImmutableArray<StoryMove> moves,
        CancellationToken cancellationToken
    )
    {
        List<Renewal> renewals = await _comparer
            .MoveAsync(moves, $"grouped anew when {cause} came", cancellationToken)
            .ConfigureAwait(false);
        await _store.RenewAsync(renewals, cancellationToken).ConfigureAwait(false);
        _comparer.Saved();
    }

    private async Task SaveAsync(List<Filing> batch, Run run, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await _store.SaveAsync(batch, cancellationToken).ConfigureAwait(false);
        _comparer.Saved();
        run.Stored(batch);
        batch.Clear();
    }

    /// <summary>Compares one report with the few that could tell the same story, share its text or quote the same words.</summary>
    private async Task<(Filing Filing, ImmutableArray<StoryMove> Moves)> PlaceAsync(
        Capture capture,
        Report report,
        Sketch sketch,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<int> textKeys = StoryIndex.TextKeys(sketch);
        ImmutableArray<string> neighbours = await NeighboursAsync(
                sketch,
                textKeys,
                cancellationToken
            )
            .ConfigureAwait(false);
        StoryMatch match = _index.Place(sketch);
        ImmutableArray<Reuse> reuses = await _comparer
            .ReusesAsync(
                report,
                [
                    .. neighbours.Union(
                        _index.Alike(sketch, match.Story, ReportComparer.MaxAlike),
                        StringComparer.Ordinal
                    ),
                ],
                cancellationToken
            )
            .ConfigureAwait(false);
        Alignment alignment = await _comparer
            .AlignAsync(report, match.Story, cancellationToken)
            .ConfigureAwait(false);
        Filing filing = new(
            capture,
            report,
            match.Story,
            match.Why,
            alignment.Utterances,
            reuses,
            sketch.ToBytes()
        )
        {
            Keys = alignment.Keys,
            TextKeys = textKeys,
            SaidAgain = alignment.SaidAgain,
        };
        return (filing, match.Moves);
    }

    /// <summary>The reports to compare with word by word: those that are remembered, and those in the store that have about the same text.</summary>
    private async Task<ImmutableArray<string>> NeighboursAsync(
        Sketch sketch,
        ImmutableArray<int> textKeys,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> near = _index.Neighbours(sketch, ReportComparer.MaxNeighbours);
        return _index.MayForget
            ?
            [
                .. near.Union(
                    await _store
                        .WithTextKeysAsync(
                            textKeys,
                            StoryIndex.SharedTextKeys,
                            ReportComparer.MaxForgotten,
                            cancellationToken
                        )
                        .ConfigureAwait(false),
                    StringComparer.Ordinal
                ),
            ]
            : near;
    }

    /// <summary>Reads captures on all cores and hands the results on in the order of the input; at most a few wait at any time.</summary>
    private async IAsyncEnumerable<Arrival> ReadAllAsync(
        IAsyncEnumerable<CaptureResult> captures,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExecutionDataflowBlockOptions options = new()
        {
            EnsureOrdered = true,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            BoundedCapacity = 8 * Environment.ProcessorCount,
            CancellationToken = stop.Token,
        };
        TransformBlock<Arrival, Arrival> block = new(Read, options);
        Task feeding = FeedAsync(captures, block, stop.Token);
        try
        {
            while (await block.OutputAvailableAsync(cancellationToken).ConfigureAwait(false))
            {
                while (block.TryReceive(out Arrival? arrival))
                {
                    yield return arrival;
                }
            }

            await block.Completion.ConfigureAwait(false);
        }
        finally
        {
            // Also when the run fails half-way: nobody goes on to ask a store that is closed.
            await stop.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FeedAsync(
        IAsyncEnumerable<CaptureResult> captures,
        TransformBlock<Arrival, Arrival> block,
        CancellationToken cancellationToken
    )
    {
        SiteMemory sites = new();
        try
        {
            await foreach (
                Arrival arrival in OrderedWork
                    .SelectAsync(
                        ArriveAsync(captures, cancellationToken),
                        Open,
                        OpenedPerCore,
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                // One after the other, so that what a page is compared with does not depend on the number of threads.
                if (arrival.Page is { } page)
                {
                    sites.Note(page);
                }

                await block.SendAsync(arrival, cancellationToken).ConfigureAwait(false);
            }

            block.Complete();
        }
#pragma warning disable CA1031 // Handed on: whoever takes from the block sees it as its own.
        catch (Exception error)
#pragma warning restore CA1031
        {
            ((IDataflowBlock)block).Fault(error);
        }
    }

    /// <summary>Captures as they come, with what the record knows of them.</summary>
    private async IAsyncEnumerable<Arrival> ArriveAsync(
        IAsyncEnumerable<CaptureResult> captures,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        HashSet<ContentDigest> seen = [];
        await foreach (
            CaptureResult result in captures
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false)
        )
        {
            bool known =
                result.Capture is { } capture
                && (
                    !seen.Add(capture.Digest)
                    || await _store
                        .HasAsync(capture.Digest, cancellationToken)
                        .ConfigureAwait(false)
                );
            yield return new Arrival(result.Capture, result.Refusal, known, null, null, null);
        }
    }

    private Arrival Open(Arrival arrival) =>
        arrival is { Known: false, Capture: { } unread }
            ? arrival with
            {
                Page = _reader.Open(unread),
            }
            : arrival;

    private Arrival Read(Arrival arrival)
    {
        if (arrival.Page is not { } page)
        {
            return arrival;
        }

        ReadResult result = _reader.Read(page);
        if (result.Report is not { } report)
        {
            return arrival with { Refusal = result.Refusal, Page = null };
        }

        return arrival with
        {
            Report = report,
            Sketch = _sketcher.Of(report),
            Page = null,
        };
    }

    /// <summary>Makes the sketches of reports anew that an earlier version saved.</summary>
    private async Task ResketchAsync(List<string> reports, CancellationToken cancellationToken)
    {
        foreach (string[] page in reports.Chunk(BatchSize))
        {
            List<StoredSketch> sketches = [];
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync(page, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                sketches.Add(
                    new StoredSketch(
                        stored.Report.Id,
                        stored.Story,
                        _sketcher.Of(stored.Report).ToBytes()
                    )
                );
            }

            await _store.ResketchAsync(sketches, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One piece of input on its way: refused, known already, opened, or a capture with its report.</summary>
    private sealed record Arrival(
        Capture? Capture,
        Refusal? Refusal,
        bool Known,
        OpenedPage? Page,
        Report? Report,
        Sketch? Sketch
    );

    /// <summary>Counts one run.</summary>
    private sealed class Run(IProgress<AddProgress>? progress)
    {
        private readonly ImmutableArray<Refusal>.Builder _refused =
            ImmutableArray.CreateBuilder<Refusal>();
        private readonly ImmutableArray<DoubtfulReport>.Builder _doubtful =
            ImmutableArray.CreateBuilder<DoubtfulReport>();
        private readonly OrderedDictionary<string, string> _storyOf = new(StringComparer.Ordinal);
        private readonly HashSet<string> _left = new(StringComparer.Ordinal);
        private int _added;
        private int _known;
        private long _characters;
        private long _cut;

        /// <summary>The stories that reports have left: those that stay may have learnt from them.</summary>
        public IEnumerable<string> Left => _left;

        public async Task NoteAsync(
            Arrival arrival,
            IStore store,
            CancellationToken cancellationToken
        )
        {
            if (arrival.Refusal is { } refusal)
            {
                _refused.Add(refusal);
            }
            else
            {
                _known++;
                string report = RecordId.ForReport(arrival.Capture!.Digest);
                await foreach (
                    StoredReport stored in store
                        .ReportsAsync([report], cancellationToken)
                        .ConfigureAwait(false)
                )
                {
                    _storyOf[report] = stored.Story;
                }
            }

            Tell();
        }

        public void Stored(List<Filing> batch)
        {
            foreach (Filing filing in batch)
            {
                Article article = filing.Report.Article;
                _added++;
                _characters += article.Text.Length;
                _cut += article.Cuts.Sum(cut => (long)cut.Characters);
                _storyOf[filing.Report.Id] = filing.Story;
                if (!article.Doubts.IsEmpty)
                {
                    _doubtful.Add(
                        new DoubtfulReport(filing.Report.Id, filing.Capture.File, article.Doubts)
                    );
                }
            }

            Tell();
        }

        public void Moved(ImmutableArray<StoryMove> moves)
        {
            foreach ((string report, string from, string story) in moves)
            {
                _storyOf[report] = story;
                _left.Add(from);
            }
        }

        public AddSummary Summary() =>
            new(
                _added,
                _known,
                _refused.ToImmutable(),
                _doubtful.ToImmutable(),
                _characters,
                _cut,
                [.. _storyOf.Values.Distinct(StringComparer.Ordinal)]
            );

        private void Tell() => progress?.Report(new AddProgress(_added, _known, _refused.Count));
    }
}
