using System.IO.Compression;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Archives;

public sealed class WaczTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_archives_in_a_WACZ_are_read_and_nothing_is_extracted()
    {
        Write(
            ("datapackage.json", "{}"u8.ToArray()),
            ("../../escaped.txt", "out"u8.ToArray()),
            ("archive/../../data.warc", WarcText.Response("https://a.example/1")),
            ("archive/data.warc.gz", WarcText.Gzip(WarcText.Response("https://a.example/2"))),
            ("pages/pages.jsonl", "{\"text\":\"x\"}"u8.ToArray())
        );

        List<CaptureResult> results = await ReadAsync();

        Assert.Equal(
            ["https://a.example/1", "https://a.example/2"],
            results.Select(r => r.Capture?.Address)
        );
        Assert.Equal(
            ["site.wacz"],
            Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName)
        );
        Assert.False(File.Exists(Path.Combine(_folder, "..", "escaped.txt")));
    }

    [Fact]
    public async Task A_zip_archive_of_another_sort_is_refused()
    {
        Write(("word/document.xml", "<w/>"u8.ToArray()));

        Assert.Equal(RefusalReason.NotYet, Assert.Single(await ReadAsync()).Refusal?.Reason);
    }

    [Fact]
    public async Task An_archive_that_is_packed_far_too_well_is_cut()
    {
        Write(
            (
                "archive/data.warc",
                WarcText.Record("resource", new byte[32 * 1024 * 1024], "https://a.example/1")
            )
        );

        Assert.NotNull(Assert.Single(await ReadAsync()).Refusal);
    }

    private void Write(params (string Name, byte[] Bytes)[] entries)
    {
        using ZipArchive zip = ZipFile.Open(
            Path.Combine(_folder, "site.wacz"),
            ZipArchiveMode.Create
        );
        foreach ((string name, byte[] bytes) in entries)
        {
            using Stream stream = zip.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }

    private async Task<List<CaptureResult>> ReadAsync()
    {
        List<CaptureResult> results = [];
        await foreach (
            CaptureResult result in CaptureReader.ReadAsync(
                [_folder],
                Stream.Null,
                ct: TestContext.Current.CancellationToken
            )
        )
        {
            results.Add(result);
        }

        return results;
    }
}
