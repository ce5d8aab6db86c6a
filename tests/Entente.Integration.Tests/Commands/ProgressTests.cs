using Entente.Cli;
using Entente.Desk;
using Spectre.Console;
using Xunit;

namespace Entente.Integration.Tests.Commands;

public sealed class ProgressTests
{
    private static readonly AddSummary s_summary = new(7, 0, [], [], 0, 0, []);

    [Fact]
    public async Task A_terminal_shows_a_bar_that_ends_full_with_the_counts_beside_it()
    {
        using StringWriter screen = new();

        AddSummary summary = await AddProgressPrinter.ShowBarAsync(
            Terminal(screen),
            () => 1000,
            line =>
            {
                line.Report(400L);
                line.Report(new AddProgress(Added: 7, Known: 2, Refused: 1));
                return Task.FromResult(s_summary);
            }
        );

        Assert.Same(s_summary, summary);
        Assert.Contains("100%", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("7 added, 2 known, 1 refused", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_of_unknown_size_is_shown_as_well()
    {
        using StringWriter screen = new();

        await AddProgressPrinter.ShowBarAsync(
            Terminal(screen),
            () => null,
            line =>
            {
                line.Report(new AddProgress(Added: 3, Known: 0, Refused: 0));
                return Task.FromResult(s_summary);
            }
        );

        Assert.Contains("3 added", screen.ToString(), StringComparison.Ordinal);
    }

    private static IAnsiConsole Terminal(TextWriter screen)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(screen),
            }
        );
        console.Profile.Width = 120;
        return console;
    }
}
