using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Models;
using Entente.Quotations;
using Entente.Tests.Text;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Quotations;

/// <summary>The trained reader, with the network and the model in the library. All names are invented.</summary>
public sealed class AttributionTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly SyntaxAnalyzer s_syntax = SyntaxAnalyzer.Open(
        Language.English,
        ModelFolder.Embedded
    )!;

    private static readonly QuotationFinder s_finder = new(Language.English);

    [Fact]
    public void A_reported_clause_has_its_source_its_cue_and_its_content()
    {
        const string text =
            "The foreign ministry said on Friday that the border crossing would open by the end of the month.";

        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.Equal("The foreign ministry", Words(text, attribution.Source));
        Assert.StartsWith(
            "said",
            attribution.Cue!.Value.In(text).ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "that the border crossing would open by the end of the month",
            Words(text, attribution.Content)
        );
        Assert.Equal(QuotationKind.Indirect, attribution.Kind);
        Assert.Equal(AttributionAct.Said, attribution.Act);
        Assert.False(attribution.IsNegated);
    }

    [Theory]
    [InlineData("works for the harbour office, said: “It was all over in a minute.”", "")]
    [InlineData(
        "A statement released by the harbour office said: “The gates stay open to all.”",
        "a statement released by the harbour office"
    )]
    public void Who_speaks_is_named_by_a_noun(string text, string speaker)
    {
        Quotation quotation = Assert.Single(Read(text).Quotations);

        Assert.Equal(speaker, string.Join(", ", quotation.Speakers.Select(voice => voice.Name)));
    }

    [Fact]
    public void What_somebody_believes_is_no_statement()
    {
        const string text = "Dell believes that the talks will fail before the winter.";

        QuotationFindings findings = Read(text);

        Assert.Equal(AttributionAct.Believed, Assert.Single(findings.Attributions).Act);
        Assert.Empty(findings.Quotations);
    }

    [Fact]
    public void What_somebody_did_not_say_is_a_statement_with_the_other_sign()
    {
        const string text = "Dell did not say that the gates would open.";

        QuotationFindings findings = Read(text);

        Assert.True(Assert.Single(findings.Attributions).IsNegated);
        Assert.True(Assert.Single(findings.Quotations).IsNegated);
    }

    [Fact]
    public void What_somebody_promised_to_do_and_did_not_is_no_statement()
    {
        const string text = "Dell promised to answer the letter but did not do so.";

        Assert.Empty(Read(text).Quotations);
    }

    [Fact]
    public void Words_in_two_pieces_are_one_attribution()
    {
        const string text = "“We will go on with the talks,” Dell said. “We have no other choice.”";

        Attribution attribution = Assert.Single(Read(text).Attributions);

        Assert.Equal(
            ["“We will go on with the talks,”", "“We have no other choice.”"],
            attribution.Content.Select(piece => piece.In(text).ToString())
        );
        Assert.Equal(QuotationKind.Direct, attribution.Kind);
    }

    [Fact]
    public void Without_trees_there_is_what_the_rules_read()
    {
        const string text = "“We will answer,” said Dell.";

        QuotationFindings findings = s_finder.Read("r1", s_analyzer.Analyze(text), Mentions(text));

        Assert.Equal(
            "“We will answer,”",
            Words(text, Assert.Single(findings.Attributions).Content)
        );
    }

    [Fact]
    public void Nothing_that_the_rules_read_in_marks_is_lost()
    {
        const string text =
            "“We will answer in our own time,” Dell said. Varn disagreed.\n“That is too late,” said Varn. “You know it.”";

        QuotationFindings with = Read(text);
        QuotationFindings without = s_finder.Read("r1", s_analyzer.Analyze(text), Mentions(text));

        Assert.Superset(
            without.Quotations.Select(q => q.WordsIn(text)).ToHashSet(StringComparer.Ordinal),
            with.Quotations.Select(q => q.WordsIn(text)).ToHashSet(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Attributions_of_any_text_lie_in_it() =>
        Prop.ForAll(Texts.Arbitrary, text => IsSound(text, Read(text).Attributions))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Two_thousand_quotations_are_found_on_one_page()
    {
        string text = string.Join(
            '\n',
            Enumerable
                .Range(0, 2_000)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"“We counted {i} ships in the harbour today,” Dell said."
                    )
                )
        );

        Assert.True(Read(text).Attributions.Length > 1_900);
    }

    [Theory]
    [InlineData("“We will answer in our own time,” Dell told Reit. ")]
    [InlineData("“We will answer in our own time. ")]
    [InlineData("”, he said that “ Dell said, ")]
    [InlineData("Dell said Varn said ")]
    [InlineData("“قال الوزير إن المحادثات ستستمر”، said Dell. ")]
    public void Time_grows_with_the_text_and_no_faster(string sentence) =>
        Growth.AssertLinear(
            300,
            times =>
            {
                string text = string.Concat(Enumerable.Repeat(sentence, times));
                Document document = s_syntax.Analyze(s_analyzer.Analyze(text));
                ImmutableArray<Mention> mentions = Mentions(text);
                return () => s_finder.Read("r1", document, mentions);
            }
        );

    [Fact]
    public void A_quotation_of_a_megabyte_is_read()
    {
        string text =
            "“"
            + string.Concat(Enumerable.Repeat("we will answer in our time, ", 36_000))
            + "” Dell said.";

        Assert.True(IsSound(text, Read(text).Attributions));
    }

    private static bool IsSound(string text, ImmutableArray<Attribution> attributions) =>
        attributions.All(attribution =>
            !attribution.Content.IsEmpty
            && attribution
                .Content.Concat(attribution.Source)
                .All(span => !span.IsEmpty && span.End <= text.Length)
            && (attribution.Cue is not { } cue || cue.End <= text.Length)
            && (attribution.Within is not { } outer || outer < attributions.Length)
        );

    private static string Words(string text, ImmutableArray<TextSpan> spans) =>
        string.Join(" … ", spans.Select(span => span.In(text).ToString()));

    private static ImmutableArray<Mention> Mentions(string text) =>
        Marking.Mark(text, ["person Dell = dell", "person Varn = varn"]);

    private static QuotationFindings Read(string text) =>
        s_finder.Read("r1", s_syntax.Analyze(s_analyzer.Analyze(text)), Mentions(text));
}
