using System.Collections.Immutable;
using Entente.Data;
using Entente.Figures;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Figures;

public sealed class TemporalFinderTests
{
    private static readonly TextAnalyzer s_text = new(Language.English);
    private static readonly FigureFinder s_finder = new(Language.English);

    // A Friday.
    private static readonly DateTime s_friday = new(
        2021,
        12,
        17,
        0,
        0,
        0,
        DateTimeKind.Unspecified
    );

    [Theory]
    [InlineData("The ministers met on 12 March 2019.", "12 March 2019", "2019-03-12")]
    [InlineData("The ministers met on March 12th, 2019.", "March 12th, 2019", "2019-03-12")]
    [InlineData("The ministers met on 2019-03-12.", "2019-03-12", "2019-03-12")]
    [InlineData(
        "Prices rose in the third quarter of 2013.",
        "the third quarter of 2013",
        "2013-Q3"
    )]
    [InlineData("It was common in the 1990s.", "the 1990s", "199")]
    [InlineData("It was built in the 19th century.", "the 19th century", "18")]
    [InlineData("The fiscal year 2020 was good.", "The fiscal year 2020", "FY2020")]
    [InlineData("They left at Easter 2019.", "Easter 2019", "2019-04-21")]
    [InlineData("They left on Black Friday 2010.", "Black Friday 2010", "2010-11-26")]
    [InlineData("He was born in 1999 in Lund.", "1999", "1999")]
    [InlineData("The mill (1704–1787) burnt.", "1704–1787", "(1704-01-01,1787-01-01,P83Y)")]
    [InlineData("It was the fashion of the 1800s.", "the 1800s", "18")]
    public void What_is_said_in_full_needs_no_reference_day(string text, string words, string value)
    {
        TemporalExpression found = Assert.Single(Find(text, reference: null));

        Assert.Equal(words, found.Span.In(text).ToString());
        Assert.Equal(value, found.Value);
        Assert.Equal(TemporalAnchor.Stated, found.Anchor);
    }

    [Theory]
    [InlineData("The presidents spoke on Wednesday.", "2021-12-15")]
    [InlineData("The presidents will speak on Wednesday.", "2021-12-22")]
    [InlineData("They had met last June.", "2021-06")]
    [InlineData("They will meet next month.", "2022-01")]
    [InlineData("It happened last week.", "2021-W49")]
    [InlineData("It happened two days ago.", "2021-12-15")]
    [InlineData("It happened three years ago.", "2018")]
    [InlineData("They spoke yesterday.", "2021-12-16")]
    [InlineData("They met this morning.", "2021-12-17TMO")]
    [InlineData("It was announced on Tuesday night.", "2021-12-14TNI")]
    public void What_is_counted_from_today_follows_the_reference_day_and_the_tense(
        string text,
        string value
    )
    {
        TemporalExpression found = Assert.Single(Find(text, s_friday));

        Assert.Equal(value, found.Value);
        Assert.Equal(TemporalAnchor.Reference, found.Anchor);
    }

    [Theory]
    [InlineData("The presidents spoke on Wednesday.", "XXXX-WXX-3")]
    [InlineData("They spoke yesterday.", "XXXX-XX-XX")]
    [InlineData("They met on June 3.", "XXXX-06-03")]
    public void Without_a_reference_day_it_stays_open(string text, string value)
    {
        TemporalExpression found = Assert.Single(Find(text, reference: null));

        Assert.Equal(value, found.Value);
        Assert.Equal(TemporalAnchor.Missing, found.Anchor);
        Assert.Null(found.Begin);
    }

    [Theory]
    [InlineData("The talks took three years.", TemporalType.Duration, "P3Y")]
    [InlineData("The talks took two hours and thirty minutes.", TemporalType.Duration, "PT2H30M")]
    [InlineData("They meet every Monday.", TemporalType.Set, "XXXX-WXX-1")]
    [InlineData("They publish a weekly report.", TemporalType.Set, "P1W")]
    public void Lengths_and_repetitions_are_told_apart(string text, TemporalType type, string value)
    {
        TemporalExpression found = Assert.Single(Find(text, s_friday));

        Assert.Equal(type, found.Type);
        Assert.Equal(value, found.Value);
    }

