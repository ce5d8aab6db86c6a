using Entente.Storage;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>A connection with its prepared statements. Not safe to use from two threads at once.</summary>
/// <remarks>Every question to SQLite passes here, so an error of SQLite becomes a <see cref="StoreException"/> in one place.</remarks>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private Session(SqliteConnection connection, string file)
    {
        _connection = connection;
        File = file;
    }

    /// <summary>The file as the user named it, for messages.</summary>
    public string File { get; }

    /// <summary>Opens the file at <paramref name="path"/>, known to the user as <paramref name="name"/>.</summary>
    public static Session Open(string path, string name, StoreAccess access, TimeSpan busyWait)
    {
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = path,
            Mode =
                access == StoreAccess.Write
                    ? SqliteOpenMode.ReadWriteCreate
                    : SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        SqliteConnection connection = new(settings.ToString());
        Session session = new(connection, name);
        try
        {
            connection.Open();
            _ = SQLitePCL.raw.sqlite3_busy_timeout(
                connection.Handle,
                (int)busyWait.TotalMilliseconds
            );
            session.Run("PRAGMA foreign_keys = ON");
            session.Run("PRAGMA trusted_schema = OFF"); // A prepared file must not run functions through its views.
            session.Run("PRAGMA cache_size = -16384"); // 16 MiB: the upper pages of the trees stay; of 2 MiB, each report drives them out.
            return session;
        }
        catch (SqliteException error)
        {
            session.Dispose();
            throw StoreErrors.From(error, name);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The statement for <paramref name="sql"/>, prepared once.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            statement = new Statement(_connection.Handle!, sql, File);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs <paramref name="sql"/>, whose <c>?1</c>, <c>?2</c>, … are <paramref name="values"/>; gives the number of changed rows.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql).Run(values);

    /// <summary>The first value of the first row; <see langword="null"/> when there is no row or the value is NULL.</summary>
    public object? Value(string sql, params ReadOnlySpan<object?> values) =>
        Prepare(sql).Value(values);

    /// <summary>The rows, one after the other; a row can be asked until the next one is taken.</summary>
    public IEnumerable<Row> Rows(string sql, params object?[] values) => Prepare(sql).Rows(values);

    /// <summary>Ends the statement that runs now, from any thread; it fails with an error of SQLite.</summary>
    public void Interrupt() => SQLitePCL.raw.sqlite3_interrupt(_connection.Handle);

    /// <summary>Undoes the open transaction, if SQLite has not done so itself.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Run("ROLLBACK");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
