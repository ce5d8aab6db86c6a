using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Sqlite;

/// <summary>A row of an answer, read as the types of the record; what cannot be is told as damage, never passed on.</summary>
/// <param name="At">Stands on the row.</param>
/// <param name="File">The file as the user named it.</param>
internal readonly record struct Row(Statement At, string File)
{
    public string Text(int column) =>
        TextOrNull(column) ?? throw StoreErrors.Damaged(File, "a text is not there");

    public string? TextOrNull(int column) =>
        At.Text(column) is { } text ? StoredText.Unescape(text) : null;

    public bool IsNull(int column) => At.IsNull(column);

    public int Int(int column) => checked((int)At.Long(column));

    public long Long(int column) => At.Long(column);

    public double Real(int column) => At.Real(column);

    public byte[] Bytes(int column) => At.Bytes(column);

    public ImmutableArray<string> Texts(int column) =>
        Sound(TextList.Read(At.Text(column) ?? ""), "a list is not one");

    /// <summary>All values of the row, each as text.</summary>
    public ImmutableArray<string> AllTexts()
    {
        var texts = ImmutableArray.CreateBuilder<string>(At.Columns);
        for (int i = 0; i < At.Columns; i++)
        {
            texts.Add(Text(i));
        }

        return texts.MoveToImmutable();
    }

    /// <summary>The span whose start is in this column and whose end is in the next.</summary>
    public TextSpan Span(int column)
    {
        (int start, int end) = (Int(column), Int(column + 1));
        return start >= 0 && end >= start
            ? new TextSpan(start, end)
            : throw StoreErrors.Damaged(File, "a span ends before it starts");
    }

    public TextSpan? SpanOrNull(int column) => IsNull(column) ? null : Span(column);

    public DateTimeOffset? TimeOrNull(int column) =>
        IsNull(column) ? null
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
