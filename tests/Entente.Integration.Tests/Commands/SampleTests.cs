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

    // Places as "sample:start", in code points of the file: those and no others are wordings of one utterance.
    [Theory]
    [InlineData("0:282 1:950 2:647")] // the security interests of both
    [InlineData("0:352 1:1868 2:2216")] // a new model
    [InlineData("0:1349 2:1031")] // core interests
    [InlineData("2:1680")] // more than an alliance
    [InlineData("0:616 2:1872")] // an infrastructure
    [InlineData("1:2230")] // sport: not the core interests, though it begins alike
    public async Task The_wordings_of_an_utterance_are_those_that_a_person_found(string places)
    {
        JsonElement[] quotes = await QuotesAsync();
        string first = places.Split(' ')[0];

        string utterance = Text(quotes.Single(quote => Place(quote) == first), "utterance")!;

        Assert.Equal(
            places.Split(' '),
            quotes
                .Where(quote => Text(quote, "utterance") == utterance)
                .Select(Place)
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("0:282", "xi-jinping vladimir-putin", null, null)]
    [InlineData("1:950", "xi-jinping", null, "Xinhua")]
    [InlineData("2:647", "xi-jinping", "Vladimir Putin", null)]
    [InlineData("0:352", "vladimir-putin", "reporters", null)]
    [InlineData("1:1868", "vladimir-putin", "Xi Jinping", "the Russian presidency")]
    [InlineData("2:2216", "vladimir-putin", "Xi Jinping", null)]
    [InlineData(
        "0:1349",
        "xi-jinping",
        "Vladimir Putin",
        "reports in the Chinese state news media"
    )] // by way of sample 2
    [InlineData(
        "2:1031",
        "xi-jinping",
        "Vladimir Putin",
        "reports in the Chinese state news media"
    )]
    [InlineData("2:1680", "xi-jinping", "Vladimir Putin", "Yuri Ushakov")]
    [InlineData("0:616", "xi-jinping vladimir-putin", null, "Yuri Ushakov|The New York Times")] // he by way of sample 2
    [InlineData("2:1872", "xi-jinping vladimir-putin", null, "Yuri Ushakov")]
    public async Task Speaker_addressee_and_chain_are_those_that_a_person_found(
        string place,
        string speakers,
        string? addressee,
        string? relay
    )
    {
        JsonElement quote = (await QuotesAsync()).Single(quote => Place(quote) == place);
        string?[] chain =
        [
            .. quote.GetProperty("chain").EnumerateArray().Select(link => link.GetString()),
        ];

        Assert.Equal(
            speakers.Split(' '),
            quote.GetProperty("speakerIds").EnumerateArray().Select(id => id.GetString())
        );
        Assert.Equal(addressee, Text(quote, "addressee"));
        Assert.Equal(relay?.Split('|') ?? [], chain[1..^1]);
        Assert.Equal(place == "2:2216" ? "in televised remarks" : null, Text(quote, "channel"));
    }

    [Fact]
    public async Task A_copy_has_the_links_that_it_dropped_from_the_report_whose_text_it_took()
    {
        await AddAsync();

        JsonElement story = (
            await _run.RunAsync("story", "putin-xi", "--date", "2021-12-15", "--json")
        ).Json;
        JsonElement wording = Wordings(story).Single(quote => Place(quote) == "0:616");

        Assert.Equal(
            ["Xi Jinping and Vladimir Putin", "Yuri Ushakov", "The New York Times"],
            wording
                .GetProperty("chain")
                .EnumerateArray()
                .Select(link => link.GetString())
                .SkipLast(1)
        );
        JsonElement dropped = Assert.Single(wording.GetProperty("dropped").EnumerateArray());
        Assert.Equal("Yuri Ushakov", Text(dropped, "name"));
        Assert.Equal(
            Text(Wordings(story).Single(quote => Place(quote) == "2:1872"), "id"),
            Text(dropped, "quotation")
        );
        CommandResult why = await _run.RunAsync("why", Text(wording, "id")!);
        Assert.Contains("relay: Yuri Ushakov", why.Output, StringComparison.Ordinal);
    }

    // What a person sees the wordings differ in: the utterance by the place of one wording.
    [Theory]
    [InlineData("0:282", "words speaker", "truncation synonym")]
    [InlineData("0:352", "words addressee", "truncation synonym spelling/inflection")]
    [InlineData("0:1349", "words", "spelling/inflection")]
    [InlineData("0:616", "", "")]
    public async Task The_differences_of_wordings_are_named(
        string place,
        string differences,
        string ofWords
    )
    {
        await AddAsync();
        JsonElement story = (
            await _run.RunAsync("story", "putin-xi", "--date", "2021-12-15", "--json")
        ).Json;

        JsonElement statement = Statements(story)
            .Single(statement => WordingsOf(statement).Any(quote => Place(quote) == place));

        Assert.Equal(
            differences.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            Texts(statement, "differences").Order()
        );
        Assert.Equal(
            ofWords.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            Texts(statement, "wordDifferences").Order()
        );
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

    private static JsonElement.ArrayEnumerator Statements(JsonElement story) =>
        (story.ValueKind == JsonValueKind.Array ? story.EnumerateArray().Single() : story)
            .GetProperty("statements")
            .EnumerateArray();

    private static JsonElement.ArrayEnumerator WordingsOf(JsonElement statement) =>
        statement.GetProperty("wordings").EnumerateArray();

    private static IEnumerable<JsonElement> Wordings(JsonElement story) =>
        Statements(story).SelectMany(statement => WordingsOf(statement));

    private static IEnumerable<string> Texts(JsonElement item, string field) =>
        item.GetProperty(field).EnumerateArray().Select(text => text.GetString()!);

    private static int Number(string file) => Path.GetFileName(file)[2] - '0';

    private static int[] Members(JsonElement story) =>
        [
            .. story
                .GetProperty("reports")
                .EnumerateArray()
                .Select(report => Number(report.GetProperty("file").GetString()!)),
        ];

    private static string Place(JsonElement quote) =>
        $"{Number(Text(quote, "file")!)}:{quote.GetProperty("start").GetInt32()}";

    private static string? Text(JsonElement item, string field) =>
        item.GetProperty(field).GetString();

    private async Task<JsonElement[]> QuotesAsync()
    {
        await AddAsync();
        return [.. (await _run.RunAsync("quotes", "--json")).Json.EnumerateArray()];
    }

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
