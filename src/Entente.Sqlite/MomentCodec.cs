using System.Globalization;

namespace Entente.Sqlite;

/// <summary>Writes moments and numbers so that what is read is what was written, and SQL can sort the moments.</summary>
internal static class MomentCodec
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public static string? Write(DateTime? moment) =>
        moment?.ToString(Format, CultureInfo.InvariantCulture);

    public static string? Write(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static DateTime? MomentOrNull(Row row, int column) =>
        row.TextOrNull(column) is not { } text ? null
        : DateTime.TryParseExact(
            text,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTime moment
        )
            ? moment
        : throw StoreErrors.Damaged(row.File, "a moment is not one");

    public static decimal? NumberOrNull(Row row, int column) =>
        row.TextOrNull(column) is not { } text ? null
        : decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
        : throw StoreErrors.Damaged(row.File, "a number is not one");
}
