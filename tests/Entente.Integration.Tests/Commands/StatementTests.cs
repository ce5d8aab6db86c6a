using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Statements from end to end: their differences, the occasions on which they were said, searching them, and a draft held against them.</summary>
/// <remarks>The persons are invented.</remarks>
public sealed class StatementTests : IDisposable
{
    private const string Vow =
        "We will keep the harbour open to the grain ships of every nation on this coast, whatever the storm";

    private readonly CommandRun _run = new();

    [Fact]
    public async Task A_number_that_reports_differ_in_stands_out()
    {
        await AddTalksAsync();

        CommandResult shown = await _run.RunAsync("quotes", "--diff");
        JsonElement story = (await _run.RunAsync("story", "--json")).Json;

        Assert.Contains("(!number)", shown.Output, StringComparison.Ordinal);
        Assert.Contains(
            story.EnumerateArray().SelectMany(s => s.GetProperty("statements").EnumerateArray()),
            statement =>
                statement
                    .GetProperty("wordDifferences")
                    .EnumerateArray()
                    .Any(what => what.GetString() == "number")
        );
    }

    [Fact]
    public async Task What_is_said_again_a_year_later_is_linked_and_not_merged()
    {
        await AddTalksAsync();
        await AddVowAsync();

        CommandResult found = await _run.RunAsync(
            "search",
            "speaker:Mira Castell",
            "said-again:yes",
            "--json"
        );

        JsonElement[] quotes = [.. found.Json.EnumerateArray()];
        Assert.Equal(2, quotes.Length);
        Assert.NotEqual(
            quotes[0].GetProperty("quote").GetProperty("utterance").GetString(),
            quotes[1].GetProperty("quote").GetProperty("utterance").GetString()
        );
        JsonElement occasion = Assert.Single(quotes[0].GetProperty("saidAgain").EnumerateArray());
        Assert.Equal(
            quotes[1].GetProperty("quote").GetProperty("utterance").GetString(),
            occasion.GetProperty("id").GetString()
        );
        CommandResult why = await _run.RunAsync("why", occasion.GetProperty("id").GetString()!);
        Assert.Contains("[said-again]", why.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_are_found_by_speaker_addressee_words_kind_and_day()
    {
        await AddTalksAsync();
        await AddVowAsync();

        Assert.Equal(1, await CountAsync("speaker:Castell", "harbour", "after:2020"));
        Assert.Equal(1, await CountAsync("speaker:Castell", "harbour", "before:2019-12-31"));
        Assert.Equal(2, await CountAsync("kind:direct", "grain ships"));
        Assert.Equal(0, await CountAsync("to:Castell"));
        Assert.Equal(0, await CountAsync("kind:indirect", "speaker:Castell"));
        CommandResult wrong = await _run.RunAsync("search", "kind:rumour");
        Assert.Equal(2, wrong.Code);
        Assert.Contains(
            "expected quote, direct, mixed, indirect, event or report",
            wrong.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_is_told_what_stands_in_the_record_and_what_does_not()
    {
        await AddTalksAsync();
        const string draft =
            "“We sold nine hundred tonnes of barley to the islands in the first week of the truce,” Mira Castell said. "
            + "“We sold five hundred barrels of barley to the islands in the first week of the truce,” Mira Castell said. "
            + "“We sold seven hundred tonnes of barley to the islands in the first week of the truce,” Mira Castell said. "
            + "“The lighthouse has been sold to a bank,” Jonas Reit said.";

        CommandResult checkedDraft = await _run.RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(draft)),
            "verify",
            "--json"
        );

        JsonElement[] quotations =
        [
            .. checkedDraft
                .Json.EnumerateArray()
                .Where(row => row.GetProperty("kind").GetString() == "quotation"),
        ];
        Assert.Equal(
            ["verbatim", "variant", "variant", "not found"],
            quotations.Select(row => row.GetProperty("status").GetString())
        );
        Assert.Equal(
            ["number"],
            quotations[2]
                .GetProperty("matches")[0]
                .GetProperty("differences")
                .EnumerateArray()
                .Select(what => what.GetString())
        );
        Assert.NotEmpty(quotations[0].GetProperty("speakerReports").EnumerateArray());
        JsonElement match = quotations[0].GetProperty("matches")[0];
        string page = await File.ReadAllTextAsync(
            match.GetProperty("file").GetString()!,
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(
            "We sold nine hundred",
            page[match.GetProperty("start").GetInt32()..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Words_in_marks_are_looked_for_whoever_says_them_and_numbers_by_the_name_before()
    {
        await AddVowAsync();
        await AddTalksAsync();

        DraftLine[] lines = await VerifyAsync(
            "The banner read “open to the grain ships of every nation” in red. The other read “nobody sails from here any more”. Mira Castell went home. Nine hundred tonnes were sold."
        );

        Assert.Contains(
            new DraftLine("quotation", "open to the grain ships of every nation", "verbatim"),
            lines
        );
        Assert.Contains(
            new DraftLine("quotation", "nobody sails from here any more", "not found"),
            lines
        );
        Assert.Contains(lines, line => line is { Kind: "number", Status: "verbatim" });
    }

    [Fact]
    public async Task A_surname_in_a_draft_is_the_one_who_is_known_to_have_said_it()
    {
        await AddTalksAsync();

        CommandResult result = await _run.RunAsync(
            "verify",
            _run.Write(
                "draft.txt",
                "“We sold nine hundred tonnes of barley to the islands in the first week of the truce,” Castell said."
            ),
            "--json"
        );

        JsonElement quotation = result
            .Json.EnumerateArray()
            .First(row => row.GetProperty("kind").GetString() == "quotation");
        Assert.Equal("Castell", quotation.GetProperty("speaker").GetString());
        Assert.NotEmpty(quotation.GetProperty("speakerReports").EnumerateArray());
    }

    [Fact]
    public async Task A_denial_is_shown_as_one_wherever_it_is_told()
    {
        const string page =
            "BRENHOLM, May 5, 2021 – The council of Brenholm met on Tuesday night over the flood in the harbour. Mira Castell denied that the gates of the northern lock had been left open. "
            + "The hearing goes on next week, and the divers are to report what they saw at the lock.";
        await _run.RunAsync("add", _run.Write("gates.txt", page));

        string[] outputs =
        [
            (await _run.RunAsync("quotes")).Output,
            (await _run.RunAsync("quotes", "--diff")).Output,
            (
                await _run.RunAsync(
                    "verify",
                    _run.Write(
                        "draft.txt",
                        "“the gates of the northern lock had been left open,” Mira Castell said."
                    )
                )
            ).Output,
        ];

        Assert.All(
            outputs,
            output => Assert.Contains("Mira Castell [denied]", output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_folder_is_no_draft()
    {
        await AddTalksAsync();

        CommandResult result = await _run.RunAsync("verify", _run.PathOf("talks"));

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("found the folder", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_wording_stands_first()
    {
        await AddTalksAsync();

        string draft = _run.Write(
            "draft.txt",
            "“We sold five hundred tonnes of barley to the islands in the first days of the truce,” Mira Castell said."
        );
        JsonElement match = (await _run.RunAsync("verify", draft, "--json"))
            .Json[0]
            .GetProperty("matches")[0];

        Assert.Contains("five", match.GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_in_which_nothing_is_said_finds_nothing()
    {
        await AddTalksAsync();

        CommandResult result = await _run.RunAsync(
            new MemoryStream("it rained all day and then it stopped"u8.ToArray()),
            "verify"
        );

        Assert.Equal(1, result.Code);
    }

    [Fact]
    public async Task A_page_of_two_thousand_quotations_is_added_and_every_one_reads_in_it()
    {
        StringBuilder page = new(
            "Harbour council hears everybody\n\nESTRELLA, May 3, 2019 – The council met.\n\n"
        );
        for (int i = 0; i < 2_000; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"“The ship number {i} has waited for the harbour pilot for {i % 50} days,” said Mayor Odile Marsh. ” « \n\n"
            );
        }

        CommandResult added = await _run.RunAsync(
            "add",
            "--fast",
            _run.Write("page.txt", page.ToString())
        );
        CommandResult doctor = await _run.RunAsync("doctor");

        Assert.Equal(0, added.Code);
        Assert.Equal(0, doctor.Code);
    }

    [Fact]
    public async Task What_a_headline_says_is_a_wording_and_no_second_account()
    {
        const string page = """
            <html><head><title>Harbour stays open to grain ships, says Castell</title></head><body>
            <h1>Harbour stays open to grain ships, says Castell</h1><p>May 3, 2019</p>
            <p>The council of Estrella met on Friday and heard the traders of the islands, who had asked for a longer season.</p>
            <p>“The harbour of Estrella stays open to the grain ships of every nation,” Mira Castell told the council on Friday.</p>
            </body></html>
            """;
        await _run.RunAsync("add", _run.Write("page.html", page));

        CommandResult shown = await _run.RunAsync("quotes");
        JsonElement[] rows = [.. (await _run.RunAsync("quotes", "--json")).Json.EnumerateArray()];
        JsonElement story = (await _run.RunAsync("story", "--json")).Json[0];

        Assert.Contains("[headline]", shown.Output, StringComparison.Ordinal);
        Assert.Equal(["body", "headline"], rows.Select(row => row.GetProperty("part").GetString()));
        JsonElement statement = Assert.Single(story.GetProperty("statements").EnumerateArray());
        Assert.Equal(1, statement.GetProperty("accounts").GetInt32());
        Assert.Equal(1, statement.GetProperty("reports").GetInt32());
        CommandResult why = await _run.RunAsync("why", rows[1].GetProperty("id").GetString()!);
        Assert.Contains("words of the headline", why.Output, StringComparison.Ordinal);
        Assert.Contains(
            "»Harbour stays open to grain ships«",
            why.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await _run.RunAsync("doctor")).Code);
    }

    [Fact]
    public async Task What_is_said_inside_the_words_of_another_names_both()
    {
        await _run.RunAsync(
            "add",
            _run.Write(
                "page.txt",
                """
                Traders of the coast wait for the season

                ESTRELLA, May 3, 2019 – The council met on Friday and heard the traders of the islands.

                “Odile Marsh said that the harbour would close before the winter,” Mira Castell told the council.
                """
            )
        );

        JsonElement[] rows = [.. (await _run.RunAsync("quotes", "--json")).Json.EnumerateArray()];

        JsonElement outer = Assert.Single(rows, row => SpeakerOf(row) == "Mira Castell");
        JsonElement inner = Assert.Single(rows, row => SpeakerOf(row) == "Odile Marsh");
        Assert.Equal(outer.GetProperty("id").GetString(), inner.GetProperty("within").GetString());
        Assert.Equal("Mira Castell", inner.GetProperty("chain")[1].GetString());

        static string? SpeakerOf(JsonElement row) => row.GetProperty("speaker").GetString();
    }

    public void Dispose() => _run.Dispose();

    private async Task<DraftLine[]> VerifyAsync(string draft)
    {
        CommandResult checkedDraft = await _run.RunAsync(
            "verify",
            _run.Write("draft.txt", draft),
            "--json"
        );
        return
        [
            .. checkedDraft
                .Json.EnumerateArray()
                .Select(row => new DraftLine(
                    row.GetProperty("kind").GetString()!,
                    row.GetProperty("words").GetString()!,
                    row.GetProperty("status").GetString()!
                )),
        ];
    }

    /// <summary>What a draft is told of a finding.</summary>
    private sealed record DraftLine(string Kind, string Words, string Status);

    private async Task<int> CountAsync(params string[] terms)
    {
        CommandResult found = await _run.RunAsync(["search", .. terms, "--json"]);
        return found.Code == 1 ? 0 : found.Json.GetArrayLength();
    }

    /// <summary>Two reports of one occasion, which differ in a number.</summary>
    private async Task AddTalksAsync()
    {
        _run.Write("talks/one.txt", Page("nine", "Truce on the coast holds for a week"));
        _run.Write("talks/two.txt", Page("five", "On the coast the truce holds for a week"));
        Assert.Equal(0, (await _run.RunAsync("add", _run.PathOf("talks"))).Code);
    }

    private async Task AddVowAsync()
    {
        _run.Write(
            "vows/first.txt",
            Vowing(
                "2019-05-03",
                "Fish market of Farlow burns down",
                "The fish market burnt down in the night, and forty families lost their stalls to the flames."
            )
        );
        _run.Write(
            "vows/second.txt",
            Vowing(
                "2021-11-20",
                "Election in Dunhaven ends without a winner",
                "Voters gave no party a majority, and the count of the postal ballots goes on in three districts."
            )
        );
        Assert.Equal(0, (await _run.RunAsync("add", _run.PathOf("vows"))).Code);
    }

    private static string Page(string number, string title) =>
        $"""
            {title}

            ESTRELLA, May 3, 2018 – The truce between the islands and the coast has held for a week, fishermen and grain traders said in the harbour of Estrella.

            “We sold {number} hundred tonnes of barley to the islands in the first week of the truce,” Mira Castell said. The traders of Estrella hope that the islands will open their own harbour before the summer.
            """;

    private static string Vowing(string date, string title, string news) =>
        $"""
            {title}

            {date}

            {news}

            “{Vow},” Mira Castell said.
            """;
}
