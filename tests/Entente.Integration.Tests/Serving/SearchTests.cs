using System.Text.Json;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>What a search lists, page after page.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("kind:quote", "quotes")]
    [InlineData("kind:event", "events")]
    [InlineData("agreed", "reports")]
    public async Task Page_after_page_lists_everything_once(string query, string list)
    {
        int number = 0;
        await using RunningServer server = await RunningServer.StartAsync(
            () => $"plain {++number}",
            stories: 12
        );
        HashSet<string> seen = [];
        string address = $"/search.json?q={query}";
        string? next;
        int pages = 0;
        do
        {
            using JsonDocument page = JsonDocument.Parse(await server.TextAsync(address));
            JsonElement root = page.RootElement;
            Assert.All(
                root.GetProperty(list).EnumerateArray(),
                row => Assert.True(seen.Add(IdOf(row)))
            );
            Assert.False(root.GetProperty("isPartial").GetBoolean());
            next = root.GetProperty("next").GetString();
            address = $"/search.json?q={query}&page={next}";
            pages++;
        } while (next is not null);

        Assert.True(pages > 1);
        Assert.Equal(
            server.Filings.Sum(filing =>
                list switch
                {
                    "quotes" => filing.Report.Quotations.Length,
                    "events" => filing.Report.Events.Length,
                    _ => filing.Report.Article.Text.Contains("agreed", StringComparison.Ordinal)
                        ? 1
                        : 0,
                }
            ),
            seen.Count
        );
    }

    [Fact]
    public async Task A_statement_whose_speaker_was_corrected_is_found_by_the_right_one_only()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        Quotation said = server.Filings[0].Report.Quotations[0];
        string before = said.Speakers[0].Entity ?? said.Speakers[0].Name;
        Assert.Contains(said.Id, await server.TextAsync($"/search.json?q=speaker:\"{before}\""));

        await server.Store.CorrectAsync(
            new Correction
            {
                Made = DateTimeOffset.UnixEpoch,
                Kind = CorrectionKind.Speaker,
                Subject = said.Id,
                Value = "margaret-thatcher",
            },
            TestContext.Current.CancellationToken
        );

        Assert.Contains(
            said.Id,
            await server.TextAsync("/search.json?q=speaker:margaret-thatcher")
        );
        Assert.DoesNotContain(
            said.Id,
            await server.TextAsync($"/search.json?q=speaker:\"{before}\"")
        );
    }

    [Theory]
    [InlineData("AgAAAAD__________w")]
    [InlineData("Ag")]
    [InlineData("AQAAAAAAAAAAAAAAAA")]
    [InlineData("AgAAAAAAAAAAAAAAAAAA")]
    public async Task A_page_that_nobody_named_is_refused(string page)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");

        using HttpResponseMessage response = await server.GetAsync(
            $"/search.json?q=kind:quote&page={page}"
        );

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string IdOf(JsonElement row) => (
            row.TryGetProperty("quote", out JsonElement quote) ? quote
            : row.TryGetProperty("event", out JsonElement told) ? told
            : row
        ).GetProperty("id").GetString()!;
}
