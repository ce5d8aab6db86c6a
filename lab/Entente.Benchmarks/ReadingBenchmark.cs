using BenchmarkDotNet.Attributes;
using Entente.Articles;
using Entente.Data;
using Entente.Desk;

namespace Entente.Benchmarks;

/// <summary>What does it cost to read a page, against only looking at each of its bytes?</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private readonly ArticleReader _articles = new(DataTables.Embedded);
    private readonly NewsReader _reader = new(DataTables.Embedded);
    private Capture _capture = null!;

    /// <summary>The page: a whole one, with navigation, comments and scripts, or text without tags.</summary>
    [Params("reykjavik-courier.html", "reykjavik-observer.txt")]
    public string Page { get; set; } = "";

    /// <summary>Loads the page.</summary>
    [GlobalSetup]
    public void Load()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Page));
        _capture = new Capture
        {
            File = Page,
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };
    }

    /// <summary>One look at each byte: its digest.</summary>
    [Benchmark(Baseline = true)]
    public ContentDigest Digest() => ContentDigest.Of(_capture.Bytes.Span);

    /// <summary>The page to its article.</summary>
    [Benchmark]
    public Extraction Article() => _articles.Read(_capture);

    /// <summary>The page to its report: article, sentences, names, quotations.</summary>
    [Benchmark]
    public ReadResult Report() => _reader.Read(_capture);
}
