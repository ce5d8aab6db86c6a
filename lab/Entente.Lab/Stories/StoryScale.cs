using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Entente.Data;
using Entente.Desk;
using Entente.Lab.Performance;
using Entente.Lab.Quality;
using Entente.Sqlite;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Lab.Stories;

/// <summary><c>lab/run stories scale</c>: what grouping and the search for copies cost and find with up to a million reports; writes its part of <c>docs/performance.md</c>.</summary>
internal static class StoryScale
{
    private const int AllReports = 1_000_000;
    private static readonly int[] s_sizes = [10_000, 100_000, AllReports];

    public static async Task<int> RunAsync(int most)
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync(
                "stories scale: expected to run in a checkout, found none"
            );
            return 3;
        }

        var measures = ImmutableArray.CreateBuilder<StoryScaleMeasure>();
        foreach (int size in s_sizes.Where(size => size <= most))
        {
            measures.Add(await MeasureAsync(size));
            await Console.Error.WriteLineAsync(measures[^1].ToString());
        }

        string section = new StoryScaleSection(
            await Checkout.DescribeAsync(root),
            measures.ToImmutable()
        ).ToString();
        Console.WriteLine(section);
        if (most >= AllReports)
        {
            await PageSection.WriteAsync(
                Path.Combine(root, "docs/performance.md"),
                "stories",
                section
            );
        }

        return 0;
    }

    private static async Task<StoryScaleMeasure> MeasureAsync(int reports)
    {
        string folder = Directory.CreateTempSubdirectory("entente-scale-").FullName;
        try
        {
            string file = Path.Combine(folder, "scale.db");
            await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write);
            StoryScaleRun run = new(store, reports);
            await run.AddAllAsync();
            return run.Measure(new FileInfo(file).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>One stream of made-up reports, grouped and compared as <see cref="NewsDesk"/> does it.</summary>
internal sealed class StoryScaleRun
{
    private const int ReportsOfBatch = 1_024;
    private const int RememberedTexts = 1_024;

    private readonly SqliteStore _store;
    private readonly NewsStream _stream = new(Language.English);
    private readonly Sketcher _sketcher = new(DataTables.Embedded, Language.English);
    private readonly CopyFinder _finder = new(DataTables.Embedded, Language.English);
    private readonly StoryIndex _index = new();
    private readonly RecentlyUsed<int, PreparedText> _texts = new(RememberedTexts);
    private readonly HashSet<(int Story, int Original)> _originals = [];
    private readonly MadeReport[] _reports;
    private readonly string[] _found;
    private TimeSpan _wall;
    private TimeSpan _cpu;
    private int _right;
    private int _wrong;
    private int _copies;
    private int _copiesFound;

    public StoryScaleRun(SqliteStore store, int reports)
    {
        _store = store;
        _reports = [.. NewsStream.Reports(reports)];
        _found = new string[reports];
    }

    /// <summary>Adds all reports, batch by batch; making them is not timed.</summary>
    public async Task AddAllAsync()
    {
        foreach (MadeReport[] batch in _reports.Chunk(ReportsOfBatch))
        {
            (Sketch Sketch, CopyText Text)[] made =
            [
                .. batch
                    .AsParallel()
                    .AsOrdered()
                    .Select(report => (SketchOf(report), TextOf(report))),
            ];
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            List<Filing> filings = [];
            for (int i = 0; i < batch.Length; i++)
            {
                await AddAsync(batch[i], made[i].Sketch, made[i].Text);
                filings.Add(FilingOf(batch[i], made[i].Sketch));
            }

            await _store.SaveAsync(filings);
            _wall += Stopwatch.GetElapsedTime(start);
            _cpu += Environment.CpuUsage.TotalTime - cpu;
            await Console.Error.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r{batch[^1].Number + 1:N0} of {_reports.Length:N0} reports, {_cpu.TotalMilliseconds / (batch[^1].Number + 1):0.00} ms each"
                )
            );
        }

        await Console.Error.WriteLineAsync();
    }

    /// <summary>What it cost and found.</summary>
    public StoryScaleMeasure Measure(long fileBytes)
    {
        using var self = Process.GetCurrentProcess();
        long peak = self.PeakWorkingSet64;
        MadeReport[] scored = [.. _reports.Where(report => !report.IsReprint)];
        GroupScore score = GroupScore.Of(
            Array.ConvertAll(scored, report => report.Story),
            Array.ConvertAll(scored, report => _found[report.Number])
        );
        return new StoryScaleMeasure
        {
            Reports = _reports.Length,
            Wall = _wall,
            Cpu = _cpu,
            PeakMemory = peak,
            FileBytes = fileBytes,
            StoriesMade = scored.Select(report => report.Story).Distinct().Count(),
            StoriesFound = scored
                .Select(report => _found[report.Number])
                .Distinct(StringComparer.Ordinal)
                .Count(),
            BCubed = score.BCubed,
            Precision = score.Precision,
            CopyPrecision = (double)_right / Math.Max(1, _right + _wrong),
            CopyRecall = (double)_copiesFound / Math.Max(1, _copies),
        };
    }

    private async Task AddAsync(MadeReport report, Sketch sketch, CopyText text)
    {
        IEnumerable<string> neighbours = _index.Neighbours(sketch, ReportComparer.MaxNeighbours);
        if (_index.MayForget)
        {
            neighbours = neighbours.Union(
                await _store.WithTextKeysAsync(
                    StoryIndex.TextKeys(sketch),
                    StoryIndex.SharedTextKeys,
                    ReportComparer.MaxForgotten
                ),
                StringComparer.Ordinal
            );
        }

        // Asked for now: what comes to stand in the index is no neighbour of itself.
        string[] known = [.. neighbours];
        StoryMatch match = _index.Place(sketch);
        _found[report.Number] = match.Story;
        foreach (StoryMove move in match.Moves)
        {
            _found[Number(move.Report)] = move.Story;
        }

        int[] others =
        [
            .. known
                .Union(
                    _index.Alike(sketch, match.Story, ReportComparer.MaxAlike),
                    StringComparer.Ordinal
                )
                .Select(id => Number(id)),
        ];
        Compare(report, text, others);
    }

    private void Compare(MadeReport report, CopyText text, int[] others)
    {
        PreparedText prepared = _finder.Prepare(text, _index);
        bool isFound = false;
        foreach (int other in others)
        {
            if (!_texts.TryGet(other, out PreparedText? known))
            {
                known = _finder.Prepare(TextOf(_reports[other]), _index);
                _texts.Put(other, known);
            }

            if (_finder.Compare(prepared, known) is { Kind: ReuseKind.Copy })
            {
                bool isRight = HaveOneOriginal(report, _reports[other]);
                isFound |= isRight;
                _right += isRight ? 1 : 0;
                _wrong += isRight ? 0 : 1;
            }
        }

        _texts.Put(report.Number, prepared);
        bool isCopy = !_originals.Add((report.Story, NewsStream.OriginalOf(report)));
        _copies += isCopy ? 1 : 0;
        _copiesFound += isCopy && isFound ? 1 : 0;
    }

    private static bool HaveOneOriginal(MadeReport left, MadeReport right) =>
        left.Story == right.Story && NewsStream.OriginalOf(left) == NewsStream.OriginalOf(right);

    private static int Number(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);

    private Sketch SketchOf(MadeReport report)
    {
        (string title, string text) = _stream.Tell(report);
        return _sketcher.Make(report.Id, title, text, report.Day, [], "en");
    }

    private CopyText TextOf(MadeReport report)
    {
        (string title, string text) = _stream.Tell(report);
        return new CopyText(report.Id, title, text, Outlet: null, Agency: null, report.Day, []);
    }

    // What the index in the store takes up, and nothing else of the report.
    private Filing FilingOf(MadeReport report, Sketch sketch)
    {
        byte[] bytes = BitConverter.GetBytes(report.Number);
        Capture capture = new()
        {
            File = report.Id,
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };
        Article article = new()
        {
            Capture = capture.Digest,
            Text = "",
            Source = SourceMap.Identity(0),
        };
        return new Filing(
            capture,
            new Report(report.Id, article, [], []),
            _found[report.Number],
            "",
            [],
            [],
            sketch.ToBytes()
        )
        {
            TextKeys = StoryIndex.TextKeys(sketch),
        };
    }
}
