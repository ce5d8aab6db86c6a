using System.Text.Json.Nodes;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage annotate</c>: what each layer writes.</summary>
public sealed class AnnotateTests
{
    private const string Text =
        "🕊 OSLO – The minister of Norway met President Vladimir Putin on Monday. “We will answer,” Putin said. “In time.”";

    [Fact]
    public async Task Names_behind_an_emoji_stand_where_a_reader_of_code_points_looks()
    {
        JsonArray entities = await LayerAsync("entities", "entities");

        Assert.Contains(entities, e => (string?)e!["actor"] == "NOR");
        Assert.All(
            entities,
            e => Assert.Equal((string?)e!["text"], Words((int)e["start"]!, (int)e["end"]!))
        );
    }

    [Fact]
    public async Task Names_have_the_types_of_the_public_sets()
    {
        JsonArray entities = await LayerAsync("entities", "entities");

        Assert.Equal("PER", TypeOf("Putin"));
        Assert.Equal("LOC", TypeOf("Norway"));

        string? TypeOf(string name) =>
            (string?)
                entities.First(e =>
                    ((string)e!["text"]!).EndsWith(name, StringComparison.Ordinal)
                )!["type"];
    }

    [Fact]
    public async Task Names_and_references_in_one_field_all_have_the_number_of_their_chain()
    {
        JsonArray entities = await LayerAsync("entities,coref", "entities");

        Assert.Contains(entities, e => (string?)e!["actor"] == "NOR");
        Assert.All(entities, e => Assert.True((int)e!["eid"]! > 0));
        Assert.Equal(
            entities.Select(e => (int)e!["start"]!).Order(),
            entities.Select(e => (int)e!["start"]!)
        );
    }

    [Fact]
    public async Task Quotation_marks_belong_to_the_content_and_pieces_stay_apart()
    {
        JsonArray attributions = await LayerAsync("quotes", "attributions");

        JsonNode attribution = Assert.Single(attributions)!;
        Assert.Equal(["“We will answer,”", "“In time.”"], Spans(attribution["content"]!));
        Assert.Equal(["said"], Spans(attribution["cue"]!));
        Assert.Equal(["Putin"], Spans(attribution["source"]!));
        Assert.Equal("direct", (string?)attribution["kind"]);
        Assert.Equal("vladimir-putin", (string?)attribution["actor"]);
    }

    [Fact]
    public async Task Sentences_cover_their_tokens()
    {
        string[] sentences = Spans(await LayerAsync("sentences", "sentences"));

        Assert.StartsWith("🕊 OSLO", sentences[0], StringComparison.Ordinal);
        Assert.EndsWith("on Monday.", sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_read_gives_empty_lists()
    {
        Stage stage = await Stage.RunAsync(
            """{"text":"Der Minister sagte am Montag in Oslo, man werde antworten.","lang":"xx"}""",
            "annotate",
            "--layers",
            "tokens,quotes"
        );

        Assert.Equal(0, stage.ExitCode);
        Assert.Empty(stage.Objects[0]["tokens"]!.AsArray());
        Assert.Empty(stage.Objects[0]["attributions"]!.AsArray());
    }

    [Fact]
    public async Task Sentences_in_another_language_stand_where_a_reader_of_code_points_looks()
    {
        const string french = "Nous avons parlé du fleuve et de tout ce qui nous sépare encore.";
        const string english = "🕊 The ministers met on Monday and spoke of the river for an hour.";

        Stage stage = await Stage.RunAsync(
            $$"""{"text":"{{english}} {{french}} Then they left the city.","language":"en"}""",
            "annotate",
            "--layers",
            "foreign"
        );

        JsonNode passage = Assert.Single(stage.Objects[0]["foreign"]!.AsArray())!;
        Assert.Equal("fr", (string?)passage["language"]);

        // The bird is two units but one code point; the blank makes up for it.
        Assert.Equal(english.Length, (int)passage["start"]!);
        Assert.Equal(english.Length + french.Length, (int)passage["end"]!);
    }

    [Fact]
    public async Task The_language_is_told_from_the_text_and_not_taken_from_the_line()
    {
        Stage stage = await Stage.RunAsync(
            """{"text":"The minister said on Monday that the talks had been useful and that they would go on.","language":"fr"}""",
            "annotate",
            "--layers",
            "language"
        );

        Assert.Equal("en", (string?)stage.Objects[0]["language"]);
    }

    private static async Task<JsonArray> LayerAsync(string layer, string field)
    {
        string line = new JsonObject
        {
            ["id"] = "a",
            ["date"] = "2021-05-17",
            ["lang"] = "en",
            ["text"] = Text,
        }.ToJsonString();
        Stage stage = await Stage.RunAsync(line, "annotate", "--layers", layer);
        Assert.Equal(0, stage.ExitCode);
        return stage.Objects[0][field]!.AsArray();
    }

    private static string[] Spans(JsonNode spans) =>
        [.. spans.AsArray().Select(s => Words((int)s![0]!, (int)s[1]!))];

    /// <summary>The words between two code points, counted by somebody else.</summary>
    private static string Words(int start, int end)
    {
        int[] elements = [.. Text.EnumerateRunes().Select(r => r.Value)];
        return string.Concat(elements[start..end].Select(char.ConvertFromUtf32));
    }
}
