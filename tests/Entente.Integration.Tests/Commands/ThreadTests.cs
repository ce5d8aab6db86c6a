using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Desk;
using Entente.Integration.Tests.Stages;
using Entente.Readouts;
using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Stories that go on with one another; the happenings are invented.</summary>
public sealed class ThreadTests
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Lazy<NewsReader> s_reader = new(() =>
        new NewsReader(DataTables.Embedded)
    );

    [Fact]
    public async Task What_was_announced_and_took_place_is_one_thread_seen_from_both_sides()
    {
        NewsRecord record = await RecordOfAsync("plan", "talks", "helicopters", "anchovies");

        ThreadRow before = Assert.Single(await ThreadAsync(record, "talks"));
        ThreadRow after = Assert.Single(await ThreadAsync(record, "plan"));

        Assert.Equal("announced in", before.How);
        Assert.Equal("announces", after.How);
        Assert.Equal((StoryOf("plan"), StoryOf("talks")), (before.Story, after.Story));
        Assert.Equal("Mackerel talks in Bergen end without a figure", after.Title);
    }

    [Fact]
    public async Task Every_reason_of_a_link_stands_in_a_kept_page()
    {
        NewsRecord record = await RecordOfAsync("plan", "talks");

        ThreadRow link = Assert.Single(await ThreadAsync(record, "talks"));

        Assert.NotEmpty(link.Reasons);
        Assert.All(link.Reasons, reason => Assert.NotEqual(true, reason.Evidence?.IsOrphan));
        Assert.Contains(
            link.Reasons,
            reason => reason is { What: "topic", Evidence.Words: "mackerel" }
        );
    }

    [Theory]
    [InlineData("helicopters")] // the same actors on another matter
    [InlineData("anchovies")] // the same matter of others, on the same day
    public async Task The_same_actors_or_the_same_matter_alone_make_no_thread(string name)
    {
        NewsRecord record = await RecordOfAsync("plan", "talks", "helicopters", "anchovies");

        Assert.Empty(await ThreadAsync(record, name));
    }

    [Fact]
    public async Task Threads_are_the_same_in_whatever_order_the_reports_come()
    {
        NewsRecord forwards = await RecordOfAsync("plan", "talks", "helicopters", "anchovies");
        NewsRecord backwards = await RecordOfAsync("anchovies", "helicopters", "talks", "plan");

        foreach ((string name, _, _, _) in s_pages)
        {
            Assert.Equal(
                (await ThreadAsync(forwards, name)).Select(row => (row.Story, row.How)),
                (await ThreadAsync(backwards, name)).Select(row => (row.Story, row.How))
            );
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_story_keeps_its_thread_when_hundreds_of_reports_share_its_words(
        bool areBefore
    )
    {
        MemoryStore store = new();
        Filing[] others =
        [
            .. Enumerable
                .Range(0, 300)
                .Select(i => Stores.Filings.Bare($"Mackerel quotas, skippers: {i}.", $"other {i}")),
        ];
        Filing[] own = [FilingOf("plan"), FilingOf("talks")];
        await store.SaveAsync(areBefore ? [.. others, .. own] : [.. own, .. others], Stop);

        NewsRecord record = new(DataTables.Embedded, store);

        Assert.Equal(StoryOf("talks"), Assert.Single(await ThreadAsync(record, "plan")).Story);
        Assert.Equal(StoryOf("plan"), Assert.Single(await ThreadAsync(record, "talks")).Story);
    }

    [Fact]
    public async Task A_deleted_report_leaves_no_link_behind()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "test.db");
        await using (
            SqliteStore store = await SqliteStore.OpenAsync(
                path,
                StoreAccess.Write,
                cancellationToken: Stop
            )
        )
        {
            await store.SaveAsync([FilingOf("plan"), FilingOf("talks")], Stop);
        }

        await using (SqliteConnection file = new($"Data Source={path};Pooling=False"))
        {
            file.Open();
            using SqliteCommand delete = file.CreateCommand();
            delete.CommandText =
                "PRAGMA foreign_keys = ON; DELETE FROM capture WHERE file = 'plan'";
            Assert.True(delete.ExecuteNonQuery() > 0);
        }

        await using SqliteStore left = await SqliteStore.OpenAsync(
            path,
            StoreAccess.Read,
            cancellationToken: Stop
        );

        Assert.Empty(await ThreadAsync(new NewsRecord(DataTables.Embedded, left), "talks"));
    }

    [Fact]
    public async Task Why_a_story_stands_where_it_does_names_its_thread()
    {
        NewsRecord record = await RecordOfAsync("plan", "talks");

        WhyReadout why = (await record.WhyAsync(StoryOf("talks"), Stop))!;

        Assert.Contains(why.Reasons, reason => reason is { What: "announced in", Rule: "thread" });
        Assert.Contains(why.Reasons, reason => reason is { What: "topic", Value: "mackerel" });
    }

    [Fact]
    public async Task Why_says_of_a_report_that_was_put_elsewhere_that_it_was()
    {
        string elsewhere = FilingOf("plan").Report.Id;
        Filing talks = FilingOf("talks");
        MemoryStore store = new();
        await store.SaveAsync(
            [
                FilingOf("plan"),
                talks with
                {
                    StoryWhy = $"4 rare words in common with {elsewhere}; same day",
                },
            ],
            Stop
        );

        WhyReadout why = (
            await new NewsRecord(DataTables.Embedded, store).WhyAsync(StoryOf("talks"), Stop)
        )!;

        Assert.Contains(
            why.Reasons,
            reason =>
                reason.What == "same story"
                && reason.Value.EndsWith(
                    $"same day; in another story now: {elsewhere}",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_story_of_one_report_is_about_an_event_of_somebody_in_its_headline()
    {
        NewsRecord record = await RecordOfAsync("talks", "anchovies");

        CoreRow? unnamed = (await record.StoryWithThreadAsync(StoryOf("talks"), Stop))!.Core;
        CoreRow core = (await record.StoryWithThreadAsync(StoryOf("anchovies"), Stop))!.Core!;

        Assert.Null(unnamed); // "Mackerel talks in Bergen end without a figure" names nobody.
        Assert.Equal("talks", core.Channel);
        Assert.Equal("2019-03-16", core.When);
        Assert.Equal(["Chile", "Peru"], core.Who);
    }

    [Fact]
    public async Task A_story_keeps_its_identifier_while_it_grows()
    {
        using CommandRun run = new();
        HashSet<string> ids = [];
        foreach (string name in (string[])["wire", "gazette", "reporter"])
        {
            await run.RunAsync("add", Checkout.PathOf(Path.Combine("examples", ExampleOf(name))));
            JsonElement story = Assert.Single(
                (await run.RunAsync("stories", "--json")).Json.EnumerateArray()
            );
            ids.Add(story.GetProperty("id").GetString()!);
        }

        Assert.Single(ids);

        static string ExampleOf(string name) =>
            name == "gazette" ? "reykjavik-gazette.html" : $"reykjavik-{name}.txt";
    }

    /// <summary>A record in which each page is a story of its own.</summary>
    private static async Task<NewsRecord> RecordOfAsync(params string[] names)
    {
        MemoryStore store = new();
        foreach (string name in names)
        {
            await store.SaveAsync([FilingOf(name)], Stop);
        }

        return new NewsRecord(DataTables.Embedded, store);
    }

    private static Filing FilingOf(string name)
    {
        (_, string date, string title, string text) = s_pages.Single(page => page.Name == name);
        byte[] bytes = Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(
                new
                {
                    date,
                    title,
                    text,
                }
            )
        );
        Capture capture = new()
        {
            File = name,
            Bytes = bytes,
            Form = CaptureForm.JsonLine,
            Digest = ContentDigest.Of(bytes),
        };
        Report report = s_reader.Value.Read(capture).Report!;
        return new Filing(
            capture,
            report,
            StoryOf(name),
            "as given",
            [.. report.Quotations.Select(quotation => RecordId.ForUtterance(quotation.Id))],
            [],
            ReadOnlyMemory<byte>.Empty
        );
    }

    private static string StoryOf(string name) => RecordId.ForStory(name);

    private static async Task<IReadOnlyList<ThreadRow>> ThreadAsync(
        NewsRecord record,
        string name
    ) => (await record.StoryWithThreadAsync(StoryOf(name), Stop))!.Thread;
}
