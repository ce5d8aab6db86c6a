namespace Entente.Lab.Quality;

/// <summary>The reading of feeds, judged by the expectations of a public suite.</summary>
internal static class FeedSet
{
    /// <summary>The set.</summary>
    public static QualitySet Expectations { get; } =
        new("Articles", "hostile feeds", IsQuick: true, Measure);

    private static Task<IReadOnlyList<Figure>> Measure(Bench bench)
    {
        List<FeedFinding> all = [.. FeedExpectations.All(bench.Data("hostile"))];
        double met = (double)all.Count(finding => finding.IsMet) / all.Count;
        return Task.FromResult<IReadOnlyList<Figure>>([new("feeds: expectations met", met)]);
    }
}
