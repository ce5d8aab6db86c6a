using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Screens;
using Entente.Server.Tools;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>What somebody denied, or did not say, is never shown as said: without its sign it would read as the opposite.</summary>
public sealed class DenialTests
{
    private static readonly QuoteRow s_denied = new(
        "q1",
        "u1",
        "indirect",
        "the gates had been open",
        "Amara Dell",
        [],
        "reporters",
        [],
        null,
        ["Amara Dell", "The Harbour Ledger"],
        "r1",
        "gates.txt",
        0,
        23,
        "that-clause"
    )
    {
        Cue = "denied",
        IsNegated = true,
    };

    [Fact]
    public void On_a_page_in_Markdown_and_for_a_program()
    {
        StoryRow story = new("s1", "The gates", null, null, [], 1, 1, []);
        StatementRow statement = new("u1", "Amara Dell", "reporters", 1, 1, [], [s_denied]);
        MarkdownText output = new();
        StoryMarkdown.Write(output, new StoryReadout(story, [statement], []));

        Assert.Contains("[denied]", Parts.Head(s_denied).ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Amara Dell → reporters \\[denied\\]: the gates had been open",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("denied", NewsTools.WordingOf(s_denied).NotSaid?.Untrusted);
        Assert.Null(NewsTools.WordingOf(s_denied with { IsNegated = false }).NotSaid);
    }

    [Fact]
    public void In_the_table_of_a_story()
    {
        StatementRow statement = new("u1", "Amara Dell", "reporters", 1, 1, [], [s_denied]);

        Table table = StatementTable.Of([statement]);

        Dictionary<string, string?> row = table
            .Columns.Zip(table.Rows.Single())
            .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        Assert.Equal(("denied", "true"), (row["cue"], row["isNegated"]));
    }
}
