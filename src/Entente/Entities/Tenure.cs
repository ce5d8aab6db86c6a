using System.Globalization;
using Entente.Data;

namespace Entente.Entities;

/// <summary>An office with its dates as exactly as the table knows them: a year, a month or a day.</summary>
/// <param name="Person">Index of the person in <see cref="EntityBook.All"/>.</param>
/// <param name="Role">The role.</param>
/// <param name="Of">Identifier of the state or organisation.</param>
/// <param name="From">First and last day on which it may have begun.</param>
/// <param name="To">First and last day on which it may have ended; the end of time when it goes on.</param>
internal sealed record Tenure(int Person, string Role, string Of, DayRange From, DayRange To)
{
    /// <summary>Whether it may have been held on <paramref name="day"/>.</summary>
    public bool MayHold(DateOnly day) => day >= From.First && day <= To.Last;

    /// <summary>Whether it was held on <paramref name="day"/> for certain.</summary>
    public bool Holds(DateOnly day) => day >= From.Last && day <= To.First;

    /// <summary>Whether <paramref name="day"/> lies at most <paramref name="years"/> before or after it.</summary>
    public bool IsNear(DateOnly day, int years) =>
        day.Year >= From.First.Year - years
        && (To.Last.Year >= 9999 || day.Year <= To.Last.Year + years);

    /// <summary>The office as it is published: only days that are known exactly.</summary>
    public Office ToOffice() =>
        new(Role, Of, From.Exact, To.Last == DateOnly.MaxValue ? null : To.Exact);
}

/// <summary>The days that a date of less than day's precision may mean.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>The day itself, where it is known.</summary>
    public DateOnly? Exact => First == Last ? First : null;

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-mm</c> or <c>yyyy-mm-dd</c>; nothing gives <paramref name="ifEmpty"/>.</summary>
    /// <exception cref="DataFormatException">It is no such date.</exception>
    public static DayRange Read(TableRow row, int column, DateOnly ifEmpty)
    {
        ReadOnlySpan<char> cell = row.Cell(column);
        switch (cell.Length)
        {
            case 0:
                return new DayRange(ifEmpty, ifEmpty);
            case 4 when Day(cell, "01", "01") is { } first:
                return new DayRange(first, first.AddYears(1).AddDays(-1));
            case 7 when cell[4] == '-' && Day(cell[..4], cell[5..], "01") is { } first:
                return new DayRange(first, first.AddMonths(1).AddDays(-1));
            case 10
                when cell[4] == '-'
                    && cell[7] == '-'
                    && Day(cell[..4], cell[5..7], cell[8..]) is { } day:
                return new DayRange(day, day);
            default:
                throw row.Bad($"expected a date as yyyy, yyyy-mm or yyyy-mm-dd, found \"{cell}\"");
        }
    }

    private static DateOnly? Day(
        ReadOnlySpan<char> year,
        ReadOnlySpan<char> month,
        ReadOnlySpan<char> day
    ) =>
        Number(year) is int y and >= 1
        && Number(month) is int m and >= 1 and <= 12
        && Number(day) is int d and >= 1
        && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : -1;
}
