using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;
using Entente.Quotations;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Quotations;

/// <summary>Saying is told from believing and wanting, and from not saying. All names are invented.</summary>
public sealed class AttributionActTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly SyntaxAnalyzer s_syntax = SyntaxAnalyzer.Open(
        Language.English,
        ModelFolder.Embedded
    )!;

    private static readonly QuotationFinder s_finder = new(Language.English);

    [Theory]
    [InlineData("Dell said that the talks would go on.", AttributionAct.Said)]
    [InlineData("The talks will go on, according to Dell.", AttributionAct.Said)]
    [InlineData("Dell warned that the talks could fail.", AttributionAct.Said)]
    [InlineData("Dell pointed out that the talks had failed twice before.", AttributionAct.Said)]
    [InlineData("Dell asked whether the talks would go on.", AttributionAct.Asked)]
    [InlineData("Dell thinks that the talks will fail.", AttributionAct.Believed)]
    [InlineData("Dell hopes that the talks will go on.", AttributionAct.Believed)]
    [InlineData("Dell wants to go on with the talks.", AttributionAct.Intended)]
    public void What_the_source_does_is_told_by_its_cue(string text, AttributionAct act)
    {
        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.Equal(act, attribution.Act);
        Assert.False(attribution.IsNegated);
    }

    [Theory]
    [InlineData("Dell did not say that the talks would go on.")]
    [InlineData("Dell never said that the talks would go on.")]
    [InlineData("Dell declined to say whether the talks would go on.")]
    [InlineData("Dell refused to comment on the talks.")]
    [InlineData("Dell denied that the talks would go on.")]
    [InlineData("Dell continues to deny that the talks will go on.")]
    [InlineData("Dell doesn’t believe that the talks will go on.")]
    public void What_is_not_said_is_negated(string text)
    {
        QuotationFindings findings = Read(text);

        Assert.True(Assert.Single(findings.Attributions).IsNegated);
        Assert.All(findings.Quotations, quotation => Assert.True(quotation.IsNegated));
    }

    [Theory]
    [InlineData("Dell’s claim that the talks had failed was repeated on Monday.")]
    [InlineData("Reporters repeated Dell’s warning that the talks had failed.")]
    public void A_noun_of_saying_has_its_speaker_before_it_and_its_words_behind(string text)
    {
        Quotation quotation = Assert.Single(Read(text).Quotations);

        Assert.Equal("the talks had failed", quotation.WordsIn(text));
        Assert.Equal("Dell", Assert.Single(quotation.Speakers).Name);
        Assert.Equal("noun of saying", quotation.Rule);
    }

    [Theory]
    [InlineData(
        "Dell: “We will go on with the talks”\n\nPORT — The talks in Port began on Monday."
    )]
    [InlineData("‘We will go on with the talks,’ Dell says\n\nThe talks in Port began on Monday.")]
    [InlineData("Talks will go on, Dell says\n\nThe talks in Port began on Monday.")]
    public void A_headline_is_read(string text)
    {
        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.Equal("Dell", Words(text, attribution.Source));
        Assert.Contains("go on", Words(text, attribution.Content), StringComparison.Ordinal);
        Assert.Equal(AttributionAct.Said, attribution.Act);
    }

    [Fact]
    public void A_caption_is_read()
    {
        const string text =
            "The talks in Port began on Monday.\n\nDell, left, said the talks would go on until Friday. (Photo: Reit)\n\nThe harbour stayed closed.";

        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.StartsWith("Dell", Words(text, attribution.Source), StringComparison.Ordinal);
        Assert.StartsWith(
            "the talks would go on",
            Words(text, attribution.Content),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("In a statement, the ministry said the talks had failed.", "the talks had failed")]
    [InlineData(
        "The talks had failed, a statement from the ministry said.",
        "The talks had failed"
    )]
    public void What_a_statement_says_is_found(string text, string content)
    {
        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.Contains(content, Words(text, attribution.Content), StringComparison.Ordinal);
    }

    private static string Words(string text, ImmutableArray<TextSpan> spans) =>
        string.Join(" … ", spans.Select(span => span.In(text).ToString()));

    private static QuotationFindings Read(string text) =>
        s_finder.Read(
            "r1",
            s_syntax.Analyze(s_analyzer.Analyze(text)),
            Marking.Mark(text, ["person Dell = dell"])
        );
}
