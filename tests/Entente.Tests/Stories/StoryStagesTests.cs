using Entente.Data;
using Entente.Stories;
using Xunit;

namespace Entente.Tests.Stories;

public sealed class StoryStagesTests
{
    private static readonly StageDocument[] s_documents =
    [
        new("a", null, Reports.Ferry, "2020-05-06", "Utopia Post"),
        new("b", "", Reports.Vineyard, "", null),
        new("c", null, Reports.FerryElsewhere, "2020-05-06", null),
        new("d", null, Reports.Ferry, "2020-05-05", null, "en"),
    ];

    private readonly StoryStages _stages = new(DataTables.Embedded);

    [Fact]
    public void Every_document_gets_a_story_in_the_order_given()
    {
        var groups = _stages.Group(s_documents).ToList();

        Assert.Equal(["a", "b", "c", "d"], groups.Select(group => group.Id));
        Assert.Equal(groups[0].Story, groups[2].Story);
        Assert.Equal(groups[0].Story, groups[3].Story);
        Assert.NotEqual(groups[0].Story, groups[1].Story);
    }

    [Fact]
    public void Dated_documents_are_placed_by_day_after_the_undated_ones()
    {
        Assert.Equal(RecordId.ForStory("d"), _stages.Group(s_documents).First().Story);
        Assert.Equal(
            RecordId.ForStory("a"),
            _stages.Group(s_documents, isByDay: false).First().Story
        );
    }

    [Fact]
    public void Copies_are_found_among_all_documents()
    {
        Reuse reuse = Assert.Single(_stages.Copies(s_documents));

        Assert.Equal(("d", "a", ReuseKind.Copy), (reuse.Source, reuse.Copy, reuse.Kind));
    }

    [Fact]
    public void A_pair_of_which_one_is_unknown_is_unlike()
    {
        var pairs = StoryStages
            .Similarity(s_documents, [new("a", "c"), new("a", "b"), new("a", "zzz")])
            .ToList();

        Assert.True(pairs[0].Likeness > 0.3);
        Assert.True(pairs[1].Likeness < 0.1);
        Assert.Equal(0, pairs[2].Likeness);
    }

    [Fact]
    public void Headlines_are_alike_by_how_words_begin_and_less_with_other_numbers()
    {
        StageDocument[] headlines =
        [
            new("a", "Ferry runs aground off Brenholm, 40 rescued", "", "", null),
            new("b", "40 rescued from grounded ferry near Brenholm", "", "", null),
            new("c", "Ferry runs aground off Brenholm, 12 rescued", "", "", null),
            new("d", "Hail destroys half of the grapes in Mosane valley", "", "", null),
            new("e", "Fähre vor Brenholm auf Grund gelaufen", "", "", null, "de"),
        ];

        double[] likeness =
        [
            .. StoryStages
                .Similarity(
                    headlines,
                    [
                        new("a", "b"),
                        new("a", "c"),
                        new("a", "d"),
                        new("a", "a"),
                        new("b", "a"),
                        new("a", "e"),
                    ]
                )
                .Select(row => row.Likeness),
        ];

        Assert.InRange(likeness[0], 0.3, 0.9);
        Assert.InRange(likeness[1], likeness[0], likeness[3] - 0.05);
        Assert.Equal(0, likeness[2]);
        Assert.Equal(likeness[0], likeness[4], 1e-9);
        Assert.InRange(likeness[5], 0, 1);
    }

    [Fact]
    public void No_documents_give_no_rows()
    {
        Assert.Empty(_stages.Group([]));
        Assert.Empty(_stages.Copies([]));
        Assert.Empty(StoryStages.Similarity([], []));
    }
}
