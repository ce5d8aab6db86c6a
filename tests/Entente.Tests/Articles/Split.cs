using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles;

/// <summary>Splits texts of tests into captures and reads them.</summary>
internal static class Split
{
    public static List<CaptureResult> All(string text, Carrier? carrier = null) =>
        All(Encoding.UTF8.GetBytes(text), carrier);

    public static List<CaptureResult> All(byte[] bytes, Carrier? carrier = null) =>
        [.. CaptureSplitter.Split(bytes, carrier ?? new Carrier("feed"))];

    public static Capture One(string text, Carrier? carrier = null) =>
        Assert.Single(All(text, carrier)).Capture
        ?? throw new InvalidOperationException("expected a capture, found a refusal");

    /// <summary>The article of the only capture; every place of it is checked.</summary>
    public static Article Article(string text, Carrier? carrier = null) =>
        Reading.Article(One(text, carrier));

    /// <summary>The words that stand in the source where an article has these.</summary>
    public static string Source(Article article, Capture capture, string words)
    {
        int at = article.Text.IndexOf(words, StringComparison.Ordinal);
        TextSpan place = article.Source.ToSource(new TextSpan(at, at + words.Length));
        return place.In(ArticleReader.SourceText(capture)).ToString();
    }
}
