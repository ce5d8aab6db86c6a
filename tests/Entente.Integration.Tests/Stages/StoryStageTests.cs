using System.Text.Json.Nodes;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage group</c>, <c>copies</c> and <c>similarity</c>.</summary>
public sealed class StoryStageTests
{
    private const string Wire =
        "The foreign ministers of Norway and Chile ended three days of talks on fishing rights in Oslo on Monday without a treaty. "
        + "Delegates had hoped to divide the catch of the southern waters before the season begins in autumn. "
        + "The two governments will now ask a tribunal in Hamburg to draw the line between their zones.";

    private const string Other =
        "A strike of railway workers stopped all trains between Cairo and Alexandria for a second day. "
        + "The union wants higher wages for night shifts, and the ministry of transport refuses to negotiate under pressure. "
        + "Thousands of travellers spent the night at the stations.";

    private static readonly string s_reports = string.Join(
        '\n',
        Report("wire", "Fishing talks end without treaty", Wire),
        Report("copy", "No treaty on fishing", Wire),
        Report("rail", "Trains stand still in Egypt", Other)
    );

    [Fact]
    public async Task Reports_of_the_same_happening_share_a_group_and_others_do_not()
    {
        Stage stage = await Stage.RunAsync(s_reports, "group");

        string[][] rows = Rows(stage);
        Assert.Equal(["wire", "copy", "rail"], rows.Select(r => r[0]));
        Assert.Equal(rows[0][1], rows[1][1]);
        Assert.NotEqual(rows[0][1], rows[2][1]);
    }

    [Fact]
    public async Task A_report_with_the_words_of_another_is_its_copy()
    {
        Stage stage = await Stage.RunAsync(s_reports, "copies");

        string[] row = Assert.Single(Rows(stage));
        Assert.Equal(["copy", "wire"], row[..2].Order(StringComparer.Ordinal));
        Assert.Equal("2", row[2]);
    }

    [Fact]
    public async Task Pairs_keep_their_order_and_like_reports_have_the_higher_figure()
    {
        using TemporaryFolder folder = new();
        string pairs = folder.File("pairs.tsv");
        await File.WriteAllTextAsync(
            pairs,
            "rail\twire\t0\nwire\tcopy\nwire\tnobody\n",
            TestContext.Current.CancellationToken
        );

        Stage stage = await Stage.RunAsync(s_reports, "similarity", "--pairs", pairs);

        string[][] rows = Rows(stage);
        Assert.Equal(["rail", "wire", "wire"], rows.Select(r => r[0]));
        Assert.True(string.CompareOrdinal(rows[1][2], rows[0][2]) > 0);
        Assert.Equal("0.0000", rows[2][2]);
    }

    [Fact]
    public async Task An_id_that_would_break_the_rows_or_stands_twice_is_a_fault()
    {
        string input = string.Join(
            '\n',
            Report("a\tb", "One", Wire),
            Report("c", "Two", Other),
            Report("c", "Three", Wire),
            """{"text":"no id"}"""
        );

        Stage stage = await Stage.RunAsync(input, "group");

        Assert.Equal(3, stage.ExitCode);
        Assert.Equal("c", Assert.Single(Rows(stage))[0]);
        Assert.Contains("-:1: expected an id without tabs", stage.Errors, StringComparison.Ordinal);
        Assert.Contains("-:3: expected each id once", stage.Errors, StringComparison.Ordinal);
        Assert.Contains("-:4: expected a field \"id\"", stage.Errors, StringComparison.Ordinal);
    }

    private static string Report(string id, string title, string text) =>
        new JsonObject
        {
            ["id"] = id,
            ["lang"] = "en",
            ["date"] = "2021-05-17",
            ["title"] = title,
            ["text"] = text,
        }.ToJsonString();

    private static string[][] Rows(Stage stage) =>
        [
            .. stage
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('\t')),
        ];
}
