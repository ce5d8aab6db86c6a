using Entente.Stories;
using Xunit;

namespace Entente.Tests.Stories;

/// <summary>What people decided of stories holds against whatever comes later.</summary>
public sealed class SettledStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stories_that_were_set_apart_are_not_joined_by_a_later_report(bool isSettled)
    {
        StoryIndex index = Known(("r1", Reports.Ferry, "one"), ("r2", Reports.Ferry, "other"));
        Settle(index, isSettled, "one", "other");

        StoryMatch match = index.Place(Reports.Sketch("r3", Reports.FerryElsewhere));

        Assert.True(match.Story is "one" or "other", match.Why);
        Assert.Equal(isSettled, match.Moves.IsEmpty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reports_that_were_put_together_are_not_divided_by_a_later_report(bool isSettled)
    {
        StoryIndex index = Known(("r1", Reports.Ferry, "one"), ("r2", Reports.Vineyard, "one"));
        Settle(index, isSettled, "one");

        StoryMatch match = index.Place(Reports.Sketch("r3", Reports.Ferry));

        Assert.Equal("one", match.Story);
        Assert.Equal(isSettled, match.Moves.IsEmpty);
    }

    [Fact]
    public void A_settled_story_keeps_its_identifier_when_a_greater_one_joins_it()
    {
        StoryIndex index = Known(
            ("r1", Reports.Ferry, "settled"),
            ("r2", Reports.Ferry, "greater"),
            ("r3", Reports.Ferry, "greater")
        );
        index.Settle("settled");

        StoryMatch match = index.Place(Reports.Sketch("r4", Reports.Ferry));

        Assert.Equal("settled", match.Story);
        Assert.NotEmpty(match.Moves);
        Assert.All(match.Moves, move => Assert.Equal("settled", move.Story));
    }

    [Fact]
    public void A_report_of_something_else_does_not_join_a_settled_story()
    {
        StoryIndex index = Known(("r1", Reports.Ferry, "one"), ("r2", Reports.Vineyard, "one"));
        index.Settle("one");
        index.Settle("never heard of");

        StoryMatch match = index.Place(Reports.Sketch("r3", Reports.FerryOfAnotherYear));

        Assert.True(match.IsNew, match.Why);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_story_is_settled_whether_it_is_here_already_or_comes_later(bool isHere)
    {
        StoryIndex index = isHere ? Known(("r1", Reports.Ferry, "one")) : new StoryIndex();
        index.Settle("one");
        index.Settle("other");
        if (!isHere)
        {
            index.Add(Reports.Sketch("r1", Reports.Ferry), "one");
        }

        index.Add(Reports.Sketch("r2", Reports.Ferry), "other");
        StoryMatch match = index.Place(Reports.Sketch("r3", Reports.FerryElsewhere));

        Assert.True(match.Story is "one" or "other", match.Why);
        Assert.Empty(match.Moves);
    }

    private static StoryIndex Known(params (string Report, string Text, string Story)[] reports)
    {
        StoryIndex index = new();
        foreach ((string report, string text, string story) in reports)
        {
            index.Add(Reports.Sketch(report, text), story);
        }

        return index;
    }

    private static void Settle(StoryIndex index, bool isSettled, params string[] stories)
    {
        foreach (string story in stories.Where(_ => isSettled))
        {
            index.Settle(story);
        }
    }
}
