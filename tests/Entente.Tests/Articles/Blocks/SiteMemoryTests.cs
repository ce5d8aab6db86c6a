using System.Globalization;
using System.Text;
using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class SiteMemoryTests
{
    private const string Notice =
        "The Courier is owned by its readers, who meet once a year and elect the board of the paper.";

    private static readonly ArticleReader s_reader = new(DataTables.Embedded);

    [Fact]
    public void What_stands_on_page_after_page_of_a_site_is_left_out_from_the_fourth_on()
    {
        List<Article> articles = ReadAll(Enumerable.Range(0, 6).Select(i => Page(i, Notice)));

        Assert.Contains(Notice, articles[0].Text, StringComparison.Ordinal);
        Assert.All(
            articles.Skip(3),
            article => Assert.DoesNotContain(Notice, article.Text, StringComparison.Ordinal)
        );
        Assert.Contains(articles[4].Cuts, cut => cut.Reason == "on other pages of the site");
    }

    [Fact]
    public void What_stands_in_item_after_item_of_a_feed_is_left_out_from_the_fourth_on()
    {
        string items = string.Concat(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    $"<item><title>Report {i}</title><link>https://courier.example/{i}</link>"
                    + $"<content:encoded><![CDATA[<p>{string.Join("<p>", Paragraphs(i))}]]></content:encoded></item>"
                )
        );

        AssertLeftOut($"<rss><channel><title>The Courier</title>{items}</channel></rss>");
    }

    [Fact]
    public void So_it_is_in_a_feed_without_tags()
    {
        string items = string.Join(
            ',',
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    $$"""{"id":"{{i}}","url":"https://courier.example/{{i}}","content_text":"{{string.Join(@"\n\n", Paragraphs(i))}}"}"""
                )
        );

        AssertLeftOut(
            $$"""{"version":"https://jsonfeed.org/version/1.1","title":"The Courier","items":[{{items}}]}"""
        );
    }

    [Fact]
    public void The_same_words_on_other_sites_say_nothing()
    {
        List<Article> articles = ReadAll(
            Enumerable.Range(0, 6).Select(i => Page(i, Notice, $"https://paper{i}.example/story"))
        );

        Assert.All(
            articles,
            article => Assert.Contains(Notice, article.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_sentence_of_background_on_a_few_of_many_pages_stays()
    {
        List<Article> articles = ReadAll(
            Enumerable.Range(0, 24).Select(i => Page(i, i % 6 == 5 ? Notice : Sentence(i + 100)))
        );

        Assert.Contains(Notice, articles[23].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_at_a_fifth_address_is_not_emptied()
    {
        List<Article> articles = ReadAll(
            Enumerable.Range(0, 5).Select(i => Page(1, Notice, $"https://courier.example/{i}"))
        );

        Assert.Equal(articles[0].Text, articles[4].Text);
    }

    [Fact]
    public void A_page_read_by_itself_knows_of_no_other()
    {
        Extraction extraction = s_reader.Read(Page(1, Notice));

        Assert.Contains(Notice, extraction.Article!.Text, StringComparison.Ordinal);
    }

    private static void AssertLeftOut(string feed) =>
        Assert.Equal(
            [true, true, true, false, false, false],
            ReadAll(Split.All(feed).Select(result => result.Capture!))
                .Select(article => article.Text.Contains(Notice, StringComparison.Ordinal))
        );

    private static IEnumerable<string> Paragraphs(int item) =>
        Enumerable.Range(0, 6).Select(i => Sentence((item * 10) + i)).Append(Notice);

    private static List<Article> ReadAll(IEnumerable<Capture> captures)
    {
        SiteMemory memory = new();
        List<Article> articles = [];
        foreach (Capture capture in captures)
        {
            OpenedPage page = s_reader.Open(capture);
            memory.Note(page);
            articles.Add(s_reader.Read(page).Article!);
        }

        return articles;
    }

    private static Capture Page(
        int number,
        string last,
        string address = "https://courier.example/world"
    )
    {
        StringBuilder page = new();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<title>Report {number}</title><article><h1>Report {number} of the lake</h1>"
        );
        for (int i = 0; i < 6; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Sentence((number * 10) + i)}</p>");
        }

        page.Append(CultureInfo.InvariantCulture, $"<p>{last}</p></article>");
        return Reading.Page(Encoding.UTF8.GetBytes(page.ToString()), address);
    }

    private static string Sentence(int number) =>
        $"Station {number} counted {number * 7} boats on the lake, which the harbour office said was more than in any of the years before.";
}
