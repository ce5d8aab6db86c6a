using System.Globalization;

namespace Entente.Stories;

/// <summary>How well a report fits a story.</summary>
/// <param name="Story">The story.</param>
/// <param name="Likeness">Of words and passages; larger is more alike.</param>
/// <param name="Needed">The likeness that suffices at this distance in days.</param>
internal sealed record StoryScore(StoryProfile Story, double Likeness, double Needed)
{
    /// <summary>Reports further apart are not of one story.</summary>
    public const int MostDays = 7;

    // 0.18: best mean BCubed F of the seven grouping sets with one setting, lab/notes/stories.md.
    private const double NeededLikeness = 0.18;

    // Each day apart makes it this much harder, from a day that is two days away, which is also where a report
    // without date stands: allsides .86 → .91, the same notes, "Days".
    private const double HarderPerDay = 0.12;
    private const double DaysOfUndated = 2;

    // While weights rest on what is expected, names that every report of the collection has still count as rare:
    // reports without date must then be more alike. The same notes, "The first reports".
    private const double HarderAtFirst = 0.5;

    // Reports that name known actors, and not one in common. A judgement: no set of ours has actors.
    private const double HarderWithOtherActors = 1.2;

    // The same words at length, quoted or not, come from the same speech or the same desk: wikinews .847 → .851.
    private const double MostForPassages = 0.1;
    private const double PassagesForMost = 2;

    /// <summary>By how much the likeness is more than needed; negative when it does not suffice.</summary>
    public double Margin => Likeness - Needed;

    /// <summary>Compares a report with a story.</summary>
    public static StoryScore Of(
        StoryProfile story,
        Sketch sketch,
        WeightedTerm[] terms,
        double uncertainty,
        Func<uint, bool> isFormula
    )
    {
        double passages = story.SharedPassages(sketch, isFormula);
        double likeness =
            story.Likeness(terms) + (MostForPassages * (1 - Math.Exp(-passages / PassagesForMost)));
        double needed = NeededLikeness;
        if (story.DaysFrom(sketch) is { } days)
        {
            needed *= 1 + (HarderPerDay * (days - DaysOfUndated));
        }
        else
        {
            needed *= 1 + (HarderAtFirst * uncertainty);
        }

        if (story.SharedActors(sketch) == 0)
        {
            needed *= HarderWithOtherActors;
        }

        return new StoryScore(story, likeness, needed);
    }

    /// <summary>The reason as a sentence over counted facts, told of the newest members.</summary>
    public string Why(Sketch sketch, WeightedTerm[] terms, TermWeights weights)
    {
        Member nearest = Story.Newest.MaxBy(member => TermWeights.Cosine(member.Terms, terms))!;
        HashSet<uint> theirs = [.. nearest.Sketch.Terms.Select(term => term.Key)];
        int words = sketch.Terms.Count(term =>
            theirs.Contains(term.Key) && IsRare(weights.ShareOf(term))
        );
        int passages =
            sketch.OwnPassages.Intersect(nearest.Sketch.OwnPassages).Count()
            + sketch.QuotedPassages.Intersect(nearest.Sketch.QuotedPassages).Count();
        int actors = sketch.Actors.Intersect(nearest.Sketch.Actors).Count();
        string days = Story.DaysFrom(sketch) switch
        {
            null => "day not known",
            0 => "same days",
            1 => "1 day apart",
            { } apart => string.Create(CultureInfo.InvariantCulture, $"{apart} days apart"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{words} rare words, {passages} passages and {actors} actors in common with {nearest.Sketch.Report}; {days}; likeness {Likeness:0.00}, needed {Needed:0.00}"
        );
    }

    // In fewer than one in fifty reports.
    private static bool IsRare(double share) => share < 0.02;
}
