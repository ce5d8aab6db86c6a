using System.IO.Compression;
using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Archives;

/// <summary>Web archives: every good page becomes a capture, everything else is counted, every bad record is named.</summary>
[Collection(nameof(Alone))]
public sealed class WarcTests
{
    private readonly List<ArchiveContents> _told = [];

    [Fact]
    public async Task A_page_is_kept_as_its_server_sent_it_with_address_charset_and_time()
    {
        byte[] page = Encoding.UTF8.GetBytes(WarcText.Page);
        byte[] archive = WarcText.Response(
            "https://a.example/1",
            WarcText.Chunked(WarcText.Gzip(page)),
            "Content-Type: text/html; charset=\"UTF-8\"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
        );

        Capture capture = Assert.Single(await ReadAsync(archive)).Capture!;

        Assert.Equal(page, capture.Bytes.ToArray());
        Assert.Equal("https://a.example/1", capture.Address);
        Assert.Equal("UTF-8", capture.Charset);
        Assert.Equal(new DateTimeOffset(2024, 2, 12, 10, 0, 0, TimeSpan.Zero), capture.Received);
        Assert.Equal("-:1", capture.File);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("gzip, br")]
    [InlineData("none")]
    public async Task What_was_packed_for_the_journey_is_unpacked(string encoding)
    {
        byte[] page = Encoding.UTF8.GetBytes(WarcText.Page);
        byte[] body = encoding switch
        {
            "br" => Packed(page, s => new BrotliStream(s, CompressionLevel.Fastest)),
            "deflate" => Packed(page, s => new ZLibStream(s, CompressionLevel.Fastest)),
            "raw deflate" => Packed(page, s => new DeflateStream(s, CompressionLevel.Fastest)),
            "gzip, br" => Packed(
                WarcText.Gzip(page),
                s => new BrotliStream(s, CompressionLevel.Fastest)
            ),
            _ => page, // Unpacked by the crawler, which left the header as it was.
        };
        string name = encoding.Split(' ')[^1] is "none"
            ? "gzip"
            : encoding.Replace("raw ", "", StringComparison.Ordinal);

        CaptureResult result = Assert.Single(
            await ReadAsync(
                WarcText.Response(
                    "https://a.example/",
                    body,
                    $"Content-Encoding: {name}\r\nContent-Type: text/html"
                )
            )
        );

        Assert.Equal(page, result.Capture?.Bytes.ToArray());
    }

    [Fact]
    public async Task Records_that_are_no_pages_are_counted_and_passed_over()
    {
        byte[] archive =
        [
            .. WarcText.Record("warcinfo", "software: x"u8.ToArray()),
            .. WarcText.Record(
                "request",
                "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
                "https://a.example/"
            ),
            .. WarcText.Response("https://a.example/"),
            .. WarcText.Record("revisit", [], "https://a.example/"),
            .. WarcText.Record("response", "20240212 93.184.216.34"u8.ToArray(), "dns:a.example"),
            .. WarcText.Response(
                "https://a.example/x.png",
                [0x89, 0x50],
                "Content-Type: image/png"
            ),
            .. WarcText.Record(
                "response",
                "HTTP/1.1 404 Not Found\r\n\r\n<p>No."u8.ToArray(),
                "https://a.example/no"
            ),
        ];

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Equal("https://a.example/", Assert.Single(results).Capture?.Address);
        Assert.Equal(
            [
                ("page", 1),
                ("request", 1),
                ("response", 1),
                ("response that is no page", 1),
                ("response with status 404", 1),
                ("revisit", 1),
                ("warcinfo", 1),
            ],
            Assert.Single(_told).Records
        );
    }

