using System.Text.Json;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>The main job on five real pages, where they are at hand: what a person found in them must come out.</summary>
/// <remarks>The pages belong to their publishers and are not part of the repository; this test holds places in them, and none of their words.</remarks>
public sealed class SampleTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task Five_pages_are_three_stories_with_the_right_members()
    {
        JsonElement[] stories = await StoriesAsync();

        Assert.Equal(
            ["0 1 2", "3", "4"],
            stories
                .Select(story => string.Join(' ', Members(story).Order()))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_page_that_takes_unquoted_words_and_names_a_paper_is_a_copy_and_one_that_shares_quoted_words_is_not()
    {
        JsonElement story = (await StoriesAsync()).Single(story => Members(story).Length == 3);
        Dictionary<int, JsonElement> reports = story
            .GetProperty("reports")
            .EnumerateArray()
            .ToDictionary(report => Number(report.GetProperty("file").GetString()!));

        Assert.Equal(2, story.GetProperty("accounts").GetInt32());
        Assert.Equal(1, story.GetProperty("independent").GetInt32());
        Assert.Equal(
            reports[2].GetProperty("id").GetString(),
            reports[0].GetProperty("copies").GetString()
        );
        Assert.Equal(JsonValueKind.Null, reports[1].GetProperty("copies").ValueKind);
        Assert.Equal(JsonValueKind.Null, reports[2].GetProperty("copies").ValueKind);
    }

    [Fact]
    public async Task Two_utterances_stand_in_all_three_reports_and_differ_in_their_words()
    {
        await AddAsync();

        JsonElement quotes = (await _run.RunAsync("quotes", "--json")).Json;
        string[][] groups =
        [
            .. quotes
                .EnumerateArray()
                .GroupBy(quote => quote.GetProperty("utterance").GetString())
                .Select(group => group.ToArray())
                .Where(group =>
                    group
                        .Select(quote => Number(quote.GetProperty("file").GetString()!))
                        .Distinct()
                        .Count() == 3
                )
                .Select(group =>
                    group
                        .Select(quote => quote.GetProperty("words").GetString()!)
                        .Distinct()
                        .ToArray()
                ),
        ];

        Assert.Equal(2, groups.Length);
        Assert.All(groups, wordings => Assert.True(wordings.Length > 1));
    }

    // Where the article ends, or where something in it is none of it: in code points of the file.
    [Theory]
    [InlineData(0, 1220, 1287)] // a teaser
    [InlineData(0, 1472, 2736)] // a teaser, the comment form, an appeal
    [InlineData(1, 2811, 2887)] // credits
    [InlineData(2, 2960, 3357)] // a photo credit, a doubled caption, kiosk lines
    [InlineData(3, 0, 30)] // a head line with a date
    [InlineData(4, 2219, 5374)] // dates, related stories, videos
    public async Task Nothing_of_what_is_no_article_enters_the_record(
        int sample,
        int start,
        int end
    )
    {
        await AddAsync();

        foreach (string table in (string[])["quotes", "mentions"])
        {
            string[] rows = (await _run.RunAsync("export", table)).Output.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            );
            Assert.DoesNotContain(
                rows.Select(row => JsonDocument.Parse(row).RootElement),
                row =>
                    Number(row.GetProperty("file").GetString()!) == sample
                    && row.GetProperty("start").GetInt32() < end
                    && row.GetProperty("end").GetInt32() > start
            );
        }
    }

    [Fact]
    public async Task A_name_in_the_spelling_of_another_language_is_resolved()
    {
        await AddAsync();

        JsonElement names = (
            await _run.RunAsync("who", "vladimir-putin", "--json")
        ).Json.GetProperty("names");

        Assert.Contains(
            names.EnumerateArray(),
            name =>
                name.GetProperty("words").GetString()!.EndsWith("Poutine", StringComparison.Ordinal)
        );
    }

    public void Dispose() => _run.Dispose();

    private static int Number(string file) => Path.GetFileName(file)[2] - '0';

    private static int[] Members(JsonElement story) =>
        [
            .. story
                .GetProperty("reports")
                .EnumerateArray()
                .Select(report => Number(report.GetProperty("file").GetString()!)),
        ];

    private async Task AddAsync()
    {
        string? samples = Checkout.Shared is { } shared ? Path.Combine(shared, "samples") : null;
        if (!Directory.Exists(samples))
        {
            Assert.Skip("the sample pages are not at hand (../shared/samples)");
        }

        CommandResult result = await _run.RunAsync("add", samples);
        Assert.Equal(0, result.Code);
        Assert.Contains("5 reports added", result.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> StoriesAsync()
    {
        await AddAsync();
        return [.. (await _run.RunAsync("stories", "--json")).Json.EnumerateArray()];
    }
}
