using System.Text;
using Entente.Articles;
using Entente.Hostile;
using Xunit;

namespace Entente.Tests.Articles.Feeds;

/// <summary>RSS, RDF, Atom and JSON feeds: what an analyst who adds them finds in the record.</summary>
public sealed class FeedTests
{
    private const string Talk =
        "Ministers of twelve states met in Geneva on Monday and agreed to meet again before the summer, officials said.";

    private const string More =
        "The talks, the first in six years, ended without a joint statement, and both sides blamed the other for it.";

    [Fact]
    public void An_item_of_RSS_is_a_report_with_its_own_headline_address_date_author_and_outlet()
    {
        Article article = Split.Article(
            $"""
            <?xml version="1.0"?><!DOCTYPE rss PUBLIC "x" "http://dtd.example/rss.dtd">
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Digest</title><language>en-gb</language>
            <item><title>Talks&nbsp;end &amp;amp; resume</title><link>https://gazette.example/talks</link>
            <pubDate>Mon, 12 Feb 2024 19:12:00 +0100</pubDate><dc:creator>By Anna Example</dc:creator>
            <source url="https://gazette.example/feed">The Lilliput Gazette</source>
            <description>Ministers met.</description>
            <content:encoded><![CDATA[<p>{Talk}</p><p>{More}</p>]]></content:encoded></item>
            </channel></rss>
            """
        );

        Assert.Equal($"{Talk}\n\n{More}", article.Text);
        Assert.Equal("Talks end & resume", article.Title?.Value.Replace('\u00A0', ' '));
        Assert.Equal("https://gazette.example/talks", article.Address);
        Assert.Equal("2024-02-12T19:12+01:00", article.Published?.Value.ToString());
        Assert.Equal(["Anna Example"], article.Authors.Select(author => author.Value));
        Assert.Equal("The Lilliput Gazette", article.Outlet?.Value);
        Assert.Equal("en-gb", article.Language);
        Assert.DoesNotContain("summary only", article.Doubts);
    }

    [Fact]
    public void Escaped_content_leads_back_to_the_characters_of_the_feed()
    {
        Capture capture = Split.One(
            $"<rss><channel><item><description>&lt;p&gt;Caf&amp;eacute; &amp;amp; co: {Talk}&lt;/p&gt;</description></item></channel></rss>"
        );

        Article article = Reading.Article(capture);

        Assert.StartsWith("Café & co: Ministers", article.Text, StringComparison.Ordinal);
        Assert.Equal("Caf&amp;eacute; &amp;amp; co", Split.Source(article, capture, "Café & co"));
        Assert.Equal(Talk, Split.Source(article, capture, Talk));
    }

