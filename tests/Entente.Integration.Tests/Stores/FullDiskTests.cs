using System.Diagnostics;
using Entente.Cli;
using Entente.Sqlite;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>A disk that fills up: what was saved stays, what was not is not half there, and the message says what to do.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Text that does not shrink, so that the disk fills soon.
    private static Filing[] Batch(int number) =>
        [
            .. Enumerable
                .Range(0, 8)
                .Select(i =>
                {
                    byte[] noise = new byte[8000];
                    new Random(number * 8 + i).NextBytes(noise);
                    return Filings.Bare(Convert.ToBase64String(noise));
                }),
        ];

    private static async Task FillsUp(string file, SqliteSettings settings)
    {
        int saved = 0;
        await using (
            SqliteStore store = await SqliteStore.OpenAsync(
                file,
                StoreAccess.Write,
                settings,
                Token
            )
        )
        {
            StoreException? error = null;
            for (; error is null && saved < 1000; saved++)
            {
                error =
                    await Record.ExceptionAsync(() => store.SaveAsync(Batch(saved), Token))
                    as StoreException;
            }

            saved--;
            Assert.StartsWith(
                $"{file}: the disk is full",
                error?.Message,
                StringComparison.Ordinal
            );
            Assert.True(saved > 3);
            await SoundWith(store, saved);
        }

        await using SqliteStore again = await SqliteStore.OpenAsync(file, StoreAccess.Read, Token);
        await SoundWith(again, saved);
    }

    private static async Task SoundWith(SqliteStore store, int batches)
    {
        int heads = 0;
        await foreach (ReportHead head in store.HeadsAsync(cancellationToken: Token))
        {
            heads++;
        }

        await foreach (string finding in store.CheckAsync(Token))
        {
            Assert.Fail(finding);
        }

        Assert.Equal(batches * 8, heads);
    }

    [Fact]
    public Task A_file_that_may_not_grow_keeps_the_batches_before() =>
        FillsUp(_folder.File("entente.db"), new SqliteSettings { MaxPages = 400 });

    [Fact]
    public async Task A_batch_saves_again_when_there_is_room_again()
    {
        string file = _folder.File("entente.db");
        await FillsUp(file, new SqliteSettings { MaxPages = 400 });

        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write, Token);
        await store.SaveAsync(Batch(500), Token);

        Assert.True(await store.HasAsync(Batch(500)[0].Capture.Digest, Token));
    }

    [Fact]
    public async Task A_real_disk_that_is_full_keeps_the_batches_before()
    {
        using var disk = SmallDisk.Mount(_folder.File("disk"), "12m");
        Assert.SkipWhen(disk is null, "needs the right to mount a small disk");

        await FillsUp(
            Path.Combine(disk.Path, "entente.db"),
            new SqliteSettings { FreeBytesFloor = 0 }
        );
    }

    [Fact]
    public async Task The_command_names_the_file_and_keeps_what_it_had_stored()
    {
        using var disk = SmallDisk.Mount(_folder.File("disk"), "24m");
        Assert.SkipWhen(disk is null, "needs the right to mount a small disk");
        string database = Path.Combine(disk.Path, "entente.db");
        string pages = _folder.File("pages.jsonl");
        await File.WriteAllLinesAsync(pages, Enumerable.Range(0, 3000).Select(Page), Token);
        using StringWriter output = new();
        using StringWriter error = new();

        int code = await EntenteCommand.RunAsync(
            ["add", pages, "--db", database],
            Stream.Null,
            output,
            error,
            Token
        );

        Assert.Equal(ExitCode.Unreadable, code);
        Assert.Contains($"{database}: the disk is", error.ToString(), StringComparison.Ordinal);
        await using SqliteStore store = await SqliteStore.OpenAsync(
            database,
            StoreAccess.Read,
            Token
        );
        int reports = await store.HeadsAsync(cancellationToken: Token).CountAsync(Token);
        Assert.InRange(reports, 1, 2999);
    }

    private static string Word(Random random) =>
        new([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26)))]);

    // Sentences of words that no other page has, so that the disk fills soon.
    private static string Page(int number)
    {
        Random random = new(number);
        IEnumerable<string> sentences = Enumerable
            .Range(0, 40)
            .Select(_ =>
                "The " + string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word(random))) + "."
            );
        return $$"""{"title": "Page {{number}}", "date": "1986-10-12", "text": "{{string.Join(' ', sentences)}}"}""";
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_left_alone()
    {
        string file = _folder.File("entente.db");
        SqliteSettings greedy = new() { FreeBytesFloor = long.MaxValue };
        await using SqliteStore store = await SqliteStore.OpenAsync(
            file,
            StoreAccess.Write,
            greedy,
            Token
        );

        StoreException error = await Assert.ThrowsAsync<StoreException>(() =>
            store.SaveAsync(Batch(0), Token)
        );

        Assert.StartsWith(
            $"{file}: the disk is nearly full",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(await store.HasAsync(Batch(0)[0].Capture.Digest, Token));
    }

    private sealed class SmallDisk : IDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        /// <summary>A disk in memory; <see langword="null"/> where that is not allowed.</summary>
        public static SmallDisk? Mount(string path, string size)
        {
            Directory.CreateDirectory(path);
            return
                OperatingSystem.IsLinux()
                && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path)
                ? new SmallDisk(path)
                : null;
        }

        public void Dispose() => Run("umount", Path);

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo(program, arguments)
                    {
                        RedirectStandardError = true,
                        UseShellExecute = false,
                    }
                )!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false; // There is no such program here.
            }
        }
    }
}
