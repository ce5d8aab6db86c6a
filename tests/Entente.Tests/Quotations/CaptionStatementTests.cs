using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Quotations;

/// <summary>What captions say that somebody said. People and places are invented.</summary>
public sealed class CaptionStatementTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly QuotationFinder s_finder = new(Language.English);

    [Theory]
    [InlineData(
        "Amara Dell said that the mills of the valley would open soon.",
        "the mills of the valley would open soon"
    )]
    [InlineData(
        "Dell says that the mills will open, during a visit to the harbour on Monday, 3 May.",
        "the mills will open"
    )]
    [InlineData(
        "“The mills of the valley will open,” said Amara Dell.",
        "The mills of the valley will open,"
    )]
    [InlineData(
        "Amara Dell said that the mills would open on Monday, 3 May.",
        "the mills would open on Monday, 3 May"
    )]
    public void The_one_whom_the_text_names_says_it(string caption, string words)
    {
        Quotation quotation = Assert.Single(Read(caption));

        Assert.Equal(words, quotation.WordsIn(caption));
        Assert.Equal("Amara Dell", Assert.Single(quotation.Speakers).Name);
        Assert.Equal(ReportPart.Caption(2), quotation.Part);
        Assert.Equal(
            RecordId.ForQuotation("r1", quotation.Words[0].Start, ReportPart.Caption(2)),
            quotation.Id
        );
    }

    [Theory]
    [InlineData("Varn said that the mills of the valley would open soon.")] // the text does not name her
    [InlineData("“Open the mills of the valley”, on a banner at the harbour.")]
    [InlineData("Amara Dell speaks to reporters at the harbour on Monday.")]
    [InlineData("A man said that the mills of the valley would open.")]
    [InlineData("")]
    [InlineData("\uD83D said that")]
    public void Who_cannot_be_told_says_nothing(string caption) => Assert.Empty(Read(caption));

    private static ImmutableArray<Quotation> Read(string caption)
    {
        const string text = "Amara Dell opened the harbour. Jonas Reit left early.";
        string[] names = ["person Amara Dell, Dell = dell", "person Jonas Reit, Reit = reit"];
        return s_finder.ReadCaption(
            "r1",
            ReportPart.Caption(2),
            s_analyzer.Analyze(caption),
            Marking.Mark(caption, [.. names, "person Varn = varn"]),
            Marking.Mark(text, names)
        );
    }
}
