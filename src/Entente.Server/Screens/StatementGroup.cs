using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>Statements of a story that stand alike: where reports differ, what they agree on, what only one account has.</summary>
/// <param name="Id">The anchor on the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Meaning">What is in it, in a sentence.</param>
/// <param name="Rows">The statements; never empty.</param>
internal sealed record StatementGroup(
    string Id,
    string Title,
    string Meaning,
    ImmutableArray<StatementRow> Rows
)
{
    /// <summary>The groups that are not empty, what a reader looks for first before the others.</summary>
    public static IEnumerable<StatementGroup> Of(ImmutableArray<StatementRow> statements) =>
        new[]
        {
            new StatementGroup(
                "differ",
                "Reports differ",
                "The same statement, in several accounts, that differs in its words, speaker or addressee.",
                [.. statements.Where(row => row.Outcome == "reports differ")]
            ),
            new StatementGroup(
                "agreed",
                "Agreed",
                "The same statement, in the same words, in several accounts.",
                [.. statements.Where(row => row.Outcome == "agreed")]
            ),
            new StatementGroup(
                "one",
                "One account only",
                "No other account of this story has it.",
                [.. statements.Where(row => row.Outcome == "one account only")]
            ),
        }.Where(group => !group.Rows.IsEmpty);
}
