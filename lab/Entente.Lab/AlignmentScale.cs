using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Quotations;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab;

/// <summary><c>lab/run alignment scale</c>: what aligning a new report costs when the store holds a million statements.</summary>
/// <remarks>The record is made, seeded: sentences of invented speakers, from the words of <c>word-rank</c> as often as they stand in news, with turns of phrase that many share.</remarks>
internal static class AlignmentScale
{
    private const int StatementsOfReport = 20;
    private const int Speakers = 5_000;
    private const int TurnsOfPhrase = 2_000;
    private const int ReportsOfBatch = 512;
    private const int Rounds = 51;

    public static async Task RunAsync(int statements)
    {
        string folder = Directory.CreateTempSubdirectory("entente-scale-").FullName;
        try
        {
            string file = Path.Combine(folder, "scale.db");
            UtteranceAligner aligner = new(Language.English);
            SentenceMaker sentences = new(Language.English);
            await using (SqliteStore filling = await SqliteStore.OpenAsync(file, StoreAccess.Write))
            {
                await FillAsync(filling, aligner, sentences, statements);
            }

            await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Read);
            await MeasureAsync(store, aligner, sentences, statements);
            Print(
                $"the file: {new FileInfo(file).Length >> 20} MiB, {new FileInfo(file).Length / statements} bytes a statement"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(
        SqliteStore store,
        UtteranceAligner aligner,
        SentenceMaker sentences,
        int statements
    )
    {
        int reports = statements / StatementsOfReport;
        for (int first = 0; first < reports; first += ReportsOfBatch)
        {
            int from = first;
            await store.SaveAsync([
                .. Enumerable
                    .Range(from, Math.Min(ReportsOfBatch, reports - from))
                    .Select(number => FilingOf(aligner, sentences.Report(number), number)),
            ]);
        }

        Print($"{reports * StatementsOfReport} statements in {reports} reports");
    }

    /// <summary>New reports, in which every fourth statement is one of the record in other words.</summary>
    private static async Task MeasureAsync(
        SqliteStore store,
        UtteranceAligner aligner,
        SentenceMaker sentences,
        int statements
    )
    {
        List<TimeSpan> times = [];
        (int again, int found) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            int old = (int)(statements / StatementsOfReport * (long)round / Rounds);
            (string Speaker, string Words)[] known = sentences.Report(old);
            (string Speaker, string Words)[] report = sentences.Report(-1 - round);
            for (int i = 0; i < report.Length; i += 4)
            {
                report[i] = (known[i].Speaker, SentenceMaker.Vary(known[i].Words));
            }

            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < report.Length; i++)
            {
                int links = await LinksAsync(store, aligner, report[i]);
                again += i % 4 == 0 ? 1 : 0;
                found += i % 4 == 0 && links > 0 ? 1 : 0;
            }

            times.Add(Stopwatch.GetElapsedTime(start));
        }

        times.Sort();
        Print(
            $"a new report of {StatementsOfReport} statements aligned: median {times[Rounds / 2].TotalMilliseconds:F1} ms, worst of {Rounds} {times[^1].TotalMilliseconds:F1} ms"
        );
        Print($"of {again} statements that were said before, {found} were found");
    }

    private static async Task<int> LinksAsync(
        SqliteStore store,
        UtteranceAligner aligner,
        (string Speaker, string Words) said
    )
    {
        Wording wording = new("new", "new", said.Words, [said.Speaker]);
        int links = 0;
        await foreach (
            StoredWording stored in store.WordingsAsync(aligner.KeysOf(wording).Asked, 16)
        )
        {
            AlignedWording earlier = new(
                new Wording(stored.Quotation, stored.Report, stored.Words, stored.Speakers),
                stored.Utterance
            );
            links += aligner.SaidAgain(wording, earlier) is null ? 0 : 1;
        }

        return links;
    }

    private static Filing FilingOf(
        UtteranceAligner aligner,
        (string Speaker, string Words)[] said,
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

    private static void Print(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes sentences: the same for the same number.</summary>
    private sealed class SentenceMaker
    {
        private readonly string[][] _classes;
        private readonly string[] _phrases;

        public SentenceMaker(Language language)
        {
            Table table = language.Read("word-rank");
            int words = table.Column("words");
            _classes =
            [
                .. table.Rows.Select(row => row.List(words)).Where(list => list.Length > 0),
            ];
            Random chance = new(7);
            _phrases = [.. Enumerable.Range(0, TurnsOfPhrase).Select(_ => Words(chance, 4))];
        }

        public (string Speaker, string Words)[] Report(int number)
        {
            Random chance = new(number);
            return
            [
                .. Enumerable
                    .Range(0, StatementsOfReport)
                    .Select(_ =>
                        (
                            Name(chance.Next(Speakers)),
                            $"{Words(chance, chance.Next(4, 12))} {_phrases[chance.Next(_phrases.Length)]} {Words(chance, chance.Next(4, 12))}"
                        )
                    ),
            ];
        }

        /// <summary>The same with its last word cut off and one left out, as reports do.</summary>
        public static string Vary(string words)
        {
            List<string> all = [.. words.Split(' ')];
            all.RemoveAt(all.Count - 1);
            all.RemoveAt(2);
            return string.Join(' ', all);
        }

        private static string Name(int number) =>
            string.Create(CultureInfo.InvariantCulture, $"speaker {number}");

        /// <summary>Each class of ranks is drawn as often as the next: words of a class share it, as in text (G. K. Zipf).</summary>
        private string Words(Random chance, int count) =>
            string.Join(
                ' ',
                Enumerable
                    .Range(0, count)
                    .Select(_ => _classes[chance.Next(_classes.Length)])
                    .Select(list => list[chance.Next(list.Length)])
            );
    }
}
