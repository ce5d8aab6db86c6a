using System.Text.Json;
using Entente.Cli;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Figures and times in the record: stored, explained, matched across reports, and read again when the story tells the day.</summary>
public sealed class FactsTests : IDisposable
{
    private const string Dated = """
        Putin and Xi speak by video

        MOSCOW, December 15, 2021 (Reuters) – Russian President Vladimir Putin and Chinese President Xi Jinping spoke by video on Wednesday and praised their trade.

        According to Vladimir Putin, trade between Russia and China rose 31% to $123 billion in the first eleven months of this year, and both leaders want more of it.

        The two leaders spoke for two hours on Wednesday about gas, grain and the winter games in Beijing, the Kremlin said.
        """;

    private const string Undated = """
        Putin and Xi praise their trade by video

        Vladimir Putin and Xi Jinping spoke by video on Wednesday about gas, grain and the winter games in Beijing, and both praised their trade.

        The Russian president told the Chinese leader last week that he would come to the games. Trade between Russia and China reached $123 billion, the Kremlin said.

        The two leaders spoke for two hours about gas and grain, and more is to come.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    private async Task AddAsync(string name, string page)
    {
        CommandResult result = await _run.RunAsync("add", _run.Write(name, page));
        Assert.Equal(ExitCode.Ok, result.Code);
    }

    private async Task<JsonElement[]> FactsAsync(params string[] args) =>
        [.. (await _run.RunAsync(["facts", .. args, "--json"])).Json.EnumerateArray()];

    [Fact]
    public async Task Every_figure_is_exported_with_its_bounds_its_period_and_on_whose_word_it_rests()
    {
        await AddAsync("a.txt", Dated);

        JsonElement[] rows =
        [
            .. (await _run.RunAsync("export", "figures"))
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

        JsonElement trade = Assert.Single(
            rows,
            row => row.GetProperty("words").GetString() == "$123 billion"
        );
        Assert.Equal(123_000_000_000m, trade.GetProperty("stated").GetDecimal());
        Assert.Equal("(2021-01-01,2021-12-01,P11M)", trade.GetProperty("period").GetString());
        Assert.Equal("Vladimir Putin", trade.GetProperty("speaker").GetString());
        Assert.Equal(
            rows.Length + 1,
            (await _run.RunAsync("export", "figures", "--format", "csv"))
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Length
        );
    }

    [Fact]
    public async Task Figures_are_told_with_their_object_period_and_source()
    {
        await AddAsync("a.txt", Dated);

        JsonElement fact = (await FactsAsync()).Single(row =>
            row.GetProperty("sense").GetString() == "level"
        );
        JsonElement figure = fact.GetProperty("values")[0].GetProperty("figures")[0];

        Assert.Equal("trade between Russia and China", fact.GetProperty("topic").GetString());
        Assert.Equal("$123 billion", figure.GetProperty("words").GetString());
        Assert.Equal(123_000_000_000, figure.GetProperty("stated").GetDecimal());
        Assert.Equal("USD", figure.GetProperty("unit").GetString());
        Assert.Equal("2021-01/2021-11", figure.GetProperty("period").GetString());
        Assert.Equal("Vladimir Putin", figure.GetProperty("speaker").GetString());
    }

    [Fact]
    public async Task Why_tells_the_words_of_a_figure_of_what_it_is_and_who_says_so()
    {
        await AddAsync("a.txt", Dated);
        string id = (await FactsAsync())[0].GetProperty("id").GetString()!;

        CommandResult why = await _run.RunAsync("why", id[..8]);

        Assert.Equal(ExitCode.Ok, why.Code);
        Assert.Contains("trade between Russia and China", why.Output, StringComparison.Ordinal);
        Assert.Contains("who says so", why.Output, StringComparison.Ordinal);
        Assert.Contains("counted from the day of the report", why.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_asked_by_story_by_actor_and_by_two_actors()
    {
        await AddAsync("a.txt", Dated);

        Assert.Equal(2, (await FactsAsync("putin-xi")).Length);
        Assert.Equal(2, (await FactsAsync("vladimir-putin")).Length);
        Assert.Equal(2, (await FactsAsync("--dyad", "RUS", "CHN")).Length);
        Assert.Equal(
            ExitCode.NothingFound,
            (await _run.RunAsync("facts", "--dyad", "RUS", "IND")).Code
        );
        Assert.Equal(
            ExitCode.Usage,
            (await _run.RunAsync("facts", "--dyad", "RUS", "Nobody Known")).Code
        );
    }

    [Fact]
    public async Task The_readout_of_a_story_has_its_facts()
    {
        CommandResult result = await _run.RunAsync("readout", _run.Write("a.txt", Dated));

        Assert.Contains("FACTS", result.Output, StringComparison.Ordinal);
        Assert.Contains("change 31%", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_currency_that_the_page_does_not_state_is_shown_as_inferred()
    {
        string text =
            Dated
            + "\n\nTrade between Russia and China rose to $123 billion, and the two countries have set a target of 200 billion for the near future.";

        CommandResult result = await _run.RunAsync("readout", _run.Write("a.txt", text));

        Assert.Contains("target 200 billion (USD", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$123 billion (USD", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_without_a_day_takes_that_of_its_story_whichever_came_first(
        bool undatedFirst
    )
    {
        await AddAsync(undatedFirst ? "b.txt" : "a.txt", undatedFirst ? Undated : Dated);
        await AddAsync(undatedFirst ? "a.txt" : "b.txt", undatedFirst ? Dated : Undated);

        Assert.Equal(["2021-12-15", "2021-WI", "2021-W49"], TimesOfUndated());
        CommandResult why = await _run.RunAsync("why", ReportOf("b.txt"));
        Assert.Contains(
            $"2021-12-15, which {ReportOf("a.txt")} states",
            why.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Titles_are_resolved_on_the_borrowed_day()
    {
        await AddAsync("b.txt", Undated);
        Assert.Equal("title in document", RuleOf("The Russian president"));

        await AddAsync("a.txt", Dated);

        Assert.Equal("title at date", RuleOf("The Russian president"));
    }

    [Fact]
    public async Task When_the_report_that_lent_the_day_is_gone_the_day_is_taken_back()
    {
        await AddAsync("a.txt", Dated);
        await AddAsync("b.txt", Undated);
        Ask($"PRAGMA foreign_keys = ON; DELETE FROM capture WHERE file LIKE '%a.txt'");

        await AddAsync("c.txt", Pages.Html(1)); // Something else: the next run settles all.

        Assert.Equal(["XXXX-WXX-3", "WI", "XXXX-WXX"], TimesOfUndated());
    }

    [Fact]
    public async Task A_record_of_an_earlier_layout_is_read_for_figures_when_something_is_added()
    {
        await AddAsync("a.txt", Dated);
        int before = (await FactsAsync()).Length;
        Ask(
            "DELETE FROM event; DELETE FROM reference; DELETE FROM claim; DELETE FROM figure; DELETE FROM time"
        );
        Assert.Equal(ExitCode.NothingFound, (await _run.RunAsync("facts")).Code);

        await AddAsync("a.txt", Dated);

        Assert.Equal(before, (await FactsAsync()).Length);
    }

    private string ReportOf(string file) =>
        Ask(
            $"SELECT id FROM report JOIN capture ON capture.number = report.capture WHERE file LIKE '%{file}'"
        )[0];

    private string RuleOf(string words) =>
        Ask(
            $"SELECT rule FROM mention JOIN article ON article.report = mention.report WHERE substr(text, text_start + 1, text_end - text_start) = '{words}' OR substr(text, text_start - 3, 4 + text_end - text_start) = '{words}'"
        )[0];

    private string[] TimesOfUndated() =>
        Ask(
            "SELECT DISTINCT value FROM time JOIN report ON number = time.report WHERE part = 'body' AND type = 'date' "
                + $"AND report.id = '{ReportOf("b.txt")}' ORDER BY ordinal"
        );

    private string[] Ask(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_run.Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader rows = command.ExecuteReader();
        List<string> values = [];
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return [.. values];
    }
}