    [Fact]
    public void A_range_knows_its_ends()
    {
        const string text = "The exercise ran from March 3, 2019 to March 5, 2019.";

        TemporalExpression found = Assert.Single(Find(text, s_friday));

        Assert.Equal("(2019-03-03,2019-03-05,P2D)", found.Value);
        Assert.Equal(["2019-03-03", "2019-03-05"], found.Ends.Select(end => end.Value));
    }

    [Fact]
    public void What_comes_later_counts_from_what_was_told_of()
    {
        const string text = "They signed on March 3, 2019. Eight days later the fighting went on.";

        TemporalExpression later = Find(text, s_friday)[1];

        Assert.Equal("2019-03-11", later.Value);
        Assert.Equal(TemporalAnchor.Story, later.Anchor);
    }

    [Fact]
    public void What_is_counted_from_an_event_without_a_day_stays_a_length()
    {
        const string text =
            "They signed on March 3, 2019. The talks came eight days after the call between the leaders.";

        TemporalExpression length = Find(text, s_friday)[1];

        Assert.Equal(TemporalType.Duration, length.Type);
        Assert.Equal("P8D", length.Value);
    }

    [Fact]
    public void A_season_in_a_name_is_none() =>
        Assert.Empty(Find("The Winter Olympics were opened.", s_friday));

    [Fact]
    public void Since_a_year_is_a_bound()
    {
        TemporalExpression found = Assert.Single(Find("They met 37 times since 2013.", s_friday));

        Assert.Equal(TemporalBound.Since, found.Bound);
    }

    [Theory]
    [InlineData("The march was long and they may go.")]
    [InlineData("It cost $ 2013 and 2000 people came.")]
    [InlineData("Call +86 2010-2015-86.")]
    [InlineData("The answer is 3/4.")]
    public void Words_and_numbers_that_only_look_like_time_are_none(string text) =>
        Assert.Empty(Find(text, s_friday));

    [Fact]
    public void Any_text_gives_expressions_in_order_inside_the_text() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                noise =>
                {
                    string text = $"{noise.Get} 3 May {noise.Get} two {noise.Get}/5";
                    int last = 0;
                    foreach (TemporalExpression found in Find(text, s_friday))
                    {
                        Assert.True(found.Span.Start >= last && found.Span.End <= text.Length);
                        last = found.Span.End;
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("9999999999999999999999999999999999 years ago")]
    [InlineData("999999999 years ago, 999999999 centuries later, in 800000 decades")]
    [InlineData("the 0th of May 0000, 31/31/9999, 9999-12-31, the day after 9999-12-31")]
    [InlineData("a hundred trillion trillion trillion billion thousand million")]
    [InlineData("\ud83d 3 \udc00 May \ud83d")]
    [InlineData("3\u0301 May\u0301 2019\u0301")]
    public void Extreme_values_give_no_exception(string text)
    {
        Exception? thrown = Record.Exception(() => Find(text, s_friday));

        Assert.Null(thrown);
    }

    [Theory]
    [InlineData("3 May 2019 ")]
    [InlineData("two ")]
    [InlineData("1,")]
    [InlineData("from May to ")]
    [InlineData("3/")]
    [InlineData("hundred and ")]
    public void The_time_grows_with_the_text(string piece) =>
        Growth.AssertLinear(
            20_000,
            size =>
            {
                string text = string.Concat(Enumerable.Repeat(piece, size / piece.Length));
                return () => Find(text, s_friday);
            }
        );

    private static ImmutableArray<TemporalExpression> Find(string text, DateTime? reference) =>
        s_finder.Find(s_text.Analyze(text), reference).Times;
}
