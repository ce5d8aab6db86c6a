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

    [Fact]
    public void A_live_page_that_says_so_in_microdata_is_refused()
    {
        StringBuilder page = new(
            "<main itemscope itemtype='https://schema.org/LiveBlogPosting'><h1>The talks as they happen</h1>"
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

    [Theory]
    [InlineData("<h3><a href='/{0}'>Report number {0} from the lake</a></h3><p>{1}</p>")]
    [InlineData(
        "<a href='/{0}'>Report number {0} from the lake</a><p>{1}</p><span>{0} hours ago</span>"
    )]
    [InlineData("<a href='/{0}'><h3>Report number {0} from the lake</h3><p>{1}</p></a>")]
    public void An_index_is_refused_however_its_teasers_are_built(string teaser)
    {
        string page = string.Concat(
            Enumerable
                .Range(1, 12)
                .Select(i =>
                    "<div class=card>"
                    + string.Format(CultureInfo.InvariantCulture, teaser, i, Sentence)
                    + "</div>"
                )
        );

        Assert.Equal(
            "expected an article, found an index of other pages",
            Refused($"<main><h1>World</h1>{page}</main>")
        );
    }

    [Fact]
    public void An_article_with_a_few_pointers_to_others_between_its_paragraphs_is_read()
    {
        string page = string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i =>
                    $"<p>{Sentence} It was day {i}.</p><p><a href='/{i}'>Report number {i} from the lake</a></p>"
                )
        );

        Assert.NotEmpty(Reading.Article($"<main><h1>A draft treaty</h1>{page}</main>").Text);
    }

    [Fact]
    public void A_page_that_says_sign_in_above_a_form_is_refused_as_a_login() =>
        Assert.Equal(
            "expected an article, found a login",
            Refused(
                "<main><h1>Sign in</h1><p>To read this article you need an account. Enter your address and we will send you a link.</p>"
                    + "<form><p>Your address</p><input type=email><button>Send</button></form></main>"
            )
        );

    [Theory]
    [InlineData(
        "<figure><img><figcaption>A boat on the lake on day {0} of the talks, before the mountains. Photo: Ada Wenger</figcaption></figure>"
    )]
    [InlineData(
        "<div><img><p>{0}/10 A boat on the lake on day {0} of the talks, with the mountains behind it.</p></div>"
    )]
    public void Pictures_with_their_captions_alone_are_refused_as_a_gallery(string picture)
    {
        string page = string.Concat(
            Enumerable
                .Range(1, 10)
                .Select(i => string.Format(CultureInfo.InvariantCulture, picture, i))
        );

        Assert.Equal(
            "expected an article, found a gallery",
            Refused(
                $"<main><h1>The talks in pictures</h1><p>Ten pictures from the lake and its shores this week.</p>{page}</main>"
            )
        );
    }

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
