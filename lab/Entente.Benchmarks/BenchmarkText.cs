using Entente.Data;
using Entente.Text;

namespace Entente.Benchmarks;

/// <summary>A text of a known number of tokens: where a benchmark counts each of them as one operation, what it prints is what a token costs.</summary>
internal static class BenchmarkText
{
    /// <summary>The first article of the examples, again and again, up to a token.</summary>
    public static string Of(int tokens)
    {
        string article = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "reykjavik-observer.txt")
        );
        TextAnalyzer divider = new(Language.English);
        int times = 1 + (tokens / divider.Analyze(article).Tokens.Length);
        string text = string.Join("\n\n", Enumerable.Repeat(article, times));
        text = text[..divider.Analyze(text).Tokens[tokens - 1].Span.End];
        int found = divider.Analyze(text).Tokens.Length;
        return found == tokens
            ? text
            : throw new InvalidOperationException($"expected {tokens} tokens, found {found}");
    }
}
