using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Entente.Sqlite;

/// <summary>A prepared statement with the parameters <c>?1</c>, <c>?2</c>, …; a script of several statements is run one after the other.</summary>
/// <remarks>
/// It asks SQLite itself: each report of a story is a dozen short questions, and the commands and readers of ADO.NET cost as much as the answers (lab/notes/serving.md, "A story and its thread").
/// </remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly string _file;
    private readonly string _rest;
    private readonly sqlite3_stmt _prepared;
    private bool _isRunning;

    /// <summary>Prepares the first statement of <paramref name="sql"/>; the others, once it has run: they may need the tables it makes.</summary>
    public Statement(sqlite3 database, string sql, string file)
    {
        _database = database;
        _file = file;
        Check(raw.sqlite3_prepare_v2(database, sql, out _prepared, out _rest));
    }

    /// <summary>How many values a row has.</summary>
    public int Columns => raw.sqlite3_column_count(_prepared);

    /// <summary>Runs it to the end; gives the number of rows that the last of its statements changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Begin(values);
        try
        {
            while (HasNext())
            {
                // What a statement answers that is run for its effect, nobody reads.
            }
        }
        finally
        {
            End();
        }

        if (string.IsNullOrWhiteSpace(_rest))
        {
            return raw.sqlite3_changes(_database);
        }

        using Statement next = new(_database, _rest, _file);
        return next.Run();
    }

    /// <summary>The first value of the first row; <see langword="null"/> when there is none.</summary>
    public object? Value(params ReadOnlySpan<object?> values)
    {
        Begin(values);
        try
        {
            return HasNext() ? Value(0) : null;
        }
        finally
        {
            End();
        }
    }

    /// <summary>The rows, one after the other; a row can be asked until the next one is taken.</summary>
    public IEnumerable<Row> Rows(object?[] values)
    {
        Begin(values);
        try
        {
            while (HasNext())
            {
                yield return new Row(this, _file);
            }
        }
        finally
        {
            End();
        }
    }

    /// <summary>Whether the value of the present row is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_prepared, column) == raw.SQLITE_NULL;

    /// <summary>The text in the present row; <see langword="null"/> when the value is NULL.</summary>
    public string? Text(int column) => raw.sqlite3_column_text(_prepared, column).utf8_to_string();

    /// <summary>The number in the present row.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(_prepared, column);

    /// <summary>The number in the present row.</summary>
    public double Real(int column) => raw.sqlite3_column_double(_prepared, column);

    /// <summary>The bytes in the present row.</summary>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_prepared, column).ToArray();

    /// <inheritdoc/>
    public void Dispose() => _prepared.Dispose();

    private object? Value(int column) =>
        raw.sqlite3_column_type(_prepared, column) switch
        {
            raw.SQLITE_INTEGER => Long(column),
            raw.SQLITE_FLOAT => Real(column),
            raw.SQLITE_TEXT => Text(column),
            raw.SQLITE_BLOB => Bytes(column),
            _ => null,
        };

    private void Begin(ReadOnlySpan<object?> values)
    {
        if (_isRunning)
        {
            throw new InvalidOperationException("expected the answer before to be read to its end");
        }

        _isRunning = true;
        try
        {
            for (int i = 0; i < values.Length; i++)
            {
                Check(Bind(i + 1, values[i]));
            }
        }
        catch
        {
            End();
            throw;
        }
    }

    private int Bind(int place, object? value) =>
        value switch
        {
            null => raw.SQLITE_OK, // as it is since the end of the last run
            string text => raw.sqlite3_bind_text(_prepared, place, StoredText.Escape(text)),
            ImmutableArray<string> texts => raw.sqlite3_bind_text(
                _prepared,
                place,
                TextList.Write(texts)
            ),
            int number => raw.sqlite3_bind_int64(_prepared, place, number),
            long number => raw.sqlite3_bind_int64(_prepared, place, number),
            bool isTrue => raw.sqlite3_bind_int64(_prepared, place, isTrue ? 1 : 0),
            double number => raw.sqlite3_bind_double(_prepared, place, number),
            byte[] bytes => raw.sqlite3_bind_blob(_prepared, place, bytes),
            _ => throw new ArgumentException(
                $"expected a value that SQLite has, found {value.GetType()}",
                nameof(value)
            ),
        };

    private bool HasNext()
    {
        int code = raw.sqlite3_step(_prepared);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        Check(code);
        return false;
    }

    /// <summary>Lets go of what it read and of what it was given.</summary>
    /// <remarks>
    /// An error of its steps was told before. Outside a transaction, a statement that writes and is not run to its end is committed here: so all that write stand in one, whose
    /// COMMIT is run to its end.
    /// </remarks>
    private void End()
    {
        _ = raw.sqlite3_reset(_prepared);
        _ = raw.sqlite3_clear_bindings(_prepared);
        _isRunning = false;
    }

    private void Check(int code)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
        catch (SqliteException error)
        {
            throw StoreErrors.From(error, _file);
        }
    }
}
