using System.Globalization;

namespace Entente;

/// <summary>Reads days as ISO 8601 writes them: <c>2021-12-15</c>.</summary>
public static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The day that is written; <see langword="null"/> when it is none, or anything else stands beside it.</summary>
    public static DateOnly? Parse(ReadOnlySpan<char> written) =>
        DateOnly.TryParseExact(
            written,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? day
            : null;

    /// <summary>The day with which a date begins that may go on with a time, as <see cref="NewsDate"/> prints it; <see langword="null"/> when it begins with none ("2021-12", "2021-W50").</summary>
    public static DateOnly? Leading(ReadOnlySpan<char> written) =>
        Parse(written[..Math.Min(written.Length, Format.Length)]);
}
