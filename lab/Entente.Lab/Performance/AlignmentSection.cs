using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Lab.Performance;

/// <summary>What aligning a new report with a large record costs, as <c>docs/performance.md</c> tells it.</summary>
internal sealed record AlignmentSection
{
    /// <summary>The version that was measured.</summary>
    public string Checkout { get; init; } = "";

    /// <summary>Statements in the record.</summary>
    public required int Statements { get; init; }

    /// <summary>Statements of the new reports that were said before.</summary>
    public required int Again { get; init; }

    /// <summary>Those of them that were found.</summary>
    public required int Found { get; init; }

    /// <summary>What each new report took, by the clock; in order.</summary>
    public required ImmutableArray<TimeSpan> Walls { get; init; }

    /// <summary>What each new report took of the processor; in order.</summary>
    public required ImmutableArray<TimeSpan> Costs { get; init; }

    /// <summary>The processor time of making the record.</summary>
    public TimeSpan Filling { get; init; }

    /// <summary>The size of its file.</summary>
    public long FileBytes { get; init; }

    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Finding what was said before

            A record of {Statements:N0} statements ({StatementMaker.StatementsOfReport} a report) in one file of {FileBytes
                >> 20:N0} MiB, and {Walls.Length} new reports that are held against it.
            Written by `lab/run alignment scale`; do not edit. Measured {Checkout}.

            | a new report of {StatementMaker.StatementsOfReport} statements, ms | p50 | p99 | bound |
            |---|---|---|---|
            | by the clock | {At(Walls, 0.5)} | {At(Walls, 0.99)} | 50 |
            | of the processor | {At(Costs, 0.5)} | {At(Costs, 0.99)} | |

            Of {Again:N0} statements that the record has in other words, {Found:N0} were found. Making the record took {Filling.TotalSeconds:N0} s of the processor: {Statements
                / Filling.TotalSeconds:N0}
            statements a second, kept, with their words in the index of words. Statements are made up: words as often as in news, a few speakers who say most, turns of phrase
            that thousands share, sentences said again and again (`StatementMaker`).
            """
        );

    private static string At(ImmutableArray<TimeSpan> times, double share) =>
        times[(int)Math.Min(times.Length - 1, Math.Floor(share * times.Length))]
            .TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
}
