using Xunit;

namespace Entente.Tests.Figures.Facts;

/// <summary>Of what a figure is, and in which sense.</summary>
public sealed class ClaimFinderTests
{
    private static (Report Report, Claim Claim) Claim(string text)
    {
        Report report = Papers.Read("2024-05-17", text);
        return (report, Assert.Single(report.Body.Claims));
    }

    private static void None(string text) =>
        Assert.Empty(Papers.Read("2024-05-17", text).Body.Claims);

    [Theory]
    [InlineData(
        "Trade between France and Egypt stood at $240 billion.",
        "Trade between France and Egypt",
        ClaimSense.Level
    )]
    [InlineData("The government approved a $3 billion loan.", "loan", ClaimSense.Level)]
    [InlineData("The summit pledged $50 billion in military aid.", "military aid", ClaimSense.Plan)]
    [InlineData("The ferry will call at 46 small ports.", "small ports", ClaimSense.Plan)]
    [InlineData(
        "The army attacked a camp of 2,300 refugees in retaliation for the raid.",
        "refugees",
        ClaimSense.Level
    )]
    [InlineData("Inflation was 7.5 percent.", "Inflation", ClaimSense.Level)]
    [InlineData("Exports fell by 12 percent.", "Exports", ClaimSense.Change)]
    [InlineData("They agreed to raise exports to $200 billion.", "exports", ClaimSense.Target)]
    [InlineData("Last year 31% of exports went by sea.", "exports", ClaimSense.Share)]
    [InlineData(
        "They share a land border stretching more than 2,600 miles.",
        "land border",
        ClaimSense.Level
    )]
    [InlineData(
        "The ferry had 23 Norwegian sailors and two cooks from Bergen.",
        "Norwegian sailors",
        ClaimSense.Level
    )]
    [InlineData(
        "Some 500 people on Monday staged a protest in Bergen.",
        "people",
        ClaimSense.Level
    )]
    [InlineData(
        "Airstrikes hit three targets in Syria that the ministry said were used by militias.",
        "targets in Syria",
        ClaimSense.Level
    )]
    public void The_tree_tells_of_what_a_figure_is(string text, string words, ClaimSense sense)
    {
        (Report report, Claim claim) = Claim(text);

        Assert.Equal(words, claim.Topic.In(report.Article.Text).ToString());
        Assert.Equal(sense, claim.Sense);
    }

    [Fact]
    public void What_is_counted_has_a_deed_and_whose_it_is()
    {
        (_, Claim claim) = Claim("At least 41 French media workers have been killed.");

        Assert.Equal("worker", claim.Head);
        Assert.Equal(["media"], claim.Modifiers);
        Assert.Equal(["FRA"], claim.Actors);
        Assert.Equal("kill", claim.Deed);
    }

    [Fact]
    public void Who_has_done_it_so_often_stands_before()
    {
        (_, Claim claim) = Claim(
            "Vladimir Putin and Xi Jinping spoke on Wednesday, the 37th time the two leaders had met since 2013."
        );

        Assert.Equal("meet", claim.Deed);
        Assert.Equal(["vladimir-putin", "xi-jinping"], claim.Actors);
    }

    [Fact]
    public void The_source_in_the_sentence_is_whose_word_it_rests_on()
    {
        (_, Claim claim) = Claim("According to Vladimir Putin, exports rose to $5 billion.");

        Assert.Equal("vladimir-putin", claim.Speaker?.Entity);
    }

    [Theory]
    [InlineData("Exports did not reach $5 billion.")] // denied
    [InlineData("If exports reach $5 billion, all is well.")] // a condition
    [InlineData("It rose to $5 billion.")] // of what?
    [InlineData("Exports fell from $5 billion.")] // what it was
    [InlineData("The two sides met.")] // of anything
    [InlineData("The text of some 30 000 words was read.")] // a number in pieces
    [InlineData("Wait for 12 others.")]
    [InlineData("He was found on 75th Street.")] // a name
    [InlineData("They bought a six-seater.")]
    [InlineData("The strike entered its fourth week.")]
    [InlineData("They met beside the Group of 20 summit.")] // a name
    [InlineData("They watched the \"Velmark 91\" war games.")]
    [InlineData("They watched the “Velmark 91,” war games of the fleet.")]
    [InlineData("He said that Norway was 100 percent with them.")] // no share
    public void Where_it_is_not_plain_nothing_is_claimed(string text) => None(text);

    [Theory]
    [InlineData("Officials said on Monday that at least 41 miners had died.", false)]
    [InlineData("They agreed on Monday to send 500 guards.", false)]
    [InlineData("At least 41 miners died on Monday.", true)]
    [InlineData("On Monday, officials said, 41 miners died.", true)]
    [InlineData("The blast killed five guards on Monday and wounded twenty miners.", true)]
    public void The_day_of_what_is_said_is_not_that_of_saying_it(string text, bool has) =>
        Assert.Equal(has, Papers.Read("2024-05-17", text).Body.Figures[^1].Period is not null);

    [Fact]
    public void A_sentence_of_nothing_but_numbers_does_no_harm() =>
        Papers.Read("2024-05-17", string.Concat(Enumerable.Repeat("12 of 13 in 14 to $15 ", 400)));
}
