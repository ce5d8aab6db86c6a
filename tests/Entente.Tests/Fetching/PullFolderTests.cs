using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>What is kept of a run: web archives that any reader of WARC reads, and nothing that lets somebody in.</summary>
public sealed class PullFolderTests
{
    private const string News = "http://news.example";

    [Fact]
    public async Task Every_request_and_answer_is_kept_byte_for_byte()
    {
        const string Answer =
            "HTTP/1.1 200 Fine\r\nContent-Type: text/html\r\nX-Odd:  as  it is\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nnew\r\n1\r\ns\r\n0\r\n\r\n";
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/old" => LoopbackSite.MovedTo("/new"),
                "/new" => Answer,
                _ => LoopbackSite.Page("User-agent: *\nDisallow: /x"),
            }
        );
        using Fetch fetch = new(site);

        Capture capture = await fetch.PageAsync($"{News}/old");

        List<WarcMember> members = WarcMembers.Read(fetch.Folder);
        Assert.All(members, member => Assert.Equal("WARC/1.1", member.Version));
        Assert.Equal(
            ["warcinfo", "request", "response", "request", "response", "request", "response"],
            members.Select(member => member.Type)
        );
        Assert.Equal("news", Encoding.UTF8.GetString(capture.Bytes.Span));
        Assert.Equal(Answer, members[^1].Text);
        Assert.Equal(
            site.Requests,
            members.Where(member => member.Type == "request").Select(member => member.Text)
        );
        Assert.Equal(
            [$"{News}/robots.txt", $"{News}/old", $"{News}/new"],
            members
                .Where(member => member.Type == "response")
                .Select(member => member.Fields["WARC-Target-URI"])
        );
    }

    [Fact]
    public async Task A_record_says_what_the_standard_asks_for()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        Capture capture = await fetch.PageAsync($"{News}/");

        WarcMember[] members = [.. WarcMembers.Read(fetch.Folder)];
        WarcMember response = members[^1];
        Assert.Equal("application/http;msgtype=response", response.Fields["Content-Type"]);
        Assert.Equal("2021-12-15T09:00:05.000000Z", response.Fields["WARC-Date"]);
        Assert.Equal(Fetch.Public.ToString(), response.Fields["WARC-IP-Address"]);
        Assert.Equal(capture.Digest.ToString(), response.Fields["WARC-Payload-Digest"]);
        Assert.Equal(
            ContentDigest.Of(response.Block).ToString(),
            response.Fields["WARC-Block-Digest"]
        );
        Assert.Equal(response.Fields["WARC-Record-ID"], members[^2].Fields["WARC-Concurrent-To"]);
        Assert.Matches("^<urn:uuid:[0-9a-f-]{36}>$", response.Fields["WARC-Record-ID"]);
        Assert.Equal(
            members.Length,
            members.Select(member => member.Fields["WARC-Record-ID"]).Distinct().Count()
        );
        Assert.Contains("software: EntenteBot/", members[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_record_is_a_gzip_member_that_the_journal_points_at()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page($"news {path}")
        );
        using Fetch fetch = new(site);
        await fetch.RunAsync($"{News}/1", $"{News}/2");

        foreach (string line in File.ReadLines(Path.Combine(fetch.Folder, "journal.jsonl")).Skip(1))
        {
            JsonElement entry = JsonDocument.Parse(line).RootElement;
            byte[] archive = File.ReadAllBytes(
                Path.Combine(fetch.Folder, entry.GetProperty("file").GetString()!)
            );
            int offset = entry.GetProperty("offset").GetInt32();
            using GZipStream member = new(
                new MemoryStream(archive, offset, entry.GetProperty("length").GetInt32()),
                CompressionMode.Decompress
            );
            using StreamReader reader = new(member);
            Assert.StartsWith(
                "WARC/1.1\r\nWARC-Type: response\r\n",
                reader.ReadToEnd(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task What_did_not_change_is_a_revisit()
    {
        bool isSecond = false;
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing
            : isSecond ? "HTTP/1.1 304 Not Modified\r\n\r\n"
            : LoopbackSite.Page("news", "ETag: \"1\"\r\n")
        );
        using Fetch fetch = new(site);
        await fetch.PageAsync($"{News}/");
        isSecond = true;
        fetch.Clock.Advance(TimeSpan.FromDays(2));

        await fetch.PageAsync($"{News}/");

        WarcMember revisit = WarcMembers.Read(fetch.Folder)[^1];
        Assert.Equal("revisit", revisit.Type);
        Assert.Equal("2021-12-15T09:00:05.000000Z", revisit.Fields["WARC-Refers-To-Date"]);
        Assert.Equal("HTTP/1.1 304 Not Modified\r\n\r\n", revisit.Text);
    }

    [Fact]
    public async Task A_key_in_an_address_is_sent_and_stands_nowhere_else()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);

        Capture capture = await fetch.PageAsync($"{News}/feed?token=canary&page=2");

        Assert.Equal(["/feed?token=canary&page=2"], site.Paths);
        Assert.Equal($"{News}/feed?token=hidden&page=2", capture.Address);
        Assert.DoesNotContain("canary", capture.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "canary",
            File.ReadAllText(Path.Combine(fetch.Folder, "journal.jsonl")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            WarcMembers.Read(fetch.Folder),
            member =>
                member.Text.Contains("canary", StringComparison.Ordinal)
                || member.Fields.Values.Any(value =>
                    value.Contains("canary", StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData("\"offset\":", "\"offset\":9")]
    [InlineData("\"length\":", "\"length\":-9")]
    [InlineData("\"file\":\"", "\"file\":\"../")]
    [InlineData("{", "")]
    public async Task A_damaged_journal_costs_no_more_than_another_request(string from, string to)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);
        await fetch.PageAsync($"{News}/");
        string journal = Path.Combine(fetch.Folder, "journal.jsonl");
        File.WriteAllText(
            journal,
            File.ReadAllText(journal).Replace(from, to, StringComparison.Ordinal)
        );

        await fetch.PageAsync($"{News}/");

        Assert.Equal(["/", "/"], site.Paths);
    }

    [Fact]
    public async Task What_somebody_took_away_is_asked_for_again()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news")
        );
        using Fetch fetch = new(site);
        await fetch.PageAsync($"{News}/");
        File.Delete(Path.Combine(fetch.Folder, "pull-0001.warc.gz"));

        await fetch.PageAsync($"{News}/");

        Assert.Equal(2, site.Paths.Count());
    }
}
