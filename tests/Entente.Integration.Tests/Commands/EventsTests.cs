using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Entente.Cli;
using Entente.Data;
using Entente.Desk;
using Entente.Export;
using Entente.Readouts;
using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Events in the record: stored, told with their story, explained, and laid side by side for two actors.</summary>
public sealed class EventsTests : IDisposable
{
    private const string Meeting = """
        Ruto and Museveni meet in Nairobi

        NAIROBI, March 6, 2024 (Reuters) – Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Wednesday.

        Kenya condemned Tanzania after the talks. Kenya threatened to impose sanctions on Tanzania on Wednesday, an aide said.

        The presidents of both countries want more trade in fish, grain and tea, and a road from the lake to the sea.
        """;

    private const string Plan = """
        Uganda to host Kenya's president

        KAMPALA, February 20, 2024 (AFP) – Kenyan President William Ruto will meet Ugandan President Yoweri Museveni on March 6.

        The two have not seen each other for a year, and farmers on both sides of the border wait for a road and for cheaper fuel.

        Traders in Kampala said that they had heard of such plans for years, and that nothing had come of them.
        """;

    private const string Refusal = """
        Kenya's president calls off visit to Uganda

        NAIROBI, February 28, 2024 (AFP) – Kenyan President William Ruto cancelled a meeting with Ugandan President Yoweri Museveni on Wednesday.

        The two have not seen each other for a year, and farmers on both sides of the border wait for a road and for cheaper fuel.

        Traders in Kampala said that they had heard of such plans for years, and that nothing had come of them.
        """;

    private const string Summit = """
        Reagan and Gorbachev meet in Reykjavik

        REYKJAVIK, October 11, 1986 (AP) – President Ronald Reagan met Soviet leader Mikhail Gorbachev in Reykjavik on Saturday.

        The Soviet Union and the United States want fewer missiles in Europe. The two leaders will go on with their talks on Sunday, aides said.
        """;

