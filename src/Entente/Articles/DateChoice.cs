namespace Entente.Articles;

/// <summary>Who states a date of publication.</summary>
internal enum DateOrigin
{
    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>Linked data.</summary>
    LinkedData,

    /// <summary>A meta element, or microdata.</summary>
    MetaElement,

    /// <summary>What the page shows at the headline or the first paragraph.</summary>
    Headline,

    /// <summary>What the page calls a change: it stands in only where no other date does.</summary>
    Change,
}

/// <summary>A date of publication that was stated.</summary>
/// <param name="Date">The date, with its place.</param>
/// <param name="Strength">How far it is believed: the larger the better.</param>
/// <param name="Origin">Who states it.</param>
internal readonly record struct StatedDate(Stated<NewsDate> Date, int Strength, DateOrigin Origin)
{
    /// <summary>Its day.</summary>
    public DateOnly Day => Date.Value.Day;
}

/// <summary>Chooses the date of an article among those that were stated.</summary>
/// <remarks>
/// The one that is believed most, unless others agree on another day, or the page itself shows the day of its change as its date. Which of
/// these help was counted on the development sets: lab/notes/metadata.md. Cost: dates × days.
/// </remarks>
internal static class DateChoice
{
    // A day that stands near the article, in its address, or in a meta element.
    private const int LeastLocal = 4900;

    // What is stated more loosely than of the page as a whole is no second witness.
    private const int LeastWitness = DateStrength.CompactDate;

    // Clocks of different zones put one moment on two days, but not further apart.
    private const int MostByZone = 1;

    /// <summary>The date, at the place of the outlet; among those of the same day the one that also tells the time; <see langword="null"/> when none was stated.</summary>
    public static Stated<NewsDate>? Choose(
        IReadOnlyCollection<StatedDate> dates,
        IEnumerable<DateOnly> changes
    )
    {
        if (dates.Count == 0)
        {
            return null;
        }

        StatedDate first = dates.MaxBy(date => date.Strength);
        if (first.Strength == ArticleHead.Carried)
        {
            return WithTime(first.Date, dates);
        }

        StatedDate best = Agreed(first, dates) ?? Shown(first, dates, changes) ?? first;
        return WithTime(AtOutlet(best.Date, dates), dates);
    }

    private static Stated<NewsDate> WithTime(
        Stated<NewsDate> best,
        IEnumerable<StatedDate> dates
    ) =>
        best.Value.Time is not null
            ? best
            : dates
                .Where(date => date.Day == best.Value.Day && date.Date.Value.Time is not null)
                .OrderByDescending(date => date.Strength)
                .Select(date => date.Date)
                .FirstOrDefault()
                ?? best;

    // Two witnesses of different kinds for one day outweigh the best of a single kind for another.
    private static StatedDate? Agreed(StatedDate first, IReadOnlyCollection<StatedDate> dates)
    {
        int own = Witnesses(dates, first.Day);
        StatedDate? agreed = null;
        int most = Math.Max(own, 1);
        foreach (StatedDate date in dates.OrderByDescending(date => date.Strength))
        {
            if (IsApart(date.Day, first.Day) && Witnesses(dates, date.Day) is var n && n > most)
            {
                most = n;
                agreed = date;
            }
        }

        return agreed;
    }

    private static int Witnesses(IEnumerable<StatedDate> dates, DateOnly day) =>
        dates
            .Where(date =>
                date.Day == day
                && date.Strength >= LeastWitness
                && date.Strength is not (<= DateStrength.ListedDate and > DateStrength.LooseDate)
                && date.Origin
                    is DateOrigin.LinkedData
                        or DateOrigin.MetaElement
                        or DateOrigin.Headline
            )
            .Select(date => date.Origin)
            .Distinct()
            .Count();

    // An outlet that dates its article anew shows the day of the change, and calls it by no other name; the words are of that day.
    private static StatedDate? Shown(
        StatedDate first,
        IReadOnlyCollection<StatedDate> dates,
        IEnumerable<DateOnly> changes
    )
    {
        if (
            first.Origin is not (DateOrigin.LinkedData or DateOrigin.MetaElement)
            || dates.Any(date => date.Origin == DateOrigin.Headline && date.Day == first.Day)
        )
        {
            return null;
        }

        var days = changes.ToHashSet();
        foreach (StatedDate date in dates.OrderByDescending(date => date.Strength))
        {
            if (
                date.Origin == DateOrigin.Headline
                && date.Day > first.Day
                && IsApart(date.Day, first.Day)
                && days.Contains(date.Day)
                && !dates.Any(d => d.Origin == DateOrigin.Change && d.Day == date.Day)
            )
            {
                return date;
            }
        }

        return null;
    }

    private static bool IsApart(DateOnly day, DateOnly other) =>
        Math.Abs(day.DayNumber - other.DayNumber) > MostByZone;

    // A time in UTC may fall on another day than at the outlet: the page says so where it states the same hour with its own
    // zone, or the day without one.
    private static Stated<NewsDate> AtOutlet(Stated<NewsDate> best, IEnumerable<StatedDate> dates)
    {
        if (best.Value is not { Time: { } time, Offset: { Ticks: 0 } })
        {
            return best;
        }

        DateTime moment = best.Value.Day.ToDateTime(time);
        List<Stated<NewsDate>> others =
        [
            .. dates
                .Where(d => d.Strength >= LeastLocal)
                .OrderByDescending(d => d.Strength)
                .Select(d => d.Date),
        ];
        Stated<NewsDate>? local =
            others.Find(date => IsMoment(date.Value, moment))
            ?? others.Find(date => date.Value.Time is null && CouldBe(date.Value, moment));
        bool isConfirmed =
            local?.Value.Time is null
            && others.Exists(date => date.Value.Time is null && date.Value.Day == best.Value.Day);
        return local is null || isConfirmed || local.Value.Day == best.Value.Day ? best : local;
    }

    // The same hour on another clock: zones differ by quarters of an hour.
    private static bool IsMoment(NewsDate date, DateTime moment)
    {
        if (date.Time is not { } hour || date.Offset == TimeSpan.Zero)
        {
            return false;
        }

        TimeSpan apart = date.Day.ToDateTime(hour) - moment;
        return date.Offset is { } zone
            ? (apart - zone).Duration() < TimeSpan.FromHours(1)
            : apart != TimeSpan.Zero && apart.Minutes % 15 == 0 && CouldBe(date, moment);
    }

    // Clocks run from 12 hours behind UTC to 14 before it.
    private static bool CouldBe(NewsDate date, DateTime moment)
    {
        TimeSpan least = date.Day.ToDateTime(date.Time ?? TimeOnly.MaxValue) - moment;
        TimeSpan most = date.Day.ToDateTime(date.Time ?? TimeOnly.MinValue) - moment;
        return least >= TimeSpan.FromHours(-12) && most <= TimeSpan.FromHours(14);
    }
}
