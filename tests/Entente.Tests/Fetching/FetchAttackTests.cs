using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Entente.Fetching;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>Sites that want to be let in where nobody should be, or to keep us for ever.</summary>
public sealed class FetchAttackTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://%31%32%37.0.0.1/")]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[64:ff9b:1::a00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0:7f00:1::]/")]
    [InlineData("http://[2001:db8::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://１２７.0.0.1/")]
    public async Task No_way_to_write_a_private_address_leads_to_a_connection(string address)
    {
        await using LoopbackSite site = new(_ => LoopbackSite.Page("secret"));
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync(address);

        Assert.Equal(RefusalReason.Forbidden, refusal.Reason);
        Assert.Contains("public internet", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Connections);
        Assert.Equal(0, fetch.Lookups);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/page")]
    [InlineData("gopher://news.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("page.html")]
    [InlineData("http://")]
    [InlineData("http://[::1/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://news.example:99999/")]
    [InlineData("http://256.256.256.256/")]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://news.exa mple/")]
    public async Task What_is_no_address_of_the_web_is_not_asked(string address)
    {
        await using LoopbackSite site = new(_ => LoopbackSite.Page("secret"));
        using Fetch fetch = new(site);

        Assert.Equal(RefusalReason.Forbidden, (await fetch.RefusalAsync(address)).Reason);
        Assert.Empty(fetch.Connections);
    }

    [Fact]
    public async Task A_password_in_an_address_is_refused_and_shown_nowhere()
    {
        await using LoopbackSite site = new(_ => LoopbackSite.Page("secret"));
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("http://desk:canary@news.example/");

        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(fetch.Connections);
    }

    [Fact]
    public async Task A_name_that_turns_to_this_machine_after_the_first_look_up_is_not_followed()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("secret")
        );
        using Fetch fetch = new(site);
        fetch.Name("rebind.example", "93.184.215.14", "127.0.0.1");

        Refusal refusal = await fetch.RefusalAsync("http://rebind.example/");

        // Robots.txt was asked at the public address; the page would have been asked here.
        Assert.Equal(RefusalReason.Forbidden, refusal.Reason);
        Assert.Equal(new IPEndPoint(Fetch.Public, 80), Assert.Single(fetch.Connections));
        Assert.Equal(2, fetch.Lookups);
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_connected_to()
    {
        await using LoopbackSite site = new(_ => LoopbackSite.Page("news"));
        using Fetch fetch = new(site);
        fetch.Name("mixed.example", "10.0.0.1 ::1 93.184.215.14 ::ffff:169.254.169.254");

        await fetch.PageAsync("http://mixed.example/");

        Assert.All(fetch.Connections, place => Assert.Equal(Fetch.Public, place.Address));
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("//0x7f.1/")]
    [InlineData("http://news.example:22/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/")]
    [InlineData("http://desk:pw@news.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_leads_nowhere_that_could_not_be_asked_directly(string target)
    {
        await using LoopbackSite site = new(path =>
            path == "/start" ? LoopbackSite.MovedTo(target) : LoopbackSite.Missing
        );
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("http://news.example/start");

        Assert.Equal(["/start"], site.Paths);
        Assert.All(
            fetch.Connections,
            place => Assert.Equal(new IPEndPoint(Fetch.Public, 80), place)
        );
        Assert.Equal("http://news.example/start", refusal.File);
    }

    [Fact]
    public async Task A_chain_of_redirects_ends_after_five()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.MovedTo($"{path}x")
        );
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("http://news.example/");

        Assert.Equal("the host sends on more than 5 times", refusal.Message);
        Assert.Equal(6, site.Paths.Count());
    }

    [Fact]
    public async Task An_endless_body_ends_at_ten_mebibytes()
    {
        byte[] block = new byte[64 * 1024];
        block.AsSpan().Fill((byte)'a');
        await using LoopbackSite site = new(
            async (path, stream) =>
            {
                await Write(
                    stream,
                    path == "/robots.txt" ? LoopbackSite.Missing : "HTTP/1.1 200 OK\r\n\r\n"
                );
                while (path != "/robots.txt")
                {
                    await stream.WriteAsync(block);
                }
            }
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            RefusalReason.TooLarge,
            (await fetch.RefusalAsync("http://news.example/")).Reason
        );
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ")]
    public async Task A_body_or_head_that_drips_is_cut_off(string beginning)
    {
        JumpingClock clock = new();
        await using LoopbackSite site = new(
            async (path, stream) =>
            {
                await Write(stream, path == "/robots.txt" ? LoopbackSite.Missing : beginning);
                while (path != "/robots.txt")
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                    await Write(stream, "a");
                    await Task.Yield();
                }
            }
        );
        using Fetch fetch = new(site) { Clock = clock };

        Refusal refusal = await fetch.RefusalAsync("http://news.example/");

        Assert.Equal(RefusalReason.Unreachable, refusal.Reason);
        Assert.True(
            refusal.Message.Contains("slower", StringComparison.Ordinal)
                || refusal.Message.Contains("30 seconds", StringComparison.Ordinal),
            refusal.Message
        );
    }

    [Fact]
    public async Task A_site_that_says_nothing_is_left_after_thirty_seconds()
    {
        JumpingClock clock = new();
        TaskCompletionSource never = new();
        await using LoopbackSite site = new(
            async (path, stream) =>
            {
                if (path == "/robots.txt")
                {
                    await Write(stream, LoopbackSite.Missing);
                    return;
                }

                clock.Advance(TimeSpan.FromSeconds(31));
                await never.Task;
            }
        );
        using Fetch fetch = new(site) { Clock = clock };

        Refusal refusal = await fetch.RefusalAsync("http://news.example/");

        never.SetResult();
        Assert.Equal("no whole answer came within 30 seconds", refusal.Message);
        Assert.Equal(4, site.Paths.Count()); // It may pass: it was tried again.
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_cut_inside_the_unpacking(string coding)
    {
        byte[] bomb = Bomb(coding, megabytes: 100);
        await using LoopbackSite site = new(
            async (path, stream) =>
            {
                await Write(
                    stream,
                    path == "/robots.txt"
                        ? LoopbackSite.Missing
                        : $"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {bomb.Length}\r\n\r\n"
                );
                await stream.WriteAsync(path == "/robots.txt" ? [] : bomb);
            }
        );
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("http://news.example/");

        Assert.Equal(RefusalReason.TooLarge, refusal.Reason);
    }

    [Fact]
    public void A_bomb_takes_little_memory()
    {
        byte[] bomb = Bomb("br", megabytes: 100);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FetchException>(() => Unpacker.Unpack(bomb, "br"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Theory]
    [InlineData("gzip", "no gzip at all")]
    [InlineData("br", "no brotli, either")]
    [InlineData("gzip, gzip", "packed twice")]
    [InlineData("zstd", "of another sort")]
    public async Task Damaged_or_unknown_packing_is_refused(string coding, string body)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : LoopbackSite.Page(body, $"Content-Encoding: {coding}\r\n")
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            RefusalReason.Malformed,
            (await fetch.RefusalAsync("http://news.example/")).Reason
        );
    }

    [Fact]
    public async Task A_flood_of_fields_is_cut_off()
    {
        string fields = string.Concat(
            Enumerable.Range(0, 5000).Select(i => $"X-{i}: {new string('a', 100)}\r\n")
        );
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("news", fields)
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            RefusalReason.TooLarge,
            (await fetch.RefusalAsync("http://news.example/")).Reason
        );
    }

    [Fact]
    public async Task Answers_before_the_answer_do_not_go_on_for_ever()
    {
        byte[] block = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 1000))
        );
        await using LoopbackSite site = new(
            async (path, stream) =>
            {
                await Write(stream, path == "/robots.txt" ? LoopbackSite.Missing : "");
                while (path != "/robots.txt")
                {
                    await stream.WriteAsync(block);
                }
            }
        );
        using Fetch fetch = new(site);

        Assert.Equal(
            RefusalReason.TooLarge,
            (await fetch.RefusalAsync("http://news.example/")).Reason
        );
    }

    [Theory]
    [InlineData("no HTTP at all\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_no_HTTP_is_refused(string answer)
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt" ? LoopbackSite.Missing : answer
        );
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("http://news.example/");

        Assert.True(refusal.Reason is RefusalReason.Malformed or RefusalReason.Unreachable);
    }

    [Fact]
    public async Task A_cookie_is_never_sent_back_and_no_trace_of_us_is_sent()
    {
        await using LoopbackSite site = new(path =>
            path switch
            {
                "/robots.txt" => LoopbackSite.Missing,
                "/a" =>
                    "HTTP/1.1 302 Found\r\nSet-Cookie: id=canary\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
                _ => LoopbackSite.Page("news", "Set-Cookie: id=canary\r\n"),
            }
        );
        using Fetch fetch = new(site);

        await fetch.RunAsync("http://news.example/a", "http://news.example/c");

        Assert.All(
            site.Requests,
            head =>
            {
                Assert.DoesNotContain("canary", head, StringComparison.Ordinal);
                Assert.Equal(
                    ["Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"],
                    head.Split("\r\n")
                        .Skip(1)
                        .TakeWhile(line => line.Length > 0)
                        .Select(line => line.Split(':')[0])
                );
                Assert.Contains(
                    "User-Agent: EntenteBot/0.1 (+desk@example.org)\r\n",
                    head,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task A_tag_that_would_break_a_request_is_not_sent_back()
    {
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : LoopbackSite.Page("news", "ETag: \"a\u0001b\"\r\nLast-Modified: yesterday\r\n")
        );
        using Fetch fetch = new(site);
        await fetch.PageAsync("http://news.example/");
        fetch.Clock.Advance(TimeSpan.FromDays(2));

        await fetch.PageAsync("http://news.example/");

        Assert.DoesNotContain(
            site.Requests,
            head => head.Contains("If-", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_certificate_of_nobody_is_not_believed_and_the_addresses_in_it_are_not_asked()
    {
        await using LoopbackSite trap = new(_ => LoopbackSite.Missing);
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue(
            "news.example",
            $"http://127.0.0.1:{trap.Port}/issuer.cer"
        );
        await using LoopbackSite site = new(_ => LoopbackSite.Page("news"), certificate);
        using Fetch fetch = new(site);

        Refusal refusal = await fetch.RefusalAsync("https://news.example/");

        Assert.Contains(
            "cannot prove that it is itself",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(new IPEndPoint(Fetch.Public, 443), Assert.Single(fetch.Connections));
        Assert.Empty(site.Requests);
        Assert.Empty(trap.Requests);
    }

    [Fact]
    public async Task A_host_that_proves_itself_is_read_over_https_and_its_certificate_asks_for_nothing()
    {
        await using LoopbackSite trap = new(_ => LoopbackSite.Missing);
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue(
            "news.example",
            $"http://127.0.0.1:{trap.Port}/issuer.cer"
        );
        await using LoopbackSite site = new(_ => LoopbackSite.Page("news"), certificate);
        using Fetch fetch = new(site) { Root = authority.Root };

        Capture page = await fetch.PageAsync("https://news.example/");

        Assert.Equal("news", Encoding.UTF8.GetString(page.Bytes.Span));
        Assert.Equal("https://news.example/", page.Address);
        Assert.All(fetch.Connections, host => Assert.Equal(443, host.Port));
        Assert.Empty(trap.Requests);
    }

    [Fact]
    public async Task A_certificate_proves_only_the_host_that_it_names()
    {
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue("news.example", issuerAddress: null);
        await using LoopbackSite site = new(_ => LoopbackSite.Page("news"), certificate);
        using Fetch fetch = new(site) { Root = authority.Root };

        Refusal refusal = await fetch.RefusalAsync("https://other.example/");

        Assert.Contains(
            "cannot prove that it is itself",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task An_answer_is_not_taken_for_two()
    {
        // What a hostile site sends after its answer must not be taken for the answer to the next question.
        await using LoopbackSite site = new(path =>
            path == "/robots.txt"
                ? LoopbackSite.Missing
                : LoopbackSite.Page(path) + LoopbackSite.Page("smuggled")
        );
        using Fetch fetch = new(site);

        List<Fetched> all = await fetch.RunAsync("http://news.example/a", "http://news.example/b");

        Assert.Equal(
            ["/a", "/b"],
            all.Select(fetched => Encoding.UTF8.GetString(fetched.Capture!.Bytes.Span))
        );
    }

    private static Task Write(Stream stream, string text) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    private static byte[] Bomb(string coding, int megabytes)
    {
        using MemoryStream packed = new();
        using (
            Stream stream =
                coding == "br"
                    ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
                    : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
        )
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++)
            {
                stream.Write(zeros);
            }
        }

        return packed.ToArray();
    }
}
