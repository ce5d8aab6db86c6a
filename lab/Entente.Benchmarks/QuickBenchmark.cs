using BenchmarkDotNet.Attributes;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>What do quick tags and names of a token cost, and what is allocated beyond the result?</summary>
[MemoryDiagnoser]
public class QuickBenchmark
{
    private const int Tokens = 10_000;
    private readonly TextAnalyzer _analyzer = new(Language.English);
    private readonly QuickTagger _tagger = QuickTagger.Open(
        Language.English,
        ModelFolder.Embedded
    )!;
    private string _text = "";
    private Document? _document;

    /// <summary>Loads the text.</summary>
    [GlobalSetup]
    public void Load()
    {
        _text = BenchmarkText.Of(Tokens);
        _document = _analyzer.Analyze(_text);
    }

    /// <summary>Only the memory of the result: what each token is and does.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Tokens)]
    public Syntax[] Result() => new Syntax[Tokens];

    /// <summary>Sentences and tokens.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Document Divide() => _analyzer.Analyze(_text);

    /// <summary>Tags and names of tokens that are there.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Document Tag() => _tagger.Analyze(_document!);

    /// <summary>The whole fast mode: sentences, tokens, tags and names.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Document DivideAndTag() => _tagger.Analyze(_analyzer.Analyze(_text));
}
