using System.Globalization;
using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class OtherPagesTests
{
    private const string Sentence =
        "The ministers met again on Tuesday, and officials said that the draft was almost ready to be signed.";

    [Fact]
    public void A_page_of_teasers_is_refused_as_an_index()
    {
        StringBuilder page = new("<main>");
        for (int i = 0; i < 8; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<div><h2><a href='/{i}'>Report number {i} from the lake</a></h2><p>{Sentence}</p></div>"
            );
        }

        Assert.Equal(
            "expected an article, found an index of other pages",
            Refused(page + "</main>")
        );
    }

    [Fact]
    public void A_page_that_asks_for_a_password_and_tells_little_is_refused_as_a_login() =>
        Assert.Equal(
            "expected an article, found a login",
            Refused(
                $"<main><h1>Sign in</h1><p>{Sentence}</p><form><input name=user><input type=password></form></main>"
            )
        );

    [Fact]
    public void An_article_beside_a_form_for_a_password_is_read()
    {
        string page =
            $"<form><input type=password></form><article><h1>A draft treaty</h1>{string.Concat(Enumerable.Repeat($"<p>{Sentence}</p>", 6))}</article>";

        Assert.NotEmpty(Reading.Article(page).Text);
    }

    [Fact]
    public void A_live_page_of_dated_posts_is_refused()
    {
        StringBuilder page = new(
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script><main><h1>The talks as they happen</h1>"
        );
        for (int i = 0; i < 8; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<div><time datetime='2019-03-05T1{i}:00'>1{i}:00</time><p>{Sentence} It was post number {i}.</p></div>"
            );
        }

        Assert.Equal(
            "expected an article, found a live page of several posts",
            Refused(page + "</main>")
        );
    }

    [Fact]
    public void A_gallery_with_a_few_words_is_refused() =>
        Assert.Equal(
            "expected an article, found a gallery",
            Refused(
                "<script type='application/ld+json'>{\"@type\":\"ImageGallery\"}</script>"
                    + $"<main><h1>The talks in pictures</h1><p>{Sentence}</p><p>{Sentence}</p></main>"
            )
        );

    private static string Refused(string page)
    {
        Extraction extraction = Reading.Extract(
            Reading.Page("<!doctype html><title>Talks</title>" + page)
        );

        Assert.Null(extraction.Article);
        Assert.Equal(RefusalReason.NoArticle, extraction.Refusal!.Reason);
        return extraction.Refusal.Message;
    }
}
