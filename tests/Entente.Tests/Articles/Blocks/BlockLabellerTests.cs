using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class BlockLabellerTests
{
    [Fact]
    public void A_long_block_among_short_ones_is_the_body_when_the_weights_say_so()
    {
        BlockFacts facts = Words(1, 1, 9, 1);

        float[] shares = LongIsBody().Weigh(facts);

        Assert.Equal(4, shares.Length);
        Assert.InRange(shares[2], 0.9f, 1);
        Assert.InRange(shares[0], 0, 0.2f);
        Assert.InRange(shares[3], 0, 0.2f);
    }

    [Fact]
    public void Weights_of_nothing_leave_every_block_in_doubt()
    {
        foreach (float share in Labeller([]).Weigh(Words(3, 3, 3)))
        {
            Assert.InRange(share, 0.2f, 0.9f);
        }
    }

    [Fact]
    public void A_page_without_blocks_has_no_shares() =>
        Assert.Empty(Labeller([]).Weigh(new BlockFacts(0)));

    [Fact]
    public void A_page_of_thousands_of_blocks_keeps_its_shares_between_nothing_and_one()
    {
        int[] words = [.. Enumerable.Range(0, 20_000).Select(i => i % 12)];

        Assert.All(
            LongIsBody().Weigh(Words(words)),
            share => Assert.True(share is >= 0 and <= 1.001f, $"{share}")
        );
    }

    [Fact]
    public void The_article_is_never_left_for_good_and_entered_again()
    {
        Assert.False(BlockLabeller.MayFollow((int)BlockState.After, (int)BlockState.Body));
        Assert.False(BlockLabeller.MayFollow((int)BlockState.Before, (int)BlockState.Gap));
        Assert.True(BlockLabeller.MayFollow((int)BlockState.Gap, (int)BlockState.Body));
        Assert.False(BlockLabeller.MayEnd((int)BlockState.Gap));
    }

    [Fact]
    public void What_tags_tell_has_no_weight_in_a_text_without_tags()
    {
        BlockFacts text = Words(9);
        BlockFacts page = Words(9);
        page.HasTags = true;
        foreach (BlockFacts facts in (BlockFacts[])[text, page])
        {
            facts.Set(0, BlockFact.Links, 3);
            facts.Set(0, BlockFact.Heading, 2);
        }

        int[] masked = new int[BlockTemplates.Count];
        int[] known = new int[BlockTemplates.Count];
        BlockTemplates.Active(text, 0, masked);
        BlockTemplates.Active(page, 0, known);

        Assert.All(
            masked.Zip(known),
            rows => Assert.True(rows.First == rows.Second || rows.First == BlockTemplates.Unknown)
        );
        Assert.True(masked.Count(row => row == 0) > known.Count(row => row == 0));
        Assert.Equal(Rows(9), masked);
    }

    [Fact]
    public void Weights_of_other_templates_are_refused() =>
        Assert.Throws<ArgumentException>(() => new BlockLabeller([1, 2, 3], [1]));

    private static BlockFacts Words(params int[] words)
    {
        BlockFacts facts = new(words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            facts.Set(i, BlockFact.Words, words[i]);
        }

        return facts;
    }

    private static BlockLabeller LongIsBody()
    {
        int[] shortRows = Rows(1);
        int[] longRows = Rows(9);
        Dictionary<int, float[]> weights = [];
        foreach (int row in longRows.Except(shortRows))
        {
            weights[row] = [0, 1, 0, 0];
        }

        foreach (int row in shortRows.Except(longRows))
        {
            weights[row] = [0, -1, 0, 0];
        }

        return Labeller(weights);
    }

    private static int[] Rows(int words)
    {
        int[] rows = new int[BlockTemplates.Count];
        BlockTemplates.Active(Words(words), 0, rows);
        return rows;
    }

    private static BlockLabeller Labeller(Dictionary<int, float[]> rows)
    {
        float[] weights = new float[BlockTemplates.Rows * BlockLabeller.States];
        foreach ((int row, float[] states) in rows)
        {
            states.CopyTo(weights, row * BlockLabeller.States);
        }

        return new BlockLabeller(
            weights,
            new float[BlockTemplates.StepRows * BlockLabeller.States * BlockLabeller.States]
        );
    }
}
