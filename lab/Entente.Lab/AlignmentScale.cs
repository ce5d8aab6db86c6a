using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Lab.Performance;
using Entente.Lab.Quality;
using Entente.Quotations;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab;

/// <summary><c>lab/run alignment scale</c>: what aligning a new report costs when the store holds a million statements; writes its part of <c>docs/performance.md</c>.</summary>
internal static class AlignmentScale
{
    private const int AllStatements = 1_000_000;
    private const int ReportsOfBatch = 2_048;
    private const int Rounds = 200;
    private const int Warming = 10; // reports that are not counted
    private const int AgainEvery = 4; // so many statements of a new report are one of the record in other words

    public static async Task<int> RunAsync(int statements)
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync(
                "alignment scale: expected to run in a checkout, found none"
            );
            return 3;
        }

        string folder = Directory.CreateTempSubdirectory("entente-scale-").FullName;
        try
        {
            string file = Path.Combine(folder, "scale.db");
            UtteranceAligner aligner = new(Language.English);
            StatementMaker maker = new(Language.English);
            int reports = statements / StatementMaker.StatementsOfReport;
            TimeSpan filling = await FillAsync(file, aligner, maker, reports);
            await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Read);
            string section = (
                await MeasureAsync(store, aligner, maker, reports) with
                {
                    Checkout = await Checkout.DescribeAsync(root),
                    Filling = filling,
                    FileBytes = new FileInfo(file).Length,
                }
            ).ToString();
            Console.WriteLine(section);
            if (statements == AllStatements)
            {
                await PageSection.WriteAsync(
                    Path.Combine(root, "docs/performance.md"),
                    "alignment",
                    section
                );
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes the record; gives the processor time that it cost.</summary>
    private static async Task<TimeSpan> FillAsync(
        string file,
        UtteranceAligner aligner,
        StatementMaker maker,
        int reports
    )
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write);
        for (int first = 0; first < reports; first += ReportsOfBatch)
        {
            await store.SaveAsync([
                .. Enumerable
                    .Range(first, Math.Min(ReportsOfBatch, reports - first))
                    .AsParallel()
                    .AsOrdered()
                    .Select(number => FilingOf(aligner, maker.Report(number), number)),
            ]);
            await Console.Error.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r{first + ReportsOfBatch:N0} of {reports:N0} reports"
                )
            );
        }

        await Console.Error.WriteLineAsync();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static async Task<AlignmentSection> MeasureAsync(
        SqliteStore store,
        UtteranceAligner aligner,
        StatementMaker maker,
        int reports
    )
    {
        List<TimeSpan> walls = [];
        List<TimeSpan> costs = [];
        (int again, int found) = (0, 0);
        for (int round = -Warming; round < Rounds; round++)
        {
            ImmutableArray<MadeStatement> earlier = maker.Report(
                (int)((long)reports * Math.Abs(round) / (Rounds + Warming))
            );
            MadeStatement[] report = [.. maker.Report(-1 - Warming - round)];
            for (int i = 0; i < report.Length; i += AgainEvery)
            {
                report[i] = earlier[i].Vary();
            }

            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            int known = 0;
            for (int i = 0; i < report.Length; i++)
            {
                bool isKnown = await IsKnownAsync(store, aligner, report[i]);
                known += i % AgainEvery == 0 && isKnown ? 1 : 0;
            }

            if (round >= 0)
            {
                walls.Add(Stopwatch.GetElapsedTime(start));
                costs.Add(Environment.CpuUsage.TotalTime - cpu);
                again += (report.Length + AgainEvery - 1) / AgainEvery;
                found += known;
            }
        }

        return new AlignmentSection
        {
            Statements = reports * StatementMaker.StatementsOfReport,
            Again = again,
            Found = found,
            Walls = [.. walls.Order()],
            Costs = [.. costs.Order()],
        };
    }

    /// <summary>Whether it was said before: what <see cref="Entente.Desk.NewsDesk"/> asks of each statement of a new report.</summary>
    private static async Task<bool> IsKnownAsync(
        SqliteStore store,
        UtteranceAligner aligner,
        MadeStatement said
    )
    {
        Wording wording = new("new", "new", said.Words, [said.Speaker]);
        WordingKeys keys = aligner.KeysOf(wording);
        bool isKnown = false;
        await foreach (StoredWording stored in store.WordingsAsync(keys.Asked, 16))
        {
            if (stored.SharedKeys < keys.FewestShared)
            {
                break;
            }

            AlignedWording earlier = new(
                new Wording(stored.Quotation, stored.Report, stored.Words, stored.Speakers),
                stored.Utterance
            );
            isKnown |= aligner.SaidAgain(wording, earlier) is not null;
        }

        return isKnown;
    }

    private static Filing FilingOf(
        UtteranceAligner aligner,
        ImmutableArray<MadeStatement> said,
        int number
    )
    {
        StringBuilder text = new();
        var quotations = ImmutableArray.CreateBuilder<Quotation>(said.Length);
        byte[] bytes = BitConverter.GetBytes(number);
        Capture capture = new()
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{number}.txt"),
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };
        string id = RecordId.ForReport(capture.Digest);
        foreach ((string speaker, string words) in said)
        {
            TextSpan who = new(text.Length, text.Length + speaker.Length);
            text.Append(speaker).Append(": ");
            TextSpan what = new(text.Length, text.Length + words.Length);
            text.Append(words).Append(".\n\n");
            quotations.Add(
                new Quotation
                {
                    Id = RecordId.ForQuotation(id, what.Start),
                    Words = [what],
                    Kind = QuotationKind.Direct,
                    Speakers = [new Voice(speaker, null, who, "name")],
                    Rule = "name beside the marks",
                }
            );
        }

        ImmutableArray<Quotation> all = quotations.MoveToImmutable();
        Article article = new()
        {
            Capture = capture.Digest,
            Text = text.ToString(),
            Source = SourceMap.Identity(text.Length),
        };
        return new Filing(
            capture,
            new Report(id, article, [], all),
            RecordId.ForStory(id),
            "",
            [.. all.Select(quotation => RecordId.ForUtterance(quotation.Id))],
            [],
            ReadOnlyMemory<byte>.Empty
        )
        {
            Keys = [.. said.Select(s => aligner.KeysOf(new Wording("", "", s.Words, [])).Kept)],
            SaidAgain = [.. said.Select(_ => ImmutableArray<string>.Empty)],
        };
    }
}
