using System.Text;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class HtmlMetadataTests
{
    private const string First =
        "The foreign ministers of both countries opened a second day of talks on Tuesday, saying that a draft was almost ready.";

    private const string Second =
        "Officials who asked not to be named said that two of the nine articles of the draft were still open and disputed.";

    private static readonly string s_body = $"<p>{First}<p>{Second}<p>{First} Again.";

    private static Article Read(string head, string shown, string? address = null) =>
        Reading.Article(
            Reading.Page(
                Encoding.UTF8.GetBytes(
                    $"<html><head>{head}</head><body>{shown}{s_body}</body></html>"
                ),
                address
            )
        );

    private static string Linked(string properties) =>
        $$"""<script type="application/ld+json">{"@type":"NewsArticle",{{properties}}}</script>""";

    [Fact]
    public void The_heading_of_the_first_level_goes_before_a_sub_heading_that_is_nearer_to_the_title()
    {
        Article article = Read(
            "<title>Where the lake talks stand | Lake Times</title>",
            "<h1>Where do the lake talks stand today</h1><h2>Where the talks stand</h2>"
        );

        Assert.Equal("Where do the lake talks stand today", article.Title?.Value);
    }

    [Fact]
    public void What_stands_behind_the_title_on_both_sides_names_the_site()
    {
        Article article = Read(
            "<title>Lake talks near their end | Harbour Voices</title><meta property=og:title content='Lake talks near their end'>",
            "<h1>Harbour Voices</h1><h2>Lake talks near their end</h2>"
        );

        Assert.Equal("Lake talks near their end", article.Title?.Value);
    }

    [Fact]
    public void Of_two_kickers_before_one_headline_none_is_part_of_it()
    {
        Article article = Read(
            "<title>Lake crisis: “We will not give up the lake”</title>",
            "<h1>Talks in the east – “We will not give up the lake”</h1>"
        );

        Assert.Equal("“We will not give up the lake”", article.Title?.Value);
    }

    [Fact]
    public void The_title_that_a_newsroom_writes_by_hand_is_the_headline_and_the_heading_an_alternative()
    {
        Article article = Read(
            "<title>Lake talks go on for a second day in the old town hall</title>"
                + "<meta property=og:title content='Ministers close to a draft after two days by the lake'>"
                + Linked("\"headline\":\"Lake talks go on for a second day in the old town hall\""),
            "<h1>Lake talks go on for a second day in the old town hall</h1>"
        );

        Assert.Equal("Ministers close to a draft after two days by the lake", article.Title?.Value);
        Assert.Contains(
            article.Alternatives,
            other =>
                other.Field == "title"
                && other.Value.Value.StartsWith("Lake talks go on", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_author_may_be_named_by_reference()
    {
        const string graph = """
            <script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Lake talks","author":{"@id":"#p1"}},
            {"@type":"Person","@id":"#p1","name":"Vera Halloran"}]}</script>
            """;

        Article article = Read(graph, "<h1>Lake talks</h1>");

        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
        Assert.Equal("linked data author", article.Authors[0].Rule);
    }

    [Theory]
    [InlineData("<meta name=author content='https://courier.example/authors/vera-halloran/'>")]
    [InlineData("<meta name=author content='v.halloran@courier.example'>")]
    [InlineData("<meta name=author content='vera[at]courier.example'>")]
    [InlineData("<meta name=author content='Lake Media www.lake-media.example'>")]
    [InlineData("<meta name=author content='admin'>")]
    public void Addresses_and_machine_names_are_nobody(string author)
    {
        Article article = Read(author, "<h1>Lake talks near their end</h1>");

        Assert.Empty(article.Authors);
        Assert.Empty(article.Desks);
    }

    [Fact]
    public void What_follows_a_name_and_names_nobody_tells_of_it()
    {
        Article article = Read(
            "<meta name=author content='Vera Halloran, head of research, Jon Aske'>",
            "<h1>Lake talks near their end</h1>"
        );

        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
    }

    [Fact]
    public void Initials_and_an_agency_sign_together()
    {
        Article article = Read(
            "<meta name=author content='det/dpa'>",
            "<h1>Lake talks near their end</h1>"
        );

        Assert.Empty(article.Authors);
        Assert.Equal("det/dpa", Assert.Single(article.Desks).Value);
    }

    [Fact]
    public void Persons_and_the_agency_that_sign_together_are_told_apart()
    {
        Article article = Read(
            Linked(
                "\"headline\":\"Lake talks\",\"author\":[{\"@type\":\"Person\",\"name\":\"Vera Halloran\"},{\"@type\":\"Person\",\"name\":\"Reuters\"}]"
            ),
            "<h1>Lake talks</h1>"
        );

        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
        Assert.Equal("Reuters", Assert.Single(article.Desks).Value);
        Assert.Equal("Reuters", article.Agency?.Value);
    }

    [Theory]
    [InlineData(
        "<p>Posted in News by <a class=fn rel=author href='/a/7'>harbourfan</a> | 12 replies</p>",
        "harbourfan"
    )]
    [InlineData(
        "<div><a href='/authors/vera-halloran/'>Vera Halloran</a> · 4 min</div>",
        "Vera Halloran"
    )]
    [InlineData("<div>Article by</div><div>Vera Halloran</div>", "Vera Halloran")]
    [InlineData("<p>5 March 2019 - Vera Halloran</p>", "Vera Halloran")]
    [InlineData("<p>Auteur : <b>Vera Halloran</b></p>", "Vera Halloran")]
    [InlineData("<p>von Dr. Vera Halloran</p>", "Dr. Vera Halloran")]
    public void Bylines_are_read_as_pages_write_them(string byline, string author)
    {
        Article article = Read("", $"<h1>Lake talks near their end</h1>{byline}");

        Assert.Equal(author, Assert.Single(article.Authors).Value);
        Assert.Equal(
            author,
            article
                .Authors[0]
                .Source!.Value.In(
                    $"<html><head></head><body><h1>Lake talks near their end</h1>{byline}{s_body}</body></html>"
                )
                .ToString()
        );
    }

    [Theory]
    [InlineData("<a href='/staff/'>Faculty and Staff</a>")]
    [InlineData("<span class=author>All posts</span>")]
    [InlineData("<section class=comments><p>By <b>Vera Halloran</b></p></section>")]
    public void What_only_looks_like_a_byline_names_nobody(string line)
    {
        Article article = Read("", $"<h1>Lake talks near their end</h1>{line}");

        Assert.Empty(article.Authors);
        Assert.Empty(article.Desks);
    }

    [Theory]
    [InlineData("<time datetime='2023-11-08T21:11:03-05:00'>9:11 p.m.</time>", null)]
    [InlineData("", "https://courier.example/2023/11/08/lake-talks/")]
    public void A_day_is_the_day_of_the_outlet_where_the_page_tells_it(
        string shown,
        string? address
    )
    {
        Article article = Read(
            Linked("\"headline\":\"Lake talks\",\"datePublished\":\"2023-11-09T02:11:03Z\""),
            $"<h1>Lake talks</h1>{shown}",
            address
        );

        Assert.Equal(new DateOnly(2023, 11, 8), article.Published?.Value.Day);
    }

    [Fact]
    public void A_day_that_the_page_states_twice_stays()
    {
        Article article = Read(
            Linked("\"headline\":\"Lake talks\",\"datePublished\":\"2022-05-03T20:51:06Z\""),
            "<h1>Lake talks</h1><p>4 May 2022</p>",
            "https://courier.example/2022/05/03/lake-talks/"
        );

        Assert.Equal(new DateOnly(2022, 5, 3), article.Published?.Value.Day);
    }

    [Fact]
    public void Publication_and_change_may_stand_in_one_line()
    {
        Article article = Read(
            "",
            "<h1>Lake talks</h1><p>Published 5 March 2019, updated 7 March 2019</p>"
        );

        Assert.Equal("2019-03-05", article.Published?.Value.ToString());
        Assert.Equal("2019-03-07", article.Updated?.Value.ToString());
    }

    [Fact]
    public void A_change_at_the_very_moment_of_publication_is_none()
    {
        Article article = Read(
            Linked(
                "\"headline\":\"Lake talks\",\"datePublished\":\"2019-03-05T10:00:00+01:00\",\"dateModified\":\"2019-03-05T09:00:00Z\""
            ),
            "<h1>Lake talks</h1>"
        );

        Assert.Null(article.Updated);
    }

    [Theory]
    [InlineData("en-US", "2019-03-04")]
    [InlineData("en-GB", "2019-04-03")]
    [InlineData("en", null)]
    public void The_language_tells_which_number_is_the_month(string language, string? day)
    {
        Article article = Reading.Article(
            $"<html lang={language}><body><h1>Lake talks near their end</h1><p>Published 3/4/2019</p>{s_body}"
        );

        Assert.Equal(day, article.Published?.Value.ToString());
    }

    [Theory]
    [InlineData("29.11.2022 – ", "2022-11-29")]
    [InlineData("(18.01.2018) ", "2018-01-18")]
    [InlineData("Published 4. 2. 2022. ", null)]
    public void A_text_may_begin_with_its_date(string start, string? day)
    {
        Article article = Reading.Article(
            $"<h1>Lake talks near their end</h1><p>{start}{First}<p>{Second}<p>{First} Again."
        );

        Assert.Equal(day, article.Published?.Value.ToString());
    }

    [Theory]
    [InlineData("Δευτέρα 4 Μαρτίου 2019", "2019-03-04")]
    [InlineData("4 marca 2019", "2019-03-04")]
    [InlineData("Опубликовано 4 марта 2019", "2019-03-04")]
    [InlineData("发布时间：2019年3月4日 10:20", "2019-03-04T10:20")]
    [InlineData("4. 3. 2019", "2019-03-04")]
    public void Dates_are_read_in_many_languages(string line, string day)
    {
        Article article = Read("", $"<h1>Lake talks near their end</h1><p>{line}</p>");

        Assert.Equal(day, article.Published?.Value.ToString());
    }

    [Fact]
    public void Linked_data_that_is_no_json_still_tells_its_date()
    {
        Article article = Read(
            Linked("\"headline\":\"The \"draft\" of the lake\",\"datePublished\":\"2019-03-05\""),
            "<h1>Lake talks</h1>"
        );

        Assert.Equal("2019-03-05", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_date_behind_the_capture_is_none()
    {
        Capture capture = Reading.Page(
            $"<meta property=article:published_time content=2031-01-01><h1>Lake talks</h1><p>5 March 2019</p>{s_body}"
        );

        Article article = Reading.Article(
            capture with
            {
                Received = new DateTimeOffset(2019, 3, 6, 0, 0, 0, TimeSpan.Zero),
            }
        );

        Assert.Equal("2019-03-05", article.Published?.Value.ToString());
    }

    [Fact]
    public void An_address_in_place_of_a_name_is_the_outlet_that_has_it() =>
        Assert.Equal(
            "The Washington Post",
            Read(
                "<meta property=og:site_name content='www.washingtonpost.com'>",
                "<h1>Lake talks near their end</h1>",
                address: null
            ).Outlet?.Value
        );

    [Theory]
    [InlineData(
        "<meta property=og:site_name content=lakesidecourier><title>Talks | Lakeside Courier</title>",
        "Lakeside Courier"
    )]
    [InlineData(
        "<meta property=og:site_name content='Lakeside Courier - News from the lake'>",
        "Lakeside Courier"
    )]
    [InlineData("<meta property=og:site_name content='lakeside-courier.com'>", "Lakeside Courier")]
    public void The_outlet_is_the_name_that_fits_the_address_best(string head, string outlet)
    {
        Article article = Read(
            head,
            "<h1>Lake talks near their end</h1>",
            "https://www.lakesidecourier.com/a"
        );

        Assert.Equal(outlet, article.Outlet?.Value);
    }

    [Fact]
    public void Standfirst_credits_and_rights_are_stated()
    {
        Article article = Read(
            "<meta name=robots content='index, noarchive, noai'><meta name=tdm-reservation content=1>",
            "<h1>Lake talks near their end</h1><p class=standfirst>Two days of talks by the lake end with a draft that nobody signs.</p>"
                + "<figure><img><figcaption>The ministers on the pier. Photo: Jon Aske/AGENCY</figcaption></figure>"
                + "<p>Translated by Ida Moller</p>"
        );

        Assert.Equal(
            "Two days of talks by the lake end with a draft that nobody signs.",
            article.Standfirst?.Value
        );
        Assert.Equal(
            [(CreditRole.Photographer, "Jon Aske/AGENCY"), (CreditRole.Translator, "Ida Moller")],
            article.Credits.Select(credit => (credit.Role, credit.Name.Value))
        );
        Assert.Equal(
            ["robots: noarchive, noai", "tdm-reservation: 1"],
            article.Rights.Select(signal => signal.Value)
        );
    }

    [Fact]
    public void Of_many_times_the_one_at_the_headline_is_the_articles_own()
    {
        const string Comments =
            "<p>Was <time pubdate datetime='2022-09-20T10:00:00Z'>20 September</time></p><p><time pubdate datetime='2022-09-21T10:00:00Z'>21 September</time></p>"
            + "<p><time pubdate datetime='2022-09-22T10:00:00Z'>22 September</time></p>";

        Article article = Reading.Article(
            $"<html><body><h1>Lake talks near their end</h1><p>Le <time datetime='2022-06-28'>28 juin 2022</time></p>{s_body}<aside>{Comments}</aside></body></html>"
        );

        Assert.Equal("2022-06-28", article.Published?.Value.ToString());
    }

    [Fact]
    public void An_abbreviation_of_a_date_tells_all_of_it()
    {
        Article article = Read(
            "",
            "<h1>Lake talks near their end</h1><p><abbr class=published title='2017-09-09T10:52:00+02:00'>10:52</abbr></p>"
        );

        Assert.Equal("2017-09-09T10:52+02:00", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_date_that_a_line_speaks_of_is_none_of_the_articles()
    {
        Article article = Read(
            "",
            "<h1>Lake talks near their end</h1><p>10.11.2021</p><ul><li>Press release No. 34 vom 08. November 2021</li></ul>"
        );

        Assert.Equal("2021-11-10", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_change_that_the_last_line_tells_is_the_date_where_there_is_no_other()
    {
        Article article = Reading.Article(
            $"<html><body><h1>Lake talks near their end</h1>{s_body}<p><b>Updated on</b> 17 January 2021.</p></body></html>"
        );

        Assert.Equal("2021-01-17", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_section_called_commentary_holds_no_comments()
    {
        Article article = Reading.Article(
            $"<html><body><div class='category-kommentar'><h1>Lake talks near their end</h1><p class=date>19. Oktober 2019</p></div>{s_body}</body></html>"
        );

        Assert.Equal("2019-10-19", article.Published?.Value.ToString());
    }

    [Fact]
    public void Dates_of_other_articles_under_one_name_are_believed_less_than_the_pages_own()
    {
        Article article = Read(
            "<meta name=date content='2025-03-27'>",
            "<h1>Lake talks near their end</h1><i itemprop=datePublished content='2026-03-11'></i><i itemprop=datePublished content='2026-03-12'></i>"
                + "<i itemprop=datePublished content='2026-03-13'></i>"
        );

        Assert.Equal("2025-03-27", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_day_that_two_witnesses_state_goes_before_the_day_of_one()
    {
        Article article = Read(
            Linked("\"datePublished\":\"2022-01-04T07:29:00Z\"")
                + "<meta property=article:published_time content='2022-01-09T08:29:00'>",
            "<h1>Lake talks near their end</h1><p class=date>9 January 2022</p>"
        );

        Assert.Equal(new DateOnly(2022, 1, 9), article.Published?.Value.Day);
        Assert.Contains(
            article.Alternatives,
            other => other is { Field: "date", Value.Value: "2022-01-04T07:29Z" }
        );
    }

    [Fact]
    public void An_outlet_that_dates_its_article_anew_shows_the_day_of_the_change()
    {
        string linked = Linked("\"datePublished\":\"2017-08-21\",\"dateModified\":\"2019-04-03\"");

        Article shown = Read(
            linked,
            "<h1>Lake talks near their end</h1><p class=date>3 April 2019</p>"
        );
        Article named = Read(
            linked,
            "<h1>Lake talks near their end</h1><p>Last updated: 3 April 2019</p>"
        );
        Article both = Read(
            linked,
            "<h1>Lake talks near their end</h1><p class=date>21 August 2017</p><p class=date>3 April 2019</p>"
        );

        Assert.Equal("2019-04-03", shown.Published?.Value.ToString());
        Assert.Equal("2017-08-21", named.Published?.Value.ToString());
        Assert.Equal("2017-08-21", both.Published?.Value.ToString());
    }

    [Fact]
    public void A_day_and_a_year_in_elements_of_their_own_may_touch()
    {
        Article article = Read(
            "",
            "<h1>Lake talks near their end</h1><div class=date><b>Feb</b> <b>18</b><b>2009</b></div>"
        );

        Assert.Equal("2009-02-18", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_day_on_which_something_began_is_no_date_of_the_article()
    {
        Article article = Reading.Article(
            $"<html><body><h1>Lake talks near their end</h1>{s_body}<p>The season of skating on the lake of the town, to which the whole valley comes, opens on 6 October 2017.</p></body></html>"
        );

        Assert.Null(article.Published);
    }

    [Fact]
    public void What_saved_the_page_last_gives_way_to_the_date_that_is_shown_as_that_of_publication()
    {
        Article article = Read(
            Linked("\"datePublished\":\"2025-08-21\",\"dateModified\":\"2025-08-21\""),
            "<h1>Lake talks near their end</h1><p>Published&ensp;<span>Apr 26, 2023</span></p>"
        );

        Assert.Equal("2023-04-26", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_month_in_words_may_stand_in_the_address()
    {
        Article article = Read(
            "",
            "<h1>Lake talks near their end</h1>",
            "https://times.example/blog/2023/october/03/lake-talks/"
        );

        Assert.Equal("2023-10-03", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_site_that_fills_in_its_own_name_has_not_signed()
    {
        Article article = Read(
            "<meta property=og:site_name content='Lakeside Dentistry'><meta name=author content='Lakeside Dentistry'>",
            "<h1>Lake talks near their end</h1>"
        );

        Assert.Empty(article.Authors);
        Assert.Empty(article.Desks);
    }

    [Fact]
    public void A_paper_may_sign_its_news_with_its_own_name()
    {
        Article article = Read(
            "<meta property=og:site_name content='Lakeside Courant'>"
                + Linked("\"author\":{\"@type\":\"Organization\",\"name\":\"Lakeside Courant\"}"),
            "<h1>Lake talks near their end</h1>"
        );

        Assert.Empty(article.Authors);
        Assert.Equal("Lakeside Courant", Assert.Single(article.Desks).Value);
    }

    [Fact]
    public void Who_is_shown_goes_before_a_publisher_whose_name_could_be_a_persons()
    {
        Article article = Read(
            "<meta property=og:site_name content='Lakeside Courant'><meta name=author content='Lakeside Courant'>",
            "<h1>Lake talks near their end</h1><p>By Anna Example</p>"
        );

        Assert.Equal(["Anna Example"], article.Authors.Select(author => author.Value));
    }

    [Theory]
    [InlineData(
        "<a href='/authors/anna-example'>Contact: </a>Contact: <a href='/authors/anna-example'>Anna Example</a>"
    )]
    [InlineData("<span class=byline>CategoryBy Maker</span>")]
    public void What_names_no_author_gives_none(string shown)
    {
        Article article = Read("", $"<h1>Lake talks near their end</h1><p>{shown}</p>");

        Assert.Empty(article.Authors);
    }

    [Fact]
    public void A_name_in_a_line_of_its_own_beside_the_date_signs()
    {
        Article article = Read(
            "",
            "<h1>Lake talks near their end</h1><p>Hannah Example</p><p>23.07.2025 · 6 min read</p>"
        );

        Assert.Equal(["Hannah Example"], article.Authors.Select(author => author.Value));
        Assert.Equal("2025-07-23", article.Published?.Value.ToString());
    }
}
