using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles.Html;

public sealed class TreeTests
{
    [Fact]
    public void What_is_kept_of_a_page_is_what_its_tree_holds()
    {
        string folder = Reading.Shared("data/hostile/html5lib/tree-construction");
        string[] known =
        [
            .. File.ReadLines(
                    Checkout.PathOf("tests/Entente.Tests/Articles/Html/known-differences.txt")
                )
                .Where(line => !line.StartsWith('#'))
                .Select(line => string.Join(' ', line.Split(' ').Take(2))),
        ];

        TreeCase[] cases =
        [
            .. Directory
                .EnumerateFiles(folder, "*.dat")
                .Order(StringComparer.Ordinal)
                .SelectMany(TreeCase.Read),
        ];
        Dictionary<string, string> wrong = cases
            .Select(test => (test, Actual: test.Actual()))
            .Where(pair => pair.Actual != pair.test.Expected)
            .ToDictionary(
                pair => $"{pair.test.File} {pair.test.Number}",
                pair => $"{pair.test.Input}\nexpected {pair.test.Expected}\nfound    {pair.Actual}"
            );

        double share = 1 - ((double)wrong.Count / cases.Length);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{cases.Length - wrong.Count} of {cases.Length} pages ({share:P2})"
        );
        string[] unknown = [.. wrong.Keys.Except(known).Select(name => $"{name}: {wrong[name]}")];
        string[] mended = [.. known.Except(wrong.Keys)];
        Assert.Empty(unknown);
        Assert.Empty(mended);
        Assert.InRange(share, 0.99, 1);
    }

    [Theory]
    [InlineData("<p>One<p>Two", "One|Two")]
    [InlineData("<p>One</div>, two", "One, two")]
    [InlineData("One</body> and two</html> and three", "One and two and three")]
    [InlineData("<p>One<svg><title>no</title><p>Two", "One|Two")]
    [InlineData("<div><svg><g>no</div>Two", "Two")]
    [InlineData("<svg><style><p>One", "One")]
    [InlineData("<select><option>no<input>One", "One")]
    [InlineData("<table><td><select>no</table>One", "One")]
    [InlineData("<template><table></template>One", "One")]
    [InlineData("One<template><p>no<p>no</template> two", "One two")]
    [InlineData("<frameset>no", "")]
    [InlineData("<p>One<frameset>, two", "One, two")]
    [InlineData("<noscript><p>no</noscript>One", "One")]
    [InlineData("<xmp><p>&amp;</xmp>One", "<p>&amp;|One")]
    [InlineData("<plaintext></p>One", "</p>One")]
    [InlineData("<script><!--<script></script>no--></script>One", "One")]
    [InlineData("<title>no</titles></title>One", "One")]
    [InlineData("<h1>One</h2>Two", "One|Two")]
    [InlineData("One<td>, two", "One, two")]
    [InlineData("&notit; &copy=&NotEqualTilde;", "¬it; ©=≂̸")]
    [InlineData("One<!--> two--!> three</>", "One two--!> three")]
    public void Broken_pages_show_what_browsers_show(string html, string blocks)
    {
        HtmlPageReader reader = new(
            new PageHints(DataTables.Embedded),
            new CharacterReferences(DataTables.Embedded)
        );

        HtmlPage page = reader.Read(html);

        Assert.Equal(
            blocks,
            string.Join('|', page.Text.Blocks.Select(block => page.Text.Words(block).ToString()))
        );
    }

    [Fact]
    public void An_element_of_the_same_name_inside_does_not_end_what_an_element_tells()
    {
        const string html = "<p><span class=author>By <span>Ada</span> Winterbourne</span>, Oslo";
        HtmlPageReader reader = new(
            new PageHints(DataTables.Embedded),
            new CharacterReferences(DataTables.Embedded)
        );

        HtmlPage page = reader.Read(html);

        HtmlRegion byline = Assert.Single(page.Regions);
        Assert.Equal(
            "<span class=author>By <span>Ada</span> Winterbourne</span>",
            byline.Source.In(html)
        );
    }
}
