using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Entente.Server.Screens;
using Entente.Server.Serving;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>What each address shows, in each of its forms.</summary>
public sealed class ScreenTests
{
    private static readonly string[] s_ends =
    [
        "",
        ".json",
        ".csv",
        ".md",
        ".jsonld",
        ".svg",
        ".ics",
    ];

    [Fact]
    public async Task Every_address_answers_in_each_of_its_forms_and_says_so_where_it_has_none()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        HashSet<string> shown = [];

        foreach (string address in server.Addresses())
        {
            foreach (string end in s_ends)
            {
                using HttpResponseMessage response = await server.GetAsync(WithEnd(address, end));
                string body = await RunningServer.BodyAsync(response);
                Assert.True(
                    response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound,
                    $"{address}{end}: {response.StatusCode} {body}"
                );
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    shown.Add(end);
                    Assert.True(body.Length < 100_000, $"{address}{end}: {body.Length} characters");
                }

                if (end is ".json" or ".jsonld" && response.StatusCode == HttpStatusCode.OK)
                {
                    JsonDocument.Parse(body).Dispose();
                }
            }

            string page = await server.TextAsync(address);
            PageCheck.IsOurs(page);
            Assert.Contains("<h1", page);
        }

        Assert.Equal(s_ends.Order(), shown.Order());
    }

    [Fact]
    public async Task The_page_of_a_story_shows_the_three_numbers_and_every_wording()
    {
        await using RunningServer server = await RunningServer.StartAsync(Counter());

        string page = await server.TextAsync($"/stories/{server.Filings[0].Story}");

        Assert.Contains("<dt>reports</dt><dd>3</dd>", page);
        Assert.Contains("<dt>accounts</dt><dd>2</dd>", page);
        Assert.Contains("Reports differ", page);
        Assert.Contains("<span class=\"whole\">[-", page);
        Assert.Contains("<span class=\"whole\">{+", page);
        Assert.All(
            server.Filings,
            filing => Assert.Contains($"/reports/{filing.Report.Id}#q", page)
        );
    }

    [Fact]
    public async Task The_page_of_a_report_lights_each_statement_in_the_kept_text()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        Report report = server.Filings[0].Report;

        string page = await server.TextAsync($"/reports/{report.Id}");

        Assert.All(
            report.Quotations,
            quotation =>
            {
                Assert.Contains($"<mark class=\"said\" id=\"{quotation.Id}\"", page);
                Assert.Contains($"href=\"#{quotation.Id}\"", page);
            }
        );
        Assert.Contains("class=\"cut\"", page);
    }

    [Fact]
    public async Task Events_and_figures_stand_in_the_story_and_lead_to_their_words_and_their_why()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        Filing filing = server.Filings[0];

        string story = await server.TextAsync($"/stories/{filing.Story}");
        string report = await server.TextAsync($"/reports/{filing.Report.Id}");

        Assert.Contains("Told as happened", story);
        Assert.Contains("Planned", story);
        Assert.Contains("reports differ", story);
        foreach (Filing told in server.Filings)
        {
            string figure = RunningServer.FigureOf(told);
            Assert.Contains($"/reports/{told.Report.Id}#{RunningServer.EventOf(told)}", story);
            Assert.Contains($"/reports/{told.Report.Id}#{figure}", story);
        }

        Assert.Contains($"<mark class=\"act\" id=\"{RunningServer.EventOf(filing)}\"", report);
        Assert.Contains($"<mark class=\"act\" id=\"{RunningServer.FigureOf(filing)}\"", report);
        Assert.Contains($"/why/{RunningServer.EventOf(filing)}", report);
    }

    [Fact]
    public async Task A_dyad_tells_what_took_place_apart_from_what_was_planned_with_how_much_was_read()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        string page = await server.TextAsync("/dyads/FRA/DEU");
        using JsonDocument data = JsonDocument.Parse(await server.TextAsync("/dyads/FRA/DEU.json"));

        Assert.Contains("<td class=\"word\">consult visit</td><td class=\"number\">1</td>", page);
        JsonElement month = Assert.Single(
            data.RootElement.GetProperty("months").EnumerateArray().ToArray()
        );
        Assert.Equal("2021-12", month.GetProperty("month").GetString());
        Assert.Equal(1, month.GetProperty("contact").GetInt32());
        Assert.Equal(1, month.GetProperty("plan").GetInt32());
        Assert.Equal(3, month.GetProperty("reports").GetInt32());
        Assert.Contains(
            data.RootElement.GetProperty("points").EnumerateArray(),
            point => point.GetProperty("outcome").GetString() == "not in the record"
        );
    }

    [Fact]
    public async Task A_dyad_of_many_years_shows_the_last_months_and_says_where_the_others_are()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        await server.Store.SaveAsync(
            [
                .. Enumerable
                    .Range(0, 240)
                    .Select(i =>
                        Stores.Filings.Naming(
                            new DateOnly(2001, 12, 1).AddMonths(i).ToString("O"),
                            "FRA",
                            "DEU"
                        )
                    ),
            ],
            TestContext.Current.CancellationToken
        );

        string page = await server.TextAsync("/dyads/FRA/DEU");
        using JsonDocument data = JsonDocument.Parse(await server.TextAsync("/dyads/FRA/DEU.json"));

        Assert.Equal(241, data.RootElement.GetProperty("months").GetArrayLength());
        Assert.Contains("205 earlier months in the <a", page);
        Assert.DoesNotContain("<span class=\"whole\">2018-12</span>", page);
        Assert.Contains("<span class=\"whole\">2019-01</span>", page);
        Assert.Contains("<span class=\"whole\">2021-12</span>", page);
    }

    [Fact]
    public async Task A_day_is_told_as_exactly_as_the_words_tell_it_and_that_of_a_report_says_so()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using JsonDocument timeline = JsonDocument.Parse(
            await server.TextAsync($"/stories/{server.Filings[0].Story}/timeline.json")
        );

        JsonElement[] rows = [.. timeline.RootElement.GetProperty("rows").EnumerateArray()];
        Assert.All(
            rows.Where(row => row.GetProperty("kind").GetString() == "event"),
            row => Assert.True(row.GetProperty("isDayOfReport").GetBoolean())
        );
        Assert.Equal(3, rows.Count(row => row.GetProperty("kind").GetString() == "report"));
    }

    [Fact]
    public async Task A_beginning_of_an_identifier_is_enough_if_there_is_one_only()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage found = await server.GetAsync(
            $"/stories/{server.Filings[0].Story[..6]}"
        );
        using HttpResponseMessage unknown = await server.GetAsync("/stories/s00000");

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_problem_is_told_to_programs_by_RFC_9457_and_to_people_as_a_page()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpRequestMessage asPerson = new(HttpMethod.Get, "/search?q=after:never");
        asPerson.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using HttpResponseMessage told = await server.GetAsync("/search.json?q=after:never");
        using HttpResponseMessage shown = await server.SendAsync(asPerson);

        using JsonDocument problem = JsonDocument.Parse(await RunningServer.BodyAsync(told));
        Assert.Equal(HttpStatusCode.BadRequest, told.StatusCode);
        Assert.Equal("application/problem+json", told.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "urn:entente:problem:unreadable-question",
            problem.RootElement.GetProperty("type").GetString()
        );
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, shown.StatusCode);
        PageCheck.IsOurs(await RunningServer.BodyAsync(shown));
    }

    [Fact]
    public async Task What_a_caller_has_already_is_not_sent_again()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using HttpResponseMessage first = await server.GetAsync("/stories.json");
        using HttpRequestMessage again = new(HttpMethod.Get, "/stories.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage second = await server.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await RunningServer.BodyAsync(second));
    }

    [Fact]
    public async Task A_list_goes_on_where_its_token_says_until_all_was_shown()
    {
        await using RunningServer server = await RunningServer.StartAsync(Counter(), stories: 30);
        HashSet<string> seen = [];

        string? next = "";
        while (next is not null)
        {
            string address = next.Length == 0 ? "/stories.json" : $"/stories.json?page={next}";
            using JsonDocument page = JsonDocument.Parse(await server.TextAsync(address));
            foreach (JsonElement story in page.RootElement.GetProperty("stories").EnumerateArray())
            {
                Assert.True(seen.Add(story.GetProperty("id").GetString()!));
            }

            next = page.RootElement.GetProperty("next").GetString();
        }

        Assert.Equal(30, seen.Count);
    }

    [Fact]
    public async Task Programs_get_snippets_unless_the_owner_gives_the_whole_text()
    {
        string word = string.Concat(Enumerable.Repeat("long ", 200));
        await using RunningServer sparing = await RunningServer.StartAsync(() => word);
        await using RunningServer giving = await RunningServer.StartAsync(
            () => word,
            settings: RunningServer.Patient with
            {
                GivesFullText = true,
            }
        );

        Assert.InRange(await TextOf(sparing), 1, 300);
        Assert.True(await TextOf(giving) > 1000);

        static async Task<int> TextOf(RunningServer server)
        {
            using JsonDocument report = JsonDocument.Parse(
                await server.TextAsync($"/reports/{server.Filings[0].Report.Id}.json")
            );
            return report.RootElement.GetProperty("text").GetString()!.Length;
        }
    }

    [Fact]
    public async Task A_search_that_takes_too_long_shows_what_it_has_and_says_that_it_is_not_all()
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            settings: RunningServer.Patient with
            {
                PartialAfter = TimeSpan.Zero,
            }
        );

        using HttpResponseMessage search = await server.GetAsync("/search.json?q=agreed");

        using JsonDocument found = JsonDocument.Parse(await RunningServer.BodyAsync(search));
        Assert.True(found.RootElement.GetProperty("isPartial").GetBoolean());
        Assert.Equal("true", search.Headers.GetValues("Entente-Partial").Single());
    }

    [Fact]
    public async Task What_takes_too_long_and_has_no_parts_is_refused()
    {
        await using RunningServer server = await RunningServer.StartAsync(
            () => "plain",
            settings: RunningServer.Patient with
            {
                QuestionLimit = TimeSpan.Zero,
            }
        );

        using HttpResponseMessage story = await server.GetAsync(
            $"/stories/{server.Filings[0].Story}.json"
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, story.StatusCode);
        Assert.NotNull(story.Headers.RetryAfter);
    }

    [Fact]
    public void Every_screen_stands_in_the_documents()
    {
        string documents = File.ReadAllText(Checkout.PathOf("docs", "server.md"));

        Assert.All(AllScreens.Of(), screen => Assert.Contains($"`{screen.Path}`", documents));
        Assert.All(
            AllScreens.Of().SelectMany(screen => screen.Parameters),
            parameter => Assert.Contains($"`{parameter.Name}`", documents)
        );
        Assert.All(
            AllScreens.Of().SelectMany(screen => screen.Forms).Where(form => form != Format.Html),
            form => Assert.Contains($"`{Formats.EndOf(form)}`", documents)
        );
    }

    private static string WithEnd(string address, string end)
    {
        int query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? address + end : address[..query] + end + address[query..];
    }

    private static Func<string> Counter()
    {
        int count = 0;
        return () => $"word{++count}";
    }
}
