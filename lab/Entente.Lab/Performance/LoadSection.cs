using System.Collections.Immutable;
using System.Globalization;
using Entente.Lab.Load;

namespace Entente.Lab.Performance;

/// <summary>How the server answers many at once, as <c>docs/performance.md</c> tells it.</summary>
internal sealed record LoadSection
{
    /// <summary>The version that was measured.</summary>
    public required string Checkout { get; init; }

    /// <summary>Reports in the record.</summary>
    public required int Reports { get; init; }

    /// <summary>The size of its file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>What was asked.</summary>
    public required ImmutableArray<LoadMeasure> Measures { get; init; }

    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Answering many at once: {Reports:N0} reports

            A record of {Reports:N0} reports in one file of {FileBytes
                >> 20:N0} MiB, and {LoadRun.Connections} connections that each ask the next question as soon as the last is answered;
            of each kind {LoadLab.Warming:N0} were asked before, so that the runtime has compiled what is asked often.
            Written by `lab/run load`; do not edit. Measured {Checkout}. Who asks shares the processors with who answers; with more load on the machine than processors, their time is the honest figure.

            | question | asked | a second | processor, ms each | one alone, first byte, ms: p50 | {LoadRun.Connections} at once, first byte, ms: p50 | p99 | whole answer, ms: p50 | p99 | largest, kB | partial | failed |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            {string.Join('\n', Measures.Select(RowOf))}

            The record repeats the stories of `examples/`, filed again and again in other words of the same length and about the same frequency (`RecordMaker`).
            """
        );

    private static string RowOf(LoadMeasure measure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {measure.Name} | {measure.Whole.Length:N0} | {measure.Whole.Length / measure.Wall.TotalSeconds:F0} | {measure.Processor.TotalMilliseconds:F1} | {At(measure.Alone, 0.5)} | {At(measure.First, 0.5)} | {At(measure.First, 0.99)} | {At(measure.Whole, 0.5)} | {At(measure.Whole, 0.99)} | {measure.MostBytes / 1000.0:F1} | {measure.Partial} | {measure.Failed} |"
        );

    private static string At(ImmutableArray<TimeSpan> times, double share) =>
        times[(int)Math.Min(times.Length - 1, Math.Floor(share * times.Length))]
            .TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
}
