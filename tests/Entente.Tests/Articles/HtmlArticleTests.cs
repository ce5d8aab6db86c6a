using System.Text;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class HtmlArticleTests
{
    private const string First =
        "The foreign ministers of both countries opened a second day of talks on Tuesday, saying that a draft was almost ready.";
    private const string Second =
        "Officials who asked not to be named said that two of the nine articles of the draft were still open &amp; disputed.";

    private const string Page = $"""
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>Ministers near a draft treaty | The Lakeside Courier</title>
        <meta property="og:site_name" content="The Lakeside Courier">
        <meta property="og:title" content="Ministers near a draft treaty">
        <link rel="canonical" href="https://courier.example/world/draft-treaty">
        <script type="application/ld+json">{"{"}"@context":"https://schema.org","@type":"NewsArticle","headline":"Ministers near a draft treaty",
        "datePublished":"2019-03-05T09:30:00+01:00","author":[{"{"}"@type":"Person","name":"Vera Halloran"{"}"},{"{"}"@type":"Organization","name":"Courier World Desk"{"}"}]{"}"}</script>
        </head><body>
        <nav><ul><li><a href="/">Home</a><li><a href="/world">World</a><li><a href="/sport">Sport</a></ul></nav>
        <article><h1>Ministers near a <em>draft</em> treaty</h1>
        <p class="byline">By Vera Halloran</p>
        <div class="article-body"><p>GENEVA (Reuters) - {First}</p>
        <aside class="related"><a href="/a">Five things to know about the lake and its long history of talks</a></aside>
        <figure><img src="x.jpg"><figcaption>The ministers walk along the lake shore on Monday evening. Photo: Courier</figcaption></figure>
        <h2>Two open articles</h2>
        <p>{Second}</p></div></article>
        <section class="comments"><p>I have walked along this lake for forty years and have never seen a draft of anything, said nobody.</p></section>
        <footer><p>All rights reserved. The Lakeside Courier is a newspaper.</p></footer></body></html>
        """;

    [Fact]
    public void The_body_is_the_paragraphs_and_sub_headings_of_the_article()
    {
        Article article = Reading.Article(Page);

        Assert.Equal(
            $"{First}\n\nTwo open articles\n\n{Second.Replace("&amp;", "&", StringComparison.Ordinal)}",
            article.Text
        );
    }

    [Fact]
    public void Headline_author_date_outlet_and_credit_are_stated_with_their_places()
    {
        Article article = Reading.Article(Page);

        Assert.Equal("Ministers near a draft treaty", article.Title?.Value);
        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
        Assert.Equal("2019-03-05T09:30+01:00", article.Published?.Value.ToString());
        Assert.Equal("The Lakeside Courier", article.Outlet?.Value);
        Assert.Equal("Reuters", article.Agency?.Value);
        Assert.Equal("Geneva", article.Dateline?.Value);
        Assert.Equal("GENEVA", article.Dateline!.Source!.Value.In(Page));
        Assert.Equal("2019-03-05T09:30:00+01:00", article.Published!.Source!.Value.In(Page));
        Assert.Equal("en-GB", article.Language);
        Assert.Equal("https://courier.example/world/draft-treaty", article.Address);
        Assert.Empty(article.Doubts);
    }

    [Fact]
    public void What_is_left_out_is_listed_with_its_reason()
    {
        Article article = Reading.Article(Page);

        Assert.Contains(article.Cuts, cut => cut.Reason == "comments");
        Assert.Contains(article.Cuts, cut => cut.Reason == "caption");
        Assert.Contains(article.Cuts, cut => cut.Reason == "dateline");
    }

    [Fact]
    public void A_character_reference_is_mapped_to_all_of_its_letters()
    {
        Article article = Reading.Article(Page);

        int at = article.Text.IndexOf('&', StringComparison.Ordinal);
        TextSpan source = article.Source.ToSource(new TextSpan(at, at + 1));

        Assert.Equal("&amp;", source.In(Page));
    }

    [Theory]
    [InlineData("&#8217;", "’")]
    [InlineData("&#x2019;", "’")]
    [InlineData("&#146;", "’")]
    [InlineData("&eacute;", "é")]
    [InlineData("&eacute", "é")]
    [InlineData("&#x1F54A;", "\U0001F54A")]
    [InlineData("&unknown;", "&unknown;")]
    [InlineData("&#0;", "\uFFFD")]
    public void Character_references_are_read_as_browsers_read_them(string written, string read)
    {
        Article article = Reading.Article(
            $"<p>The delegates {written} agreed on Monday to meet again in the spring of the next year.</p>"
        );

        Assert.Equal(
            $"The delegates {read} agreed on Monday to meet again in the spring of the next year.",
            article.Text
        );
    }

    [Fact]
    public void Unbalanced_tags_lose_no_text()
    {
        Article article = Reading.Article(
            "<div><p>The first paragraph says that the talks began on Monday.<div></p></span><b>The second</div> one says that they ended on <i>Friday without any result.</p></ul>"
        );

        Assert.Contains("the talks began on Monday.", article.Text, StringComparison.Ordinal);
        Assert.Contains(
            "ended on Friday without any result.",
            article.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_that_ends_inside_of_what_it_hides_is_read()
    {
        Article article = Reading.Article($"<!doctype html><p>{First} {Second}<svg><title>lake");

        Assert.StartsWith(First, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_links_holds_no_article()
    {
        string links = string.Concat(
            Enumerable.Range(0, 40).Select(i => $"<li><a href='/{i}'>Section number {i}</a></li>")
        );

        Refusal? refusal = Reading
            .Extract(Reading.Page($"<html><body><ul>{links}</ul></body></html>"))
            .Refusal;

        Assert.Equal(RefusalReason.NoArticle, refusal?.Reason);
    }

    [Fact]
    public void A_desk_is_no_author_and_an_agency_is_a_credit()
    {
        Article article = Reading.Article(
            $"""<html><head><meta name="author" content="AFP"><title>x</title></head><body><h1>Talks go on by the lake</h1><p>{First}</p><p>{Second}</p></body></html>"""
        );

        Assert.Empty(article.Authors);
        Assert.Equal("Agence France-Presse", article.Agency?.Value);
    }

    [Fact]
    public void A_date_in_the_prose_is_not_the_date_of_publication()
    {
        Article article = Reading.Article(
            $"<html><body><h1>Talks go on by the lake</h1><p>The treaty was signed on 12 May 1987 in the capital, and nobody has changed a word of it.</p><p>{First}</p></body></html>"
        );

        Assert.Null(article.Published);
        Assert.Contains("no date", article.Doubts);
    }

    [Fact]
    public void Bytes_that_no_charset_explains_become_replacement_characters_and_a_doubt()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(
                "<meta charset=utf-8><p>Les négociateurs ont déclaré à la presse que le texte était "
            ),
            0xC3,
            .. Encoding.UTF8.GetBytes(" presque prêt lundi.</p>"),
        ];

        Article article = Reading.Article(Reading.Page(bytes));

        Assert.Contains("était \uFFFD presque", article.Text, StringComparison.Ordinal);
        Assert.Contains("decoding errors", article.Doubts);
    }

    [Theory]
    [InlineData("windows-1251", "Министры продолжили переговоры в понедельник вечером у озера.")]
    [InlineData("shift_jis", "外相会談は月曜日に湖畔の町で再開され、双方は草案について合意した。")]
    public void The_charset_that_the_page_states_is_used(string charset, string sentence)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string page =
            $"<html><head><meta charset=\"{charset}\"></head><body><p>{sentence}</p></body></html>";

        Article article = Reading.Article(
            Reading.Page(Encoding.GetEncoding(charset).GetBytes(page))
        );

        Assert.Equal(sentence, article.Text);
    }

    [Fact]
    public void A_hundred_thousand_nested_tags_lose_no_text_and_cost_no_more_than_their_length()
    {
        string page = string.Concat(Enumerable.Repeat("<div>", 100_000)) + $"<p>{First}</p>";
        string half = page[(50_000 * 5)..];
        _ = Reading.Article(half);

        long small = Allocated(half);
        long large = Allocated(page);

        Assert.Equal(First, Reading.Article(page).Text);
        Assert.InRange(large, 0, 4 * small);
    }

    // Memory is counted, not time: the count is the same on every machine.
    private static long Allocated(string page)
    {
        Capture capture = Reading.Page(page);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Reading.Extract(capture);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Small_print_behind_the_article_is_left_out()
    {
        Article article = Reading.Article(
            $"<h1>Ministers near a draft treaty</h1><p>{First}<p>Both<small> sides</small> are tired.<p>{First} Again.<hr>"
                + "<p><small>The Lakeside Courier is printed on the lake. It takes no money from ferries.</small></p>"
        );

        Assert.Equal($"{First}\n\nBoth sides are tired.\n\n{First} Again.", article.Text);
    }

    [Fact]
    public void A_page_that_is_all_small_print_is_read()
    {
        Article article = Reading.Article(
            $"<h1>Ministers near a draft treaty</h1><p><small>{First}</small><p><small>{First} Again.</small>"
        );

        Assert.Equal($"{First}\n\n{First} Again.", article.Text);
    }

    [Theory]
    [InlineData(
        "Ministers near a draft – Port-au-Lac Weekly",
        "Port-au-Lac Weekly",
        "Port-au-Lac Weekly"
    )]
    [InlineData("Ministers near a draft | World News", "World News", null)]
    [InlineData("Ministers near a draft – Port-au-Lac Weekly", "Home", null)]
    public void The_outlet_may_stand_behind_the_title_when_the_page_shows_it_again(
        string title,
        string shown,
        string? outlet
    )
    {
        Article article = Reading.Article(
            $"<title>{title}</title><div><a href=/>{shown}</a> <a href=/all>All issues</a></div>"
                + $"<h2>Ministers near a draft</h2><p>{First}<p>{First} Again."
        );

        Assert.Equal(outlet, article.Outlet?.Value);
        Assert.Equal("Ministers near a draft", article.Title?.Value);
    }

    [Theory]
    [InlineData("<p><i>Tuesday, March 5, 2019</i><br>By Vera Halloran</p>")]
    [InlineData("<p class=byline><b>Vera Halloran</b> 5 March 2019 <i>4 min</i></p>")]
    public void A_name_beside_a_date_is_the_authors(string line)
    {
        Article article = Reading.Article(
            $"<h1>Ministers near a draft treaty</h1>{line}<p>{First}<p>{First} Again."
        );

        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
    }

    [Fact]
    public void The_next_article_on_the_page_is_another_article()
    {
        string other =
            "The orchestra of the town will play on the pier in June, and the mayor said that he would turn the pages.";

        Article article = Reading.Article(
            $"<article><h1>Ministers near a draft treaty</h1><p>{First}<p>{First} Again.<p>{First} Thrice.</article>"
                + $"<article><h1>Music on the pier</h1><p>{other}<p>{other} Again.<p>{other} Thrice.<p>{other} Once more.<p>{other} At last.</article>"
        );

        Assert.Equal($"{First}\n\n{First} Again.\n\n{First} Thrice.", article.Text);
    }
}
