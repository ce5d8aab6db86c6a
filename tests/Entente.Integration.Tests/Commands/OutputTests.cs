using System.Text;
using System.Text.Json;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>What the commands print, for people and for programs.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_in_any_run()
    {
        string examples = Path.Combine(Checkout.Root, "examples");

        StringBuilder first = await AllTablesAsync("one.db", examples);
        StringBuilder second = await AllTablesAsync("two.db", examples);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Every_identifier_that_is_printed_can_be_typed_back()
    {
        await _run.RunAsync("add", Path.Combine(Checkout.Root, "examples"));
        JsonElement stories = (await _run.RunAsync("story", "--json")).Json;
        IEnumerable<string> ids = stories
            .EnumerateArray()
            .SelectMany(story => Ids(story))
            .Distinct();

        foreach (string id in ids)
        {
            // An actor of our tables goes by its whole identifier ("gerald-ford", "SUN", "NATO"), what the record gave one by its beginning.
            bool isActor = id.Contains('-', StringComparison.Ordinal) || id.Length < 8;
            CommandResult why = await _run.RunAsync("why", isActor ? id : id[..8]);
            Assert.True(why.Code == 0, $"{id}: {why.Error}");
            Assert.Contains(id, why.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_can_be_asked_next_has_identifiers_that_were_printed_before()
    {
        string[] lines = (
            await _run.RunAsync("readout", Path.Combine(Checkout.Root, "examples"))
        ).Output.Split('\n');

        int next = Array.FindIndex(
            lines,
            line => line.StartsWith("Machine-read, unchecked.", StringComparison.Ordinal)
        );
        string copy = Assert
            .Single(
                lines[next..],
                line => line.StartsWith("  entente copies ", StringComparison.Ordinal)
            )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[2];
        Assert.Contains(lines[..next], line => line.EndsWith(copy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_report_is_shown_from_top_to_bottom_with_what_was_left_out()
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));
        JsonElement stories = (await _run.RunAsync("stories", "--json")).Json;
        string report = stories[0].GetProperty("reports")[0].GetProperty("id").GetString()!;

        JsonElement page = (await _run.RunAsync("why", report, "--cut", "--json")).Json;
        CommandResult shown = await _run.RunAsync("why", report, "--cut");
        CommandResult other = await _run.RunAsync(
            "why",
            stories[0].GetProperty("id").GetString()!,
            "--cut"
        );

        JsonElement[] passages = [.. page.GetProperty("passages").EnumerateArray()];
        Assert.Contains(
            passages,
            passage => passage.GetProperty("reason").ValueKind == JsonValueKind.Null
        );
        int[] starts = [.. passages.Select(passage => passage.GetProperty("start").GetInt32())];
        Assert.Equal(starts.Order(), starts);
        Assert.All(
            passages,
            passage =>
                Assert.DoesNotContain(
                    "<",
                    passage.GetProperty("words").GetString(),
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            passages,
            passage => passage.GetProperty("kind").GetString() == "main text"
        );
        Assert.Contains("main text", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, other.Code);
        Assert.Contains("--cut", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_said_on_the_error_stream_and_to_the_shell()
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));

        CommandResult result = await _run.RunAsync("search", "nosuchword");

        Assert.Equal(1, result.Code);
        Assert.Equal("", result.Output);
        Assert.Contains("no report", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_points_from_an_actor_to_the_command_that_tells_of_it()
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));

        CommandResult result = await _run.RunAsync("why", "RUS");

        Assert.Equal(1, result.Code);
        Assert.Contains("entente who RUS", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stories", "--date", "yesterday")]
    [InlineData("export", "feelings")]
    [InlineData("why")]
    [InlineData("add")]
    [InlineData("stoires")]
    [InlineData("stories", "--limit", "0")]
    [InlineData("search", "ferry", "--limit", "-1")]
    [InlineData("watch", "ferry", "--limit", "0")]
    public async Task A_command_line_that_cannot_be_understood_is_a_usage_error(
        params string[] args
    )
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));

        CommandResult result = await _run.RunAsync(args);

        Assert.Equal(2, result.Code);
        Assert.NotEqual("", result.Error);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        CommandResult result = await _run.RunAsync("stories", "--db", _run.PathOf("nowhere.db"));

        Assert.Equal(3, result.Code);
        Assert.Contains("nowhere.db", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.PathOf("nowhere.db")));
    }

    [Fact]
    public async Task A_page_cannot_steer_the_terminal_it_is_shown_on()
    {
        string page = Pages
            .Html(1)
            .Replace("Council of", "\u001b[31mCouncil\u202E of", StringComparison.Ordinal);
        string file = _run.Write("page.html", page);

        CommandResult result = await _run.RunAsync("readout", file);

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u202E', result.Output);
        Assert.Contains("Council", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_report_leaves_the_house_only_when_it_is_asked_for()
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));

        JsonElement snippet = JsonDocument
            .Parse((await _run.RunAsync("export", "reports")).Output)
            .RootElement;
        JsonElement whole = JsonDocument
            .Parse((await _run.RunAsync("export", "reports", "--full-text")).Output)
            .RootElement;

        Assert.InRange(snippet.GetProperty("text").GetString()!.Length, 100, 300);
        Assert.True(whole.GetProperty("text").GetString()!.Length > 300);
    }

    [Fact]
    public async Task An_export_into_a_file_leaves_no_draft_behind()
    {
        await _run.RunAsync("add", _run.Write("page.html", Pages.Html(1)));

        CommandResult result = await _run.RunAsync(
            "export",
            "quotes",
            "--format",
            "csv",
            "--out",
            _run.PathOf("quotes.csv")
        );

        Assert.Equal(0, result.Code);
        Assert.StartsWith(
            "id,utterance,kind,words",
            File.ReadAllText(_run.PathOf("quotes.csv")),
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.EnumerateFiles(_run.Folder, "*.part"));
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        CommandResult result = await _run.RunAsync("--help");

        Assert.Equal(0, result.Code);
        Assert.Contains("entente readout examples", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private async Task<StringBuilder> AllTablesAsync(string database, string pages)
    {
        StringBuilder all = new();
        string path = _run.PathOf(database);
        await _run.RunAsync("add", pages, "--db", path);
        foreach (
            string table in (string[])
                ["reports", "stories", "quotes", "mentions", "figures", "times", "copies"]
        )
        {
            all.Append((await _run.RunAsync("export", table, "--db", path)).Output);
        }

        return all;
    }

    /// <summary>The values of all properties called id.</summary>
    private static IEnumerable<string> Ids(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property =>
                    property.NameEquals("id") ? [property.Value.GetString()!] : Ids(property.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Ids),
            _ => [],
        };
}
