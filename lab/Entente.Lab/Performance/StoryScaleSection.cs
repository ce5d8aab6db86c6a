using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Lab.Performance;

/// <summary>What grouping and the search for copies cost and find as a record grows, as <c>docs/performance.md</c> tells it.</summary>
/// <param name="Checkout">The version that was measured.</param>
/// <param name="Sizes">What was measured, the smallest record first.</param>
internal sealed record StoryScaleSection(string Checkout, ImmutableArray<StoryScaleMeasure> Sizes)
{
    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Grouping and copies as a record grows

            Made-up reports that come one after the other (`NewsStream`): stories of one report to some hundreds, one in five following an older one; one report in five a copy with
            some words edited and a part cut, one in a hundred an old text printed again. Written by `lab/run stories scale`; do not edit. Measured {Checkout}, on {Environment.ProcessorCount} cores.
            The reports are annotated before; what is timed is that each is grouped, held against its neighbours word by word, and that the index in the store takes it up.

            {Row("reports", m => m.Reports)}
            |---{string.Concat(Sizes.Select(_ => "|---"))}|
            {Row("reports a second, wall (bound: 400)", m => m.Reports / m.Wall.TotalSeconds)}
            {Row("a report, ms of the processor", m => m.Cpu.TotalMilliseconds / m.Reports, "0.00")}
            {Row(
                "… times that of the smallest (bound: 2)",
                m => m.Cpu / m.Reports / (Sizes[0].Cpu / Sizes[0].Reports),
                "0.00"
            )}
            {Row("peak memory of the process, MiB (bound: 1,536)", m => m.PeakMemory >> 20)}
            {Row("the store's file, MiB", m => m.FileBytes >> 20)}
            {Row("stories made", m => m.StoriesMade)}
            {Row("stories found", m => m.StoriesFound)}
            {Row("stories: BCubed F", m => m.BCubed, "0.000")}
            {Row("stories: BCubed P", m => m.Precision, "0.000")}
            {Row("copies: P", m => m.CopyPrecision, "0.000")}
            {Row("copies: R", m => m.CopyRecall, "0.000")}
            {Row("copies: F", m => m.CopyF, "0.000")}

            A copy is a report whose original, or a copy of that, came before; it is found when it is put with one of these. An old text printed again counts among copies only.
            """
        );

    private string Row(string name, Func<StoryScaleMeasure, double> value, string form = "N0") =>
        $"| {name} | {string.Join(" | ", Sizes.Select(size => value(size).ToString(form, CultureInfo.InvariantCulture)))} |";
}

/// <summary>What was measured with one number of reports.</summary>
internal sealed record StoryScaleMeasure
{
    /// <summary>Reports that came.</summary>
    public required int Reports { get; init; }

    /// <summary>What grouping and comparing took by the clock.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>What they took of the processor.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>The most physical memory the process has held, the making of the reports included.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>The size of the store's file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Stories in the stream.</summary>
    public required int StoriesMade { get; init; }

    /// <summary>Stories that were found.</summary>
    public required int StoriesFound { get; init; }

    /// <summary>BCubed F of the stories.</summary>
    public required double BCubed { get; init; }

    /// <summary>BCubed precision of the stories.</summary>
    public required double Precision { get; init; }

    /// <summary>Share of the copies found that are copies.</summary>
    public required double CopyPrecision { get; init; }

    /// <summary>Share of the copies that were found.</summary>
    public required double CopyRecall { get; init; }

    /// <summary>The harmonic mean of both.</summary>
    public double CopyF =>
        2 * CopyPrecision * CopyRecall / Math.Max(1e-9, CopyPrecision + CopyRecall);
}
