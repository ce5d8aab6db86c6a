using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Cli.Stages;
using Entente.Data;
using Entente.Desk;
using Entente.Entities;
using Entente.Tests.Models;
using Entente.Text;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary>The layers that a network finds, with one that has learnt nothing.</summary>
public sealed class SyntaxTests : IDisposable
{
    private const string Conllu = """
        # sent_id = s1
        # text = Don't go.
        1-2	Don't	_	_	_	_	_	_	_	_
        1	Do	do	AUX	VB	_	3	aux	_	_
        2	n't	not	PART	RB	_	3	advmod	_	_
        3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
        4	.	.	PUNCT	.	_	3	punct	_	_

        # sent_id = s2
        1	Go	go	VERB	VB	_	0	root	_	_


        """;

    private readonly TemporaryFolder _models = new();

    public SyntaxTests()
    {
        Directory.CreateDirectory(_models.File("en"));
        File.WriteAllBytes(_models.File("en/network.bin"), new RandomNetwork(5).Write());
    }

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Tags_lemmas_and_trees_stand_beside_the_tokens()
    {
        Stage stage = await RunAsync(
            """{"id":"a","text":"🕊 Oslo waits. So does Rome.","language":"en"}""",
            "sentences,tokens,tags,lemmas,trees,names"
        );

        Assert.Equal(0, stage.ExitCode);
        JsonObject line = Assert.Single(stage.Objects);
        int tokens = line["tokens"]!.AsArray().Count;
        Assert.Equal(tokens, line["tags"]!.AsArray().Count);
        Assert.Equal(tokens, line["lemmas"]!.AsArray().Count);
        Assert.Equal(tokens, line["trees"]!.AsArray().Count);
        Assert.Equal(3, line["tags"]![0]!.AsArray().Count);
        // One root a sentence.
        Assert.Equal(
            line["sentences"]!.AsArray().Count,
            line["trees"]!.AsArray().Count(t => (int)t![0]! == -1)
        );
        Assert.All(
            line["trees"]!.AsArray(),
            t => Assert.Equal((int)t![0]! == -1, (string)t[1]! == "root")
        );
    }

    [Fact]
    public async Task Names_have_the_offsets_of_their_words()
    {
        string text = string.Join(
            ' ',
            Enumerable.Repeat("🕊 Oslo waits, Rome and Upton do not.", 9)
        );
        JsonObject input = new() { ["text"] = text, ["language"] = "en" };

        Stage stage = await RunAsync(input.ToJsonString(), "names");

        JsonArray names = Assert.Single(stage.Objects)["names"]!.AsArray();
        Assert.NotEmpty(names);
        int[] points = [.. text.EnumerateRunes().Select(r => r.Value)];
        Assert.All(
            names,
            name =>
            {
                IEnumerable<string> words = points[(int)name!["start"]!..(int)name["end"]!]
                    .Select(char.ConvertFromUtf32);
                Assert.Equal((string?)name["text"], string.Concat(words));
                Assert.Contains((string)name["type"]!, (string[])["PER", "ORG"]);
            }
        );
    }