    [Fact]
    public async Task A_feed_in_an_archive_gives_its_items()
    {
        byte[] archive = WarcText.Response(
            "https://a.example/feed",
            "<rss><channel><item><link>/1</link><description>One.</description></item><item/></channel></rss>"u8.ToArray(),
            "Content-Type: application/rss+xml"
        );

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Equal(["-:1:1", "-:1:2"], results.Select(r => r.Capture?.File));
        Assert.Equal("https://a.example/1", results[0].Capture?.Address);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Members_of_gzip_are_read_one_by_one_or_as_a_whole(bool isByRecord)
    {
        byte[][] records =
        [
            .. Enumerable.Range(1, 50).Select(i => WarcText.Response($"https://a.example/{i}")),
        ];
        byte[] archive = isByRecord
            ? [.. records.SelectMany(WarcText.Gzip)]
            : WarcText.Gzip([.. records.SelectMany(r => r)]);

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Equal(
            Enumerable.Range(1, 50).Select(i => $"https://a.example/{i}"),
            results.Select(r => r.Capture?.Address)
        );
    }

    [Fact]
    public async Task A_damaged_member_is_named_and_those_around_it_are_read()
    {
        byte[] second = WarcText.Gzip(WarcText.Response("https://a.example/2"));
        second[second.Length / 2] ^= 0x55;
        byte[] archive =
        [
            .. WarcText.Gzip(WarcText.Response("https://a.example/1")),
            .. second,
            .. WarcText.Gzip(WarcText.Response("https://a.example/3")),
        ];

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Equal("https://a.example/1", results[0].Capture?.Address);
        Assert.Contains(results, r => r.Refusal?.Reason == RefusalReason.Malformed);
        Assert.Equal("https://a.example/3", results[^1].Capture?.Address);
    }

    [Fact]
    public async Task A_wrong_length_costs_its_record_and_not_the_next()
    {
        string text = Encoding.UTF8.GetString(WarcText.Response("https://a.example/1"));
        int at = text.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16;
        byte[] archive =
        [
            .. Encoding.UTF8.GetBytes(text[..at] + "9" + text[(text.IndexOf('\r', at))..]),
            .. WarcText.Response("https://a.example/2"),
        ];

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Contains(results, r => r.Refusal is not null);
        Assert.Equal("https://a.example/2", results[^1].Capture?.Address);
    }

    [Fact]
    public async Task An_archive_that_is_cut_gives_its_good_records_and_names_the_last()
    {
        byte[] archive =
        [
            .. WarcText.Response("https://a.example/1"),
            .. WarcText.Response("https://a.example/2")[..^60],
        ];

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.NotNull(results[0].Capture);
        Assert.Equal("-:2", results[1].Refusal?.File);
        Assert.Contains(
            "the end of the archive",
            results[1].Refusal!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_archive_that_ends_in_the_first_line_of_a_record_ends()
    {
        byte[] archive = [.. WarcText.Response("https://a.example/1"), .. "WARC/1"u8];

        List<CaptureResult> results = await ReadAsync(archive);

        Assert.Equal([false, true], results.Select(r => r.Refusal is not null));
    }

    [Fact]
    public async Task A_page_that_unpacks_to_far_too_much_is_cut()
    {
        byte[] bomb = WarcText.Gzip(new byte[64 * 1024 * 1024]);
        byte[] inPage = WarcText.Response("https://a.example/1", bomb, "Content-Encoding: gzip");
        byte[] inMember =
        [
            .. WarcText.Gzip(
                WarcText.Record("resource", new byte[64 * 1024 * 1024], "https://a.example/2")
            ),
            .. WarcText.Gzip(WarcText.Response("https://a.example/3")),
        ];

        Assert.Equal(
            RefusalReason.TooLarge,
            Assert.Single(await ReadAsync(inPage)).Refusal?.Reason
        );
        List<CaptureResult> results = await ReadAsync(inMember);
        Assert.Contains("200 times", results[0].Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("https://a.example/3", results[^1].Capture?.Address);
    }

    [Fact]
    public async Task An_archive_larger_than_memory_is_read_record_by_record()
    {
        byte[] record = WarcText.Response(
            "https://a.example/",
            $"<p>{new string('x', 256 * 1024)}</p>"
        );
        const int count = 1000;
        await using Repeated archive = new(record, count);
        // What other tests have left in memory is not the archive's: all of it would be 256 MiB more.
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int pages = 0;

        await foreach (CaptureResult result in Results(archive))
        {
            pages += result.Capture is null ? 0 : 1;
            most =
                pages % 50 == 0
                    ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true))
                    : most;
        }

        Assert.Equal(count, pages);
        Assert.InRange(most - before, long.MinValue, 128 * 1024 * 1024);
    }

    [Fact]
    public async Task The_archives_of_others_are_read_and_their_bad_records_named()
    {
        string folder = Reading.Shared("data/hostile/warc");
        Dictionary<string, (int Captures, int Refusals)> found = new(StringComparer.Ordinal);
        foreach (
            string file in Directory.EnumerateFiles(folder, "*.*arc*", SearchOption.AllDirectories)
        )
        {
            List<CaptureResult> results = [];
            await foreach (
                CaptureResult result in CaptureReader.ReadAsync(
                    [file],
                    Stream.Null,
                    ct: TestContext.Current.CancellationToken
                )
            )
            {
                results.Add(result);
            }

            found[Path.GetFileName(file)] = (
                results.Count(r => r.Capture is not null),
                results.Count(r => r.Refusal is not null)
            );
        }

        Assert.Equal((1, 0), found["example.warc.gz"]);
        Assert.Equal((1, 0), found["example.warc"]);
        Assert.Equal((1, 0), found["example-bad-non-chunked.warc.gz"]);
        Assert.Equal((1, 1), found["example-trunc.warc"]);
        Assert.Equal((1, 0), found["example-wrong-chunks.warc.gz"]);
        Assert.Equal((1, 0), found["example-iana.org-chunked.warc"]);
        Assert.Equal((1, 0), found["example-resource.warc.gz"]);
        Assert.Equal((1, 0), found["cc.warc.gz"]);
        Assert.Equal(18, found.Count);
    }

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using MemoryStream packed = new();
        using (Stream stream = pack(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private async Task<List<CaptureResult>> ReadAsync(byte[] archive)
    {
        await using MemoryStream stream = new(archive);
        List<CaptureResult> results = [];
        await foreach (CaptureResult result in Results(stream))
        {
            results.Add(result);
        }

        return results;
    }

    private IAsyncEnumerable<CaptureResult> Results(Stream archive) =>
        CaptureReader.ReadAsync(
            ["-"],
            archive,
            archives: new Told(_told),
            ct: TestContext.Current.CancellationToken
        );

    private sealed class Told(List<ArchiveContents> values) : IProgress<ArchiveContents>
    {
        public void Report(ArchiveContents value) => values.Add(value);
    }

    /// <summary>The same bytes again and again.</summary>
    private sealed class Repeated(byte[] bytes, int count) : ForwardStream
    {
        private int _at;
        private int _left = count;

        public override int Read(Span<byte> buffer)
        {
            if (_left == 0)
            {
                return 0;
            }

            int length = Math.Min(buffer.Length, bytes.Length - _at);
            bytes.AsSpan(_at, length).CopyTo(buffer);
            _at = (_at + length) % bytes.Length;
            _left -= _at == 0 ? 1 : 0;
            return length;
        }

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(Read(buffer.Span));
    }
}
