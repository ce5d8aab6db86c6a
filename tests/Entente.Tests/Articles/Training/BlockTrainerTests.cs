using Entente.Articles;
using Entente.Lab.Blocks;
using Xunit;

namespace Entente.Tests.Articles.Training;

public sealed class BlockTrainerTests
{
    private static readonly LabelledPage s_page = Pages.Labelled(
        (1, Labels.Other, "navigation"),
        (1, Labels.Other, "navigation"),
        (9, Labels.Body, null),
        (9, Labels.Any, null),
        (9, Labels.Body, null),
        (2, Labels.Other, "comments"),
        (2, Labels.Other, "comments")
    );

    [Fact]
    public void What_the_gold_tells_is_learnt_and_what_it_leaves_open_goes_with_its_neighbours()
    {
        (float[] weights, float[] steps) = Learn();

        float[] shares = new BlockLabeller(weights, steps).Weigh(s_page.Facts);

        Assert.All(shares[2..5], share => Assert.InRange(share, 0.8f, 1.001f));
        Assert.All([.. shares[..2], .. shares[5..]], share => Assert.InRange(share, 0, 0.2f));
    }

    [Fact]
    public void The_same_pages_give_the_same_weights()
    {
        (float[] weights, float[] steps) = Learn();
        (float[] again, float[] stepsAgain) = Learn();

        Assert.Equal(weights, again);
        Assert.Equal(steps, stepsAgain);
    }

    [Fact]
    public void A_page_without_a_body_teaches_nothing()
    {
        LabelledPage page = Pages.Labelled((1, Labels.Other, null), (9, Labels.Any, null));

        (float[] weights, _) = new BlockTrainer(BlockSettings.Default).Learn([page]);

        Assert.All(weights, weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Blocks_that_no_rule_names_are_named_as_those_that_look_like_them()
    {
        CutNamer namer = new(CutTrainer.Learn(Enumerable.Repeat(s_page, 40), []));
        string?[] reasons =
        [
            "around the article",
            "around the article",
            null,
            null,
            null,
            "around the article",
            "read more",
        ];

        namer.Name(reasons, s_page.Facts);

        Assert.Equal<IEnumerable<string?>>(
            ["navigation", "navigation", null, null, null, "comments", "read more"],
            reasons
        );
    }

    [Fact]
    public void Weights_of_nothing_name_nothing()
    {
        string?[] reasons = ["around the article", "links"];

        new CutNamer(new float[CutTemplates.Rows * CutNamer.Kinds]).Name(
            reasons,
            new BlockFacts(2)
        );

        Assert.Equal<IEnumerable<string?>>(["around the article", "links"], reasons);
    }

    private static (float[] Weights, float[] Steps) Learn() =>
        new BlockTrainer(BlockSettings.Default).Learn([.. Enumerable.Repeat(s_page, 40)]);
}
