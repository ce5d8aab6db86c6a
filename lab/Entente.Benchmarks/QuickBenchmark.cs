using BenchmarkDotNet.Attributes;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>What do quick tags and names cost, against dividing the text into tokens? What is allocated is the result.</summary>
[MemoryDiagnoser]
public class QuickBenchmark
{
    private readonly TextAnalyzer _analyzer = new(Language.English);
    private readonly QuickTagger _tagger = QuickTagger.Open(
        Language.English,
        ModelFolder.Embedded
    )!;
    private string _text = "";
    private Document? _document;

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
        _document = _analyzer.Analyze(_text);
    }

    /// <summary>Sentences and tokens.</summary>
    [Benchmark(Baseline = true)]
    public Document Divide() => _analyzer.Analyze(_text);

    /// <summary>Tags and names of tokens that are there.</summary>
    [Benchmark]
    public Document Tag() => _tagger.Analyze(_document!);

    /// <summary>The whole fast mode: sentences, tokens, tags and names.</summary>
    [Benchmark]
    public Document DivideAndTag() => _tagger.Analyze(_analyzer.Analyze(_text));
}
