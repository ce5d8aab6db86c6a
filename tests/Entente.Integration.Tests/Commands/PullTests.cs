using System.Text;
using Entente.Tests.Fetching;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary><c>entente pull</c>, from the address to the record, on a site of this machine.</summary>
public sealed class PullTests
{
    [Fact]
    public async Task Pages_are_added_and_the_count_is_that_of_add()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };

        CommandResult result = await PullAsync(run, site, "/1.html /2.html /missing.html");

        Assert.Equal(3, result.Code);
        Assert.StartsWith(
            "2 reports added · 0 already known · 1 refused",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "missing.html: the host answers 404",
            result.Output,
            StringComparison.Ordinal
        );
        CommandResult search = await run.RunAsync("search", "Marsh", "--json");
        Assert.Equal(2, search.Json.GetArrayLength());
    }

    [Fact]
    public async Task Pulled_again_everything_is_known_and_nothing_is_asked()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };
        await PullAsync(run, site, "/1.html");
        int asked = site.Requests.Count;

        CommandResult result = await PullAsync(run, site, "/1.html", "--json");

        Assert.Equal(0, result.Code);
        Assert.Equal(1, result.Json.GetProperty("known").GetInt32());
        Assert.Equal(asked, site.Requests.Count);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/feed.json")]
    [InlineData("/feeds.opml")]
    [InlineData("/sitemap.xml")]
    public async Task What_a_feed_or_a_list_names_is_fetched_and_added(string list)
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };

        CommandResult result = await PullAsync(run, site, list);

        Assert.Equal(0, result.Code);
        Assert.StartsWith(
            "2 reports added · 0 already known · 0 refused",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("/1.html", site.Paths);
        Assert.Contains("/2.html", site.Paths);
    }

    [Fact]
    public async Task With_again_a_page_of_today_is_asked_for_again()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };
        await PullAsync(run, site, "/1.html");

        await PullAsync(run, site, "/1.html", "--again");

        Assert.Equal(["/1.html", "/1.html"], site.Paths);
    }

    [Fact]
    public async Task The_answers_are_kept_beside_the_database_or_in_the_folder_that_is_named()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };

        await PullAsync(run, site, "/1.html");
        await PullAsync(run, site, "/1.html", "--keep", run.PathOf("kept"));

        Assert.True(File.Exists(run.Database + ".pull/pull-0001.warc.gz"));
        Assert.True(File.Exists(run.PathOf("kept/pull-0001.warc.gz")));
    }

    [Fact]
    public async Task The_archive_that_is_kept_is_read_by_add()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };
        await PullAsync(run, site, "/feed.xml");

        CommandResult again = await run.RunAsync("add", run.Database + ".pull/pull-0001.warc.gz");
        CommandResult anew = await run.RunAsync(
            "add",
            run.Database + ".pull/pull-0001.warc.gz",
            "--db",
            run.PathOf("other.db")
        );

        Assert.StartsWith(
            "0 reports added · 2 already known",
            again.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith("2 reports added", anew.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_pulled_knows_its_address_and_time()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };
        await PullAsync(run, site, "/1.html");

        CommandResult result = await run.RunAsync("export", "reports");

        Assert.Contains($":{site.Port}/1.html", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_leave_no_host_of_this_machine_is_asked()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };

        CommandResult result = await run.RunAsync("pull", $"http://127.0.0.1:{site.Port}/1.html");

        Assert.Equal(3, result.Code);
        Assert.Contains("--allow-private", result.Output, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task Who_asks_stands_in_the_request_and_without_a_contact_we_say_so()
    {
        await using LoopbackSite site = Site();
        using CommandRun run = new() { Clock = new JumpingClock() };

        await PullAsync(run, site, "/1.html", "--contact", "desk@example.org");
        CommandResult without = await PullAsync(run, site, "/2.html");

        Assert.Contains("(+desk@example.org)", site.Requests.First(), StringComparison.Ordinal);
        Assert.Contains("no contact is given", without.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--contact", "nobody")]
    [InlineData("--contact", "a@b.example\r\nX: y")]
    [InlineData("--pause", "1")]
    [InlineData("--limit", "0")]
    [InlineData("--allow-port", "70000")]
    public async Task A_setting_that_cannot_be_is_told(string option, string value)
    {
        using CommandRun run = new();

        CommandResult result = await run.RunAsync("pull", "http://news.example/", option, value);

        Assert.Equal(2, result.Code);
        Assert.Contains($"entente: {option}: expected", result.Error, StringComparison.Ordinal);
    }

    private static LoopbackSite Site()
    {
        LoopbackSite? site = null;
        site = new LoopbackSite(path =>
            Body(path) is { } body
                ? LoopbackSite.Page(
                    Latin1(
                        body.Replace(
                            "SITE",
                            $"http://127.0.0.1:{site!.Port}",
                            StringComparison.Ordinal
                        )
                    )
                )
                : LoopbackSite.Missing
        );
        return site;
    }

    private static string? Body(string path) =>
        path switch
        {
            "/1.html" => Pages.Html(1),
            "/2.html" => Pages.Html(2),
            "/feed.xml" => """
                <rss version="2.0"><channel><title>News</title>
                <item><title>One</title><link>SITE/1.html</link></item>
                <item><title>Two</title><link>SITE/2.html#top</link></item></channel></rss>
                """,
            "/feed.json" => """
                {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
                {"id": "1", "url": "SITE/1.html", "title": "One"}, {"id": "2", "url": "SITE/2.html", "title": "Two"}]}
                """,
            "/feeds.opml" => """
                <opml version="2.0"><body><outline text="News" type="rss" xmlUrl="SITE/feed.xml"/></body></opml>
                """,
            "/sitemap.xml" => """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>SITE/1.html</loc></url><url><loc>SITE/2.html</loc></url></urlset>
                """,
            _ => null,
        };

    /// <summary>Pulls the paths (parted by blanks) of a site.</summary>
    private static Task<CommandResult> PullAsync(
        CommandRun run,
        LoopbackSite site,
        string paths,
        params string[] options
    ) =>
        run.RunAsync([
            "pull",
            "--allow-private",
            .. paths.Split(' ').Select(path => $"http://127.0.0.1:{site.Port}{path}"),
            .. options,
        ]);

    // The site sends each letter as a byte.
    private static string Latin1(string text) =>
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
