using Xunit;

namespace Entente.Tests.Figures.Facts;

/// <summary>What invented reports agree and differ in, and the traps in which they do neither.</summary>
public sealed class FactMatcherTests
{
    private static FactOutcome Outcome(params string[] texts) =>
        Assert.Single(Papers.FactsOf(texts)).Outcome;

    private static void NotComparable(string reason, params string[] texts)
    {
        Fact fact = Assert.Single(Papers.FactsOf(texts));

        Assert.Equal(FactOutcome.NotComparable, fact.Outcome);
        Assert.Equal([reason], fact.Reasons);
    }

    private static void Unrelated(params string[] texts)
    {
        Fact[] facts = Papers.FactsOf(texts);

        Assert.Equal(2, facts.Length);
        Assert.All(facts, fact => Assert.Equal(FactOutcome.OneAccount, fact.Outcome));
    }

    [Fact]
    public void Two_accounts_of_one_number_agree() =>
        Assert.Equal(
            FactOutcome.Agreed,
            Outcome(
                "A blast in the harbour killed 14 sailors on Thursday.",
                "In all 14 sailors were killed on Thursday."
            )
        );

    [Fact]
    public void One_account_agrees_with_nobody() =>
        Assert.Equal(
            FactOutcome.OneAccount,
            Outcome("A blast in the harbour killed 14 sailors on Thursday.")
        );

    [Fact]
    public void A_copy_is_no_second_voice()
    {
        Report[] reports =
        [
            Papers.Read("2024-05-17", "A blast in the harbour killed 14 sailors."),
            Papers.Read("2024-05-17", "A blast in the harbour killed 14 sailors, it was said."),
            Papers.Read("2024-05-17", "A blast in the harbour killed 15 sailors."),
        ];

        Fact fact = Assert.Single(Papers.Match(reports, accountOf: _ => 1));

        Assert.NotEqual(FactOutcome.Agreed, fact.Outcome);
        Assert.NotEqual(FactOutcome.Differ, fact.Outcome);
    }

    [Theory]
    [InlineData(
        "A blast in the harbour killed 14 sailors on Thursday.",
        "In all 17 sailors were killed on Thursday."
    )]
    [InlineData(
        "Trade between France and Egypt fell to $5 billion in 2023.",
        "Trade between Egypt and France stood at $7 billion in 2023."
    )]
    [InlineData(
        "Inflation in Egypt was 7.5 percent in March.",
        "Inflation in Egypt stood at 9 percent in March."
    )]
    public void Reports_differ_where_nothing_else_explains_it(string one, string other) =>
        Assert.Equal(FactOutcome.Differ, Outcome(one, other));

    [Fact]
    public void Who_died_and_who_was_killed_are_the_same() =>
        Assert.Equal(
            FactOutcome.Agreed,
            Outcome("The blast killed 14 sailors.", "Later 14 sailors died.")
        );

    [Theory]
    [InlineData("The blast killed 14 sailors.", "The blast killed 14 soldiers.")] // same number, other object
    [InlineData("The blast killed 14 sailors.", "The blast injured 20 sailors.")]
    [InlineData("The blast killed 14 sailors.", "In the harbour 20 sailors killed a guard.")]
    [InlineData(
        "Exports of oil rose to $5 billion in 2023.",
        "Exports of wheat rose to $7 billion in 2023."
    )]
    [InlineData(
        "Trade between France and Egypt reached $5 billion.",
        "Trade between France and Mali reached $7 billion."
    )]
    [InlineData("French exports reached $5 billion.", "German exports reached $7 billion.")]
    [InlineData(
        "French exports rose by 5 percent in 2023.",
        "French exports reached $7 billion in 2023."
    )]
    [InlineData("France wants to raise exports to $9 billion.", "A fire burned 20 houses.")]
    public void Figures_of_other_things_are_not_set_beside_one_another(string one, string other) =>
        Unrelated(one, other);

    [Theory]
    [InlineData(
        "Inflation in Egypt was 7.5 percent in March.",
        "Inflation in Egypt was 9 percent in April."
    )]
    [InlineData(
        "Trade between France and Egypt reached $5 billion in 2022.",
        "Trade between France and Egypt reached $7 billion in 2023."
    )]
    [InlineData(
        "Trade between France and Egypt reached $5 billion in the first half of 2023.",
        "Trade between France and Egypt reached $7 billion in 2023."
    )]
    public void Another_period_is_no_difference(string one, string other) =>
        NotComparable("other period", one, other);

    [Fact]
    public void Where_one_report_states_no_period_there_is_no_difference() =>
        NotComparable(
            "period not stated by all",
            "Trade between France and Egypt reached $5 billion in 2022.",
            "Trade between France and Egypt reached $7 billion."
        );

    [Fact]
    public void Per_month_and_per_year_are_no_difference() =>
        NotComparable(
            "per another time",
            "Exports of Egypt reached 5 million tonnes per month.",
            "Exports of Egypt reached 60 million tonnes per year."
        );

    [Theory]
    [InlineData("About 400 sailors were detained.", "In all 388 sailors were detained.")]
    [InlineData("Nearly 300 sailors were detained.", "In all 296 sailors were detained.")]
    public void An_estimate_and_a_count_are_no_difference(string one, string other) =>
        NotComparable("estimate", one, other);

