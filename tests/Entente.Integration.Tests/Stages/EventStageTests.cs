using System.Text.Json.Nodes;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage annotate --layers events</c>: what it writes for each kind of line.</summary>
public sealed class EventStageTests
{
    [Fact]
    public async Task Offsets_count_code_points_and_point_at_the_words()
    {
        JsonNode line = await LineAsync(
            """{"text":"They left 🕊. Kenya condemned Uganda on Monday.","date":"2024-03-06","lang":"en"}"""
        );

        JsonNode found = Assert.Single(line["events"]!.AsArray())!;
        Assert.Equal("ACCUSE", (string?)found["type"]);
        Assert.Equal("disapprove", (string?)found["mode"]);
        Assert.Equal("asserted", (string?)found["modality"]);
        Assert.Equal("2024-03-04", (string?)found["date"]);
        Assert.Equal(13, (int)found["start"]!);
        Assert.Equal(35, (int)found["end"]!);
        Assert.Equal("ACCUSE", (string?)line["type"]);
    }

    [Theory]
    [InlineData("Kenya did not attack Uganda on Monday.")]
    [InlineData("Kenya could attack Uganda.")]
    public async Task What_a_text_denies_or_supposes_is_no_event(string text)
    {
        JsonNode line = await LineAsync(
            $$"""{"text":"{{text}}","date":"2024-03-06","lang":"en"}"""
        );

        Assert.Empty(line["events"]!.AsArray());
    }

    [Fact]
    public async Task A_line_of_tokens_gets_spans_of_tokens()
    {
        JsonNode line = await LineAsync(
            """{"tokens":["Two","Kenyan","ships","attacked","Uganda","."],"lang":"en"}"""
        );

        Assert.Equal(
            ["source 0 3", "target 4 5"],
            line["spans"]!.AsArray().Select(s => $"{s!["role"]} {s["start"]} {s["end"]}")
        );
    }

    [Fact]
    public async Task A_line_without_a_text_is_a_fault()
    {
        Stage stage = await Stage.RunAsync("""{"id":"a"}""", "annotate", "--layers", "events");

        Assert.Equal(3, stage.ExitCode);
        Assert.Contains(
            "expected a field \"text\" or \"tokens\"",
            stage.Errors,
            StringComparison.Ordinal
        );
    }

    private static async Task<JsonNode> LineAsync(string line)
    {
        Stage stage = await Stage.RunAsync(line, "annotate", "--layers", "events");
        return JsonNode.Parse(stage.Output)!;
    }
}
