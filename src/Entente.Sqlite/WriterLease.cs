using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>The right to write to a store, held by one process at a time while it has the store open.</summary>
/// <remarks>
/// A lock of the system on <c>FILE.lock</c>: it ends with the process, however that ends. SQLite's own lock lasts one
/// transaction, and that is too short: what the writer remembers of the record (stories, sketches) must stay true between two
/// batches. The file stays behind, empty: to delete it would let two processes hold the lock of two files of one name.
/// </remarks>
internal sealed class WriterLease : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _lock;

    private WriterLease(FileStream file) => _lock = file;

    /// <summary>Waits for the lease, up to <see cref="SqliteSettings.WriterWait"/>.</summary>
    public static async Task<WriterLease> TakeAsync(
        StoreFile file,
        SqliteSettings settings,
        CancellationToken cancellationToken
    )
    {
        long began = settings.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new WriterLease(
                    new FileStream(
                        file.FullPath + ".lock",
                        FileMode.OpenOrCreate,
                        FileAccess.ReadWrite,
                        FileShare.None
                    )
                );
            }
            catch (IOException error) when (IsTaken(error))
            {
                TimeSpan waited = settings.Clock.GetElapsedTime(began);
                if (waited >= settings.WriterWait)
                {
                    throw new StoreException(
                        $"{file.Name}: another process is writing to it, and did not end within {settings.WriterWait.TotalSeconds:0} s; wait for it, or name another file",
                        error
                    );
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(
                    $"{file.Name}: cannot be written: expected to make {file.Name}.lock beside it; check the rights of the folder, and the room on the disk",
                    error
                );
            }

            await Task.Delay(s_pause, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _lock.Dispose();

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException error) =>
        error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
