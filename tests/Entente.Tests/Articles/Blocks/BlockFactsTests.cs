using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class BlockFactsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4.9f, 1)]
    [InlineData(5, 2)]
    [InlineData(900, 3)]
    public void A_number_stands_on_the_highest_step_that_it_reaches(float number, int step)
    {
        BlockFacts facts = new(1);

        facts.Set(0, BlockFact.Commas, number, [1, 5, 30]);

        Assert.Equal(step, facts[0][(int)BlockFact.Commas]);
    }

    [Fact]
    public void What_is_above_the_highest_value_counts_as_the_highest()
    {
        BlockFacts facts = new(1);

        facts.Set(0, BlockFact.Small, 200);

        Assert.Equal(BlockFacts.ValuesOf(BlockFact.Small) - 1, facts[0][(int)BlockFact.Small]);
    }

    [Fact]
    public void No_two_templates_share_a_row()
    {
        BlockFacts facts = new(5) { HasTags = true };
        int[] rows = new int[BlockTemplates.Count];

        BlockTemplates.Active(facts, 2, rows);

        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.All(rows, row => Assert.InRange(row, 1, BlockTemplates.Rows - 1));
    }

    [Fact]
    public void Beyond_the_ends_of_a_page_nothing_is_known()
    {
        int[] rows = new int[BlockTemplates.Count];

        BlockTemplates.Active(new BlockFacts(1), 0, rows);

        Assert.Contains(BlockTemplates.Unknown, rows);
    }
}
