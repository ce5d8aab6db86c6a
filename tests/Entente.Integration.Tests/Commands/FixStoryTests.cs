using System.Text;
using System.Text.Json;
using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>How people put stories together and divide them; the happenings are invented.</summary>
public sealed class FixStoryTests : IDisposable
{
    private const string Ferry =
        "BRENHOLM, May 5, 2021 (Reuters) – A ferry with forty passengers ran aground near the harbour of Brenholm on Tuesday night. The coast guard took everybody off "
        + "in rubber boats, and divers looked for a leak in the hull. \"Thick fog came up within minutes,\" the captain told reporters at the harbour.";

    private const string FerryElsewhere =
        "BRENHOLM, May 5, 2021 – Divers searched the hull of the ferry that ran aground near the harbour of Brenholm on Tuesday night for a leak. All forty passengers had been "
        + "taken off in rubber boats by the coast guard. The captain blamed the thick fog that came up within minutes.";

    private const string FerryOnceMore =
        "BRENHOLM, May 6, 2021 – The ferry that ran aground near the harbour of Brenholm on Tuesday night was towed off by the coast guard. Divers found no leak in the hull. Forty "
        + "passengers had been taken off in rubber boats when thick fog came up within minutes, and the captain, Ingmar Tollefsen, was heard at noon.";

    private const string Vineyards =
        "MOSANE, May 5, 2021 – Hail the size of walnuts destroyed half of this year's grapes in the vineyards along the Mosane valley, growers reckon. Insurance "
        + "covers only a third of them, and the cooperative asks the ministry of agriculture for a loan before the summer.";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Stories_that_are_put_together_stay_so_when_reports_come_and_part_when_it_is_undone()
    {
        await AddAsync("ferry.txt", Ferry);
        await AddAsync("vineyards.txt", Vineyards);
        (string ferry, string vineyards) = (
            await StoryOfAsync("ferry.txt"),
            await StoryOfAsync("vineyards.txt")
        );

        CommandResult merged = await _run.RunAsync("fix", "merge", vineyards, ferry);
        await AddAsync("elsewhere.txt", FerryElsewhere);
        string[] after = [await StoryOfAsync("ferry.txt"), await StoryOfAsync("vineyards.txt")];
        CommandResult undone = await _run.RunAsync("fix", "--undo", "1");

        Assert.Equal((ExitCode.Ok, ""), (merged.Code, merged.Error));
        Assert.Equal([ferry, ferry], after);
        Assert.Equal((ExitCode.Ok, ""), (undone.Code, undone.Error));
        Assert.Equal(vineyards, await StoryOfAsync("vineyards.txt"));
        Assert.Equal(ferry, await StoryOfAsync("ferry.txt"));
        Assert.Equal(ferry, await StoryOfAsync("elsewhere.txt"));
    }