    [Theory]
    [InlineData("At least 12 sailors were detained.", "In all 15 sailors were detained.")]
    [InlineData("Between 10 and 20 sailors were detained.", "In all 15 sailors were detained.")]
    [InlineData("More than 1,500 sailors were detained.", "In all 1,912 sailors were detained.")]
    public void A_range_that_covers_a_number_is_no_difference(string one, string other) =>
        NotComparable("range covers", one, other);

    [Fact]
    public void A_number_outside_of_a_range_differs() =>
        Assert.Equal(
            FactOutcome.Differ,
            Outcome("At least 12 sailors were detained.", "In all 7 sailors were detained.")
        );

    [Fact]
    public void Two_currencies_are_no_difference() =>
        NotComparable(
            "other currency",
            "Trade between France and Egypt reached €5 billion in 2023.",
            "Trade between France and Egypt reached $6 billion in 2023."
        );

    [Fact]
    public void Units_of_one_kind_are_converted() =>
        Assert.NotEqual(
            FactOutcome.Differ,
            Outcome(
                "The border of Egypt stretches 1,000 miles.",
                "The border of Egypt stretches 1,609 km."
            )
        );

    [Theory]
    [InlineData(
        "Trade between France and Egypt reached $123 billion in 2023.",
        "Trade between France and Egypt reached $123.4 billion in 2023."
    )]
    [InlineData(
        "Trade between France and Egypt reached $123 billion in 2023.",
        "Trade between France and Egypt stood at $ 123 billion in 2023."
    )]
    public void What_is_written_to_more_digits_is_the_same(string one, string other) =>
        Assert.Equal(FactOutcome.Agreed, Outcome(one, other));

    [Fact]
    public void A_round_number_is_no_other_number() =>
        NotComparable(
            "rounded",
            "In all 1,500 sailors were detained.",
            "In all 1,512 sailors were detained."
        );

    [Fact]
    public void The_toll_of_another_day_is_no_difference()
    {
        Fact fact = Assert.Single(
            Papers.FactsOf(
                ("2024-05-17", "The blast killed 14 sailors."),
                ("2024-05-20", "The blast killed 17 sailors.")
            )
        );

        Assert.Equal(FactOutcome.NotComparable, fact.Outcome);
        Assert.Equal(["as of another day"], fact.Reasons);
    }

    [Fact]
    public void Two_blasts_in_two_stories_are_two_things()
    {
        Report[] reports =
        [
            Papers.Read("2024-05-17", "The blast killed 14 sailors."),
            Papers.Read("2024-05-17", "The blast killed 17 sailors."),
        ];

        Fact[] facts = Papers.Match(reports, storyOf: i => i == 0 ? "s1" : "s2");

        Assert.Equal(2, facts.Length);
    }

    [Fact]
    public void A_report_that_has_two_numbers_of_a_kind_tells_of_two_things()
    {
        Fact fact = Assert.Single(
            Papers.FactsOf(
                "The blast killed 14 sailors. Before that a fire had killed 20 sailors.",
                "The blast killed 17 sailors."
            )
        );

        Assert.NotEqual(FactOutcome.Differ, fact.Outcome);
    }

    [Fact]
    public void What_nothing_ties_together_is_no_difference()
    {
        Fact fact = Assert.Single(
            Papers.FactsOf("The act has ten principles.", "The letter has six principles.")
        );

        Assert.Equal(FactOutcome.NotComparable, fact.Outcome);
    }

    [Fact]
    public void One_of_several_is_no_difference()
    {
        Fact fact = Assert.Single(
            Papers.FactsOf("Four men were wounded.", "One man was wounded in the leg.")
        );

        Assert.Equal(FactOutcome.NotComparable, fact.Outcome);
    }

    [Fact]
    public void A_plan_is_shown_with_what_a_later_report_tells()
    {
        Fact plan = Papers
            .FactsOf(
                (
                    "2021-12-15",
                    "France and Egypt met. Trade between the two countries rose 31% to $123 billion this year and the two countries have set a target of 200 billion."
                ),
                ("2024-02-08", "Trade between France and Egypt stood at $240 billion in 2023.")
            )
            .Single(fact => fact.Values[0][0].Claim.Sense == ClaimSense.Target);

        Assert.Equal("200 billion", plan.Values[0][0].Words);
        Assert.True(plan.Values[0][0].Claim.IsTopicInferred);
        Assert.Equal("$240 billion", Assert.Single(plan.Later).Words);
    }

    [Fact]
    public void What_was_told_before_a_plan_is_no_outcome_of_it()
    {
        Fact plan = Papers
            .FactsOf(
                (
                    "2024-02-08",
                    "France and Egypt agreed to raise trade between France and Egypt to $300 billion."
                ),
                ("2021-12-15", "Trade between France and Egypt stood at $240 billion in 2020.")
            )
            .Single(fact => fact.Values[0][0].Claim.Sense == ClaimSense.Target);

        Assert.Empty(plan.Later);
    }

    [Fact]
    public void A_record_of_one_sentence_said_a_thousand_times_is_compared_quickly()
    {
        Report[] reports =
        [
            .. Enumerable
                .Range(100, 60)
                .Select(i => Papers.Read("2024-05-17", $"The blast of {i} killed {i} sailors.")),
        ];

        Assert.NotEmpty(Papers.Match(reports));
    }
}
