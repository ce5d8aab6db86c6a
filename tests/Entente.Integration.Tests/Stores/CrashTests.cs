using System.Diagnostics;
using System.Globalization;
using Entente.Sqlite;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>A writer that is killed at any moment loses nothing that it was told is saved, and leaves nothing half.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Variable = "ENTENTE_TEST_STORE";
    private const int BatchSize = 8;
    private const int Kills = 5;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Filing[] Batch(int number) =>
        [
            .. Enumerable
                .Range(0, BatchSize)
                .Select(i =>
                    Filings.Quoting(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"report {i} of batch {number}"
                        ),
                        "u1"
                    )
                ),
        ];

    [Fact]
    public async Task A_killed_writer_loses_nothing_that_was_saved()
    {
        string file = _folder.File("entente.db");
        string acknowledged = file + ".saved";
        Random random = new(20211215);
        int known = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process writer = StartWriter(file);
            int wanted = known + random.Next(1, 40);
            while (Saved(acknowledged) < wanted)
            {
                Assert.False(writer.HasExited, "the writer ended by itself");
                await Task.Delay(1, Token);
            }

            await Task.Delay(random.Next(20), Token);
            writer.Kill();
            await writer.WaitForExitAsync(Token);

            known = Saved(acknowledged);
            await IsWhole(file, known);
        }
    }

    [Fact]
    public async Task After_a_failed_fsync_nothing_more_is_written_and_nothing_saved_is_lost()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/strace"),
            "needs strace, which makes an fsync fail"
        );
        string file = _folder.File("entente.db");

        using Process writer = StartWriter(
            file,
            [
                "strace",
                "-f",
                "-qqq",
                "-o",
                _folder.File("trace"),
                "-e",
                "inject=fdatasync,fsync:error=EIO:when=20+",
            ]
        );
        await writer.WaitForExitAsync(Token);

        Assert.SkipUnless(File.Exists(file), "strace may not be used here");
        string[] failures = await File.ReadAllLinesAsync(file + ".failed", Token);
        Assert.Equal(2, failures.Length);
        Assert.StartsWith($"{file}: the disk failed", failures[0], StringComparison.Ordinal);
        Assert.StartsWith(
            $"{file}: nothing more is written after the failure before",
            failures[1],
            StringComparison.Ordinal
        );

        // strace counts the calls of each thread by itself: the twentieth of one of them fails, whichever it is.
        Assert.InRange(Saved(file + ".saved"), 5, 4_990);
        await IsWhole(file, Saved(file + ".saved"));
    }

    // Not a test: what the tests above start as a process of its own.
    [Fact(Explicit = true)]
    public async Task Writes_batches_until_it_is_stopped()
    {
        string file = Environment.GetEnvironmentVariable(Variable)!;
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write, Token);
        int failures = 0;
        for (int batch = Saved(file + ".saved"); failures < 2 && batch < 5000; batch++)
        {
            try
            {
                await store.SaveAsync(Batch(batch), Token);
                await File.AppendAllTextAsync(file + ".saved", "x", Token);
            }
            catch (StoreException error)
            {
                failures++;
                await File.AppendAllLinesAsync(file + ".failed", [error.Message], Token);
            }
        }
    }

    private static int Saved(string file) => File.Exists(file) ? (int)new FileInfo(file).Length : 0;

    private static async Task IsWhole(string file, int saved)
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Write, Token);
        foreach (Filing filing in Enumerable.Range(0, saved).SelectMany(Batch))
        {
            Assert.True(
                await store.HasAsync(filing.Capture.Digest, Token),
                filing.Report.Article.Text
            );
        }

        int heads = 0;
        await foreach (ReportHead head in store.HeadsAsync(cancellationToken: Token))
        {
            heads++;
        }

        Assert.Equal(0, heads % BatchSize);
        await foreach (string finding in store.CheckAsync(Token))
        {
            Assert.Fail(finding);
        }
    }

    private static Process StartWriter(string file, params string[] under)
    {
        string assembly = typeof(CrashTests).Assembly.Location;
        string method =
            $"{typeof(CrashTests).FullName}.{nameof(Writes_batches_until_it_is_stopped)}";
        string[] command =
        [
            .. under,
            .. (string[])
                [
                    "dotnet",
                    "exec",
                    assembly,
                    "--filter-method",
                    method,
                    "--explicit",
                    "only",
                    "--no-progress",
                ],
        ];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[Variable] = file;
        return Process.Start(start)!;
    }
}
