using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Stories that go on with one another; the happenings are invented.</summary>
public sealed class ThreadTests : IDisposable
{
    private static readonly (string Name, string Date, string Title, string Text)[] s_pages =
    [
        (
            "plan",
            "2019-03-02",
            "Norway and Iceland to hold mackerel talks in Bergen",
            "BERGEN, Norway - Norway and Iceland will hold talks on mackerel quotas in Bergen on March 16, the Norwegian fisheries ministry said on Saturday.\n\nSkippers on both sides have asked for a settlement before the summer season."
        ),
        (
            "talks",
            "2019-03-16",
            "Mackerel talks in Bergen end without a figure",
            "BERGEN, Norway - Norway and Iceland held talks on mackerel quotas in Bergen on Saturday but left without agreeing on a figure.\n\nThe Icelandic delegation said that the gap had narrowed."
        ),
        (
            "helicopters",
            "2019-03-28",
            "Norway and Iceland sign rescue pact for airliners",
            "OSLO - Norway and Iceland signed a pact on Thursday under which each will send helicopters when an airliner comes down over the northern ocean.\n\nIt replaces an exchange of letters."
        ),
        (
            "anchovies",
            "2019-03-16",
            "Chile and Peru hold anchovy talks",
            "LIMA - Chile and Peru held talks on anchovy quotas in Lima on Saturday and agreed to count the stock together.\n\nThe Peruvian fisheries ministry said that the ships would leave in May."
        ),
    ];

    private readonly CommandRun _run = new();

    [Fact]
    public async Task What_was_announced_and_took_place_is_one_thread_seen_from_both_sides()
    {
        await AddAsync("plan", "talks", "helicopters", "anchovies");

        JsonElement before = Assert.Single(await ThreadAsync("talks"));
        JsonElement after = Assert.Single(await ThreadAsync("plan"));

        Assert.Equal("announced in", before.GetProperty("how").GetString());
        Assert.Equal("announces", after.GetProperty("how").GetString());
        Assert.Equal(await StoryOfAsync("plan"), before.GetProperty("story").GetString());
        Assert.Equal(await StoryOfAsync("talks"), after.GetProperty("story").GetString());
    }

    [Fact]
    public async Task Every_reason_of_a_link_stands_in_a_kept_page()
    {
        await AddAsync("plan", "talks");

        JsonElement link = Assert.Single(await ThreadAsync("talks"));

        foreach (JsonElement reason in link.GetProperty("reasons").EnumerateArray())
        {
            JsonElement evidence = reason.GetProperty("evidence");
            Assert.False(evidence.GetProperty("isOrphan").GetBoolean());
            Assert.NotEmpty(evidence.GetProperty("words").GetString()!);
        }
    }

    [Theory]
    [InlineData("helicopters")] // the same actors on another matter
    [InlineData("anchovies")] // the same matter of others, on the same day
    public async Task The_same_actors_or_the_same_matter_alone_make_no_thread(string name)
    {
        await AddAsync("plan", "talks", "helicopters", "anchovies");

        Assert.Empty(await ThreadAsync(name));
    }

    [Fact]
    public async Task Stories_and_threads_are_the_same_in_whatever_order_and_batches_the_reports_come()
    {
        await AddAsync("plan", "talks", "helicopters", "anchovies");
        string[] forwards = await StatesAsync();
        using CommandRun other = new();
        foreach (string name in (string[])["anchovies", "talks", "helicopters", "plan"])
        {
            await AddAsync(other, name);
        }

        Assert.Equal(forwards, await StatesAsync(other));
    }

    [Fact]
    public async Task A_deleted_report_leaves_no_link_behind()
    {
        await AddAsync("plan", "talks");

        await using (
            SqliteConnection file = new($"Data Source={_run.Database};Pooling=False")
        )
        {
            file.Open();
            using SqliteCommand delete = file.CreateCommand();
            delete.CommandText =
                "PRAGMA foreign_keys = ON; DELETE FROM capture WHERE number IN (SELECT capture FROM report WHERE title LIKE '%to hold mackerel%')";
            delete.ExecuteNonQuery();
        }

        Assert.Empty(await ThreadAsync("talks"));
    }

    [Fact]
    public async Task Why_a_story_stands_where_it_does_names_its_thread()
    {
        await AddAsync("plan", "talks");

        CommandResult why = await _run.RunAsync("why", await StoryOfAsync("talks"));

        Assert.Contains("announced in", why.Output, StringComparison.Ordinal);
        Assert.Contains("mackerel", why.Output, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _run.Dispose();

    private Task AddAsync(params string[] names) => AddAsync(_run, names);

    private static async Task AddAsync(CommandRun run, params string[] names)
    {
        string[] lines =
        [
            .. from name in names
            let page = s_pages.Single(page => page.Name == name)
            select JsonSerializer.Serialize(
                new
                {
                    id = page.Name,
                    date = page.Date,
                    title = page.Title,
                    text = page.Text,
                }
            ),
        ];
        string path = run.Write($"{string.Join('-', names)}.jsonl", string.Join('\n', lines));
        Assert.Equal(0, (await run.RunAsync("add", path)).Code);
    }

    private async Task<JsonElement[]> ThreadAsync(string name) =>
        [.. (await ToldAsync(_run, name)).GetProperty("thread").EnumerateArray()];

    private async Task<string> StoryOfAsync(string name) =>
        (await ToldAsync(_run, name)).GetProperty("story").GetProperty("id").GetString()!;

    /// <summary>The story with the headline of a page.</summary>
    private static async Task<JsonElement> ToldAsync(CommandRun run, string name)
    {
        string title = s_pages.Single(page => page.Name == name).Title;
        JsonElement stories = (await run.RunAsync("story", "--json")).Json;
        return stories
            .EnumerateArray()
            .Single(story => story.GetProperty("story").GetProperty("title").GetString() == title);
    }

    private Task<string[]> StatesAsync() => StatesAsync(_run);

    /// <summary>Each story by its identifier, with the identifiers of its thread.</summary>
    private static async Task<string[]> StatesAsync(CommandRun run) =>
        [
            .. (await run.RunAsync("story", "--json"))
                .Json.EnumerateArray()
                .Select(story =>
                    $"{story.GetProperty("story").GetProperty("id")} {string.Join(' ', story.GetProperty("thread").EnumerateArray().Select(row => $"{row.GetProperty("how")} {row.GetProperty("story")}"))}"
                )
                .Order(StringComparer.Ordinal),
        ];
}
