using System.Text;
using Entente.Corrections;
using Xunit;

namespace Entente.Tests.Corrections;

public sealed class CorrectionLayerTests
{
    private const string Text = "“Yes,” said Putin. Xi nodded. Poutin smiled.";

    [Fact]
    public void Without_corrections_a_report_is_the_same_object()
    {
        Report report = Read();

        Assert.Same(report, Layer().Apply(report));
    }

    [Fact]
    public void What_is_merged_is_the_other_in_mentions_and_voices_and_says_why()
    {
        Report report = Layer(Made(CorrectionKind.Merge, "putin", "xi")).Apply(Read());

        Assert.Equal(["xi", "xi", null], report.Mentions.Select(m => m.Entity));
        Assert.Equal("correction 1", report.Mentions[0].Rule);
        Assert.Equal(("Xi", "xi"), Speaker(report));
    }

    [Fact]
    public void Somebody_unknown_is_merged_by_name_in_any_case() =>
        Assert.Equal(
            ["putin", "xi", "putin"],
            Layer(Made(CorrectionKind.Merge, "POUTIN", "putin"))
                .Apply(Read())
                .Mentions.Select(m => m.Entity)
        );

    [Fact]
    public void Merges_of_merges_are_followed_and_a_ring_ends()
    {
        Assert.Equal(
            "xi",
            Layer(
                    Made(CorrectionKind.Merge, "Poutin", "putin"),
                    Made(CorrectionKind.Merge, "putin", "xi")
                )
                .MergedInto("Poutin")
        );
        Report ring = Layer(
                Made(CorrectionKind.Merge, "putin", "xi"),
                Made(CorrectionKind.Merge, "xi", "putin")
            )
            .Apply(Read());
        Assert.Equal(3, ring.Mentions.Length);
    }

    [Fact]
    public void A_split_holds_in_its_report_only()
    {
        Report report = Read();

        CorrectionLayer here = Layer(
            Made(CorrectionKind.Split, "putin", "Somebody Else") with
            {
                Report = report.Id,
            }
        );
        CorrectionLayer elsewhere = Layer(
            Made(CorrectionKind.Split, "putin", "Somebody Else") with
            {
                Report = "rxxx",
            }
        );

        Assert.Equal(("Somebody Else", null), Speaker(here.Apply(report)));
        Assert.Equal(("Putin", "putin"), Speaker(elsewhere.Apply(report)));
    }

    [Fact]
    public void Who_is_nobody_is_neither_named_nor_heard()
    {
        Report report = Layer(Made(CorrectionKind.NotAPerson, "putin", null)).Apply(Read());

        Assert.Equal(["Xi", "Poutin"], report.Mentions.Select(m => m.Name));
        Assert.Empty(Assert.Single(report.Quotations).Speakers);
    }

    [Fact]
    public void A_name_and_an_office_are_shown_with_the_actor()
    {
        DateOnly day = new(2001, 2, 3);
        Entity actor = Layer(
                Made(CorrectionKind.Rename, "putin", "V. V. Putin"),
                Made(CorrectionKind.Office, "putin", "president") with
                {
                    Of = "RUS",
                    From = day,
                }
            )
            .Apply(Find("putin")!);

        Assert.Equal("V. V. Putin", actor.Name);
        Assert.Equal(new Office("president", "RUS", day, null), Assert.Single(actor.Offices));
    }

    [Fact]
    public void Another_speaker_is_the_speaker() =>
        Assert.Equal(
            ("Xi", "xi"),
            Speaker(Layer(Made(CorrectionKind.Speaker, "q1", "xi")).Apply(Read()))
        );

    [Fact]
    public void Whose_a_figure_is_is_corrected_too()
    {
        Report report = Read();
        Claim claim = new()
        {
            Figure = 0,
            Topic = SpanOf("Poutin"),
            Head = "meeting",
            Sense = ClaimSense.Level,
            Actors = ["putin", "xi"],
            Speaker = new Voice("Putin", "putin", SpanOf("Putin"), "name"),
        };

        Claim merged = Assert.Single(
            Layer(Made(CorrectionKind.Merge, "putin", "xi"))
                .Apply(report with { Body = new Reckoning { Claims = [claim] } })
                .Body.Claims
        );

        Assert.Equal(["xi"], merged.Actors);
        Assert.Equal("xi", merged.Speaker!.Entity);
    }

    [Fact]
    public void What_is_undone_does_not_hold()
    {
        Report report = Read();

        Assert.Same(
            report,
            Layer(
                    Made(CorrectionKind.Merge, "putin", "xi") with
                    {
                        Undone = DateTimeOffset.UnixEpoch,
                    }
                )
                .Apply(report)
        );
    }

    [Fact]
    public void A_report_that_is_read_again_is_corrected_again()
    {
        CorrectionLayer layer = Layer(Made(CorrectionKind.Merge, "putin", "xi"));

        Assert.Equal(
            layer.Apply(Read()).Mentions.Select(m => m.Entity),
            layer.Apply(Read()).Mentions.Select(m => m.Entity)
        );
    }

    private static (string, string?) Speaker(Report report) =>
        Assert.Single(Assert.Single(report.Quotations).Speakers) is var voice
            ? (voice.Name, voice.Entity)
            : default;

    private static Correction Made(CorrectionKind kind, string subject, string? value) =>
        new()
        {
            Made = DateTimeOffset.UnixEpoch,
            Kind = kind,
            Subject = subject,
            Value = value,
        };

    private static CorrectionLayer Layer(params Correction[] log) =>
        new(log.Select((c, i) => c with { Number = i + 1 }), Find);

    private static Entity? Find(string id) =>
        id is "putin" or "xi"
            ? new Entity(id, EntityType.Person, id == "xi" ? "Xi" : "Putin", null, null, [])
            : null;

    private static Report Read()
    {
        ContentDigest digest = ContentDigest.Of(Encoding.UTF8.GetBytes(Text));
        TextSpan putin = SpanOf("Putin");
        return new Report(
            RecordId.ForReport(digest),
            new Article
            {
                Capture = digest,
                Text = Text,
                Source = SourceMap.Identity(Text.Length),
            },
            [
                new Mention(putin, EntityType.Person, "Putin", "putin", "name"),
                new Mention(SpanOf("Xi"), EntityType.Person, "Xi", "xi", "name"),
                new Mention(SpanOf("Poutin"), EntityType.Person, "Poutin", null, "read as a name"),
            ],
            [
                new Quotation
                {
                    Id = "q1",
                    Words = [SpanOf("Yes")],
                    Kind = QuotationKind.Direct,
                    Speakers = [new Voice("Putin", "putin", putin, "name")],
                    Rule = "test",
                },
            ]
        );
    }

    private static TextSpan SpanOf(string words)
    {
        int start = Text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
