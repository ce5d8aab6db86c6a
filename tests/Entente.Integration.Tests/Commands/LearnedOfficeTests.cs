using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>What one report says of an office serves the others of its story, and is taken back with it.</summary>
public sealed class LearnedOfficeTests : IDisposable
{
    private const string Naming = """
        Envoys meet in Helsinki over the fishing quota

        HELSINKI, August 1, 2023 (Reuters) – Icelandic Foreign Minister Erla Lindgren met the envoys of the fishing fleets in Helsinki on Tuesday over the fishing quota.

        “We will answer in May,” Lindgren told reporters in Helsinki after the meeting over the fishing quota, which lasted for two hours.
        """;

    private const string Titled = """
        Helsinki meeting over the fishing quota ends

        HELSINKI, August 1, 2023 (AP) – The envoys of the fishing fleets left Helsinki on Tuesday after a meeting over the fishing quota that lasted for two hours.

        The Icelandic foreign minister told reporters in Helsinki that the fleets would have an answer on the fishing quota in May.
        """;

    private const string Elsewhere = """
        Volcano closes the road to the southern harbour

        VIK, September 12, 2023 (AP) – Ash from the volcano closed the road to the southern harbour of Vik on Tuesday, and forty families spent the night in the school.

        The Icelandic foreign minister told reporters in the school that neighbours had offered aircraft and blankets for the families.
        """;

    private const string Third = """
        Oslo opens an exhibition of old maps

        OSLO, August 30, 2023 (AP) – Icelandic Foreign Minister Erla Lindgren opened an exhibition of old maps of the northern seas in Oslo on Wednesday.

        Lindgren praised the library, which has collected the maps for two hundred years.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_title_without_a_name_is_the_one_whom_another_report_names_whichever_came_first(
        bool namingFirst
    )
    {
        await AddAsync(namingFirst ? "a.txt" : "b.txt", namingFirst ? Naming : Titled);
        await AddAsync(namingFirst ? "b.txt" : "a.txt", namingFirst ? Titled : Naming);

        Assert.Single(Ask("SELECT DISTINCT story FROM report"));
        string source = Ask(
            "SELECT id FROM report JOIN capture ON capture.number = report.capture WHERE file LIKE '%a.txt'"
        )[0];
        Assert.Equal(
            [$"Erla Lindgren by title learned from {source}"],
            Ask("SELECT name || ' by ' || rule FROM mention WHERE rule LIKE 'title learned%'")
        );
    }

    [Fact]
    public async Task When_the_report_is_gone_nobody_can_be_told_any_more()
    {
        await AddAsync("a.txt", Naming);
        await AddAsync("b.txt", Titled);
        Ask("PRAGMA foreign_keys = ON; DELETE FROM capture WHERE file LIKE '%a.txt'");

        await AddAsync("b.txt", Titled);

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
        Assert.Equal(
            ["Iceland"],
            Ask("SELECT name FROM mention WHERE office_role = 'foreign-minister'")
        );
    }

    [Fact]
    public async Task Two_who_are_named_with_one_office_leave_it_open()
    {
        await AddAsync("a.txt", Naming);
        await AddAsync(
            "c.txt",
            Naming.Replace("Erla Lindgren", "Katla Berg", StringComparison.Ordinal)
        );
        await AddAsync("b.txt", Titled);

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_serves_those_of_other_stories_a_few_weeks_around_its_day(
        bool namingFirst
    )
    {
        await AddAsync(namingFirst ? "a.txt" : "d.txt", namingFirst ? Naming : Elsewhere);
        await AddAsync(namingFirst ? "d.txt" : "a.txt", namingFirst ? Elsewhere : Naming);

        Assert.Equal(2, Ask("SELECT DISTINCT story FROM report").Length);
        string source = Ask(
            "SELECT id FROM report JOIN capture ON capture.number = report.capture WHERE file LIKE '%a.txt'"
        )[0];
        Assert.Equal(
            [$"Erla Lindgren by title learned from {source}"],
            Ask("SELECT name || ' by ' || rule FROM mention WHERE rule LIKE 'title learned%'")
        );
    }

    [Fact]
    public async Task What_was_learned_is_taken_back_with_the_report_of_another_story()
    {
        await AddAsync("a.txt", Naming);
        await AddAsync("d.txt", Elsewhere);
        Ask("PRAGMA foreign_keys = ON; DELETE FROM capture WHERE file LIKE '%a.txt'");

        await AddAsync("d.txt", Elsewhere);

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
    }

    [Fact]
    public async Task Years_later_a_report_of_another_story_serves_nobody()
    {
        await AddAsync("a.txt", Naming);
        await AddAsync(
            "d.txt",
            Elsewhere.Replace("September 12, 2023", "September 12, 2025", StringComparison.Ordinal)
        );

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
    }

    [Fact]
    public async Task Reports_of_other_stories_that_do_not_agree_leave_it_open()
    {
        await AddAsync("a.txt", Naming);
        await AddAsync("d.txt", Elsewhere);
        await AddAsync(
            "e.txt",
            Third.Replace("Erla Lindgren", "Katla Berg", StringComparison.Ordinal)
        );

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
    }

    [Fact]
    public async Task Somebody_unnamed_is_nobody_s_holder_of_an_office()
    {
        await AddAsync(
            "a.txt",
            Naming.Replace(
                "Icelandic Foreign Minister Erla Lindgren",
                "A senior Icelandic official",
                StringComparison.Ordinal
            )
        );
        await AddAsync("d.txt", Elsewhere);

        Assert.Empty(Ask("SELECT name FROM mention WHERE rule LIKE 'title learned%'"));
        Assert.Equal(
            ["a senior Icelandic official"],
            Ask("SELECT name FROM mention WHERE rule = 'unnamed official'")
        );
    }

    private async Task AddAsync(string name, string page) =>
        Assert.Equal(0, (await _run.RunAsync("add", _run.Write(name, page))).Code);

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
