using System.Diagnostics;
using System.Text;
using Entente.Articles;
using Entente.Articles.Feeds;
using Entente.Tests.Articles.Archives;
using Xunit;

namespace Entente.Tests.Articles;

/// <summary>Feeds, archives and mails made to hurt, and the odd files of others: no exception, no long wait, no character without its place.</summary>
public sealed class HostileFormatsTests
{
    private const int Seed = 20240212;

    // Two seconds of a core, on a machine that does other things as well.
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("feeds")]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("payloads")]
    [InlineData("strings")]
    [InlineData("prompt-injection")]
    public void The_odd_files_of_others_are_read_or_refused(string set)
    {
        string folder = Reading.Shared($"data/hostile/{set}");

        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            Stopwatch watch = Stopwatch.StartNew();

            ReadAll(bytes);

            Assert.True(watch.Elapsed < s_most, $"{file} took {watch.Elapsed}");
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated < 256L * 1024 * 1024, $"{file} took {allocated} bytes");
        }
    }

    [Theory]
    [InlineData("<item>")]
    [InlineData("<item><title>")]
    [InlineData("<a b='")]
    [InlineData("<a b=\"x\" ")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<?")]
    [InlineData("</item>")]
    [InlineData("&#x1F4F0;&amp;")]
    [InlineData("<x:y xmlns:x='u'>")]
    [InlineData("<item xml:base='a/'>")]
    [InlineData("<entry><content type='html'>&lt;p&gt;")]
    [InlineData("<item><description>&lt;p&gt;x")]
    [InlineData("]]>")]
    [InlineData("\uD800")]
    [InlineData("<")]
    public void A_feed_of_one_piece_again_and_again_is_read_in_linear_time(string piece)
    {
        // Warm.
        ReadAll(Feed(piece, 10));
        byte[] large = Feed(piece, 200_000 / piece.Length);
        Stopwatch watch = Stopwatch.StartNew();

        ReadAll(large);

        Assert.True(watch.Elapsed < s_most, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_feed_in_sixteen_bits_that_is_cut_inside_a_character_is_read_or_refused(
        bool isBigEndian
    )
    {
        byte[] feed = new UnicodeEncoding(isBigEndian, byteOrderMark: false).GetBytes(
            "<?xml version=\"1.0\"?><rss><channel/></rss>"
        );

        for (int length = 0; length <= feed.Length; length++)
        {
            Assert.Null(Record.Exception(() => ReadAll(feed[..length])));
        }
    }

    [Fact]
    public void Feeds_archives_and_mails_with_anything_changed_in_them_are_read_or_refused()
    {
        byte[][] seeds =
        [
            Encoding.UTF8.GetBytes(
                "<?xml version=\"1.0\"?><rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>T</title><item><title>A &amp; B</title><link>/1</link><content:encoded><![CDATA[<p>One.</p>]]></content:encoded></item></channel></rss>"
            ),
            Encoding.UTF8.GetBytes(
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/'><entry><link href='1'/><content type='html'>&lt;p&gt;One &amp;amp; two.</content></entry></feed>"
            ),
            Encoding.UTF8.GetBytes(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"content_html\":\"<p>One \\u201c\\n</p>\",\"authors\":[{\"name\":\"A\"}]}]}"
            ),
            Encoding.UTF8.GetBytes(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>One=20two=\r\n.</p>\r\n--b--"
            ),
            Encoding.UTF8.GetBytes(
                "<opml><body><outline xmlUrl='https://a.example/'/></body></opml>"
            ),
        ];
        Random random = new(Seed);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = [.. seeds[i % seeds.Length]];
            for (int change = random.Next(1, 8); change > 0; change--)
            {
                bytes = Changed(bytes, random);
            }

            ReadAll(bytes);
        }
    }

    [Fact]
    public async Task Archives_with_anything_changed_in_them_are_read_or_refused()
    {
        byte[] plain =
        [
            .. WarcText.Response(
                "https://a.example/1",
                WarcText.Chunked(WarcText.Gzip("<p>One."u8.ToArray())),
                "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"
            ),
            .. WarcText.Response("https://a.example/2"),
        ];
        byte[] packed = [.. WarcText.Gzip(plain[..300]), .. WarcText.Gzip(plain[300..])];
        Random random = new(Seed);
        for (int i = 0; i < 1000; i++)
        {
            byte[] bytes = Changed(Changed([.. i % 2 == 0 ? plain : packed], random), random);
            using MemoryStream stream = new(bytes);
            await foreach (
                CaptureResult result in CaptureReader.ReadAsync(
                    ["-"],
                    stream,
                    ct: TestContext.Current.CancellationToken
                )
            )
            {
                Assert.True(result.Capture is null ^ result.Refusal is null);
            }
        }
    }

    [Fact]
    public async Task A_line_of_json_with_bytes_that_are_no_text_ends_no_run()
    {
        byte[] lines =
        [
            .. "{\"text\":\"The ministers met"u8,
            0xAB,
            0xC3,
            .. " today.\"}\n{\"text\":\"x\"}"u8,
        ];

        Assert.Equal(2, await CapturesAsync(lines));
    }

    [Theory]
    [InlineData("{\"\\uDFAA\":0}\n{\"text\":\"x\"}", 1)]
    [InlineData("{\"\\uDFAA\":0,\"text\":\"x\"}", 1)]
    [InlineData(
        "{\"version\":\"https://jsonfeed.org/version/1\",\"\\uDFAA\":0,\"items\":[{\"\\uDFAA\":1}]}",
        0
    )]
    public async Task A_name_that_is_half_a_character_ends_no_run(string json, int captures)
    {
        Assert.Equal(captures, await CapturesAsync(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>How many captures standard input gives; each is then read, too.</summary>
    private static async Task<int> CapturesAsync(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        int captures = 0;
        await foreach (
            CaptureResult result in CaptureReader.ReadAsync(
                ["-"],
                stream,
                ct: TestContext.Current.CancellationToken
            )
        )
        {
            if (result.Capture is { } capture)
            {
                captures++;
                Assert.NotNull(Reading.Extract(capture));
            }
        }

        return captures;
    }

    private static byte[] Feed(string piece, int times) =>
        Encoding.UTF8.GetBytes(
            "<rss><channel>" + new StringBuilder().Insert(0, piece, times) + "</channel></rss>"
        );

    private static byte[] Changed(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        int length = random.Next(Math.Min(40, bytes.Length - at));
        switch (random.Next(5))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..], 0];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                bytes[at] = "<>&;\"'[]{}\\=-:/\r\n"u8[random.Next(17)];
                return bytes;
            default:
                return [.. bytes[..Math.Max(1, at)]];
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        foreach (CaptureResult result in Split.All(bytes))
        {
            if (result.Capture is { } capture && Reading.Extract(capture).Article is { } article)
            {
                Reading.AssertMapped(article, ArticleReader.SourceText(capture));
            }
        }

        _ = AddressList.Read(bytes, new Carrier("list"));
    }
}
