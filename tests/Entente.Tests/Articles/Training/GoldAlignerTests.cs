using System.Text.Json;
using Entente.Lab.Blocks;
using Xunit;

namespace Entente.Tests.Articles.Training;

public sealed class GoldAlignerTests
{
    private const string First = "The ministers met at the lake on Tuesday and signed the draft.";
    private const string Second = "Nobody said what its nine articles hold or who wrote them.";

    [Fact]
    public void Paragraphs_of_the_gold_are_body_and_all_else_is_other()
    {
        Labels[] labels = Align(
            $"{First}\n\nOut at sea\n\n{Second}",
            "Home and abroad news of the day",
            First,
            "Out at sea",
            Second,
            "Read more of this and that"
        );

        Assert.Equal([Labels.Other, Labels.Body, Labels.Body, Labels.Body, Labels.Other], labels);
    }

    [Fact]
    public void What_matches_in_part_stays_open()
    {
        Labels[] labels = Align(
            First,
            "The ministers met at the lake on Tuesday, and nobody in town had heard of it"
        );

        Assert.Equal([Labels.Any], labels);
    }

    [Fact]
    public void A_few_words_out_of_a_paragraph_stay_open() =>
        Assert.Equal([Labels.Any], Align(First, "the lake"));

    [Fact]
    public void What_stands_on_the_page_more_often_than_in_the_gold_stays_open() =>
        Assert.Equal(
            [Labels.Any, Labels.Body, Labels.Any],
            Align($"{First}\n\n{Second}", First, Second, First)
        );

    [Fact]
    public void Where_the_gold_marks_segments_only_what_holds_one_is_known()
    {
        using var gold = JsonDocument.Parse(
            """{"with":["signed the draft"],"without":["Read more"]}"""
        );

        Labels[] labels = new GoldAligner(gold.RootElement).Align(
            Pages.Of(First, Second, "Read more of this")
        );

        Assert.Equal([Labels.Body, Labels.Any, Labels.Other], labels);
    }

    private static Labels[] Align(string text, params string[] blocks)
    {
        using var gold = JsonDocument.Parse(JsonSerializer.Serialize(new { text }));
        return new GoldAligner(gold.RootElement).Align(Pages.Of(blocks));
    }
}
