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

    /// <summary>A report in which Erla Lind says the first words, with keys and other occasions.</summary>
    public static Filing Saying(
        string words,
        string utterance,
        ImmutableArray<int> keys,
        ImmutableArray<string> again
    )
    {
        Filing bare = Bare($"{words} said so");
        TextSpan span = new(0, words.Length);
        Quotation quotation = new()
        {
            Id = RecordId.ForQuotation(bare.Report.Id, 0),
            Words = [span],
            Kind = QuotationKind.Direct,
            Speakers = [new Voice("Erla Lind", null, span, "name")],
            IsNegated = true,
            Rule = "cue behind the marks",
        };
        return bare with
        {
            Report = bare.Report with { Quotations = [quotation] },
            Utterances = [utterance],
            Keys = [keys],
            SaidAgain = [again],
        };
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

    /// <summary>Every property set, with the text that is hardest to keep.</summary>
    public static Filing Full() => FullFiling.Make();

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
