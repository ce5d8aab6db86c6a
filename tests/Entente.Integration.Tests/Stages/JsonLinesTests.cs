using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary>What holds of every stage that reads lines and writes lines.</summary>
public sealed class JsonLinesTests
{
    private static readonly string[] s_tokens = ["annotate", "--layers", "tokens"];

    [Fact]
    public async Task Fields_that_a_stage_does_not_know_come_out_as_they_went_in()
    {
        const string line =
            """{"id":7,"Zahl":1.50e3,"liste":[ 1, null ],"ключ":"\u0416 \ud83d","text":"One.","lang":"en","x":{"y":true}}""";

        Stage stage = await Stage.RunAsync(line + "\n", s_tokens);

        Assert.Equal(0, stage.ExitCode);
        Assert.Equal(line[..^1] + ""","tokens":[[0,3],[3,4]]}""" + "\n", stage.Output);
    }

    [Fact]
    public async Task A_field_that_a_stage_finds_takes_the_place_of_one_of_that_name()
    {
        Stage stage = await Stage.RunAsync(
            """{"tokens":"old","lang":"en","text":"One"}""",
            s_tokens
        );

        Assert.Equal("""{"lang":"en","text":"One","tokens":[[0,3]]}""" + "\n", stage.Output);
    }

    [Fact]
    public async Task Many_lines_keep_their_order()
    {
        StringBuilder input = new();
        for (int i = 0; i < 2_000; i++)
        {
            // Lengths that differ a thousandfold: later lines are ready long before earlier ones.
            string text = string.Concat(Enumerable.Repeat("Word. ", i % 97 == 0 ? 2_000 : 2));
            input
                .Append(CultureInfo.InvariantCulture, $$"""{"id":"{{i}}","text":"{{text}}"}""")
                .Append('\n');
        }

        Stage stage = await Stage.RunAsync(input.ToString(), s_tokens);

        Assert.Equal(
            Enumerable.Range(0, 2_000).Select(i => $"{i}"),
            stage.Objects.Select(o => (string)o["id"]!)
        );
    }

    [Fact]
    public async Task The_same_lines_give_the_same_bytes()
    {
        const string text = "“We will answer,” said the minister 🕊 of Norway. Oslo waits.";
        string input = string.Concat(
            Enumerable
                .Range(0, 200)
                .Select(i =>
                    new JsonObject
                    {
                        ["id"] = i,
                        ["lang"] = "en",
                        ["text"] = text,
                    }.ToJsonString() + "\n"
                )
        );
        string[] layers = ["annotate", "--layers", "quotes,entities,tokens,sentences,language"];

        Stage first = await Stage.RunAsync(input, layers);
        Stage second = await Stage.RunAsync(input, layers);

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_malformed_line_is_named_and_the_others_go_on()
    {
        const string input = """
            {"id":"a","text":"One"}
            {"id":"b","text":
            [1]

            {"id":"e"}
            {"id":"f","text":"Six"}
            """;

        Stage stage = await Stage.RunAsync(input, s_tokens);

        Assert.Equal(3, stage.ExitCode);
        Assert.Equal(["a", "f"], stage.Objects.Select(o => (string)o["id"]!));
        Assert.Contains("-:2: expected a JSON object", stage.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "-:3: expected a JSON object, found a list",
            stage.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "-:5: expected a field \"text\", found none",
            stage.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("lines not read: 3", stage.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_malformed_line()
    {
        byte[] input = [.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}\n{\"text\":\"One\"}\n"u8];

        Stage stage = await Stage.RunAsync(input, s_tokens);

        Assert.Equal(3, stage.ExitCode);
        Assert.Contains("-:1: expected UTF-8", stage.Errors, StringComparison.Ordinal);
        Assert.Single(stage.Objects);
    }

    [Fact]
    public async Task A_byte_order_mark_and_line_ends_of_either_kind_are_no_part_of_a_line()
    {
        Stage stage = await Stage.RunAsync(
            "\uFEFF{\"text\":\"One\"}\r\n{\"text\":\"Two\"}",
            s_tokens
        );

        Assert.Equal(0, stage.ExitCode);
        Assert.Equal(2, stage.Objects.Length);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_no_harm_and_counts_as_one_character()
    {
        Stage stage = await Stage.RunAsync("""{"lang":"en","text":"\ud83d Oslo"}""", s_tokens);

        Assert.Equal(0, stage.ExitCode);
        Assert.Equal(
            """{"lang":"en","text":"\ud83d Oslo","tokens":[[0,1],[2,6]]}""" + "\n",
            stage.Output
        );
    }

    [Fact]
    public async Task Offsets_count_code_points()
    {
        Stage stage = await Stage.RunAsync("""{"lang":"en","text":"🕊🕊 Oslo 🇳🇴."}""", s_tokens);

        JsonArray tokens = stage.Objects[0]["tokens"]!.AsArray();
        Assert.Contains(tokens, t => t!.ToJsonString() == "[3,7]");
        Assert.Equal("[10,11]", tokens[^1]!.ToJsonString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_no_output_is_left()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out.jsonl");

        Stage stage = await Stage.RunAsync(
            "",
            [.. s_tokens, "--in", folder.File("none.jsonl"), "--out", output]
        );

        Assert.Equal(3, stage.ExitCode);
        Assert.Contains("none.jsonl", stage.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_file_is_written_whole_and_takes_the_place_of_an_older_one()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("out.jsonl");
        await File.WriteAllTextAsync(output, "old", TestContext.Current.CancellationToken);

        Stage stage = await Stage.RunAsync("""{"text":"One"}""", [.. s_tokens, "--out", output]);

        Assert.Equal(0, stage.ExitCode);
        Assert.Equal([output], Directory.GetFiles(folder.Path));
        Assert.StartsWith(
            """{"text":"One","tokens":""",
            await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_layer_that_does_not_exist_is_a_fault_of_the_command_line_and_the_known_ones_are_named()
    {
        Stage stage = await Stage.RunAsync("", "annotate", "--layers", "tokens,moods");

        Assert.Equal(2, stage.ExitCode);
        Assert.Contains("\"moods\"", stage.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "sentences, tokens, tags, lemmas, trees, names, entities, links, places, coref, quotes",
            stage.Errors,
            StringComparison.Ordinal
        );
    }
}
