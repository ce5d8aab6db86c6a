using BenchmarkDotNet.Attributes;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>What do vectors of each width bring, against one number at a time, when tokens are given tags, lemmas, trees and names, and what is allocated beyond the result?</summary>
[MemoryDiagnoser]
public class NetworkBenchmark
{
    private const int Tokens = 2_000;
    private readonly Dictionary<string, SyntaxAnalyzer> _analyzers = new(StringComparer.Ordinal);
    private Document _document = null!;

    /// <summary>Loads the network, once for each arithmetic, and the text.</summary>
    [GlobalSetup]
    public void Load()
    {
        foreach (IArithmetic arithmetic in Arithmetic.All)
        {
            _analyzers[arithmetic.Name] =
                SyntaxAnalyzer.Open(Language.English, ModelFolder.Embedded, arithmetic)
                ?? throw new InvalidOperationException("expected a network of English, found none");
        }

        _document = new TextAnalyzer(Language.English).Analyze(BenchmarkText.Of(Tokens));
    }

    /// <summary>Only the memory of the result: what each token is and does.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Syntax[] Result() => new Syntax[Tokens];

    /// <summary>One number at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Tokens)]
    public Document Scalar() => _analyzers["scalar"].Analyze(_document);

    /// <summary>The widest vectors that this processor has.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Document Widest() => _analyzers[Arithmetic.Best.Name].Analyze(_document);

    /// <summary>Vectors of 256 bits, as most processors have them.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public Document Avx2() =>
        _analyzers.GetValueOrDefault("AVX2", _analyzers["scalar"]).Analyze(_document);
}
