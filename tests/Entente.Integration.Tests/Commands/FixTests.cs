using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Who is who, and how people repair it.</summary>
public sealed class FixTests : IDisposable
{
    private const string Page = """
        Envoys meet in Helsinki

        HELSINKI, August 1, 2023 (Reuters) – Icelandic Foreign Minister Erla Lindgren met the Russian President Vladimir Putin on Tuesday, officials said.

        “We will answer in May,” Lindgren told reporters in Helsinki after the meeting, which lasted for two hours and was the first of its kind.

        The Kremlin said that it would wait for the answer. Putin left the city in the evening and flew back to Moscow, his office said.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task An_actor_is_found_with_an_article_before_the_name()
    {
        await AddAsync();

        CommandResult result = await _run.RunAsync("who", "the", "Kremlin");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith("Russia", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_to_whom_only_a_report_gives_an_office_has_a_page_that_says_so()
    {
        await AddAsync();

        CommandResult result = await _run.RunAsync("who", "Erla Lindgren");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains(
            "foreign-minister, ISL  learned from 1 report (2023-08-01",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("We will answer in May", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_actors_of_a_story_are_told_with_their_names_and_offices_on_its_day()
    {
        await AddAsync();

        CommandResult result = await _run.RunAsync("who", "--story", "helsinki");

        Assert.Contains("president, RUS", result.Output, StringComparison.Ordinal);
        Assert.Contains("Kremlin", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_of_an_actor_shows_the_words_and_the_rule_of_each_link()
    {
        await AddAsync();

        CommandResult result = await _run.RunAsync("why", "vladimir-putin");

        Assert.Contains("named as: Putin  [short name]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repair_changes_what_is_shown_is_logged_and_undone()
    {
        await AddAsync();

        CommandResult merged = await _run.RunAsync("fix", "merge", "Erla Lindgren", "Xi Jinping");
        CommandResult after = await _run.RunAsync("quotes");
        CommandResult actors = await _run.RunAsync("who");
        CommandResult undone = await _run.RunAsync("fix", "--undo", "1");
        CommandResult before = await _run.RunAsync("quotes");
        CommandResult log = await _run.RunAsync("fix", "--log");
        CommandResult exported = await _run.RunAsync("export", "corrections", "--format", "csv");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok, ExitCode.Ok), (merged.Code, undone.Code, log.Code));
        Assert.Contains("Xi Jinping", after.Output, StringComparison.Ordinal);
        Assert.Contains("xi-jinping", actors.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Xi Jinping", before.Output, StringComparison.Ordinal);
        Assert.Contains("Erla Lindgren", before.Output, StringComparison.Ordinal);
        Assert.Contains("merge", log.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "number,made,kind,subject,value",
            exported.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",merge,Erla Lindgren,xi-jinping,",
            exported.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Repairs_that_make_no_sense_are_refused_with_the_reason()
    {
        await AddAsync();

        CommandResult same = await _run.RunAsync("fix", "merge", "Putin", "vladimir-putin");
        CommandResult nobody = await _run.RunAsync("fix", "rename", "Nobody Known", "Somebody");
        CommandResult nothing = await _run.RunAsync("fix");

        Assert.Equal((ExitCode.Usage, ExitCode.NothingFound), (same.Code, nobody.Code));
        Assert.Contains("expected two actors", same.Error, StringComparison.Ordinal);
        Assert.Contains("no report names it", nobody.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, nothing.Code);
    }

    private async Task AddAsync() =>
        Assert.Equal(ExitCode.Ok, (await _run.RunAsync("add", _run.Write("page.txt", Page))).Code);
}
