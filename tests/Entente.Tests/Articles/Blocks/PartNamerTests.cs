using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

/// <summary>What each part of a page is taken for.</summary>
public sealed class PartNamerTests
{
    private const string Sentence =
        "The ministers met again on Tuesday, and officials said that the draft was almost ready to be signed.";

    private const string Other =
        "The ferries run until October, and the ministers will meet once more before that, at the same place.";

    private const string Page = $"""
        <!doctype html><html lang="en"><head><title>Draft treaty at the lake - The Courier</title></head><body>
        <nav><a href=/>Home</a> <a href=/w>World</a></nav><main><article><h1>Draft treaty at the lake</h1>
        <p class=standfirst>After two days of talks at the lake, only two articles of the draft are open.</p>
        <p class=byline>By <a rel=author href=/a>Ada Wenger</a></p><time datetime="2021-05-17T10:00:00Z">17 May 2021</time>
        <figure><img><figcaption>Boats on the lake. Photo: Bert Beispiel</figcaption></figure>
        <p>VEVEY, May 17 (Reuters) – {Sentence}</p><p>{Other}</p><h2>What is open</h2>
        <p>The second article is about ferries, and about who pays for them in the winter months, officials said:</p>
        <ul><li>In November the lake pays for it, as it did last year.</li></ul>
        <blockquote><p>We shall sign when the ice is gone, and not a day before that, whatever they say.</p></blockquote>
        <p>He said so on the quay, before the cameras of three stations and the newspapers of the town, in a strong wind.</p>
        <blockquote class="twitter-tweet"><p>We are close to the end of it, and the lake is calm today.</p></blockquote>
        <p><a href=/x>Read more: Five walks along the lake</a></p><p>{Sentence} It was the last time this year.</p>
        <p>(Reporting by Ada Wenger; editing by Bert Beispiel)</p></article>
        <div class=related-posts><p>Five walks along the lake</p></div><div class=paywall><p>Read on with the small subscription</p></div>
        <div class=comments><p>Nice report, I live there.</p></div><form><p>Write to the editors</p></form></main>
        <div class=newsletter><p>The lake in your letter box each morning</p></div>
        <footer><p>The Courier, Harbour Street 1. All rights reserved.</p></footer></body></html>
        """;

    [Theory]
    [InlineData("Home", PagePartKind.Navigation)]
    [InlineData("Draft treaty at the lake", PagePartKind.Headline)]
    [InlineData("After two days", PagePartKind.Standfirst)]
    [InlineData("By Ada Wenger", PagePartKind.Byline)]
    [InlineData("17 May 2021", PagePartKind.Date)]
    [InlineData("Boats on the lake", PagePartKind.Caption)]
    [InlineData("VEVEY", PagePartKind.Dateline)]
    [InlineData("The ministers met", PagePartKind.MainText)]
    [InlineData("What is open", PagePartKind.SubHeading)]
    [InlineData("The second article", PagePartKind.MainText)]
    [InlineData("In November", PagePartKind.List)]
    [InlineData("We shall sign", PagePartKind.Quote)]
    [InlineData("He said so", PagePartKind.MainText)]
    [InlineData("We are close", PagePartKind.Embed)]
    [InlineData("Read more", PagePartKind.Teaser)]
    [InlineData("(Reporting by", PagePartKind.Credit)]
    [InlineData("Five walks", PagePartKind.Related)]
    [InlineData("Read on with", PagePartKind.Paywall)]
    [InlineData("Nice report", PagePartKind.Comment)]
    [InlineData("Write to the editors", PagePartKind.Form)]
    [InlineData("The lake in your letter box", PagePartKind.Promotion)]
    [InlineData("The Courier, Harbour", PagePartKind.Legal)]
    public void Each_part_of_a_page_is_named(string beginning, PagePartKind kind) =>
        Assert.Contains(
            Parts(Page),
            part => part.Kind == kind && part.Words.StartsWith(beginning, StringComparison.Ordinal)
        );

