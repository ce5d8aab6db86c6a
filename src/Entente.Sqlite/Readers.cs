using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>The connections that read: one for each question at a time, kept for the next. They never wait for the writer.</summary>
internal sealed class Readers(StoreFile file) : IDisposable
{
    // Only the repair of a log after a crash makes a reader wait.
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(5);
    private readonly ConcurrentBag<Session> _idle = [];
    private volatile bool _isClosed;

    public async Task<T> AskAsync<T>(
        Func<Session, T> question,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Session session = Rent();
        try
        {
            return question(session);
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
            foreach (T row in rows(session))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
        finally
        {
            Return(session);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out Session? session))
        {
            session.Dispose();
        }
    }

    private Session Rent()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _idle.TryTake(out Session? session)
            ? session
            : Session.Open(file.FullPath, file.Name, StoreAccess.Read, s_wait);
    }

    private void Return(Session session)
    {
        if (_isClosed)
        {
            session.Dispose();
        }
        else
        {
            _idle.Add(session);
        }
    }
}
