using System.Text.Json;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage align</c>.</summary>
public sealed class AlignTests
{
    private static readonly string s_lines = string.Join(
        '\n',
        Line(
            "a",
            "We will repair the old stone bridge between our two towns before the floods of spring",
            "Amara Dell",
            "s1"
        ),
        Line(
            "b",
            "We are going to mend the old stone bridge between our two towns before the floods of spring",
            "Amara Dell",
            "s1"
        ),
        Line(
            "c",
            "We will repair the old stone bridge between our two towns before the floods of spring",
            "Jonas Reit",
            "s1"
        ),
        Line(
            "d",
            "We will repair the old stone bridge between our two towns before the floods of spring",
            "amara dell",
            "s2"
        )
    );

    [Fact]
    public async Task Wordings_of_one_speaker_join_and_those_of_another_do_not()
    {
        JsonElement[] lines = await AlignAsync(s_lines);

        Assert.Equal(["a", "a", "c", "d"], lines.Select(line => Text(line, "utterance")));
        Assert.Equal("a", Text(lines[1], "nearest"));
        Assert.Contains("telling words shared", Text(lines[1], "why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_difference_has_its_class_and_its_words()
    {
        JsonElement[] lines = await AlignAsync(s_lines);

        JsonElement mended = Assert.Single(
            lines[1].GetProperty("differences").EnumerateArray(),
            difference => Text(difference, "class") == "synonym"
        );
        Assert.Equal("repair", Text(mended, "left"));
        Assert.EndsWith("mend", Text(mended, "right"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_again_in_another_story_is_linked_and_not_joined()
    {
        JsonElement[] lines = await AlignAsync(s_lines);

        Assert.Equal(
            ["a"],
            lines[3].GetProperty("said_again").EnumerateArray().Select(id => id.GetString())
        );
    }

    [Fact]
    public async Task A_line_without_an_id_is_named_and_the_others_are_read()
    {
        Stage stage = await Stage.RunAsync("{\"text\":\"x\"}\n" + s_lines, "align");

        Assert.Equal(3, stage.ExitCode);
        Assert.Contains("-:1: expected a field \"id\"", stage.Errors, StringComparison.Ordinal);
        Assert.Equal(4, stage.Objects.Length);
    }

    private static async Task<JsonElement[]> AlignAsync(string lines)
    {
        Stage stage = await Stage.RunAsync(lines, "align");
        Assert.Equal(0, stage.ExitCode);
        return [.. stage.Objects.Select(line => JsonElement.Parse(line.ToJsonString()))];
    }

    private static string? Text(JsonElement line, string field) =>
        line.GetProperty(field).GetString();

    private static string Line(string id, string text, string speaker, string story) =>
        JsonSerializer.Serialize(
            new
            {
                id,
                text,
                speaker,
                story,
            }
        );
}
