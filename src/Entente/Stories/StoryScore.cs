using System.Globalization;

namespace Entente.Stories;

/// <summary>How well a report fits a story.</summary>
/// <param name="Story">The story's number.</param>
/// <param name="Odds">The mean logarithm of the odds that the report and one of the story tell of the same happening.</param>
/// <param name="Needed">The mean that suffices.</param>
internal readonly record struct StoryScore(int Story, double Odds, double Needed)
{
    // Best mean BCubed F of the seven grouping sets with one setting; lab/notes/stories.md, "The trained score".
    private const double NeededOdds = -0.5;

    // In the first reports, what the whole collection has in common still counts as rare: where no date helps,
    // a report must then be more alike. The same notes, "The first reports".
    private const double HarderAtFirst = 0.75;

    // For the reason only: a word of fewer than one in a hundred reports.
    private const double RareShare = 0.01;

    /// <summary>By how much the odds are more than needed; negative when they do not suffice.</summary>
    public double Margin => Odds - Needed;

    /// <summary>The odds that suffice.</summary>
    /// <param name="isOfSameDays">Whether it is known that both are of the same days.</param>
    /// <param name="uncertainty">See <see cref="TermWeights.Uncertainty"/>.</param>
    public static double NeededFor(bool isOfSameDays, double uncertainty) =>
        NeededOdds + (isOfSameDays ? 0 : HarderAtFirst * uncertainty);

    /// <summary>The reason as a sentence over counted facts, told of the report of the story that is most like this one.</summary>
    public string Why(Sketch sketch, Sketch nearest)
    {
        if (LanguageDistance.IsBetween(sketch.Language, nearest.Language))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sketch.Anchors.Intersect(nearest.Anchors).Count()} names, numbers and words that sound alike in common with {nearest.Report}, which is in another language; {Days(sketch, nearest)}; likeness {Likeness(Odds):0.00}, needed {Likeness(Needed):0.00}"
            );
        }

        HashSet<uint> theirs = [.. nearest.Terms.Select(term => term.Key)];
        int words = sketch.Terms.Count(term =>
            theirs.Contains(term.Key) && term.ExpectedShare < RareShare
        );
        int passages = PairFeatures.SharedPassages(sketch, nearest);
        int actors = sketch.Actors.Intersect(nearest.Actors).Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{words} rare words, {passages} passages and {actors} actors in common with {nearest.Report}; {Days(sketch, nearest)}; likeness {Likeness(Odds):0.00}, needed {Likeness(Needed):0.00}"
        );
    }

    private static string Days(Sketch sketch, Sketch nearest) =>
        (sketch.Day - nearest.Day) switch
        {
            null => "day not known",
            0 => "same day",
            1 or -1 => "1 day apart",
            { } apart => string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Abs(apart)} days apart"
            ),
        };

    private static double Likeness(double odds) => 1 / (1 + Math.Exp(-odds));
}
