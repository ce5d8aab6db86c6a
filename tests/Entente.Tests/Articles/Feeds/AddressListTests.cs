using System.Text;
using Entente.Articles;
using Entente.Articles.Feeds;
using Xunit;

namespace Entente.Tests.Articles.Feeds;

public sealed class AddressListTests
{
    [Fact]
    public void A_list_of_feeds_names_each_once_whatever_folder_it_stands_in()
    {
        AddressList list = Read(
            """
            <opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Papers"><outline text="The Gazette &amp; co" type="rss" xmlUrl=" https://gazette.example/feed " htmlUrl="https://gazette.example/"/></outline>
            <outline text="Again" xmlUrl="https://gazette.example/feed"/>
            <outline text="Here" xmlUrl="file:///feed.xml"/>
            </body></opml>
            """
        )!;

        Assert.True(list.AreFeeds);
        AddressEntry entry = Assert.Single(list.Entries);
        Assert.Equal("https://gazette.example/feed", entry.Address);
        Assert.Equal("The Gazette & co", entry.Title);
    }

    [Fact]
    public void A_news_sitemap_tells_headline_date_and_outlet()
    {
        AddressList list = Read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://gazette.example/1?a=1&amp;b=2</loc><n:news><n:publication><n:name>The Gazette</n:name><n:language>en</n:language></n:publication>
            <n:publication_date>2024-02-12</n:publication_date><n:title>Talks end</n:title></n:news></url>
            <url><loc>https://gazette.example/2</loc></url></urlset>
            """
        )!;

        Assert.False(list.AreFeeds);
        Assert.Equal(
            new AddressEntry(
                "https://gazette.example/1?a=1&b=2",
                "Talks end",
                "2024-02-12",
                "The Gazette"
            ),
            list.Entries[0]
        );
        Assert.Equal(
            new AddressEntry("https://gazette.example/2", null, null, null),
            list.Entries[1]
        );
    }

    [Fact]
    public void What_names_nothing_is_no_list() =>
        Assert.All(["<opml/>", "<rss/>", "", "text"], text => Assert.Null(Read(text)));

    private static AddressList? Read(string text) =>
        AddressList.Read(Encoding.UTF8.GetBytes(text), new Carrier("list"));
}