    [Fact]
    public async Task The_quick_models_find_tags_and_names_and_nothing_else()
    {
        const string line =
            """{"id": "1", "language": "en", "text": "President Ronald Reagan met Mikhail Gorbachev in Reykjavik."}""";

        Stage fast = await Stage.RunAsync(line, "annotate", "--fast", "--layers", "tags,names");
        Stage trees = await Stage.RunAsync(line, "annotate", "--fast", "--layers", "trees");

        JsonObject found = Assert.Single(fast.Objects);
        Assert.Equal(
            ["PER Ronald Reagan", "PER Mikhail Gorbachev", "LOC Reykjavik"],
            found["names"]!.AsArray().Select(name => $"{name!["type"]} {name["text"]}")
        );
        Assert.Equal("PROPN", (string?)found["tags"]![1]![0]);
        Assert.Equal(2, trees.ExitCode);
        Assert.Contains("trees", trees.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_a_network_gets_null_and_a_reason()
    {
        const string text = "Vrel tak.";
        Document document = new TextAnalyzer(Language.English).Analyze(text);
        var reader = SyntaxReader.Of(
            new AnnotateFiles(Input: null, Output: null, _models.Path, IsFast: false)
        );
        LayerText found = new(
            text,
            new Annotation(reader.Analyze(document, "xx"), [], [], "xx"),
            new CodePoints(text)
        )
        {
            Actors = new EntityBook(DataTables.Embedded),
        };

        Assert.Equal(
            "expected a model of the language \"xx\" (models/xx/network.bin), found none",
            reader.WhyNot("xx")
        );
        Assert.All(
            Layer.All.Where(l => l.Step == ReadingStep.Syntax || l.Step == ReadingStep.References),
            layer =>
            {
                using MemoryStream bytes = new();
                using (Utf8JsonWriter json = new(bytes))
                {
                    layer.Write(json, found);
                }

                Assert.Equal("null", Encoding.UTF8.GetString(bytes.ToArray()));
            }
        );
    }

    [Fact]
    public async Task A_damaged_network_ends_the_run()
    {
        await File.WriteAllTextAsync(
            _models.File("en/network.bin"),
            "ENTM",
            TestContext.Current.CancellationToken
        );

        Stage stage = await RunAsync("""{"text":"Oslo waits.","language":"en"}""", "tags");

        Assert.Equal(3, stage.ExitCode);
        Assert.StartsWith("network.bin: expected", stage.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conllu_keeps_its_tokens_ranges_and_comments_and_gets_our_columns()
    {
        Stage stage = await RunAsync(Conllu, "tags,lemmas,trees", "--format", "conllu");

        Assert.Equal(0, stage.ExitCode);
        string[] expected = Conllu.Split('\n');
        string[] found = stage.Output.Split('\n');
        Assert.Equal(expected.Length, found.Length);
        foreach ((string before, string after) in expected.Zip(found))
        {
            string[] old = before.Split('\t');
            string[] cells = after.Split('\t');
            Assert.Equal(old[0], cells[0]);
            if (cells.Length < 10 || cells[0].Contains('-', StringComparison.Ordinal))
            {
                Assert.Equal(before, after);
                continue;
            }

            Assert.Equal(old[1], cells[1]);
            Assert.Equal(old[9], cells[9]);
            Assert.Contains(cells[3], (string[])["NOUN", "VERB", "PUNCT"]);
            Assert.Equal(cells[6] == "0", cells[7] == "root");
        }
    }

    [Fact]
    public async Task Layers_that_are_not_asked_for_leave_their_columns_empty()
    {
        Stage stage = await RunAsync(Conllu, "lemmas", "--format", "conllu");

        Assert.Contains("4\t.\t.\t_\t_\t_\t_\t_\t_\t_\n", stage.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentences_among_others_get_what_they_get_alone()
    {
        const string layers = "tags,lemmas,trees,names";
        string many = string.Concat(Enumerable.Repeat(Conllu, 100));

        Stage one = await RunAsync(Conllu, layers, "--format", "conllu");
        Stage all = await RunAsync(many, layers, "--format", "conllu");

        Assert.Equal(string.Concat(Enumerable.Repeat(one.Output, 100)), all.Output);
    }

    [Fact]
    public async Task Names_can_be_written_in_columns()
    {
        const string input = "# text = Go Oslo\n1\tGo\tO\t-\n2\tOslo\tB-LOC\t-\n\n";

        Stage stage = await RunAsync(input, "names", "--format", "iob2");

        Assert.Equal(0, stage.ExitCode);
        string[] lines = stage.Output.Split('\n');
        Assert.Equal("# text = Go Oslo", lines[0]);
        Assert.Matches("^1\tGo\t(O|[BI]-(PER|ORG))$", lines[1]);
        Assert.Matches("^2\tOslo\t(O|[BI]-(PER|ORG))$", lines[2]);
    }

    [Fact]
    public async Task Running_text_without_empty_lines_is_read_in_parts()
    {
        string text = string.Concat(Enumerable.Repeat("Oslo waits.\n", 200_000));

        Stage stage = await Stage.RunAsync(
            text,
            "annotate",
            "--format",
            "conllu",
            "--layers",
            "tokens"
        );

        Assert.Equal(200_000, stage.Output.Split("# text = Oslo waits.\n").Length - 1);
        Assert.Contains("# sent_id = 3-1\n", stage.Output, StringComparison.Ordinal);
    }

    private Task<Stage> RunAsync(string input, string layers, params string[] more) =>
        Stage.RunAsync(input, ["annotate", "--layers", layers, "--models", _models.Path, .. more]);
}