    [Fact]
    public async Task A_report_that_is_set_apart_stays_so_when_reports_come_and_goes_back_when_it_is_undone()
    {
        await AddAsync("ferry.txt", Ferry);
        await AddAsync("elsewhere.txt", FerryElsewhere);
        string story = await StoryOfAsync("ferry.txt");
        Assert.Equal(story, await StoryOfAsync("elsewhere.txt"));
        string report = await ReportOfAsync("ferry.txt");

        CommandResult split = await _run.RunAsync("fix", "split", story, report);
        await AddAsync("more.txt", FerryOnceMore);
        string apart = await StoryOfAsync("ferry.txt");
        CommandResult log = await _run.RunAsync("fix", "--log", "--json");
        CommandResult table = await _run.RunAsync("fix", "--log");
        CommandResult why = await _run.RunAsync("why", apart);

        Assert.Equal((ExitCode.Ok, ""), (split.Code, split.Error));
        Assert.NotEqual(story, apart);
        Assert.Equal(story, await StoryOfAsync("elsewhere.txt"));
        Assert.Contains("divide-story", log.Output, StringComparison.Ordinal);
        using JsonDocument logged = JsonDocument.Parse(log.Output);
        Assert.Equal(
            report,
            Assert
                .Single(logged.RootElement[0].GetProperty("moved").EnumerateArray().ToArray())
                .GetString()
        );
        Assert.Contains($"{story}, 1 report", table.Output, StringComparison.Ordinal);
        Assert.Contains("correction 1", why.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await _run.RunAsync("fix", "--undo", "1")).Code);
        Assert.Equal(story, await StoryOfAsync("ferry.txt"));
    }

    [Fact]
    public async Task A_report_that_is_set_apart_does_not_say_its_own_words_again()
    {
        const string said =
            " \"The fog lay so thick on the sandbank that the lookout saw neither the lamp nor the mole,\" said Ingmar Tollefsen, the harbour master.";
        await AddAsync("ferry.txt", Ferry + said);
        await AddAsync("elsewhere.txt", FerryElsewhere);

        await _run.RunAsync(
            "fix",
            "split",
            await StoryOfAsync("ferry.txt"),
            await ReportOfAsync("ferry.txt")
        );
        JsonElement story = (
            await _run.RunAsync("story", await StoryOfAsync("ferry.txt"), "--json")
        ).Json;

        JsonElement[] statements = [.. story[0].GetProperty("statements").EnumerateArray()];
        Assert.Contains(
            statements,
            statement => statement.GetProperty("speaker").GetString() == "Ingmar Tollefsen"
        );
        Assert.All(
            statements,
            statement => Assert.Empty(statement.GetProperty("saidAgain").EnumerateArray())
        );
    }

    [Fact]
    public async Task A_name_is_never_taken_for_the_beginning_of_a_story()
    {
        string text = Enumerable
            .Range(1, 1_000_000)
            .Select(number => $"{Vineyards} They counted {number} of them.")
            .First(text =>
                RecordId
                    .ForStory(RecordId.ForReport(ContentDigest.Of(Encoding.UTF8.GetBytes(text))))
                    .StartsWith("sadc", StringComparison.Ordinal)
            );
        await AddAsync("vineyards.txt", text);
        Assert.StartsWith("sadc", await StoryOfAsync("vineyards.txt"), StringComparison.Ordinal);

        CommandResult split = await _run.RunAsync(
            "fix",
            "split",
            "sadc",
            await ReportOfAsync("vineyards.txt"),
            "Tollefsen"
        );
        CommandResult log = await _run.RunAsync("fix", "--log");

        Assert.Equal((ExitCode.Ok, ""), (split.Code, split.Error));
        Assert.Contains("Tollefsen", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_of_a_story_tells_in_words_of_its_reports_what_they_have_in_common_and_what_not()
    {
        await AddAsync("ferry.txt", Ferry);
        await AddAsync("more.txt", FerryOnceMore);
        string first = await ReportOfAsync("ferry.txt");

        CommandResult why = await _run.RunAsync("why", await StoryOfAsync("ferry.txt"));

        Assert.Matches($"shared words with {first}: .*aground", why.Output);
        Assert.Matches($"shared names with {first}: Brenholm", why.Output);
        Assert.Matches($"against: 1 day apart from {first}", why.Output);
        Assert.Matches($"against: names that {first} has not: .*Tollefsen", why.Output);
        Assert.DoesNotContain("ORPHAN", why.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repairs_of_stories_that_make_no_sense_are_refused_and_not_logged()
    {
        await AddAsync("ferry.txt", Ferry);
        await AddAsync("vineyards.txt", Vineyards);
        string story = await StoryOfAsync("ferry.txt");

        CommandResult same = await _run.RunAsync("fix", "merge", story, story);
        CommandResult all = await _run.RunAsync(
            "fix",
            "split",
            story,
            await ReportOfAsync("ferry.txt")
        );
        CommandResult stranger = await _run.RunAsync(
            "fix",
            "split",
            story,
            await ReportOfAsync("vineyards.txt")
        );

        Assert.Contains("expected two stories", same.Error, StringComparison.Ordinal);
        Assert.Contains("found all of them", all.Error, StringComparison.Ordinal);
        Assert.Contains("which is not in it", stranger.Error, StringComparison.Ordinal);
        Assert.All([same, all, stranger], result => Assert.Equal(ExitCode.Usage, result.Code));
        Assert.Equal(ExitCode.NothingFound, (await _run.RunAsync("fix", "--log")).Code);
    }

    private async Task AddAsync(string name, string text) =>
        Assert.Equal(ExitCode.Ok, (await _run.RunAsync("add", _run.Write(name, text))).Code);

    private async Task<string> StoryOfAsync(string file) => (await PlaceOfAsync(file)).Story;

    private async Task<string> ReportOfAsync(string file) => (await PlaceOfAsync(file)).Report;

    private async Task<(string Story, string Report)> PlaceOfAsync(string file)
    {
        CommandResult listed = await _run.RunAsync("stories", "--json");
        using JsonDocument stories = JsonDocument.Parse(listed.Output);
        foreach (JsonElement story in stories.RootElement.EnumerateArray())
        {
            foreach (JsonElement report in story.GetProperty("reports").EnumerateArray())
            {
                if (
                    report.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal)
                )
                {
                    return (
                        story.GetProperty("id").GetString()!,
                        report.GetProperty("id").GetString()!
                    );
                }
            }
        }

        throw new InvalidOperationException($"{file} is in no story: {listed.Output}");
    }
}
