using System.Globalization;

namespace Entente;

/// <summary>A day, with the time of day and the zone as far as the page states them.</summary>
/// <param name="Day">The day at the place of the outlet.</param>
/// <param name="Time">The time of day; <see langword="null"/> when only the day is stated.</param>
/// <param name="Offset">The offset from UTC; <see langword="null"/> when the page does not state a zone.</param>
public readonly record struct NewsDate(DateOnly Day, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>The date in ISO 8601, as precise as it is known: <c>2024-05-17</c>, <c>2024-05-17T16:57</c>, <c>2024-05-17T16:57+05:30</c>.</summary>
    public override string ToString()
    {
        string day = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Time is not { } time)
        {
            return day;
        }

        string clock = $"{day}T{time.ToString("HH:mm", CultureInfo.InvariantCulture)}";
        return Offset switch
        {
            null => clock,
            { Ticks: 0 } => clock + "Z",
            { } offset => string.Create(
                CultureInfo.InvariantCulture,
                $"{clock}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}"
            ),
        };
    }
}
