using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Entente.Tests.Articles;

/// <summary>What stands under the pictures of an article. People, places and agencies are invented.</summary>
public sealed class CaptionTests
{
    private const string First =
        "The foreign ministers of both countries opened a second day of talks on Tuesday, saying that a draft was almost ready.";
    private const string Second =
        "Officials who asked not to be named said that two of the nine articles of the draft were still open and disputed.";

    [Fact]
    public void A_caption_is_kept_beside_the_text_with_its_way_back()
    {
        string page = Page(
            "<figure><img src=x><figcaption>The ministers walk &amp; talk along the lake on Monday.</figcaption></figure>"
        );
        Article article = Reading.Article(page);

        Caption caption = Assert.Single(article.Captions);
        Assert.Equal("The ministers walk & talk along the lake on Monday.", caption.Text);
        Assert.DoesNotContain("walk", article.Text, StringComparison.Ordinal);
        Assert.Contains(article.Cuts, cut => cut.Reason == "caption");
        int at = caption.Text.IndexOf("talk", StringComparison.Ordinal);
        Assert.Equal("talk", caption.Source.ToSource(new TextSpan(at, at + 4)).In(page));
        Assert.True(caption.Source.Reads(caption.Text, page, new TextSpan(0, caption.Text.Length)));
    }

    [Theory]
    [InlineData("{0} Photo: Ada Example/Agency")]
    [InlineData("{0} Photograph by Ada Example")]
    [InlineData("{0} (AP Photo/Ada Example)")]
    [InlineData("{0} [Ada Example/Agency]")]
    [InlineData("{0} (Agency)")]
    [InlineData("{0} Agency via Example Images")]
    [InlineData("{0}AGENCY")]
    [InlineData("{0} © Example Images")]
    [InlineData("{0} | Example Images")]
    [InlineData("Image caption, {0}")]
    [InlineData("{0}")]
    public void Whose_picture_it_is_and_labels_are_no_part_of_it(string written)
    {
        const string words = "The ministers walk along the lake on Monday.";

        Caption caption = Assert.Single(CaptionsOf(string.Format(null, written, words)));

        Assert.Equal(words, caption.Text);
        Assert.False(caption.IsOfEarlier);
    }

    [Theory]
    [InlineData("FILE - The ministers walk along the lake.")]
    [InlineData("File photo: The ministers walk along the lake.")]
    [InlineData("The ministers walk along the lake. (File photo)")]
    [InlineData("The ministers walk along the lake. File photo: Ada Example/Agency")]
    public void A_picture_of_an_earlier_day_says_so(string written)
    {
        Caption caption = Assert.Single(CaptionsOf(written));

        Assert.Equal("The ministers walk along the lake.", caption.Text);
        Assert.True(caption.IsOfEarlier);
    }

    [Theory]
    [InlineData("Photo: Ada Example/Agency of the Lake")]
    [InlineData("Credit: Ada Example; Source: the yearbook of the lake, volume nine")]
    [InlineData("Ada Example")]
    [InlineData("")]
    [InlineData("\uD83D ( [ / | ©")]
    public void What_tells_nothing_is_no_caption(string written) =>
        Assert.Empty(CaptionsOf(written));

    [Theory]
    [InlineData("The harbour of Exampleton (left) and Ada Example (R)")]
    [InlineData("(L-R) Ada Example and Ben Example of the lake council")]
    [InlineData("Talks in St. Example (Feb. 2)")]
    [InlineData("Files of the harbour lie open on the quay")]
    [InlineData("‘Nobody leaves,’ says Ada Example")]
    public void What_only_looks_like_a_credit_stays(string written) =>
        Assert.Equal(written, Assert.Single(CaptionsOf(written)).Text);

    [Theory]
    [InlineData("<div class=\"gallery\">{0}</div>")]
    [InlineData("<aside>{0}</aside>")]
    [InlineData("<div class=\"related-articles\">{0}</div>")]
    public void Captions_of_galleries_and_teasers_are_not_the_article_s(string around)
    {
        const string figure =
            "<figure><img src=x><figcaption>The mayor of another town opens a bridge.</figcaption></figure>";

        Assert.Empty(Reading.Article(Page(string.Format(null, around, figure))).Captions);
        Assert.Empty(
            Reading
                .Article(
                    Page(
                        "<figure><img src=x><figcaption><a href=/b>The mayor of another town opens a bridge.</a></figcaption></figure>"
                    )
                )
                .Captions
        );
    }

    [Fact]
    public void Captions_behind_the_article_are_not_its_own()
    {
        string page = Page("")
            .Replace(
                "</article>",
                "</article><figure><figcaption>The mayor of another town opens a bridge.</figcaption></figure>",
                StringComparison.Ordinal
            );

        Assert.Empty(Reading.Article(page).Captions);
    }

    [Fact]
    public void Of_ten_thousand_captions_a_hundred_are_kept_and_of_one_without_end_nothing()
    {
        StringBuilder many = new();
        for (int i = 0; i < 10_000; i++)
        {
            many.Append(
                null,
                $"<figure><figcaption>The ministers walk past boat number {i}.</figcaption></figure>"
            );
        }

        string endless = string.Concat(Enumerable.Repeat("the ministers walk / ( [ ", 40_000));

        Assert.Equal(100, Reading.Article(Page(many.ToString())).Captions.Length);
        Assert.Empty(CaptionsOf(endless));
    }

    [Fact]
    public void The_same_caption_is_kept_once()
    {
        const string figure =
            "<figure><figcaption>The ministers walk along the lake.</figcaption></figure>";

        Assert.Single(Reading.Article(Page(figure + figure)).Captions);
    }

    private static ImmutableArray<Caption> CaptionsOf(string written) =>
        Reading
            .Article(Page($"<figure><img src=x><figcaption>{written}</figcaption></figure>"))
            .Captions;

    private static string Page(string between) =>
        $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Ministers near a draft treaty</title></head><body>
            <article><h1>Ministers near a draft treaty</h1>
            <p>{First}</p>
            {between}
            <p>{Second}</p></article></body></html>
            """;
}
