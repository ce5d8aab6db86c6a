using System.Text;
using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles;

/// <summary>Reads texts of tests as captures.</summary>
internal static class Reading
{
    private static readonly ArticleReader s_reader = new(DataTables.Embedded);

    public static Capture Page(byte[] bytes, string? address = null) =>
        new()
        {
            File = "page",
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
            Address = address,
        };

    public static Capture Page(string text) => Page(Encoding.UTF8.GetBytes(text));

    public static Extraction Extract(Capture capture) => s_reader.Read(capture);

    public static Article Article(string text) => Article(Page(text));

    public static Article Article(Capture capture)
    {
        Extraction extraction = s_reader.Read(capture);
        Assert.Null(extraction.Refusal);
        Assert.NotNull(extraction.Article);
        AssertMapped(extraction.Article, ArticleReader.SourceText(capture));
        return extraction.Article;
    }

    /// <summary>Every code unit has its place in the source, and what stands there unchanged is equal.</summary>
    public static void AssertMapped(Article article, string source)
    {
        int end = 0;
        foreach (SourceRun run in article.Source.Runs)
        {
            Assert.InRange(run.Source.End, 0, source.Length);
            if (run.IsExact)
            {
                string written = new([
                    .. run.Source.In(source).ToString().Select(c => char.IsWhiteSpace(c) ? ' ' : c),
                ]);
                Assert.Equal(written, run.Text.In(article.Text));
            }

            string gap = article.Text[end..run.Text.Start];
            Assert.True(gap is "" or "\n\n", $"the characters \"{gap}\" have no source");
            end = run.Text.End;
        }

        Assert.Equal(article.Text.Length, end);
        foreach (Cut cut in article.Cuts)
        {
            Assert.InRange(cut.Source.End, 0, source.Length);
        }
    }

    /// <summary>The shared test data; the test is skipped where there is none.</summary>
    public static string Shared(string path)
    {
        string? shared = Checkout.Shared;
        string full = Path.Combine(shared ?? string.Empty, path);
        Assert.SkipUnless(shared is not null && Path.Exists(full), $"no shared data at {path}");
        return full;
    }
}
