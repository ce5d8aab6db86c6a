using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class CutReasonTests
{
    private const string Sentence =
        "The ministers met again on Tuesday, and officials said that the draft was almost ready to be signed.";

    [Theory]
    [InlineData("<nav><a href=/>World</a> <a href=/b>Business</a></nav>", "navigation")]
    [InlineData("<div class=related-posts><p>Five walks along the lake</p></div>", "related links")]
    [InlineData(
        "<div class=newsletter><p>The lake in your letter box each morning</p></div>",
        "subscription"
    )]
    [InlineData("<div class='post ad'><p>Boats for sale at the harbour</p></div>", "advert")]
    [InlineData("<div class=paywall><p>Read on with the small subscription</p></div>", "paywall")]
    [InlineData("<footer><p>The Courier, Harbour Street 1</p></footer>", "footer")]
    [InlineData("<form><p>Write to the editors about this report</p></form>", "form")]
    [InlineData(
        "<aside><p>Thirty boats of the year before last</p></aside>",
        "apart from the article"
    )]
    [InlineData(
        "<footer><div class=social><p>Tell the others about it</p></div></footer>",
        "sharing"
    )]
    public void What_stands_around_an_article_is_named_by_the_smallest_element_that_tells(
        string element,
        string reason
    )
    {
        string body = string.Concat(Enumerable.Repeat($"<p>{Sentence}</p>", 5));

        Article article = Reading.Article(
            $"<!doctype html><title>A draft</title><main><h1>A draft</h1><article>{body}</article>{element}</main>"
        );

        Assert.Equal(reason, article.Cuts[^1].Reason);
    }

    [Fact]
    public void A_standfirst_that_the_page_describes_itself_by_is_of_the_article()
    {
        const string Standfirst =
            "After two days of talks at the lake, only two articles of the draft are open.";
        string body = string.Concat(Enumerable.Repeat($"<p>{Sentence}</p>", 5));

        Article article = Reading.Article(
            $"<!doctype html><title>A draft</title><meta name=description content=\"{Standfirst}\"><main><h1>A draft</h1>"
                + $"<div class=teaser><p>{Standfirst}</p></div><article>{body}</article></main>"
        );

        Assert.StartsWith(Standfirst, article.Text, StringComparison.Ordinal);
    }
}