    [Fact]
    public void Parts_that_are_kept_are_the_text_and_lead_back_to_the_page()
    {
        Extraction extraction = Reading.Extract(Reading.Page(Page));

        PagePart[] kept = [.. extraction.Parts.Where(part => part.Text is not null)];

        Assert.Equal(
            extraction.Article!.Text,
            string.Join(
                "\n\n",
                kept.Select(part => part.Text!.Value.In(extraction.Article.Text).ToString())
            )
        );
        Assert.All(
            kept,
            part => Assert.Equal(extraction.Article.Source.ToSource(part.Text!.Value), part.Source)
        );
        Assert.Equal(
            extraction.Parts.Select(part => part.Source.Start).Order(),
            extraction.Parts.Select(part => part.Source.Start)
        );
    }

    [Fact]
    public void The_line_of_the_author_and_that_of_the_day_are_not_of_the_text()
    {
        Article article = Reading.Article(Page);

        Assert.DoesNotContain("Ada Wenger", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("17 May", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_tags_a_short_line_between_two_paragraphs_is_a_sub_heading()
    {
        (string Words, PagePartKind Kind)[] parts = Parts(
            $"{Sentence}\n\n{Other}\n\nWhat is open\n\n{Sentence} It rained.\n\n{Other} It did not stop.\n"
        );

        Assert.Equal(
            [
                PagePartKind.MainText,
                PagePartKind.MainText,
                PagePartKind.SubHeading,
                PagePartKind.MainText,
                PagePartKind.MainText,
            ],
            parts.Select(part => part.Kind)
        );
    }

    [Theory]
    [InlineData("and what is open")]
    [InlineData("What is open,")]
    public void Half_a_sentence_is_no_sub_heading(string line)
    {
        (string Words, PagePartKind Kind)[] parts = Parts(
            $"<article><p>{Sentence}</p><p>{line}</p><p>{Other}</p><p>{Sentence} It rained.</p></article>"
        );

        Assert.Equal(PagePartKind.Unnamed, Assert.Single(parts, part => part.Words == line).Kind);
    }

    [Fact]
    public void An_article_that_is_indented_whole_is_no_quotation() =>
        Assert.All(
            Parts(
                $"<blockquote><p>{Sentence}</p><p>{Other}</p><p>{Sentence} It rained.</p></blockquote>"
            ),
            part => Assert.Equal(PagePartKind.MainText, part.Kind)
        );

    [Fact]
    public void Parts_of_an_item_of_a_feed_lead_back_into_the_feed()
    {
        Capture capture = Split.One(
            $"<rss><channel><item><title>Talks</title><description>&lt;h2&gt;What is open&lt;/h2&gt;&lt;p&gt;{Sentence}&lt;/p&gt;&lt;p&gt;{Other}&lt;/p&gt;</description></item></channel></rss>"
        );
        Extraction extraction = Reading.Extract(capture);

        PagePart part = extraction.Parts[^1];

        Assert.Equal(PagePartKind.MainText, part.Kind);
        Assert.Equal(Other, part.Source.In(ArticleReader.SourceText(capture)).ToString());
    }

    [Theory]
    [InlineData("world/page-cues")]
    [InlineData("world/page-hints")]
    [InlineData("en/page-cues")]
    public void Every_reason_of_the_tables_names_a_part_or_is_known_to_name_none(string name)
    {
        // Said of the author, or of many things at once.
        string[] open = ["-", "about the author", "article data"];
        Table table = DataTables.Embedded.Read(name);
        int reason = table.Column("reason");
        Assert.All(
            table.Rows.Select(row => row[reason]).Distinct(StringComparer.Ordinal).Except(open),
            value => Assert.NotEqual(PagePartKind.Unnamed, PartNamer.OfReason(value))
        );
    }

    private static (string Words, PagePartKind Kind)[] Parts(string page)
    {
        Capture capture = Reading.Page(page);
        string source = ArticleReader.SourceText(capture);
        return
        [
            .. Reading
                .Extract(capture)
                .Parts.Select(part => (ArticleReader.ShownText(source, part.Source), part.Kind)),
        ];
    }
}