    private const string Counted = """
        Uganda answers Kenya over the lake

        KAMPALA, May 20, 2024 (AFP) – Kenya attacked Uganda on May 6, 2024, and fishermen left the lake in their boats.

        Uganda attacked Kenya five days after Kenya attacked Uganda. Rain fell twelve days after the flood, and the road to the lake was closed.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    private async Task AddAsync(string name, string page) =>
        Assert.Equal(ExitCode.Ok, (await _run.RunAsync("add", _run.Write(name, page))).Code);

    [Fact]
    public async Task An_announced_meeting_that_is_called_off_says_so_in_the_calendar()
    {
        await AddAsync("plan.txt", Plan);
        string before = (await _run.RunAsync("export", "meetings")).Output;

        await AddAsync("refusal.txt", Refusal);
        string after = (await _run.RunAsync("export", "meetings")).Output;

        Assert.Contains("DTSTART;VALUE=DATE:20240306", before);
        Assert.Contains("SEQUENCE:0\r\nSTATUS:TENTATIVE", before);
        Assert.Contains("DTSTAMP:20240228", after);
        Assert.Contains("SEQUENCE:1\r\nSTATUS:CANCELLED", after);
        Assert.Contains("(called off)", after);
        Assert.Equal(UidOf(before), UidOf(after));

        static string UidOf(string calendar) =>
            calendar
                .Split("\r\n")
                .Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calendar_of_an_actor_holds_its_own_meetings_and_says_which_were_called_off()
    {
        await AddAsync("plan.txt", Plan);
        await AddAsync("meeting.txt", Summit);
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _run.Database,
            StoreAccess.Read,
            TestContext.Current.CancellationToken
        );
        NewsRecord record = new(DataTables.Embedded, store);

        CalendarDay announced = Assert.Single(await MeetingsOf("KEN"));
        await AddAsync("refusal.txt", Refusal);
        CalendarDay calledOff = Assert.Single(await MeetingsOf("UGA"));

        Assert.Equal((new DateOnly(2024, 3, 6), false), (announced.Day, announced.IsCancelled));
        Assert.Equal((announced.Id, true), (calledOff.Id, calledOff.IsCancelled));
        Assert.DoesNotContain(await MeetingsOf("USA"), day => day.Id == announced.Id);

        async Task<ImmutableArray<CalendarDay>> MeetingsOf(string id)
        {
            Entity actor = Assert.Single(
                await record.FindActorsAsync(id, TestContext.Current.CancellationToken)
            );
            (ImmutableArray<CalendarDay> days, bool isPartial) = await record.MeetingsAsync(
                actor,
                TestContext.Current.CancellationToken
            );
            Assert.False(isPartial);
            return days;
        }
    }

    [Fact]
    public async Task Whom_an_actor_met_is_a_state_of_its_time()
    {
        await AddAsync("summit.txt", Summit);
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _run.Database,
            StoreAccess.Read,
            TestContext.Current.CancellationToken
        );
        NewsRecord record = new(DataTables.Embedded, store);
        Entity reagan = Assert.Single(
            await record.FindActorsAsync("ronald-reagan", TestContext.Current.CancellationToken)
        );

        ActorReadout readout = await record.ActorAsync(
            reagan,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Contains(readout.Met, met => met.Id == "SUN");
        Assert.DoesNotContain(readout.Met, met => met.Id == "RUS");
    }

    [Fact]
    public async Task Why_shows_the_words_as_they_were_read_and_no_tags()
    {
        await AddAsync(
            "page.html",
            $"<!DOCTYPE html><html><head><title>Talks</title></head><body><article><h1>Talks in March</h1>{string.Concat(Plan.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{line}</p>"))}</article></body></html>"
        );
        string[] ids =
        [
            .. (await _run.RunAsync("export", "plover"))
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonElement.Parse(line).GetProperty("id").GetString()!),
        ];

        Assert.NotEmpty(ids);
        foreach (string id in ids)
        {
            CommandResult why = await _run.RunAsync("why", id);

            Assert.Contains("»", why.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("<p>", why.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_before_two_announced_days_calls_off_neither()
    {
        await AddAsync("plan.txt", Plan);
        await AddAsync("other.txt", Plan.Replace("March 6", "April 9", StringComparison.Ordinal));
        await AddAsync("refusal.txt", Refusal);

        string calendar = (await _run.RunAsync("export", "meetings")).Output;

        Assert.Contains("20240306", calendar);
        Assert.Contains("20240409", calendar);
        Assert.DoesNotContain("CANCELLED", calendar);
    }

    [Fact]
    public async Task A_noun_that_is_also_the_name_of_a_town_takes_no_part()
    {
        await AddAsync(
            "a.txt",
            Meeting
                + "\n\nThis follows meetings between Ruto and Tanzania's President Samia Suluhu Hassan and a historic arms deal between the two countries."
        );

        Assert.DoesNotContain(
            "arms deal",
            (await _run.RunAsync("story", "--json"))
                .Json[0]
                .GetProperty("events")
                .EnumerateArray()
                .SelectMany(row => row.GetProperty("event").GetProperty("sources").EnumerateArray())
                .Select(party => party.GetProperty("name").GetString()!)
                .DefaultIfEmpty("")
                .Aggregate((all, name) => all + "; " + name),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_story_tells_who_did_what_to_whom_and_whether_it_happened()
    {
        await AddAsync("a.txt", Meeting);

        JsonElement events = (await _run.RunAsync("story", "--json")).Json[0].GetProperty("events");

        JsonElement met = One(events, "consult");
        Assert.Equal("2024-03-06", met.GetProperty("when").GetString());
        Assert.Equal("Nairobi", met.GetProperty("event").GetProperty("place").GetString());
        Assert.Equal(
            "happened",
            One(events, "accuse").GetProperty("event").GetProperty("modality").GetString()
        );
        Assert.DoesNotContain(
            events.EnumerateArray(),
            row => row.GetProperty("event").GetProperty("type").GetString() == "sanction"
        );
        Assert.Contains("CONSULT", (await _run.RunAsync("story")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_event_leads_to_its_words()
    {
        await AddAsync("a.txt", Meeting);
        JsonElement events = (await _run.RunAsync("story", "--json")).Json[0].GetProperty("events");

        JsonElement why = (
            await _run.RunAsync(
                "why",
                One(events, "accuse").GetProperty("id").GetString()!,
                "--json"
            )
        ).Json;

        Assert.Equal("event", why.GetProperty("kind").GetString());
        Assert.Contains(
            why.GetProperty("reasons").EnumerateArray(),
            reason =>
                reason.GetProperty("what").GetString() == "act"
                && reason.GetProperty("evidence").GetProperty("words").GetString() == "condemned"
        );
    }

    [Fact]
    public async Task Two_actors_are_told_by_month_and_a_plan_with_what_became_of_it()
    {
        await AddAsync("a.txt", Plan);
        await AddAsync("b.txt", Meeting);

        JsonElement dyad = (await _run.RunAsync("dyad", "KEN", "UGA", "--json")).Json;

        JsonElement[] points = [.. dyad.GetProperty("points").EnumerateArray()];
        JsonElement plan = Assert.Single(points, p => p.GetProperty("mark").GetString() == "plan");
        Assert.Equal("held", plan.GetProperty("outcome").GetString());
        Assert.Single(points, p => p.GetProperty("mark").GetString() == "contact");
        JsonElement month = dyad.GetProperty("months").EnumerateArray().Last();
        Assert.Equal("2024-03", month.GetProperty("month").GetString());
        Assert.Equal(1, month.GetProperty("reports").GetInt32());
        Assert.Contains(
            "held",
            (await _run.RunAsync("dyad", "Kenya", "Uganda")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_Soviet_Union_did_is_not_Russia_s()
    {
        await AddAsync("a.txt", Summit);

        JsonElement[] points =
        [
            .. (await _run.RunAsync("dyad", "USA", "SUN", "--json"))
                .Json.GetProperty("points")
                .EnumerateArray(),
        ];

        Assert.Contains(points, p => p.GetProperty("mark").GetString() == "contact");
        Assert.Equal(ExitCode.NothingFound, (await _run.RunAsync("dyad", "USA", "RUS")).Code);
        Assert.Contains(
            "RUS",
            (await _run.RunAsync("export", "plover")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Days_that_are_counted_from_another_event_of_the_report_are_dated()
    {
        await AddAsync("a.txt", Counted);

        JsonElement[] times =
        [
            .. (await _run.RunAsync("export", "times"))
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Where(row =>
                    row.GetProperty("words").GetString()!.EndsWith("days", StringComparison.Ordinal)
                ),
        ];

        Assert.Equal(
            ["2024-05-11", "P12D"],
            times.Select(row => row.GetProperty("value").GetString())
        );
        Assert.Equal(
            "2024-05-11",
            Assert
                .Single(
                    (await _run.RunAsync("story", "--json"))
                        .Json[0]
                        .GetProperty("events")
                        .EnumerateArray(),
                    row =>
                        row.GetProperty("event")
                            .GetProperty("sources")[0]
                            .GetProperty("name")
                            .GetString() == "Uganda"
                )
                .GetProperty("when")
                .GetString()
        );
    }

    [Fact]
    public async Task Events_are_found_by_type_source_target_and_modality()
    {
        await AddAsync("a.txt", Meeting);

        JsonElement found = (
            await _run.RunAsync("search", "type:accuse", "source:Kenya", "target:TZA", "--json")
        ).Json;

        Assert.Equal(
            "condemned",
            Assert
                .Single(found.EnumerateArray())
                .GetProperty("event")
                .GetProperty("trigger")
                .GetString()
        );
        Assert.Equal(
            ExitCode.NothingFound,
            (await _run.RunAsync("search", "type:accuse", "modality:planned")).Code
        );
        Assert.Equal(ExitCode.Usage, (await _run.RunAsync("search", "type:frown")).Code);
        Assert.NotEmpty(
            (await _run.RunAsync("who", "KEN", "--events", "--json")).Json.EnumerateArray()
        );
    }

    [Fact]
    public async Task An_export_of_Gdelt_has_its_61_columns_and_only_what_happened()
    {
        await AddAsync("a.txt", Meeting);

        string[] lines = (await _run.RunAsync("export", "gdelt")).Output.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );

        Assert.All(lines, line => Assert.Equal(61, line.Split('\t').Length));
        Assert.Contains(lines, line => line.Split('\t')[26] == "111");
        Assert.DoesNotContain(lines, line => line.Split('\t')[28] == "16");
    }

    [Fact]
    public async Task One_run_or_two_give_the_same_export()
    {
        string one = Path.Combine(_run.Folder, "one.db");
        string two = Path.Combine(_run.Folder, "two.db");
        string pages = Path.GetDirectoryName(_run.Write("pages/a.txt", Meeting))!;
        _run.Write("pages/b.txt", Plan);
        await _run.RunAsync("add", pages, "--db", one);
        await _run.RunAsync("add", Path.Combine(pages, "a.txt"), "--db", two);
        await _run.RunAsync("add", Path.Combine(pages, "b.txt"), "--db", two);

        string first = (await _run.RunAsync("export", "plover", "--db", one)).Output;

        Assert.NotEmpty(first);
        Assert.Equal(first, (await _run.RunAsync("export", "plover", "--db", two)).Output);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_byte_of_an_export()
    {
        string pages = Path.GetDirectoryName(_run.Write("pages/a.txt", Meeting))!;
        _run.Write("pages/b.txt", Plan);
        List<string> exports = [];
        foreach (string processors in (string[])["1", "8"])
        {
            string database = _run.PathOf($"{processors}.db");
            using Process add = CommandRun.StartWith(
                _run.Folder,
                processors,
                "add",
                pages,
                "--db",
                database
            );
            await add.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await add.WaitForExitAsync(TestContext.Current.CancellationToken);
            foreach (string table in (string[])["plover", "cameo", "gdelt"])
            {
                exports.Add((await _run.RunAsync("export", table, "--db", database)).Output);
            }
        }

        Assert.DoesNotContain("", exports);
        Assert.Equal(exports[..3], exports[3..]);
    }

    [Fact]
    public async Task A_time_without_events_finds_nothing()
    {
        await AddAsync("b.txt", Meeting);

        Assert.Equal(
            ExitCode.NothingFound,
            (await _run.RunAsync("dyad", "KEN", "UGA", "--to", "2020")).Code
        );
        Assert.Equal(
            ExitCode.Usage,
            (await _run.RunAsync("dyad", "KEN", "UGA", "--from", "soon")).Code
        );
    }

    [Fact]
    public async Task Events_go_with_their_report()
    {
        await AddAsync("b.txt", Meeting);

        Assert.NotEqual(0L, Ask("SELECT count(*) FROM event_actor"));
        Ask("PRAGMA foreign_keys = ON; DELETE FROM capture");

        Assert.Equal(0L, Ask("SELECT count(*) FROM event"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM event_actor"));
    }

    private object? Ask(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_run.Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static JsonElement One(JsonElement events, string type) =>
        Assert.Single(
            events.EnumerateArray(),
            row => row.GetProperty("event").GetProperty("type").GetString() == type
        );
}
