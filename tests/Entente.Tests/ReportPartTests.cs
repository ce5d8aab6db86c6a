using Xunit;

namespace Entente.Tests;

public sealed class ReportPartTests
{
    [Fact]
    public void A_name_is_read_back()
    {
        foreach (
            ReportPart part in (ReportPart[])
                [
                    ReportPart.Body,
                    ReportPart.Headline,
                    ReportPart.Caption(1),
                    ReportPart.Caption(12),
                ]
        )
        {
            Assert.Equal(part, ReportPart.Parse(part.Name));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Body")]
    [InlineData("caption")]
    [InlineData("caption 0")]
    [InlineData("caption -1")]
    [InlineData("caption 99999999999")]
    [InlineData("caption 2147483647")]
    public void Other_names_are_none(string name) => Assert.Null(ReportPart.Parse(name));

    [Fact]
    public void A_part_that_a_report_does_not_have_says_nothing()
    {
        Report report = new(
            "r1",
            new Article
            {
                Capture = ContentDigest.Of([]),
                Text = "text",
                Source = SourceMap.Identity(4),
                Captions = [new Caption("line", SourceMap.Identity(4))],
            },
            [],
            []
        );

        Assert.Equal(
            ["text", "", "line", ""],
            new[]
            {
                ReportPart.Body,
                ReportPart.Headline,
                ReportPart.Caption(1),
                ReportPart.Caption(2),
            }.Select(report.TextOf)
        );
        Assert.Equal([ReportPart.Body, ReportPart.Headline, ReportPart.Caption(1)], report.Parts);
        Assert.All(report.Parts, part => Assert.Empty(report.ReckoningOf(part).Figures));
    }

    [Fact]
    public void What_stands_in_a_text_or_a_headline_keeps_its_identifier()
    {
        Assert.Equal(RecordId.ForEvent("r1", 3), RecordId.ForEvent("r1", 3, ReportPart.Body));
        Assert.NotEqual(
            RecordId.ForQuotation("r1", 3, ReportPart.Caption(1)),
            RecordId.ForQuotation("r1", 3, ReportPart.Caption(2))
        );
    }
}
