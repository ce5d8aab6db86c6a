using System.Globalization;
using System.Text;

namespace Entente.Lab.Performance;

/// <summary>What was measured, as <c>docs/performance.md</c> tells it: ratios first.</summary>
internal sealed record PerformancePage
{
    private const double Mebi = 1024 * 1024;

    /// <summary>The version that was measured.</summary>
    public required string Checkout { get; init; }

    /// <summary>How many processes wanted a core in the minute before: with more than there are cores, wall time says little.</summary>
    public required string Load { get; init; }

    /// <summary>How often each add was run; the median is told.</summary>
    public required int Repeats { get; init; }

    /// <summary>How often each start was run; the median is told.</summary>
    public required int Starts { get; init; }

    /// <summary>The seed of the corpus.</summary>
    public required int Seed { get; init; }

    /// <summary>The small corpus.</summary>
    public required AddMeasure Small { get; init; }

    /// <summary>The small corpus, added with <c>DOTNET_PROCESSOR_COUNT=1</c>.</summary>
    public required MeasuredProcess SmallOnOneCore { get; init; }

    /// <summary>The large corpus.</summary>
    public required AddMeasure Large { get; init; }

    /// <summary><c>--help</c>.</summary>
    public required MeasuredProcess Help { get; init; }

    /// <summary><c>readout examples</c> into a fresh database.</summary>
    public required MeasuredProcess FirstReadout { get; init; }

    /// <summary><c>readout examples</c> again.</summary>
    public required MeasuredProcess NextReadout { get; init; }

    /// <summary><c>readout</c> of real pages into a fresh database; <see langword="null"/> where the sets are not at hand.</summary>
    public required (int Pages, MeasuredProcess Run)? RealPages { get; init; }

    /// <summary>The page.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Performance

            The whole program as a user starts it: `./entente add` into a fresh database, median of {Repeats} runs. Written by `lab/run bench`; do not edit.
            Measured {Checkout}, on {Environment.ProcessorCount} cores, with a load of {Load} before it began.
            Times of one machine mean little on another; ratios travel. With more load than cores the CPU time is the honest figure.

            ## How cost grows

            {HowCostGrows()}

            ## Adding

            {Adding()}

            {OnOneCore()}

            The corpus repeats the stories of `examples/` in other words (`lab/run corpus --seed {Seed}`): 6 to 10 reports a story, copies among them; actors,
            places, dates, names and topic exchanged in each story; paragraphs dropped, moved and reworded in each report. Files of HTML and text, and JSON Lines.

            ## Starting

            {Starting()}
            {RealReadout()}

            Peak memory is `VmHWM` of `/proc/PID/status`, CPU time user and system together, both read every few milliseconds: a start may be off by some of them.

            """
        );

    private string HowCostGrows()
    {
        double wall = Large.Add.Wall / Small.Add.Wall;
        double cpu = Large.Add.Cpu / Small.Add.Cpu;
        double memory = (double)Large.Add.PeakMemory / Small.Add.PeakMemory;
        double database = (double)Large.DatabaseBytes / Small.DatabaseBytes;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Count(Large.Reports)} reports against {Count(Small.Reports)}:

            | | times as much | bound |
            |---|---|---|
            | reports | {(double)Large.Reports / Small.Reports:0.00} | |
            | wall time | {wall:0.00} | 11 |
            | CPU time | {cpu:0.00} | 11 |
            | peak memory | {memory:0.00} | {Number(Large.Add.PeakMemory / Mebi)} MiB of 1,000 |
            | database | {database:0.00} | |
            """
        );
    }

    private string Adding()
    {
        StringBuilder table = new();
        Row("", m => $"{Count(m.Reports)} reports");
        Row("---", _ => "---");
        Row("wall time, s", m => Number(m.Add.Wall.TotalSeconds));
        Row("CPU time, s", m => Number(m.Add.Cpu.TotalSeconds));
        Row("reports a second, wall", m => Number(m.Reports / m.Add.Wall.TotalSeconds));
        Row("reports a second and core, CPU", m => Number(m.Reports / m.Add.Cpu.TotalSeconds));
        Row("peak memory, MiB", m => Number(m.Add.PeakMemory / Mebi));
        Row("input, MiB", m => Number(m.InputBytes / Mebi));
        Row("database, MiB", m => Number(m.DatabaseBytes / Mebi));
        Row("stories made / found", m => $"{Count(m.StoriesMade)} / {Count(m.StoriesFound)}");
        Row("reports in them", m => Count(m.ReportsFound));
        Row("exit code", m => Count(m.Add.ExitCode));
        return table.ToString().TrimEnd();

        void Row(string name, Func<AddMeasure, string> value) =>
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {value(Small)} | {value(Large)} |\n"
            );
    }

    // Pages are opened, read and compared on all cores, and saved by one.
    private string OnOneCore()
    {
        double all = Small.Reports / Small.Add.Wall.TotalSeconds;
        double one = Small.Reports / SmallOnOneCore.Wall.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With one core (`DOTNET_PROCESSOR_COUNT=1`) the {Count(Small.Reports)} reports are added at {Number(one)} a second, with all {Environment.ProcessorCount} at {Number(all)}: {all / one:0.00} times as fast."
        );
    }

    private string Starting() =>
        $"""
            | | wall, ms | CPU, ms | peak memory, MiB |
            |---|---|---|---|
            {Start($"`./entente --help`, median of {Count(Starts)}", Help)}
            {Start("`./entente readout examples`, fresh database", FirstReadout)}
            {Start(
                $"`./entente readout examples`, known pages, median of {Count(Starts)}",
                NextReadout
            )}
            """;

    private string RealReadout() =>
        RealPages is not var (pages, run)
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"""

                {pages} saved pages of the annotated sets, spread evenly over them, of many languages, into a fresh database and a readout of them all:
                {run.Wall.TotalSeconds:0.0} s (bound: 15), {run.Cpu.TotalSeconds:0.0} s of the processor, {Number(
                    run.PeakMemory / Mebi
                )} MiB.
                """
            );

    private static string Start(string name, MeasuredProcess run) =>
        $"| {name} | {Number(run.Wall.TotalMilliseconds)} | {Number(run.Cpu.TotalMilliseconds)} | {Number(run.PeakMemory / Mebi)} |";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) =>
        number.ToString(number < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}

/// <summary>What adding one corpus cost and gave.</summary>
/// <param name="Reports">Reports in the corpus.</param>
/// <param name="InputBytes">Bytes of its files.</param>
/// <param name="Add">The run.</param>
/// <param name="DatabaseBytes">Bytes of the database afterwards.</param>
/// <param name="StoriesMade">Stories in the corpus.</param>
/// <param name="StoriesFound">Stories in the record.</param>
/// <param name="ReportsFound">Reports in the record: all, if nothing was lost.</param>
internal sealed record AddMeasure(
    int Reports,
    long InputBytes,
    MeasuredProcess Add,
    long DatabaseBytes,
    int StoriesMade,
    int StoriesFound,
    int ReportsFound
);
