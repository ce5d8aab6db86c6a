namespace Entente.Lab.Quality;

/// <summary>An annotated set and how we measure on it.</summary>
/// <param name="Room">The room whose work it judges; the heading in <c>docs/quality.md</c>.</param>
/// <param name="Name">The set.</param>
/// <param name="IsQuick">Whether it is quick enough to run with the tests: a few seconds.</param>
/// <param name="Measure">Runs stages and scorer and gives the figures, by the name of the measure.</param>
internal sealed record QualitySet(
    string Room,
    string Name,
    bool IsQuick,
    Func<Bench, Task<IReadOnlyList<Figure>>> Measure
)
{
    /// <summary>All sets, in the order of the way from page to story.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        .. ExtractionSets.All,
        .. PartSets.All,
        FeedSet.Expectations,
        .. TextSets.All,
        .. TreeSets.All,
        .. NewsNames.All,
        .. LinkSets.All,
        .. CoreferenceSets.All,
        .. FigureSets.All,
        ActorSet.Phrases,
        .. EventSets.All,
        .. HeadlineSet.All,
        .. QuotationSets.All,
        .. AlignmentSet.All,
        .. StorySets.All,
        .. ThreadSet.All,
    ];
}

/// <summary>A measured value.</summary>
/// <param name="Measure">What is measured: "shingle F1".</param>
/// <param name="Value">From 0 to 1, 1 being perfect.</param>
/// <param name="IsTiming">Whether it depends on the machine: such a figure has no floor.</param>
internal readonly record struct Figure(string Measure, double Value, bool IsTiming = false);
