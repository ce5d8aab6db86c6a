using System.Globalization;

namespace Entente.Lab.Performance;

/// <summary>What loading tables and linking a report costs, as <c>docs/performance.md</c> tells it.</summary>
internal sealed record LinkSection
{
    /// <summary>The version that was measured.</summary>
    public required string Checkout { get; init; }

    /// <summary>What loading each group of tables costs in a fresh process.</summary>
    public required IReadOnlyList<(string What, TimeSpan Cpu)> Tables { get; init; }

    /// <summary>How many names were added to the tables.</summary>
    public required int Names { get; init; }

    /// <summary>How many mentions the store held.</summary>
    public required int Mentions { get; init; }

    /// <summary>Tokens of the report that is linked.</summary>
    public int Tokens { get; init; }

    /// <summary>Links in it.</summary>
    public int Links { get; init; }

    /// <summary>How long linking took with an empty store.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>How long it took with a full one.</summary>
    public TimeSpan Behind { get; init; }

    /// <summary>How long saving one more report took.</summary>
    public TimeSpan Saving { get; init; }

    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Actors, places, dates and figures

            Written by `lab/run entities scale`; do not edit. Measured {Checkout}.

            | tables loaded, median of fresh processes | CPU, ms |
            |---|---|
            {string.Join(
                '\n',
                Tables.Select(table =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {table.What} | {table.Cpu.TotalMilliseconds:0.0} |"
                    )
                )
            )}
            | together (bound: 60) | {Tables.Sum(table => table.Cpu.TotalMilliseconds):0.0} |

            | with {Names:N0} names more in the tables, wall time | ms |
            |---|---|
            | a report of {Tokens:N0} tokens linked, {Links} links, empty store | {Before.TotalMilliseconds:0.00} |
            | the same, {Mentions:N0} mentions in the store (bound: 2) | {Behind.TotalMilliseconds:0.00} |
            | one more report of 400 mentions saved | {Saving.TotalMilliseconds:0.0} |
            """
        );
}