    [Fact]
    public void Groups_of_base64_that_blanks_part_lead_back_to_their_letters()
    {
        string groups = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"<p>{Talk}</p>  <p>{More}</p>")
        );
        string parted = string.Concat(groups.Chunk(2).Select(pair => $"{new string(pair)}  "));
        Capture capture = Split.One(
            $"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Talks</title><content mode='base64' type='text/html'>{parted}</content></entry></feed>"
        );

        Article article = Reading.Article(capture);

        Assert.Equal($"{Talk}\n\n{More}", article.Text);
        Assert.Null(EvidenceMap.Fault(article, capture));
    }

    [Fact]
    public void An_item_is_kept_as_the_bytes_that_stand_in_the_feed()
    {
        const string item =
            "<item><title>Räte tagen</title><description>Kurz.</description></item>";
        byte[] feed = Encoding.Latin1.GetBytes(
            $"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Ä</title>{item}</channel></rss>"
        );

        Capture capture = Assert.Single(Split.All(feed)).Capture!;

        Assert.Equal(Encoding.Latin1.GetBytes(item), capture.Bytes.ToArray());
        Assert.Equal(item, ArticleReader.SourceText(capture));
    }

    [Fact]
    public void The_same_item_in_another_issue_of_the_feed_is_the_same_capture()
    {
        const string item = "<item><title>One</title><description>Words.</description></item>";

        Capture today = Split.One(
            $"<rss><channel><lastBuildDate>today</lastBuildDate>{item}</channel></rss>"
        );
        List<CaptureResult> tomorrow = Split.All(
            $"<rss><channel><lastBuildDate>tomorrow</lastBuildDate><item><title>New</title></item>{item}</channel></rss>"
        );

        Assert.Equal(today.Digest, tomorrow[1].Capture!.Digest);
    }

    [Theory]
    [InlineData("<summary>Ministers met in Geneva, and will meet again.</summary>", true)]
    [InlineData(
        "<content type='html'>&lt;p&gt;Ministers met in Geneva, and will meet […]&lt;/p&gt;</content>",
        true
    )]
    [InlineData(
        "<content type='html'>&lt;p&gt;Ministers met in Geneva, and will meet again.&lt;/p&gt;</content>",
        false
    )]
    public void Only_a_summary_is_marked_as_one(string content, bool isSummary)
    {
        Article article = Split.Article(
            $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Talks</title>{content}</entry></feed>"
        );

        Assert.StartsWith("Ministers met", article.Text, StringComparison.Ordinal);
        Assert.Equal(isSummary, article.Doubts.Contains("summary only"));
    }

    [Fact]
    public void An_entry_of_Atom_has_its_inline_content_source_and_alternate_address()
    {
        Article article = Split.Article(
            $"""
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://digest.example/" xml:lang="en">
            <a:title>Digest</a:title>
            <a:entry><a:link rel="self" href="feed/1"/><a:link href="2024/talks"/>
            <a:title type="html">Talks &amp;amp; more</a:title><a:published>2024-02-12T18:12:00Z</a:published>
            <a:author><a:name>Anna Example</a:name><a:email>a@digest.example</a:email></a:author>
            <a:source><a:title>The Gazette</a:title></a:source>
            <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{Talk}</p><p>{More}</p></div></a:content>
            </a:entry></a:feed>
            """
        );

        Assert.Equal($"{Talk}\n\n{More}", article.Text);
        Assert.Equal("https://digest.example/2024/talks", article.Address);
        Assert.Equal("Talks & more", article.Title?.Value);
        Assert.Equal("The Gazette", article.Outlet?.Value);
        Assert.Equal(["Anna Example"], article.Authors.Select(author => author.Value));
        Assert.Equal("2024-02-12T18:12Z", article.Published?.Value.ToString());
    }

    [Fact]
    public void Items_of_RSS_1_stand_beside_their_channel()
    {
        Article article = Split.Article(
            $"""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
            <channel><title>The Gazette</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
            <item><title>Talks end</title><link>https://gazette.example/1</link><d:date>2024-02-12</d:date><description>{Talk}</description></item>
            </rdf:RDF>
            """
        );

        Assert.Equal("The Gazette", article.Outlet?.Value);
        Assert.Equal("2024-02-12", article.Published?.Value.ToString());
        Assert.Equal(Talk, article.Text);
    }

    [Fact]
    public void An_item_of_a_JSON_Feed_leads_back_through_its_escapes()
    {
        Capture capture = Split.One(
            $$"""
            {"version": "https://jsonfeed.org/version/1.1", "title": "The Gazette", "language": "en",
             "items": [{"id": "1", "url": "https://gazette.example/1", "title": "Talks \"end\"", "date_published": "2024-02-12T18:12:00Z",
               "authors": [{"name": "Anna Example"}], "content_html": "<p>“\u201cYes\u201d”, she said.\n{{Talk}}</p><p>{{More}}</p>"}]}
            """
        );

        Article article = Reading.Article(capture);

        Assert.Equal("Talks \"end\"", article.Title?.Value);
        Assert.Equal("The Gazette", article.Outlet?.Value);
        Assert.Equal("https://gazette.example/1", article.Address);
        Assert.Equal("\\u201cYes\\u201d", Split.Source(article, capture, "“Yes”"));
        Assert.Equal(More, Split.Source(article, capture, More));
    }

    [Fact]
    public void A_JSON_Feed_that_is_cut_gives_the_items_before_the_cut_and_names_the_fault()
    {
        List<CaptureResult> results = Split.All(
            """{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"One."},{"content_text":"Tw"""
        );

        Assert.NotNull(results[0].Capture);
        Assert.Equal(RefusalReason.Malformed, results[1].Refusal?.Reason);
    }

    [Fact]
    public void A_lost_end_tag_does_not_join_two_items()
    {
        List<CaptureResult> results = Split.All(
            "<rss><channel><item><title>One</title><description>A & B <br> C</description><item><title>Two</title></item></channel></rss>"
        );

        Assert.Equal(2, results.Count);
        Assert.EndsWith(
            "</description>",
            Encoding.UTF8.GetString(results[0].Capture!.Bytes.Span),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_element_of_another_vocabulary_is_not_the_headline()
    {
        Article article = Split.Article(
            $"<rss xmlns:m='http://maps.example/'><channel><item><m:title>Map</m:title><title>Talks</title><description>{Talk}</description></item></channel></rss>"
        );

        Assert.Equal("Talks", article.Title?.Value);
    }

    [Fact]
    public void A_date_after_the_feed_was_received_is_not_believed()
    {
        Article article = Split.Article(
            $"<rss><channel><item><title>Talks</title><pubDate>Mon, 12 Feb 2044 10:00:00 GMT</pubDate><description>{Talk}</description></item></channel></rss>",
            new Carrier("feed", Received: new DateTimeOffset(2024, 2, 12, 0, 0, 0, TimeSpan.Zero))
        );

        Assert.Null(article.Published);
    }

    [Theory]
    [InlineData("anna@gazette.example (Anna Example)")]
    [InlineData("Anna Example &lt;anna@gazette.example&gt;")]
    [InlineData("Anna Example")]
    public void An_author_is_named_without_the_address(string author)
    {
        Article article = Split.Article(
            $"<rss><channel><item><author>{author}</author><description>{Talk}</description></item></channel></rss>"
        );

        Assert.Equal(["Anna Example"], article.Authors.Select(a => a.Value));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("shift_jis")]
    [InlineData("iso-2022-jp")]
    [InlineData("euc-jp")]
    public void Items_are_cut_out_of_any_encoding(string charset)
    {
        Encoding encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(charset)
            ?? Encoding.GetEncoding(charset);
        string feed =
            $"<?xml version='1.0' encoding='{charset}'?><rss><channel><title>新聞</title><item><title>一</title></item><item><title>会談終わる</title></item></channel></rss>";

        List<CaptureResult> results = Split.All([
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(feed),
        ]);

        Assert.Equal(
            "<item><title>会談終わる</title></item>",
            ArticleReader.SourceText(results[1].Capture!)
        );
    }

    [Fact]
    public void What_a_document_type_declares_is_not_expanded()
    {
        Article article = Split.Article(
            $"""
            <!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&b; &file;</title><description>{Talk}</description></item></channel></rss>
            """
        );

        Assert.Equal("&b; &file;", article.Title?.Value);
    }

    [Fact]
    public void Lists_name_addresses_and_nothing_is_fetched()
    {
        Refusal feeds = Assert
            .Single(
                Split.All(
                    "<opml><body><outline text='x'><outline xmlUrl='https://a.example/f' title='A'/><outline xmlUrl='https://b.example/f'/></outline></body></opml>"
                )
            )
            .Refusal!;
        Refusal pages = Assert
            .Single(
                Split.All(
                    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc></url></urlset>"
                )
            )
            .Refusal!;

        Assert.Equal(RefusalReason.NamesOnly, feeds.Reason);
        Assert.Contains("2 feeds", feeds.Message, StringComparison.Ordinal);
        Assert.Contains("https://a.example/1", pages.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_with_a_headline_alone_is_refused_as_no_article()
    {
        Capture capture = Split.One(
            "<rss><channel><item><title>Talks</title></item></channel></rss>"
        );

        Assert.Equal(RefusalReason.NoArticle, Reading.Extract(capture).Refusal?.Reason);
    }

    [Fact]
    public void The_last_change_of_an_entry_is_kept_and_never_taken_for_its_publication()
    {
        string Entry(string dates) =>
            $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Talks</title>{dates}<content>{Talk}</content></entry></feed>";

        Article both = Split.Article(
            Entry("<published>2024-02-12</published><updated>2024-02-13T10:00:00Z</updated>")
        );
        Article one = Split.Article(Entry("<updated>2024-02-13T10:00:00Z</updated>"));

        Assert.Equal("2024-02-12", both.Published?.Value.ToString());
        Assert.Equal("2024-02-13T10:00Z", both.Updated?.Value.ToString());
        Assert.Null(one.Published);
        Assert.Equal("2024-02-13T10:00Z", one.Updated?.Value.ToString());
    }

    [Theory]
    [InlineData("utf-32BE", "utf-32")]
    [InlineData("utf-32", "UTF-32")]
    [InlineData("utf-16BE", "utf-16")]
    [InlineData("IBM037", "ebcdic-cp-us")]
    [InlineData("IBM037", "ibm037")]
    [InlineData("IBM500", "IBM500")]
    [InlineData("windows-1252", "iso-8859-1")]
    [InlineData("ibm850", "ibm850")]
    public void A_feed_is_read_in_any_encoding_that_XML_may_be_written_in(
        string encoding,
        string declared
    )
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string feed =
            $"<?xml version=\"1.0\" encoding=\"{declared}\"?><rss><channel><item><title>Café</title><description>{Talk}</description></item></channel></rss>";

        CaptureResult result = Assert.Single(
            CaptureSplitter.Split(
                Encoding.GetEncoding(encoding).GetBytes(feed),
                new Carrier("feed.xml")
            )
        );
        Article article = Reading.Article(result.Capture!);

        Assert.Equal("Café", article.Title?.Value);
        Assert.Equal(Talk, article.Text);
    }

    [Fact]
    public void Damaged_base64_is_not_taken_for_the_letters_it_is_written_in()
    {
        // A character that begins in one group of four letters and is broken off in the next: four characters of four letters.
        string damaged = Convert.ToBase64String([
            0x61,
            0x62,
            0xC3,
            0x45,
            0x78,
            0x61,
            .. Encoding.UTF8.GetBytes(Talk),
        ]);
        Capture capture = Split.One(
            $"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>T</title><content mode='base64' type='text/html'>{damaged}</content></entry></feed>"
        );

        Article article = Reading.Article(capture);

        Assert.StartsWith("ab\uFFFDExa", article.Text, StringComparison.Ordinal);
    }
}
