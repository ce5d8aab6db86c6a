using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.Integration.Tests.Commands;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>The server and the tools as their users run them: a process of its own, over a file. Everything on loopback.</summary>
public sealed class ProcessTests
{
    private const string Token = "correct horse battery staple";

    [Fact]
    public async Task A_newcomer_who_serves_a_file_finds_its_stories_and_stops_it_again()
    {
        using CommandRun run = await WithPageAsync();
        await using ServedFile served = await ServedFile.StartAsync(run);

        using HttpResponseMessage health = await served.GetAsync("/health");
        string stories = await served.TextAsync("/stories");
        string foreign = await served.TextAsync("/search.json?q=harbour");

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("Ministers meet", stories);
        Assert.Contains("\"found\":1", foreign);
    }

    [Fact]
    public async Task A_program_asks_the_tools_over_HTTP_with_the_client_of_the_protocol()
    {
        using CommandRun run = await WithPageAsync();
        await using ServedFile served = await ServedFile.StartAsync(run);

        await using McpClient client = await McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(served.Address, "/mcp"),
                    TransportMode = HttpTransportMode.StreamableHttp,
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );

        await AsksAsync(client);
    }

    [Fact]
    public async Task A_program_asks_the_tools_over_standard_streams_with_the_client_of_the_protocol()
    {
        using CommandRun run = await WithPageAsync();

        await using McpClient client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    Arguments =
                    [
                        typeof(EntenteCommand).Assembly.Location,
                        "mcp",
                        "--db",
                        run.Database,
                    ],
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );

        await AsksAsync(client);
    }

    [Fact]
    public async Task With_a_certificate_and_a_token_a_browser_gets_a_pass_by_the_form_and_by_nothing_else()
    {
        using CommandRun run = await WithPageAsync();
        string certificate = run.PathOf("server.pfx");
        await File.WriteAllBytesAsync(
            certificate,
            NewCertificate(),
            TestContext.Current.CancellationToken
        );
        await using ServedFile served = await ServedFile.StartAsync(
            run,
            "--certificate",
            certificate,
            "--token-file",
            run.Write("token", Token)
        );

        using HttpResponseMessage closed = await served.GetAsync("/stories");
        string form = await served.TextAsync("/sign-in");
        using HttpResponseMessage wrong = await SignInAsync(served, form, "not the token at all");
        using HttpResponseMessage elsewhere = await SignInAsync(
            served,
            form,
            Token,
            "https://evil.example"
        );
        using HttpResponseMessage pass = await SignInAsync(served, form, Token);
        string cookie = pass.Headers.GetValues("Set-Cookie").Single();
        using HttpResponseMessage open = await served.GetAsync(
            "/stories",
            ("Cookie", cookie.Split(';')[0])
        );
        using HttpResponseMessage made = await served.GetAsync(
            "/stories",
            ("Cookie", "__Host-entente=0123456789")
        );

        Assert.Equal(Uri.UriSchemeHttps, served.Address.Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.True(closed.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, pass.StatusCode);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, made.StatusCode);
        Assert.DoesNotContain(Token, served.Log);
    }

    [Fact]
    public async Task An_address_that_others_reach_is_refused_with_what_is_needed()
    {
        using CommandRun run = await WithPageAsync();

        CommandResult refused = await run.RunAsync("serve", "--address", "0.0.0.0:0");

        Assert.Equal(2, refused.Code);
        Assert.Contains("--token-file", refused.Error);
    }

    private static async Task AsksAsync(McpClient client)
    {
        IList<McpClientTool> tools = await client.ListToolsAsync(
            (ModelContextProtocol.RequestOptions?)null,
            TestContext.Current.CancellationToken
        );
        CallToolResult found = await client.CallToolAsync(
            "search",
            new Dictionary<string, object?> { ["query"] = "harbour" },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Contains(tools, tool => tool.Name == "verify_text");
        Assert.Equal(1, found.StructuredContent?.GetProperty("found").GetInt32());
    }

    private static async Task<CommandRun> WithPageAsync()
    {
        CommandRun run = new();
        string page = run.Write(
            "page.txt",
            """
            Ministers meet over the harbour

            HELSINKI, 12 October 1986 - The foreign ministers of Finland and Norway met on Sunday and agreed on a treaty on the harbour.

            "We have agreed on all points of it," the Finnish foreign minister told reporters after the talks in Helsinki.
            """
        );
        CommandResult added = await run.RunAsync("add", page, "--fast");
        Assert.Equal(0, added.Code);
        return run;
    }

    private static byte[] NewCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        return certificate.Export(X509ContentType.Pkcs12);
    }

    private static Task<HttpResponseMessage> SignInAsync(
        ServedFile served,
        string form,
        string token,
        string? origin = null
    )
    {
        string mark = Regex
            .Match(
                form,
                "name=\"form-mark\" value=\"(?<mark>[0-9a-f]+)\"",
                RegexOptions.NonBacktracking
            )
            .Groups["mark"]
            .Value;
        return served.PostAsync(
            "/sign-in",
            new Dictionary<string, string> { ["form-mark"] = mark, ["token"] = token },
            origin ?? served.Address.GetLeftPart(UriPartial.Authority)
        );
    }

    /// <summary>A running <c>entente serve</c>.</summary>
    private sealed class ServedFile : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly Task<string> _log;
        private readonly HttpClient _client;

        private ServedFile(Process process, Uri address, Task<string> log)
        {
            _process = process;
            _log = log;
            Address = address;
            _client = new HttpClient(
                new HttpClientHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
#pragma warning disable MA0039 // The certificate is the test's own, of this minute, and of no authority.
                    ServerCertificateCustomValidationCallback =
                        HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
#pragma warning restore MA0039
                }
            )
            {
                BaseAddress = address,
            };
        }

        public Uri Address { get; }

        /// <summary>What it wrote to its log until it was stopped.</summary>
        public string Log
        {
            get
            {
                Stop();
                return _log.GetAwaiter().GetResult();
            }
        }

        public static async Task<ServedFile> StartAsync(CommandRun run, params string[] options)
        {
            Process process = CommandRun.Start([
                "serve",
                "--db",
                run.Database,
                "--address",
                "127.0.0.1:0",
                .. options,
            ]);
            Task<string> log = process.StandardError.ReadToEndAsync(
                TestContext.Current.CancellationToken
            );
            string? said = await process.StandardOutput.ReadLineAsync(
                TestContext.Current.CancellationToken
            );
            Match address = Regex.Match(
                said ?? "",
                @"https?://127\.0\.0\.1:[0-9]+",
                RegexOptions.NonBacktracking
            );
            Assert.True(address.Success, $"it said \"{said}\"");
            return new ServedFile(process, new Uri(address.Value), log);
        }

        public Task<HttpResponseMessage> GetAsync(
            string path,
            params (string Name, string Value)[] headers
        )
        {
            HttpRequestMessage request = new(HttpMethod.Get, path);
            foreach ((string name, string value) in headers)
            {
                request.Headers.Add(name, value);
            }

            return _client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public Task<string> TextAsync(string path) =>
            _client.GetStringAsync(path, TestContext.Current.CancellationToken);

        public Task<HttpResponseMessage> PostAsync(
            string path,
            Dictionary<string, string> form,
            string origin
        )
        {
            HttpRequestMessage request = new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(form),
            };
            request.Headers.Add("Origin", origin);
            return _client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            Stop();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _client.Dispose();
        }

        private void Stop()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }
    }
}
