using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Tests.Text;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class QuotationFinderTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly QuotationFinder s_finder = new(Language.English);

    [Fact]
    public void A_quotation_names_its_rule_its_cue_and_its_place()
    {
        const string text = "“We will answer,” said the minister.";

        Quotation quotation = Assert.Single(Find(text));

        Assert.Equal("We will answer,", quotation.Words[0].In(text).ToString());
        Assert.Equal("said", quotation.Cue!.Value.In(text).ToString());
        Assert.Equal("cue behind the marks", quotation.Rule);
        Assert.Equal(RecordId.ForQuotation("r1", 1), quotation.Id);
        Assert.Equal("the minister", Assert.Single(quotation.Speakers).Name);
    }

    [Fact]
    public void Quotations_of_any_text_lie_in_it_and_come_in_order() =>
        Prop.ForAll(Texts.Arbitrary, text => IsSound(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("“We will answer in our own time,” Dell told Reit. ")]
    [InlineData("“We will answer in our own time,” he said, ")]
    [InlineData("Dell said that both leaders said that “we will all answer” ")]
    [InlineData("“We will answer.\n")]
    [InlineData("“Dell said that ‘Reit told us “we will answer” today’ and left,” said Reit. ")]
    [InlineData("“‘“‘ Dell said ”")]
    [InlineData("Dell), said Reit (")]
    [InlineData("he, said, and ")]
    public void Time_grows_with_the_number_of_quotations_and_no_faster(string sentence) =>
        Growth.AssertLinear(
            4_000,
            times =>
            {
                string text = string.Concat(Enumerable.Repeat(sentence, times));
                Document document = s_analyzer.Analyze(text);
                ImmutableArray<Mention> mentions = Marking.Mark(
                    text,
                    ["person Dell = dell", "person Reit = reit"]
                );
                return () => s_finder.Find("r1", document, mentions);
            }
        );

    private static bool IsSound(string text)
    {
        ImmutableArray<Quotation> quotations = Find(text);
        int start = 0;
        foreach (Quotation quotation in quotations)
        {
            bool sound =
                quotation.Words[0].Start >= start
                && quotation.Words.All(words => !words.IsEmpty && words.End <= text.Length);
            if (!sound)
            {
                return false;
            }

            start = quotation.Words[0].Start;
        }

        return quotations.DistinctBy(quotation => quotation.Id).Count() == quotations.Length;
    }

    private static ImmutableArray<Quotation> Find(string text) =>
        s_finder.Find("r1", s_analyzer.Analyze(text), Marking.Mark(text, ["person Dell = dell"]));
}
