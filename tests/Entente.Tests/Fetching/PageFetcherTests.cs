using System.Text;
using Entente.Fetching;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>What a run over addresses does: whom it asks, when, and what it hands on.</summary>
public sealed class PageFetcherTests
{
    private const string News = "http://news.example";

    [Fact]
    public async Task A_page_is_handed_on_with_its_address_charset_and_time()
    {
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/old" => LoopbackSite.MovedTo("/new?a=b c"),
                "/new?a=b%20c" => LoopbackSite.Page("<p>News"),
                _ => LoopbackSite.Missing,
            }
        );
        using Fetch fetch = new(site);

        Capture capture = await fetch.PageAsync($"{News}/old#part");

        Assert.Equal("<p>News", Encoding.UTF8.GetString(capture.Bytes.Span));
        Assert.Equal($"{News}/old", capture.File);
        Assert.Equal($"{News}/new?a=b%20c", capture.Address);
        Assert.Equal("utf-8", capture.Charset);
        Assert.Equal(fetch.Clock.GetUtcNow(), capture.Received);
    }

    [Fact]
    public async Task Robots_txt_comes_first_and_what_it_closes_is_not_asked()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Page(
                    "User-agent: *\nDisallow: /\n\nUser-agent: EntenteBot\nDisallow: /closed\n"
                )
                : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        List<Fetched> all = await fetch.RunAsync($"{News}/open", $"{News}/closed/1");

        Assert.NotNull(all[0].Capture);
        Assert.Equal(RefusalReason.Forbidden, all[1].Refusal!.Reason);
        Assert.Equal(["/open"], site.Paths);
    }

    [Fact]
    public async Task Robots_txt_also_speaks_of_where_a_redirect_leads()
    {
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/robots.txt" => LoopbackSite.Page("User-agent: *\nDisallow: /closed"),
                _ => LoopbackSite.MovedTo("/closed/1"),
            }
        );
        using Fetch fetch = new(site);

        Assert.Equal(RefusalReason.Forbidden, (await fetch.RefusalAsync($"{News}/start")).Reason);
        Assert.Equal(["/start"], site.Paths);
    }

    [Theory]
    [InlineData("500 Fault")]
    [InlineData("503 Busy")]
    [InlineData("304 Odd")]
    public async Task A_site_whose_robots_txt_cannot_be_had_is_left_alone(string status)
    {
        await using LoopbackSite site = new(_ => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync($"{News}/page");

        Assert.Contains("robots.txt cannot be had", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(site.Paths);
    }

    [Fact]
    public async Task A_host_that_is_down_is_tried_four_times_and_left_alone()
    {
        LoopbackSite site = new(_ => LoopbackSite.Missing);
        await site.DisposeAsync();
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync($"{News}/page");

        Assert.Equal(RefusalReason.Unreachable, refusal.Reason);
        Assert.Equal(4, fetch.Connections.Count);
        Assert.Equal([10, 20, 40], fetch.Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Robots_txt_is_asked_for_once_a_day()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Page("User-agent: *\nDisallow: /x")
                : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        await fetch.RunAsync($"{News}/1", $"{News}/2");
        await fetch.RunAsync($"{News}/3");
        Assert.Equal(RefusalReason.Forbidden, (await fetch.RefusalAsync($"{News}/x")).Reason);
        Assert.Equal(1, RobotsAsked());

        fetch.Clock.Advance(TimeSpan.FromHours(24));
        await fetch.RunAsync($"{News}/4");

        Assert.Equal(2, RobotsAsked());

        int RobotsAsked() =>
            site.Requests.Count(head =>
                head.StartsWith("GET /robots.txt ", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Between_two_requests_to_a_host_five_seconds_pass_or_what_it_asks_for()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Page("User-agent: *\nCrawl-delay: 7.5\nDisallow: /x")
                : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        await fetch.RunAsync($"{News}/1", $"{News}/2");

        Assert.Equal([7.5, 7.5], fetch.Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_pause_is_never_shorter_than_five_seconds()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Page("User-agent: *\nCrawl-delay: 0\nDisallow: /x")
                : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);
        fetch.Settings = fetch.Settings with { Pause = TimeSpan.Zero };

        await fetch.RunAsync($"{News}/1", $"{News}/2");

        Assert.Equal([5, 5], fetch.Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_run_that_is_started_at_once_again_waits_too()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);
        await fetch.RunAsync($"{News}/1");
        fetch.Clock.Advance(TimeSpan.FromSeconds(2));

        await fetch.RunAsync($"{News}/2");

        Assert.Equal([5, 3], fetch.Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_site_that_asks_for_a_very_long_pause_is_left()
    {
        await using LoopbackSite site = new(_ =>
            LoopbackSite.Page("User-agent: *\nCrawl-delay: 3600\nDisallow: /x")
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            "the site asks for a pause of 60 minutes between two requests",
            (await fetch.RefusalAsync($"{News}/")).Message
        );
        Assert.Empty(site.Paths);
    }

    [Theory]
    [InlineData("Retry-After: 90\r\n", 90)]
    [InlineData("Retry-After: Wed, 15 Dec 2021 09:02:05 GMT\r\n", 120)]
    [InlineData("Retry-After: 1\r\n", 10)]
    [InlineData("Retry-After: soon\r\n", 10)]
    [InlineData("", 10)]
    public async Task A_busy_site_is_asked_again_when_it_says_so(string field, int seconds)
    {
        int asked = 0;
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing
            : asked++ == 0 ? $"HTTP/1.1 429 Busy\r\n{field}Content-Length: 0\r\n\r\n"
            : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        await fetch.PageAsync($"{News}/");

        Assert.Equal([5, seconds], fetch.Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_site_that_wants_to_be_asked_much_later_is_left()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : "HTTP/1.1 503 Busy\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n"
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            "the site asks to come back in 120 minutes",
            (await fetch.RefusalAsync($"{News}/")).Message
        );
        Assert.Single(site.Paths);
    }

    [Fact]
    public async Task A_page_of_today_is_not_asked_for_again_and_one_of_yesterday_only_whether_it_changed()
    {
        int asked = 0;
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing
            : ++asked > 1 ? "HTTP/1.1 304 Not Modified\r\nETag: W/\"v1\"\r\n\r\n"
            : LoopbackSite.Page(
                "news",
                "ETag: W/\"v1\"\r\nLast-Modified: Tue, 14 Dec 2021 10:00:00 GMT\r\n"
            )
        );
        using Fetch fetch = new(site);
        Capture first = await fetch.PageAsync($"{News}/a");

        Capture second = await fetch.PageAsync($"{News}/a");
        Assert.Single(site.Paths);
        fetch.Clock.Advance(TimeSpan.FromDays(2));
        Capture third = await fetch.PageAsync($"{News}/a");
        Capture fourth = await fetch.PageAsync($"{News}/a");

        Assert.Equal(
            [first.Digest, first.Digest, first.Digest],
            [second.Digest, third.Digest, fourth.Digest]
        );
        Assert.Equal(
            [first.Received, first.Received, first.Received],
            [second.Received, third.Received, fourth.Received]
        );
        Assert.Equal(2, site.Paths.Count());
        string request = site.Requests.Last();
        Assert.Contains("If-None-Match: W/\"v1\"\r\n", request, StringComparison.Ordinal);
        Assert.Contains(
            "If-Modified-Since: Tue, 14 Dec 2021 10:00:00 GMT\r\n",
            request,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_of_lists_leads_to_the_pages_each_asked_once()
    {
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/lists" => LoopbackSite.Page("list\n/feed\nhttp://other.example/feed\n"),
                "/feed" => LoopbackSite.Page(
                    "list\n1.html\n/2.html#end\n../2.html\nftp://x.example/\n"
                ),
                "/1.html" or "/2.html" => LoopbackSite.Page(path),
                _ => LoopbackSite.Missing,
            }
        );
        using Fetch fetch = new(site);

        List<Fetched> all = await fetch.RunAsync($"{News}/lists");

        Assert.Equal(
            [
                "http://news.example/1.html",
                "http://news.example/2.html",
                "http://other.example/1.html",
                "http://other.example/2.html",
            ],
            all.Select(fetched => fetched.Capture?.File)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["ftp://x.example/", "ftp://x.example/"],
            all.Select(fetched => fetched.Refusal?.File).OfType<string>()
        );
    }

    [Fact]
    public async Task A_list_is_asked_for_each_time_and_its_pages_are_not()
    {
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/feed" => LoopbackSite.Page("list\n/1\n"),
                "/1" => LoopbackSite.Page("news"),
                _ => LoopbackSite.Missing,
            }
        );
        using Fetch fetch = new(site);

        await fetch.PageAsync($"{News}/feed");
        await fetch.PageAsync($"{News}/feed");

        Assert.Equal(["/feed", "/1", "/feed"], site.Paths);
    }

    [Fact]
    public async Task Lists_do_not_go_deeper_than_two_and_not_on_for_ever()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : LoopbackSite.Page(
                    "list\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{path}{i}\n"))
                )
        );
        using Fetch fetch = new(site);
        fetch.Settings = fetch.Settings with { MaxAddresses = 12 };

        List<Fetched> all = await fetch.RunAsync($"{News}/");

        Assert.Equal(13, site.Paths.Count());
        Assert.All(all, fetched => Assert.NotNull(fetched.Refusal));
        Assert.Contains(
            all,
            fetched => fetched.Refusal!.Message.Contains("6 are left out", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("tdm-reservation: 1\r\n", "")]
    [InlineData("X-Robots-Tag: noarchive, noai\r\n", "")]
    [InlineData("X-Robots-Tag: EntenteBot: noindex\r\n", "")]
    [InlineData("", "<head><meta name=\"robots\" content=\"max-snippet:-1, NoAI\">")]
    [InlineData("", "<META CONTENT='1' NAME='tdm-reservation'>")]
    [InlineData("", "<meta name=EntenteBot content=none>")]
    public async Task A_page_whose_rights_are_reserved_is_not_kept(string head, string body)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : LoopbackSite.Page($"{body}<p>canary", head)
        );
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync($"{News}/");

        Assert.Equal(RefusalReason.Forbidden, refusal.Reason);
        Assert.Contains("reserves its rights", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(fetch.Folder, "*.gz"));
    }

    [Theory]
    [InlineData("tdm-reservation: 0\r\n", "")]
    [InlineData("X-Robots-Tag: noindex, noarchive, max-image-preview:large\r\n", "")]
    [InlineData("X-Robots-Tag: otherbot: noai\r\n", "")]
    [InlineData(
        "",
        "<meta name=\"description\" content=\"noai\"><meta name=\"robots\" content=\"index\"><meta"
    )]
    public async Task Words_to_search_engines_or_to_others_do_not_keep_a_page_out(
        string head,
        string body
    )
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page($"{body}<p>news", head)
        );
        using Fetch fetch = new(site);

        await fetch.PageAsync($"{News}/");
    }

    [Theory]
    [InlineData("Content-Type: image/png\r\n", "picture")]
    [InlineData("Content-Type: application/zip\r\n", "archive")]
    [InlineData("Content-Type: text/plain\r\n", "\u0001\u0002\u0000")]
    [InlineData("", "%PDF-1.7\u0000\u0001")]
    public async Task What_is_no_text_is_refused(string head, string body)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : $"HTTP/1.1 200 OK\r\n{head}\r\n{body}"
        );
        using Fetch fetch = new(site);

        Assert.Equal(RefusalReason.Binary, (await fetch.RefusalAsync($"{News}/")).Reason);
    }

    [Theory]
    [InlineData("404 Not Found", "the host answers 404")]
    [InlineData("403 Forbidden", "the host answers 403")]
    [InlineData("204 No Content", "the host answers 204")]
    [InlineData("302 Found", "the host sends on, and does not say where")]
    public async Task An_answer_without_a_page_is_told_as_it_is(string status, string message)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : $"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"
        );
        using Fetch fetch = new(site);

        Assert.Equal(message, (await fetch.RefusalAsync($"{News}/")).Message);
    }

    [Fact]
    public async Task A_run_that_was_killed_goes_on_where_it_stopped()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page($"news {path}")
        );
        using Fetch fetch = new(site);
        string[] addresses = [.. Enumerable.Range(1, 6).Select(i => $"{News}/{i}")];
        using (PageFetcher fetcher = fetch.Open())
        {
            await foreach (
                Fetched fetched in fetcher.FetchAsync(
                    addresses,
                    cancellationToken: TestContext.Current.CancellationToken
                )
            )
            {
                if (fetched.Capture!.File.EndsWith('3'))
                {
                    break;
                }
            }
        }

        // Killed while writing: half a record, and half a line of the journal.
        File.AppendAllText(Path.Combine(fetch.Folder, "pull-0001.warc.gz"), "half a record");
        File.AppendAllText(Path.Combine(fetch.Folder, "journal.jsonl"), "{\"address\":\"http://ne");

        List<Fetched> all = await fetch.RunAsync(addresses);

        Assert.Equal(
            addresses.Select(address => $"news {address[News.Length..]}"),
            all.Select(fetched => Encoding.UTF8.GetString(fetched.Capture!.Bytes.Span))
        );
        Assert.Equal(6, site.Paths.Distinct().Count());
        // The one that was under way when the run ended is asked for again; nothing that is kept is.
        Assert.InRange(site.Paths.Count(), 6, 7);
        Assert.Equal(["/1", "/2", "/3"], site.Paths.Take(3));
        Assert.DoesNotContain(site.Paths.Skip(3), path => path is "/1" or "/2" or "/3");
        Assert.NotEmpty(WarcMembers.Read(fetch.Folder));
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_share_a_folder()
    {
        await using LoopbackSite site = new(_ => LoopbackSite.Missing);
        using Fetch fetch = new(site);
        using PageFetcher first = fetch.Open();

        Assert.Throws<IOException>(fetch.Open);
    }
}
