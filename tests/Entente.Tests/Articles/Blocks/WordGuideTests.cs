using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class WordGuideTests
{
    private const string Text = "The lake was calm, and the ferries ran on time again.";

    [Theory]
    [InlineData("the LAKE was calm and the ferries", 1)]
    [InlineData("the lake was calm but nobody came", 0.4f)]
    [InlineData("nobody came to see what the committee had left behind", 0)]
    public void The_share_is_that_of_the_runs_of_words_that_stand_in_the_guide(
        string block,
        float share
    ) => Assert.Equal(share, Share(Text, block)!.Value, 0.01f);

    [Fact]
    public void Of_a_block_that_is_too_short_nothing_is_told() =>
        Assert.Null(Share(Text, "the lake"));

    [Fact]
    public void A_sign_of_a_script_without_blanks_is_a_word() =>
        Assert.Equal(1, Share("湖面平静，渡轮恢复运行。", "渡轮恢复"));

    private static float? Share(string text, string block)
    {
        List<ulong> words = [];
        WordGuide.Read(block, words);
        return new WordGuide(text, length: 3).Share(words);
    }
}
