using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class CaptureReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_is_read_with_all_below_it_in_ordinal_order_without_hidden_files()
    {
        Write("b.txt", "b");
        Write("a/z.txt", "z");
        Write("a/.hidden", "h");
        Write("A.txt", "A");
        File.CreateSymbolicLink(Path.Combine(_folder, "a", "loop"), _folder);

        List<CaptureResult> results = await ReadAsync(_folder);

        Assert.Equal(["A.txt", "a/z.txt", "b.txt"], results.Select(Name));
    }

    [Fact]
    public async Task Globs_match_within_names_and_over_folders()
    {
        Write("a.txt", "a");
        Write("b.html", "b");
        Write("x/c.txt", "c");

        Assert.Equal(["a.txt"], (await ReadAsync(Path.Combine(_folder, "*.txt"))).Select(Name));
        Assert.Equal(
            ["a.txt", "x/c.txt"],
            (await ReadAsync(Path.Combine(_folder, "**/*.txt"))).Select(Name)
        );
        Assert.Equal(
            RefusalReason.Unreadable,
            Assert.Single(await ReadAsync(Path.Combine(_folder, "*.pdf"))).Refusal?.Reason
        );
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_refused_and_the_run_goes_on()
    {
        Write("a.txt", "a");

        List<CaptureResult> results = await ReadAsync(
            Path.Combine(_folder, "missing"),
            Path.Combine(_folder, "a.txt")
        );

        Assert.Equal(RefusalReason.Unreadable, results[0].Refusal?.Reason);
        Assert.NotNull(results[1].Capture);
    }

    [Fact]
    public async Task A_packed_page_is_unpacked_and_a_bomb_is_cut()
    {
        Pack("page.html.gz", Encoding.UTF8.GetBytes("<p>The talks ended on Monday.</p>"));
        Pack("zbomb.txt.gz", Encoding.ASCII.GetBytes(new string('a', 4_000_000)));

        List<CaptureResult> results = await ReadAsync(_folder);

        Assert.Equal(
            "<p>The talks ended on Monday.</p>",
            Encoding.UTF8.GetString(results[0].Capture!.Bytes.Span)
        );
        Assert.Equal(RefusalReason.TooLarge, results[1].Refusal?.Reason);
    }

    [Fact]
    public async Task Each_line_of_JSON_Lines_is_a_capture_and_a_broken_one_is_refused_by_its_number()
    {
        Write(
            "news.data",
            "{\"text\":\"One.\",\"url\":\"https://a.example/1\"}\r\n{\"text\":\n\n[1]\n{\"title\":\"x\"}\n{\"html\":\"<p>Two.\"}"
        );

        List<CaptureResult> results = await ReadAsync(Path.Combine(_folder, "news.data"));

        Assert.Equal("https://a.example/1", results[0].Capture?.Address);
        Assert.Equal(CaptureForm.JsonLine, results[0].Capture?.Form);
        Assert.Equal([2, 4, 5], results.Where(r => r.Refusal is not null).Select(Line));
        Assert.All(
            results.Where(r => r.Refusal is not null),
            r => Assert.Equal(RefusalReason.Malformed, r.Refusal!.Reason)
        );
        Assert.EndsWith(":6", results[^1].Capture?.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_line_that_is_cut_off_costs_no_other_line()
    {
        Write("news.jsonl", "{\"title\":\"A\",\"text\":\"One\n{\"text\":\"Two.\"}\n");
        Write("more.jsonl", "{\"title\":\"A\",\"text\":\"One.\"\n{\"text\":\"Two.\"}\n");

        foreach (string file in (string[])["news.jsonl", "more.jsonl"])
        {
            List<CaptureResult> results = await ReadAsync(Path.Combine(_folder, file));

            Assert.Equal([1], results.Where(r => r.Refusal is not null).Select(Line));
            Assert.EndsWith(":2", results[^1].Capture?.File, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>",
        RefusalReason.Empty
    )]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", RefusalReason.Empty)]
    [InlineData(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}",
        RefusalReason.Empty
    )]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n", RefusalReason.Malformed)]
    [InlineData("PK\u0003\u0004abc", RefusalReason.Malformed)]
    [InlineData("filedesc://a.arc 0.0.0.0 20240101000000 text/plain 1\n", RefusalReason.NotYet)]
    [InlineData("%PDF-1.7", RefusalReason.NotYet)]
    [InlineData("<?xml version=\"1.0\"?><invoice/>", RefusalReason.NotYet)]
    [InlineData(
        "<opml><body><outline xmlUrl=\"https://a.example/feed\"/></body></opml>",
        RefusalReason.NamesOnly
    )]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", RefusalReason.Binary)]
    [InlineData("{\n  \"pages\": [\n    1\n  ]\n}\n", RefusalReason.Malformed)]
    [InlineData("[1, 2, 3]\n", RefusalReason.Malformed)]
    [InlineData(" \n\t\n", RefusalReason.Empty)]
    [InlineData("", RefusalReason.Empty)]
    public async Task What_a_file_is_tells_its_content(string content, RefusalReason reason)
    {
        await File.WriteAllBytesAsync(
            Path.Combine(_folder, "page.html"),
            Encoding.Latin1.GetBytes(content),
            TestContext.Current.CancellationToken
        );

        Refusal? refusal = Assert.Single(await ReadAsync(_folder)).Refusal;

        Assert.Equal(reason, refusal?.Reason);
    }

    [Fact]
    public async Task A_page_of_fifty_megabytes_is_refused_with_its_size()
    {
        string file = Path.Combine(_folder, "large.html");
        await using (FileStream stream = File.Create(file))
        {
            stream.Write("<html><body>"u8);
            byte[] block = Encoding.ASCII.GetBytes(new string('x', 1_000_000));
            for (int i = 0; i < 50; i++)
            {
                stream.Write(block);
            }
        }

        Refusal? refusal = Assert.Single(await ReadAsync(file)).Refusal;

        Assert.Equal(RefusalReason.TooLarge, refusal?.Reason);
        Assert.Contains("47.7 MiB", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_rights_is_refused_with_the_systems_reason()
    {
        Assert.SkipWhen(Environment.UserName == "root", "this user may read everything");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights of folders are those of Unix here");
            return;
        }

        string closed = Directory.CreateDirectory(Path.Combine(_folder, "closed")).FullName;
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Refusal? refusal = Assert.Single(await ReadAsync(_folder)).Refusal;

            Assert.Equal(RefusalReason.Unreadable, refusal?.Reason);
            Assert.Equal(closed, refusal?.File);
        }
        finally
        {
            File.SetUnixFileMode(
                closed,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    [Fact]
    public async Task A_named_pipe_in_a_folder_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no mkfifo here");
        Write("a.txt", "a");
        using (Process mkfifo = Process.Start("mkfifo", [Path.Combine(_folder, "pipe")]))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(Path.Combine(_folder, "to-pipe"), Path.Combine(_folder, "pipe"));

        List<CaptureResult> inFolder = await ReadAsync(_folder);
        List<CaptureResult> ofGlob = await ReadAsync(Path.Combine(_folder, "*p*"));

        Assert.Equal("a.txt", Name(inFolder[0]));
        Assert.Equal(
            ["pipe", "to-pipe"],
            inFolder.Skip(1).Select(r => Path.GetFileName(r.Refusal!.File))
        );
        Assert.Contains("pipe", inFolder[1].Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(2, ofGlob.Count(r => r.Refusal is not null));
    }

    [Fact]
    public async Task Progress_ends_at_the_size_of_the_input()
    {
        Write("a.txt", "The talks ended on Monday.");
        Write("b.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
        Write("c.txt", "");
        Pack("d.txt.gz", "The talks ended on Monday."u8.ToArray());
        List<long> told = [];

        await foreach (
            CaptureResult _ in CaptureReader.ReadAsync(
                [_folder],
                Stream.Null,
                new Told(told),
                ct: TestContext.Current.CancellationToken
            )
        ) { }

        Assert.Equal(told.Order(), told);
        Assert.Equal(CaptureReader.Size([_folder]), told[^1]);
        Assert.Null(CaptureReader.Size([_folder, "-"]));
    }

    private sealed class Told(List<long> values) : IProgress<long>
    {
        public void Report(long value) => values.Add(value);
    }

    [Fact]
    public async Task A_dash_reads_standard_input()
    {
        using MemoryStream input = new("The talks ended on Monday."u8.ToArray());

        List<CaptureResult> results = [];
        await foreach (
            CaptureResult result in CaptureReader.ReadAsync(
                ["-"],
                input,
                ct: TestContext.Current.CancellationToken
            )
        )
        {
            results.Add(result);
        }

        Assert.Equal("-", Assert.Single(results).Capture?.File);
    }

    [Fact]
    public void Fields_of_a_JSON_line_go_before_what_the_page_says()
    {
        byte[] line =
            """{"id":"7","title":"Talks end","date":"1986-10-12","outlet":"Reuters","lang":"en","text":"Talks end\n\nThe talks ended on Sunday evening, \ud800 both sides said."}"""u8.ToArray();
        Capture capture = new()
        {
            File = "news.jsonl:1",
            Bytes = line,
            Form = CaptureForm.JsonLine,
            Digest = ContentDigest.Of(line),
        };

        Article article = Reading.Article(capture);

        Assert.Equal("Talks end", article.Title?.Value);
        Assert.Equal("1986-10-12", article.Published?.Value.ToString());
        Assert.Equal("en", article.Language);
        Assert.StartsWith(
            "The talks ended on Sunday evening",
            article.Text,
            StringComparison.Ordinal
        );
    }

    private string Name(CaptureResult result) =>
        Path.GetRelativePath(_folder, result.Capture!.File).Replace('\\', '/');

    private static int Line(CaptureResult result) =>
        int.Parse(
            result.Refusal!.File.Split(':')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );

    private void Write(string name, string content)
    {
        string file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private void Pack(string name, byte[] content)
    {
        using GZipStream stream = new(
            File.Create(Path.Combine(_folder, name)),
            CompressionLevel.SmallestSize
        );
        stream.Write(content);
    }

    private static async Task<List<CaptureResult>> ReadAsync(params string[] paths)
    {
        List<CaptureResult> results = [];
        await foreach (
            CaptureResult result in CaptureReader.ReadAsync(
                paths,
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
