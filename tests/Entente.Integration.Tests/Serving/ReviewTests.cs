using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>Decisions of people, made on a page, and made by nobody else.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_statement_without_a_speaker_is_decided_once_and_the_decision_is_undone()
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            areSpeakersNamed: false
        );
        string quotation = server.Filings[0].Report.Quotations[0].Id;
        string page = await server.TextAsync("/review");
        Assert.Contains(quotation, page);

        using HttpResponseMessage decided = await PostAsync(
            server,
            "/review/decide",
            page,
            ("kind", "speaker"),
            ("subject", quotation),
            ("value", "vladimir-putin")
        );
        string after = await server.TextAsync($"/utterances/{server.Filings[0].Utterances[0]}");
        string log = await server.TextAsync("/review/log");
        using HttpResponseMessage undone = await PostAsync(
            server,
            "/review/undo",
            log,
            ("number", "1")
        );

        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        Assert.Contains("Vladimir Putin", after);
        Assert.Contains(quotation, log);
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.All(await CorrectionsAsync(server), correction => Assert.NotNull(correction.Undone));
    }

    [Fact]
    public async Task A_story_is_divided_on_its_page_and_put_together_again()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        string story = server.Filings[0].Story;
        ImmutableArray<string> reports = await ReportsOfAsync(server, story);
        string page = await server.TextAsync($"/review/stories/{story}");
        Assert.All(reports, report => Assert.Contains(report, page));

        using HttpResponseMessage divided = await PostAsync(
            server,
            "/review/decide",
            page,
            ("kind", "divide"),
            ("subject", story),
            ("report", reports[0])
        );
        string apart = Assert.Single(await CorrectionsAsync(server)).Value!;
        ImmutableArray<string> inApart = await ReportsOfAsync(server, apart);
        ImmutableArray<string> left = await ReportsOfAsync(server, story);
        using HttpResponseMessage joined = await PostAsync(
            server,
            "/review/decide",
            page,
            ("kind", "join"),
            ("subject", apart),
            ("value", story)
        );

        Assert.Equal(HttpStatusCode.SeeOther, divided.StatusCode);
        Assert.Equal([reports[0]], inApart);
        Assert.Equal(reports[1..], left);
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        Assert.Equal(reports, await ReportsOfAsync(server, story));
    }

    [Theory]
    [InlineData(true, "https://evil.example")]
    [InlineData(true, null)]
    [InlineData(false, "ours")]
    public async Task A_write_from_anywhere_else_changes_nothing(bool hasMark, string? origin)
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            areSpeakersNamed: false
        );
        string page = hasMark ? await server.TextAsync("/review") : "";

        using HttpResponseMessage response = await PostAsync(
            server,
            "/review/decide",
            page,
            origin == "ours" ? server.Address.GetLeftPart(UriPartial.Authority) : origin,
            ("kind", "speaker"),
            ("subject", server.Filings[0].Report.Quotations[0].Id),
            ("value", "vladimir-putin")
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(await CorrectionsAsync(server));
    }

    [Theory]
    [InlineData("speaker", "q000000000000", HttpStatusCode.NotFound)]
    [InlineData("name", "", HttpStatusCode.BadRequest)]
    [InlineData("join", "s000000000000", HttpStatusCode.BadRequest)]
    [InlineData("divide", "s000000000000", HttpStatusCode.BadRequest)]
    public async Task A_decision_about_nothing_is_refused(
        string kind,
        string subject,
        HttpStatusCode expected
    )
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        string page = await server.TextAsync("/review/log");

        using HttpResponseMessage response = await PostAsync(
            server,
            "/review/decide",
            await MarkedAsync(server, page),
            ("kind", kind),
            ("subject", subject),
            ("value", "vladimir-putin")
        );

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(await CorrectionsAsync(server));
    }

    [Fact]
    public async Task A_blank_for_the_other_story_is_refused()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        string page = await server.TextAsync("/review/log");

        using HttpResponseMessage response = await PostAsync(
            server,
            "/review/decide",
            await MarkedAsync(server, page),
            ("kind", "join"),
            ("subject", server.Filings[0].Story),
            ("value", " ")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "expected a story",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Every_form_of_every_address_is_described_for_programs()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using JsonDocument document = JsonDocument.Parse(await server.TextAsync("/openapi.json"));

        JsonElement root = document.RootElement;
        Assert.StartsWith("3.1", root.GetProperty("openapi").GetString());
        JsonElement schemas = root.GetProperty("components").GetProperty("schemas");
        foreach (JsonProperty path in root.GetProperty("paths").EnumerateObject())
        {
            JsonElement get = path.Value.GetProperty("get");
            Assert.NotEqual("", get.GetProperty("operationId").GetString());
            if (path.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                string reference = get.GetProperty("responses")
                    .GetProperty("200")
                    .GetProperty("content")
                    .GetProperty("application/json")
                    .GetProperty("schema")
                    .GetProperty("$ref")
                    .GetString()!;
                Assert.Equal(
                    JsonValueKind.Object,
                    schemas.GetProperty(reference[(reference.LastIndexOf('/') + 1)..]).ValueKind
                );
            }
        }

        Assert.DoesNotContain("\"$ref\": \"#/properties", await server.TextAsync("/openapi.json"));
    }

    private static async Task<string> MarkedAsync(RunningServer server, string page) =>
        page.Contains("form-mark", StringComparison.Ordinal)
            ? page
            : await server.TextAsync("/sign-in");

    private static Task<ImmutableArray<string>> ReportsOfAsync(
        RunningServer server,
        string story
    ) => server.Store.ReportsOfAsync(story, TestContext.Current.CancellationToken);

    private static async Task<List<Correction>> CorrectionsAsync(RunningServer server)
    {
        List<Correction> log = [];
        await foreach (
            Correction correction in server.Store.CorrectionsAsync(
                TestContext.Current.CancellationToken
            )
        )
        {
            log.Add(correction);
        }

        return log;
    }

    private static Task<HttpResponseMessage> PostAsync(
        RunningServer server,
        string address,
        string page,
        params (string Name, string Value)[] fields
    ) => PostAsync(server, address, page, server.Address.GetLeftPart(UriPartial.Authority), fields);

    private static async Task<HttpResponseMessage> PostAsync(
        RunningServer server,
        string address,
        string page,
        string? origin,
        params (string Name, string Value)[] fields
    )
    {
        Match mark = Regex.Match(page, "name=\"form-mark\" value=\"(\\w+)\"");
        using HttpRequestMessage request = new(HttpMethod.Post, address);
        request.Content = new FormUrlEncodedContent(
            fields
                .Append(("form-mark", mark.Groups[1].Value))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await server.SendAsync(request);
    }
}
