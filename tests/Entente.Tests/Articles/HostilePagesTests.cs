using System.IO.Compression;
using System.Text;
using Entente.Articles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class HostilePagesTests
{
    [Fact]
    public void Noise_gives_an_article_or_a_refusal_and_a_map_that_is_exact()
    {
        Gen<string> pieces = Gen.Elements(
            "<p>",
            "</p>",
            "<div class='comments'>",
            "</div>",
            "<a href=x>",
            "</a>",
            "&amp;",
            "&#x1F54A;",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "<!--",
            "-->",
            "<br>",
            "<br>\n",
            "\n\n",
            " ",
            "\t",
            "\u00A0",
            "\u00AD",
            "\0",
            "\uD800",
            "The talks ended on Monday. ",
            "MOSCOW (AP) — ",
            "By Ada Winterbourne\n",
            "12 May 2020\n",
            "<script>",
            "</script>",
            "<h1>",
            "• "
        );
        Gen<string> pages = Gen.ListOf(pieces).Select(string.Concat);

        Prop.ForAll(
                pages.ToArbitrary(),
                page =>
                {
                    Capture capture = Reading.Page(page);
                    Extraction extraction = Reading.Extract(capture);
                    Assert.True(extraction.Article is null != extraction.Refusal is null);
                    if (extraction.Article is { } article)
                    {
                        Reading.AssertMapped(article, ArticleReader.SourceText(capture));
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a><i><p>")]
    [InlineData("<b><i></b><p></i>")]
    [InlineData("</p></br>")]
    [InlineData("<p><button>")]
    [InlineData("<a href=/x>l</a> ")]
    [InlineData("<h1><h2>")]
    [InlineData("<form><div>")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("&")]
    [InlineData("&notit;&amp&CounterClockwise")]
    [InlineData("<!--x")]
    [InlineData("<div a=1 b=2>")]
    [InlineData("“He said ‘")]
    [InlineData("1 May 2020 ")]
    [InlineData("By John ")]
    [InlineData("\n\nMore\n")]
    [InlineData("<span class=\"author\">")]
    [InlineData("<meta property=\"og:x\" content=\"y\">")]
    public void The_cost_of_a_page_grows_as_its_length(string unit) =>
        Growth.AssertLinear(
            40_000,
            length =>
            {
                StringBuilder middle = new StringBuilder().Insert(0, unit, length / unit.Length);
                Capture capture = Reading.Page(
                    $"<p>The talks began on Monday.</p>{middle}<p>The talks ended on Friday.</p>"
                );
                return () => Check(capture);
            }
        );

    [Fact]
    public void Pages_of_the_html5lib_tests_are_read_without_exception()
    {
        string folder = Reading.Shared("data/hostile/html5lib");
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            Check(Reading.Page(bytes));
            foreach (string part in Encoding.Latin1.GetString(bytes).Split("#data\n"))
            {
                Check(Reading.Page(Encoding.Latin1.GetBytes(part)));
            }
        }
    }

    [Theory]
    [InlineData("fundus", "pages")]
    [InlineData("fundus", "plain")]
    [InlineData("date-default", "pages")]
    public void Every_shared_page_maps_to_its_source(string set, string kind)
    {
        string folder = Reading.Shared($"data/extraction/{set}/{kind}");
        foreach (string file in Directory.EnumerateFiles(folder, "*.gz"))
        {
            using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
            using MemoryStream content = new();
            stream.CopyTo(content);

            Check(Reading.Page(content.ToArray()));
        }
    }

    private static void Check(Capture capture)
    {
        Extraction extraction = Reading.Extract(capture);
        if (extraction.Article is { } article)
        {
            Reading.AssertMapped(article, ArticleReader.SourceText(capture));
        }
    }
}
