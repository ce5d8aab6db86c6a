using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>How differences and outside text are shown to people.</summary>
public sealed class PrintingTests
{
    [Theory]
    [InlineData(
        "We will answer in May",
        "We will reply in May",
        "We will [-answer-] {+reply+} in May"
    )]
    [InlineData(
        "We will answer in May",
        "We will answer soon in May",
        "We will answer {+soon+} in May"
    )]
    [InlineData(
        "We will surely answer in May",
        "We will answer in May",
        "We will [-surely-] answer in May"
    )]
    [InlineData(
        "We will answer in May, and then we shall see",
        "We will answer in May",
        "We will answer in May …"
    )]
    [InlineData(
        "As ever, we will answer in May",
        "we will answer in May",
        "… we will answer in May"
    )]
    public void Differences_of_wordings_are_marked_with_signs(
        string longest,
        string other,
        string marked
    ) => Assert.Equal(marked, WordingDiff.Marked(longest, other));

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("tab\tand return\r", "tab and return ")]
    [InlineData("\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD")]
    [InlineData("right\u202Eleft", "right\uFFFDleft")]
    public void What_could_steer_a_terminal_is_taken_out(string text, string clean) =>
        Assert.Equal(clean, Printer.Clean(text));

    [Fact]
    public void A_table_has_no_blanks_at_the_ends_of_its_lines()
    {
        using StringWriter output = new();

        new Printer(output).Table(
            ["one!", "two>"],
            [
                ["a", "1"],
                ["b", null],
            ]
        );

        Assert.All(output.ToString().Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains("–", output.ToString(), StringComparison.Ordinal);
    }
}
