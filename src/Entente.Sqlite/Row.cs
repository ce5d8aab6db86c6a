using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>A row of an answer, read as the types of the record; what cannot be is told as damage, never passed on.</summary>
/// <param name="Reader">Stands on the row.</param>
/// <param name="File">The file as the user named it.</param>
internal readonly record struct Row(SqliteDataReader Reader, string File)
{
    public string Text(int column) => StoredText.Unescape(Reader.GetString(column));

    public string? TextOrNull(int column) => Reader.IsDBNull(column) ? null : Text(column);

    public int Int(int column) => Reader.GetInt32(column);

    public long Long(int column) => Reader.GetInt64(column);

    public double Real(int column) => Reader.GetDouble(column);

    public byte[] Bytes(int column) => Reader.GetFieldValue<byte[]>(column);

    public ImmutableArray<string> Texts(int column) =>
        Sound(TextList.Read(Reader.GetString(column)), "a list is not one");

    /// <summary>The span whose start is in this column and whose end is in the next.</summary>
    public TextSpan Span(int column)
    {
        (int start, int end) = (Int(column), Int(column + 1));
        return start >= 0 && end >= start
            ? new TextSpan(start, end)
            : throw StoreErrors.Damaged(File, "a span ends before it starts");
    }

    public TextSpan? SpanOrNull(int column) => Reader.IsDBNull(column) ? null : Span(column);

    public DateTimeOffset? TimeOrNull(int column) =>
        Reader.IsDBNull(column) ? null
        : DateTimeOffset.TryParseExact(
            Text(column),
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTimeOffset time
        )
            ? time
        : throw StoreErrors.Damaged(File, "a time is not one");

    public T Sound<T>(T? value, string fault)
        where T : struct => value ?? throw StoreErrors.Damaged(File, fault);
}
