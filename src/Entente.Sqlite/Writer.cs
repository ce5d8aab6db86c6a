using Entente.Storage;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>The one connection that writes, with the lease that makes it the only one.</summary>
internal sealed class Writer : IDisposable
{
    private readonly StoreFile _file;
    private readonly SqliteSettings _settings;
    private readonly WriterLease _lease;
    private readonly Session _session;
    private readonly ReportWriter _reports;
    private readonly SemaphoreSlim _turn = new(1);
    private StoreException? _failure;
    private bool _isClosed;

    private Writer(StoreFile file, SqliteSettings settings, WriterLease lease, Session session)
    {
        _file = file;
        _settings = settings;
        _lease = lease;
        _session = session;
        _reports = new ReportWriter(session);
    }

    /// <summary>Waits for the lease, makes the file if it is not there, and sets it ready.</summary>
    public static async Task<Writer> OpenAsync(
        StoreFile file,
        SqliteSettings settings,
        CancellationToken cancellationToken
    )
    {
        WriterLease lease = await WriterLease
            .TakeAsync(file, settings, cancellationToken)
            .ConfigureAwait(false);
        Session? session = null;
        try
        {
            session = Session.Open(
                file.FullPath,
                file.Name,
                StoreAccess.Write,
                settings.WriterWait
            );
            Schema.PrepareToWrite(session, settings);
            return new Writer(file, settings, lease, session);
        }
        catch
        {
            session?.Dispose();
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Saves all filings in one transaction, or none.</summary>
    public Task SaveAsync(IReadOnlyList<Filing> filings, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                RequireSound();
                RequireRoom(filings);
                Save(filings, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <summary>Writes the findings of kept reports anew in one transaction, or none.</summary>
    public Task RenewAsync(IReadOnlyList<Renewal> renewals, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                RequireSound();
                RequireRoom([]);
                return InTransaction(() => _reports.Renew(renewals, cancellationToken));
            },
            cancellationToken
        );

    /// <summary>Changes the log of corrections in one transaction, durably.</summary>
    public Task<T> CorrectAsync<T>(Func<Session, T> change, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                RequireSound();
                RequireRoom([]);
                return InTransaction(() => change(_session));
            },
            cancellationToken
        );

    /// <summary>Gives the quotations of kept reports their keys, in one transaction.</summary>
    public Task IndexAsync(
        IReadOnlyList<ReportKeys> reports,
        CancellationToken cancellationToken
    ) => AllAsync(reports, _reports.AddKeys, cancellationToken);

    /// <summary>Writes the sketches of kept reports anew, in one transaction.</summary>
    public Task ResketchAsync(
        IReadOnlyList<StoredSketch> sketches,
        CancellationToken cancellationToken
    ) => AllAsync(sketches, _reports.WriteSketch, cancellationToken);

    private Task<bool> AllAsync<T>(
        IReadOnlyList<T> items,
        Action<T> write,
        CancellationToken cancellationToken
    ) =>
        InTurnAsync(
            () =>
            {
                RequireSound();
                RequireRoom([]);
                return InTransaction(() =>
                {
                    foreach (T item in items)
                    {
                        write(item);
                    }
                });
            },
            cancellationToken
        );

    /// <summary>What <see cref="Doctor"/> finds that only a writer may ask.</summary>
    public Task<List<string>> ExamineAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => Doctor.ExamineIndex(_session).ToList(), cancellationToken);

    /// <summary>Ends after all readers: only a writer can empty the log into the file. What it cannot empty stays safe in the log.</summary>
    public void Dispose()
    {
        _turn.Wait();
        if (!_isClosed)
        {
            MergeIndexes();
        }

        _isClosed = true;
        _session.Dispose();
        _lease.Dispose();
        _turn.Release();
    }

    private void MergeIndexes()
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            RequireRoom([]);
            IndexMerge.AfterGrowth(_session);
        }
        catch (StoreException)
        {
            _session.Rollback(); // Nothing is lost: searches take longer, and the next writer tries again.
        }
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Save(IReadOnlyList<Filing> filings, CancellationToken cancellationToken) =>
        InTransaction(() =>
        {
            List<Filing> added = [];
            long? first = null;
            foreach (Filing filing in filings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_reports.Write(filing) is { } number)
                {
                    added.Add(filing);
                    first ??= number;
                }
            }

            // The other side of a reuse may stand later in the batch.
            added.ForEach(_reports.WriteReuses);
            if (first is { } from)
            {
                _reports.IndexFrom(from);
            }
        });

    private bool InTransaction(Action work) =>
        InTransaction(() =>
        {
            work();
            return true;
        });

    private T InTransaction<T>(Func<T> work)
    {
        try
        {
            _session.Run("BEGIN IMMEDIATE");
            T done = work();
            _reports.WriteKeys();
            _session.Run("COMMIT");
            return done;
        }
        catch (Exception error)
        {
            if (
                error is StoreException { InnerException: SqliteException cause } failure
                && StoreErrors.IsFatal(cause)
            )
            {
                _failure = failure;
            }

            _reports.DropKeys();
            _session.Rollback();
            throw;
        }
    }

    private void RequireSound()
    {
        if (_failure is not null)
        {
            throw new StoreException(
                $"{_file.Name}: nothing more is written after the failure before; close it, check the disk, then open it again",
                _failure
            );
        }
    }

    private void RequireRoom(IReadOnlyList<Filing> filings)
    {
        if (_settings.FreeBytesFloor == 0)
        {
            return;
        }

        long batch = filings.Sum(f =>
            (long)f.Capture.Bytes.Length + sizeof(char) * f.Report.Article.Text.Length
        );
        long wanted = Math.Max(_settings.FreeBytesFloor, 4 * batch);
        long free = _file.FreeBytes;
        if (free < wanted)
        {
            throw new StoreException(
                $"{_file.Name}: the disk is nearly full: expected {wanted >> 20} MiB free before a batch, found {free >> 20} MiB; what was saved before is kept; make room, then try again"
            );
        }
    }
}
