namespace Entente.Figures;

/// <summary>What a temporal expression is read against.</summary>
/// <param name="Reference">The day, and where known the time, that "today" means; <see langword="null"/> when the report has none.</param>
/// <param name="Told">The day that the text told of last; <see langword="null"/> when it told of none.</param>
/// <param name="StoryYear">The year that the passage tells of, when it is not that of the reference; <see langword="null"/> otherwise.</param>
/// <param name="Tense">-1 where the sentence tells of the past, 1 of the future, 0 where nothing shows it.</param>
internal readonly record struct ReadingContext(
    DateTime? Reference,
    DateTime? Told,
    int? StoryYear,
    int Tense
)
{
    /// <summary>Whether <see cref="Told"/> was told to the day, and is not the first day of a year or month.</summary>
    public bool IsToldByDay { get; init; } = true;

    /// <summary>Whether the nearest such word tells of what is: "summers are hot".</summary>
    public bool IsPresent { get; init; }
}
