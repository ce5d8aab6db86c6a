using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>A prepared statement with the parameters <c>?1</c>, <c>?2</c>, ….</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly string _file;

    public Statement(SqliteCommand command, string sql, string file)
    {
        _command = command;
        _command.CommandText = sql;
        _file = file;
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            return _command.ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            throw StoreErrors.From(error, _file);
        }
    }

    public object? Value(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
        }
        catch (SqliteException error)
        {
            throw StoreErrors.From(error, _file);
        }
    }

    public IEnumerable<Row> Rows(object?[] values)
    {
        Bind(values);
        using SqliteDataReader rows = Execute();
        while (HasNext(rows))
        {
            yield return new Row(rows, _file);
        }
    }

    public void Dispose() => _command.Dispose();

    private SqliteDataReader Execute()
    {
        try
        {
            return _command.ExecuteReader();
        }
        catch (SqliteException error)
        {
            throw StoreErrors.From(error, _file);
        }
    }

    private bool HasNext(SqliteDataReader rows)
    {
        try
        {
            return rows.Read();
        }
        catch (SqliteException error)
        {
            throw StoreErrors.From(error, _file);
        }
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            object value = values[i] switch
            {
                null => DBNull.Value,
                string text => StoredText.Escape(text),
                ImmutableArray<string> texts => TextList.Write(texts),
                { } other => other,
            };
            if (i < _command.Parameters.Count)
            {
                _command.Parameters[i].Value = value;
            }
            else
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"?{i + 1}");
                _command.Parameters.AddWithValue(name, value);
            }
        }
    }
}
