using BenchmarkDotNet.Attributes;
using Entente.Data;
using Entente.Desk;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>What do names and quotations cost, against dividing the text into sentences and tokens?</summary>
[MemoryDiagnoser]
public class AnnotatingBenchmark
{
    private readonly TextAnalyzer _analyzer = new(Language.English);
    private readonly NewsReader _reader = new(DataTables.Embedded);
    private string _text = "";

    /// <summary>How often the article stands behind itself: cost must grow as the text does.</summary>
    [Params(1, 10)]
    public int Times { get; set; }

    /// <summary>Loads the text.</summary>
    [GlobalSetup]
    public void Load()
    {
        string text = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "reykjavik-observer.txt")
        );
        _text = string.Join("\n\n", Enumerable.Repeat(text, Times));
    }

    /// <summary>Sentences and tokens.</summary>
    [Benchmark(Baseline = true)]
    public Document Divide() => _analyzer.Analyze(_text);

    /// <summary>Sentences, tokens, names and quotations.</summary>
    [Benchmark]
    public Annotation Annotate() => _reader.Annotate("r", _text, new DateOnly(1986, 10, 13), "en");
}
