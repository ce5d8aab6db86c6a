namespace Entente.Stories;

/// <summary>Tells the day that "today" means in reports of a story that state none: the one on which most of its other reports were published.</summary>
public static class StoryDay
{
    /// <summary>The name of the rule, as in <c>docs/rules/stories.md</c>.</summary>
    public const string Rule = "day of the story";

    // A story that is told longer has reports of many days: which of them an undated one is of, nothing tells.
    private const int LongestStory = 3;

    /// <summary>The day, with the first report that states it; <see langword="null"/> when no report states a day, or the story is told too long to guess.</summary>
    /// <param name="dated">The reports of the story that state their day, in the order in which they came.</param>
    public static ReferenceDay? Of(IReadOnlyList<(string Report, DateOnly Day)> dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        if (
            dated.Count == 0
            || dated.Max(report => report.Day).DayNumber - dated.Min(report => report.Day).DayNumber
                > LongestStory
        )
        {
            return null;
        }

        IGrouping<DateOnly, (string Report, DateOnly Day)> most = dated
            .GroupBy(report => report.Day)
            .OrderByDescending(day => day.Count())
            .ThenBy(day => day.Key)
            .First();
        return new ReferenceDay(most.Key, most.First().Report, Rule);
    }
}
