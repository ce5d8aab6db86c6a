using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>The connections that read: one for each question at a time, kept for the next. They never wait for the writer.</summary>
/// <remarks>An answer is of one state of the file, however many statements it takes; and SQLite locks the file once for all of them.</remarks>
internal sealed class Readers(StoreFile file) : IDisposable
{
    // Only the repair of a log after a crash makes a reader wait.
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(5);

    // The one that asked last goes first: its pages are in the caches.
    private readonly ConcurrentStack<Session> _idle = [];
    private readonly Lock _lock = new();
    private Session? _watch;
    private volatile bool _isClosed;

    /// <summary>The version of the file as one connection sees it: SQLite counts for it what others have committed since.</summary>
    public long Version()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _watch ??= Session.Open(file.FullPath, file.Name, StoreAccess.Read, s_wait);
            return (long)_watch.Value("PRAGMA data_version")!;
        }
    }

    public async Task<T> AskAsync<T>(
        Func<Session, T> question,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Session session = Rent();
        try
        {
            using CancellationTokenRegistration _ = cancellationToken.Register(session.Interrupt);
            session.Run("BEGIN");
            return question(session);
        }
        catch (StoreException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            Return(session);
        }
    }

    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<Session, IEnumerable<T>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Session session = Rent();
        try
        {
            // A search of seconds is ended in the middle when nobody waits for it any more.
            using CancellationTokenRegistration _ = cancellationToken.Register(session.Interrupt);
            using IEnumerator<T> found = Of(session, rows).GetEnumerator();
            while (HasNext(found, cancellationToken))
            {
                yield return found.Current;
            }
        }
        finally
        {
            Return(session);
        }
    }

    private static IEnumerable<T> Of<T>(Session session, Func<Session, IEnumerable<T>> rows)
    {
        session.Run("BEGIN");
        foreach (T row in rows(session))
        {
            yield return row;
        }
    }

    private static bool HasNext<T>(IEnumerator<T> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return rows.MoveNext();
        }
        catch (StoreException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        lock (_lock)
        {
            _watch?.Dispose();
        }

        while (_idle.TryPop(out Session? session))
        {
            session.Dispose();
        }
    }

    private Session Rent()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _idle.TryPop(out Session? session)
            ? session
            : Session.Open(file.FullPath, file.Name, StoreAccess.Read, s_wait);
    }

    private void Return(Session session)
    {
        try
        {
            session.Rollback(); // Nothing was changed: this only lets go.
        }
        catch (StoreException)
        {
            session.Dispose(); // It does not let go: the next question opens another.
            return;
        }

        if (_isClosed)
        {
            session.Dispose();
        }
        else
        {
            _idle.Push(session);
        }
    }
}
