using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using Entente.Articles;
using Entente.Data;
using Entente.Lab.Performance;
using Entente.Lab.Quality;

namespace Entente.Lab.Pages;

/// <summary><c>lab/run pages</c>: measures how fast pages become articles, beside a peer, and writes its part of <c>docs/performance.md</c>.</summary>
internal static class PageSpeedLab
{
    private const int DefaultRuns = 5;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> runs = new("--runs")
        {
            Description = "How often all pages are read; the median is told",
            DefaultValueFactory = _ => DefaultRuns,
        };
        Option<bool> alone = new("--alone")
        {
            Description = "Only reads, without the peer and the parts; then nothing is written",
        };
        Command command = new(
            "pages",
            "Measure pages a second and core, from bytes to article; writes its part of docs/performance.md."
        )
        {
            runs,
            alone,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(runs), parsed.GetValue(alone)));
        return command;
    }

    private static async Task<int> RunAsync(int runs, bool isAlone)
    {
        Capture[] pages = [.. SavedPages.Sets.SelectMany(SavedPages.Of)];
        if (pages.Length == 0 || SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync(
                "pages: expected a checkout with the annotated sets in ../shared/data (or below ENTENTE_SHARED), found none"
            );
            return 3;
        }

        PageSpeedSection section = new()
        {
            Checkout = await Checkout.DescribeAsync(root),
            Pages = pages.Length,
            Bytes = pages.Sum(page => (long)page.Bytes.Length),
            Runs = runs,
            Measures =
            [
                .. Measures(isAlone).Select(part => Measure(part.Name, pages, part.Read, runs)),
            ],
        };
        Console.WriteLine(section);
        if (!isAlone)
        {
            await PageSection.WriteAsync(
                Path.Combine(root, "docs/performance.md"),
                "pages",
                section.ToString()
            );
        }

        return 0;
    }

    private static IEnumerable<(string Name, Action<Capture> Read)> Measures(bool isAlone)
    {
        DataTables tables = DataTables.Embedded;
        ArticleReader reader = new(tables);
        yield return ("article: text, metadata, offsets, cuts", page => reader.Read(page));
        if (isAlone)
        {
            yield break;
        }

        HtmlPageReader html = new(new PageHints(tables), new CharacterReferences(tables));
        yield return ("only decoding", page => PageDecoder.Decode(page.Bytes.Span, page.Charset));
        yield return (
            "only decoding and tags",
            page =>
            {
                HtmlScanner scanner = new(PageDecoder.Decode(page.Bytes.Span, page.Charset).Text);
                while (scanner.Next()) { }
            }
        );
        yield return (
            "only decoding, tags and blocks of text",
            page => html.Read(PageDecoder.Decode(page.Bytes.Span, page.Charset).Text)
        );
        HtmlParser parser = new();
        yield return (
            "AngleSharp 1.10.3: only its tree of decoded text",
            page =>
            {
                using var document = parser.ParseDocument(
                    PageDecoder.Decode(page.Bytes.Span, page.Charset).Text
                );
            }
        );
    }

    private static PageSpeedMeasure Measure(
        string name,
        Capture[] pages,
        Action<Capture> read,
        int runs
    )
    {
        // The first pass compiles.
        Run(pages, read);
        (TimeSpan Processor, long Allocated)[] measured =
        [
            .. Enumerable
                .Range(0, runs)
                .Select(_ => Run(pages, read))
                .OrderBy(run => run.Processor),
        ];
        (TimeSpan processor, long allocated) = measured[runs / 2];
        return new PageSpeedMeasure(
            name,
            pages.Length / processor.TotalSeconds,
            (double)allocated / pages.Length
        );
    }

    private static (TimeSpan Processor, long Allocated) Run(Capture[] pages, Action<Capture> read)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (Capture page in pages)
        {
            read(page);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        process.Refresh();
        return (process.TotalProcessorTime - before, allocated);
    }
}

/// <summary>How fast pages are read, as <c>docs/performance.md</c> tells it.</summary>
internal sealed record PageSpeedSection
{
    private const double Mega = 1e6;

    /// <summary>The version that was measured.</summary>
    public required string Checkout { get; init; }

    /// <summary>How many pages were read.</summary>
    public required int Pages { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How often all were read; the median is told.</summary>
    public required int Runs { get; init; }

    /// <summary>What was measured: articles first, a peer last.</summary>
    public required IReadOnlyList<PageSpeedMeasure> Measures { get; init; }

    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Reading pages

            One thread, {Pages:N0} saved pages of the four annotated sets ({Bytes
                / Mega:N0} MB), from the bytes in memory; median of {Runs} runs after one to warm up.
            Written by `lab/run pages`; do not edit. Measured {Checkout}. Seconds are processor time of the whole process, the collector's too.

            | from bytes to | pages a second and core | MB a second and core | kB allocated a page | times the peer |
            |---|---|---|---|---|
            {string.Join('\n', Measures.Select(Row))}

            """
        );

    private string Row(PageSpeedMeasure measure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {measure.Name} | {measure.PagesASecond:N0} | {measure.PagesASecond * Bytes / Pages / Mega:N0} | {measure.BytesAPage / 1000:N0} | {measure.PagesASecond / Measures[^1].PagesASecond:0.0} |"
        );
}

/// <summary>What reading pages cost up to some step.</summary>
/// <param name="Name">What was made of them.</param>
/// <param name="PagesASecond">Pages a second of processor time.</param>
/// <param name="BytesAPage">Bytes allocated for a page.</param>
internal sealed record PageSpeedMeasure(string Name, double PagesASecond, double BytesAPage);
