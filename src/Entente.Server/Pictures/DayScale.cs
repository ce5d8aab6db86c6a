namespace Entente.Server.Pictures;

/// <summary>Places days from left to right.</summary>
internal sealed class DayScale
{
    private readonly int _first;
    private readonly int _days;
    private readonly double _left;
    private readonly double _width;

    /// <summary>Spans the days that are given; they need not be in order.</summary>
    public DayScale(IEnumerable<DateOnly> days, double left, double right)
    {
        int[] numbers = [.. days.Select(day => day.DayNumber)];
        _first = numbers.Length == 0 ? 0 : numbers.Min();
        _days = numbers.Length == 0 ? 0 : numbers.Max() - _first;
        _left = left;
        _width = right - left;
    }

    /// <summary>Where a day stands; one day alone in the middle.</summary>
    public double Of(DateOnly day) =>
        Math.Round(
            _left + (_days == 0 ? 0.5 : (day.DayNumber - _first) / (double)_days) * _width,
            1
        );

    /// <summary>Days to write below, at most as many as have room.</summary>
    public IEnumerable<DateOnly> Ticks(int most)
    {
        int step = Math.Max(1, (int)Math.Ceiling(_days / (double)most));
        for (int day = 0; day <= _days; day += step)
        {
            yield return DateOnly.FromDayNumber(_first + day);
        }
    }
}
