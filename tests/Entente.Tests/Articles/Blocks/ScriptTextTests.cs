using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class ScriptTextTests
{
    private const string First =
        "The foreign ministers of both countries opened a second day of talks on Tuesday.";
    private const string Second =
        "Officials said that two of the nine articles of the draft were still open.";
    private const string Third =
        "A third round is planned for the spring, when the ice on the lake has gone.";

    [Theory]
    [InlineData(@"\u003cp\u003e", @"\u003c/p\u003e")]
    [InlineData("<p class=\\\"t\\\">", "<\\/p>")]
    public void An_article_that_only_a_script_holds_is_read_and_mapped_to_it(
        string open,
        string close
    )
    {
        string page =
            "<!doctype html><title>A draft treaty</title><div id=root></div>"
            + $"<script>state.push([1,\"x\"]);state.push([2,\"{open}{First}{close}{open}{Second} \\u2013 {close}{open}{Third}{close}\"])</script>";

        Article article = Reading.Article(page);

        Assert.Equal($"{First}\n\n{Second} –\n\n{Third}", article.Text);
        Assert.Equal(First, article.Source.ToSource(new TextSpan(0, First.Length)).In(page));
    }

    [Fact]
    public void A_script_beside_an_article_is_not_read()
    {
        string page =
            $"<!doctype html><title>A draft treaty</title><article><h1>A draft treaty</h1><p>{First}</p><p>{Second}</p></article>"
            + $"<script>x=\"<p>{Third}</p><p>{Third}</p><p>{Third}</p><p>{Third}</p>\"</script>";

        Assert.DoesNotContain("third", Reading.Article(page).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x=\"<p>")]
    [InlineData("x=\"<p>\\")]
    [InlineData("x=\"<p><p><p>\\u00\"")]
    [InlineData("\"\"\"\"\\\\\\\"")]
    public void Scripts_that_are_cut_hold_nothing(string script) =>
        Assert.NotNull(
            Reading.Extract(Reading.Page($"<!doctype html><script>{script}</script>")).Refusal
        );
}
