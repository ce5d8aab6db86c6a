using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Entente.Server;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>Who may ask, and what no answer may hold. Everything on loopback.</summary>
public sealed class SafetyTests
{
    private const string Token = "correct horse battery staple";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    public async Task A_foreign_host_is_refused(string host)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpRequestMessage request = new(HttpMethod.Get, "/stories");
        request.Headers.Host = host;

        using HttpResponseMessage response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task This_computer_goes_by_its_own_names(string host)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpRequestMessage request = new(HttpMethod.Get, "/stories");
        request.Headers.Host = $"{host}:{server.Address.Port}";

        using HttpResponseMessage response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/stories")]
    [InlineData("/stories.json")]
    [InlineData("/nothing")]
    [InlineData("/health")]
    public async Task Every_answer_tells_the_browser_to_run_nothing_and_guess_nothing(
        string address
    )
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage response = await server.GetAsync(address);

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_the_token_nothing_of_the_record_is_shown()
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            settings: RunningServer.Patient with
            {
                Token = Token,
            }
        );

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/stories", null));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusAsync(server, "/stories.json", "wrong")
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/stories.json", Token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/health", null));
    }

    [Fact]
    public async Task Too_many_questions_are_refused_with_the_time_to_wait()
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            settings: RunningServer.Patient with
            {
                QuestionsPerSecond = 1,
            }
        );

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => server.GetAsync("/health"))
        );

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.All(
            answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests),
            answer => Assert.NotNull(answer.Headers.RetryAfter)
        );
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.Forbidden)]
    [InlineData("User-Agent", "a program", HttpStatusCode.OK)]
    public async Task A_page_of_the_web_cannot_ask_the_tools_through_a_reader(
        string header,
        string value,
        HttpStatusCode expected
    )
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage response = await server.SendAsync(
            MessageTo(
                server,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
                header,
                value
            )
        );

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"jsonrpc\":\"1.0\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":")]
    public async Task What_is_no_message_to_the_tools_is_refused(string body)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage response = await server.SendAsync(
            MessageTo(server, body, "User-Agent", "a program")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Meters_and_traces_tell_the_route_and_nothing_that_was_looked_for()
    {
        const string secret = "canary4711";
        ConcurrentQueue<string> told = [];
        TaskCompletionSource isTold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ActivityListener traces = new()
        {
            ShouldListenTo = source => source.Name == "Entente",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                foreach ((_, object? value) in activity.TagObjects)
                {
                    told.Enqueue($"{activity.OperationName} {value}");
                }

                if (told.Contains("entente.serve /search"))
                {
                    isTold.TrySetResult();
                }
            },
        };
        ActivitySource.AddActivityListener(traces);
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage response = await server.GetAsync($"/search?q={secret}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await isTold.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken); // told when all of the answer is sent
        Assert.DoesNotContain(told, text => text.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/review/decide")]
    [InlineData("/review/undo")]
    [InlineData("/sign-in")]
    public async Task A_write_without_the_mark_of_a_form_of_ours_changes_nothing(string address)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpRequestMessage request = new(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([
                KeyValuePair.Create("form-mark", "0000"),
                KeyValuePair.Create("subject", "plain"),
                KeyValuePair.Create("kind", "name"),
                KeyValuePair.Create("nobody", "1"),
            ]),
        };
        request.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));

        using HttpResponseMessage response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(
            server
                .Store.CorrectionsAsync(TestContext.Current.CancellationToken)
                .ToBlockingEnumerable(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    public async Task Screens_are_only_read(string method)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpRequestMessage request = new(new HttpMethod(method), "/stories");
        request.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));

        using HttpResponseMessage response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public void An_address_that_others_reach_needs_a_token_and_a_certificate_or_a_proxy()
    {
        ServerSettings open = new() { Address = new IPEndPoint(IPAddress.Any, 8080) };
        ServerSettings named = open with { Hosts = ["news.example"] };

        Assert.Null(new ServerSettings().Fault);
        Assert.NotNull(open.Fault);
        Assert.NotNull(named.Fault);
        Assert.NotNull((named with { Token = Token }).Fault);
        Assert.NotNull((open with { IsBehindProxy = true }).Fault);
        Assert.Null((named with { IsBehindProxy = true }).Fault);
    }

    private static HttpRequestMessage MessageTo(
        RunningServer server,
        string body,
        string header,
        string value
    )
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(server.Address, "/mcp"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add(header, value);
        return request;
    }

    private static async Task<HttpStatusCode> StatusAsync(
        RunningServer server,
        string address,
        string? token
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (token is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
        }

        using HttpResponseMessage response = await server.SendAsync(request);
        return response.StatusCode;
    }
}
