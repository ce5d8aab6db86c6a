using BenchmarkDotNet.Attributes;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>What do vectors of each width bring, against one number at a time, when an article is given tags, lemmas, trees and names?</summary>
[MemoryDiagnoser]
public class NetworkBenchmark
{
    private readonly Dictionary<string, SyntaxAnalyzer> _analyzers = new(StringComparer.Ordinal);
    private Document _document = null!;

    /// <summary>Loads the network, once for each arithmetic, and the article.</summary>
    [GlobalSetup]
    public void Load()
    {
        foreach (IArithmetic arithmetic in Arithmetic.All)
        {
            _analyzers[arithmetic.Name] =
                SyntaxAnalyzer.Open(Language.English, ModelFolder.Embedded, arithmetic)
                ?? throw new InvalidOperationException("expected a network of English, found none");
        }

        string text = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "reykjavik-observer.txt")
        );
        _document = new TextAnalyzer(Language.English).Analyze(text);
    }

    /// <summary>One number at a time.</summary>
    [Benchmark(Baseline = true)]
    public Document Scalar() => _analyzers["scalar"].Analyze(_document);

    /// <summary>The widest vectors that this processor has.</summary>
    [Benchmark]
    public Document Widest() => _analyzers[Arithmetic.Best.Name].Analyze(_document);

    /// <summary>Vectors of 256 bits, as most processors have them.</summary>
    [Benchmark]
    public Document Avx2() =>
        _analyzers.GetValueOrDefault("AVX2", _analyzers["scalar"]).Analyze(_document);
}
