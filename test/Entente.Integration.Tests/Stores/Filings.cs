using System.Collections.Immutable;
using System.Text;
using Entente.Storage;

namespace Entente.Integration.Tests.Stores;

/// <summary>Filings for tests: small ones that differ, and one with every property set.</summary>
internal static class Filings
{
    /// <summary>A report with nothing but a text: all that may be absent is absent.</summary>
    public static Filing Bare(string text, string story = "s1")
    {
        Capture capture = CaptureOf(text);
        Article article = new()
        {
            Capture = capture.Digest,
            Text = text,
            Source = SourceMap.Identity(text.Length),
        };
        Report report = new(RecordId.ForReport(capture.Digest), article, [], []);
        return new Filing(capture, report, story, "founded it", [], [], ReadOnlyMemory<byte>.Empty);
    }

    public static Filing Titled(string title, string text, string? published = null)
    {
        Filing bare = Bare(text);
        return With(
            bare,
            bare.Report.Article with
            {
                Title = new Stated<string>(title, null, "first line"),
                Published = published is null
                    ? null
                    : new Stated<NewsDate>(
                        new NewsDate(DateOnly.ParseExact(published, "yyyy-MM-dd", null)),
                        null,
                        "head line"
                    ),
            }
        );
    }

    /// <summary>A report that names each of <paramref name="entities"/>, in a text of their names.</summary>
    public static Filing Naming(string? published, params string[] entities)
    {
        Filing filing = Titled("Names", $"{published}: {string.Join(' ', entities)}", published);
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        int at = filing.Report.Article.Text.Length - string.Join(' ', entities).Length;
        foreach (string entity in entities)
        {
            TextSpan span = new(at, at + entity.Length);
            mentions.Add(new Mention(span, EntityType.State, $"Name of {entity}", entity, "name"));
            at += entity.Length + 1;
        }

        return filing with
        {
            Report = filing.Report with { Mentions = mentions.ToImmutable() },
        };
    }

    /// <summary>A report with one quotation of the whole text.</summary>
    public static Filing Quoting(string words, string utterance)
    {
        Filing bare = Bare(words);
        Quotation quotation = new()
        {
            Id = RecordId.ForQuotation(bare.Report.Id, 0),
            Words = [new TextSpan(0, words.Length)],
            Kind = QuotationKind.Direct,
            Rule = "marks",
        };
        return bare with
        {
            Report = bare.Report with { Quotations = [quotation] },
            Utterances = [utterance],
        };
    }

    public static Reuse ReuseOf(Filing source, Filing copy, params Passage[] passages) =>
        new(source.Report.Id, copy.Report.Id, ReuseKind.Copy, [.. passages], 12, ["credit line"]);

    /// <summary>Every property set, with the text that is hardest to keep: pairs, NUL, lone halves, the sign of the escapes.</summary>
    public static Filing Full()
    {
        const string odd = "\0 \uD83D \uDE00 \uD83D\uDE00 ␛ ␛0000 \uFFFD \uFFFF \u202E";
        string text = $"“We agreed,” said {odd} the minister, “on all points.” é";
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>page</p>", 100)));
        Capture capture = new()
        {
            File = $"pages/{odd}.html",
            Bytes = bytes,
            Form = CaptureForm.JsonLine,
            Digest = ContentDigest.Of(bytes),
            Address = "https://example.org/?a=\0",
            Charset = "windows-1252",
            Received = new DateTimeOffset(
                2024,
                5,
                17,
                16,
                57,
                8,
                123,
                TimeSpan.FromMinutes(330)
            ).AddTicks(7),
        };
        Article article = new()
        {
            Capture = capture.Digest,
            Text = text,
            Source = new SourceMap([
                new SourceRun(new TextSpan(0, 5), new TextSpan(900, 905)),
                new SourceRun(new TextSpan(5, 6), new TextSpan(10, 400)),
                new SourceRun(new TextSpan(8, text.Length), new TextSpan(401, 402)),
            ]),
            Title = new Stated<string>($"Title {odd}", new TextSpan(3, 9), "og:title"),
            Authors =
            [
                new Stated<string>("A. Writer", new TextSpan(20, 29), "byline"),
                new Stated<string>(odd, null, "meta"),
            ],
            Outlet = new Stated<string>("The Outlet", null, "og:site_name"),
            Agency = new Stated<string>("The Wire", new TextSpan(0, 0), "credit line"),
            Dateline = new Stated<string>("HELSINKI", new TextSpan(1, 9), "dateline"),
            Published = new Stated<NewsDate>(
                new NewsDate(
                    new DateOnly(2024, 5, 17),
                    new TimeOnly(16, 57, 8, 9),
                    -TimeSpan.FromMinutes(210)
                ),
                new TextSpan(40, 50),
                "json-ld"
            ),
            Language = "en-GB",
            Address = "https://example.org/a",
            Cuts =
            [
                new Cut(new TextSpan(0, 100), 80, "comment form"),
                new Cut(new TextSpan(300, 300), 0, odd),
            ],
            Doubts = ["decoding errors", odd],
        };
        Report report = new(
            RecordId.ForReport(capture.Digest),
            article,
            [
                new Mention(new TextSpan(0, 1), EntityType.Person, "Someone", null, "title"),
                .. Enum.GetValues<EntityType>()
                    .Select(
                        (type, i) =>
                            new Mention(
                                new TextSpan(i + 1, i + 2),
                                type,
                                $"{type} {odd}",
                                $"entity-{i}",
                                "alias"
                            )
                    ),
            ],
            [.. Enum.GetValues<QuotationKind>().Select((kind, i) => Said(capture, text, kind, i))]
        );
        return new Filing(
            capture,
            report,
            RecordId.ForStory(report.Id),
            $"why {odd}",
            ["u1", "u2", "u2"],
            [],
            new byte[] { 0, 1, 255 }
        )
        {
            Version = "9.8.7",
        };
    }

    private static Quotation Said(Capture capture, string text, QuotationKind kind, int start) =>
        new()
        {
            Id = RecordId.ForQuotation(RecordId.ForReport(capture.Digest), start),
            Words =
            [
                new TextSpan(start, 11),
                new TextSpan(19, 22),
                new TextSpan(text.Length - 20, text.Length),
            ],
            Kind = kind,
            Speakers =
            [
                new Voice("Minister", "minister", new TextSpan(4, 8), "name"),
                new Voice("both", null, new TextSpan(1, 1), "pronoun"),
            ],
            Addressees = [new Voice("reporters", null, new TextSpan(0, 3), "addressee")],
            Relays =
            [
                new Voice("near", "n", new TextSpan(5, 6), "relay"),
                new Voice("far", null, new TextSpan(7, 8), "relay"),
            ],
            Channel = start == 0 ? null : new TextSpan(2, 3),
            Cue = start == 1 ? null : new TextSpan(13, 17),
            Rule = "marks and cue",
        };

    private static Filing With(Filing filing, Article article) =>
        filing with
        {
            Report = filing.Report with { Article = article },
        };

    private static Capture CaptureOf(string text)
    {
        byte[] bytes = Encoding.Unicode.GetBytes(text);
        return new Capture
        {
            File = $"{text.Length}.txt",
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };
    }
}
