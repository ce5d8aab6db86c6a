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

    // 0.17: best mean BCubed F of the seven grouping sets with one setting, .87; lab/notes/stories.md, "One threshold".
    private const double NeededLikeness = 0.17;

    // Each day apart makes it this much harder, from a day that is two days away, which is also where a report
    // without date stands: allsides .86 → .91, the same notes, "Days".
    private const double HarderPerDay = 0.16;
    private const int DaysOfUndated = 2;

    // In the first reports, what the whole collection has in common still counts as rare: where no date helps,
    // a report must then be more alike. The same notes, "The first reports".
    private const double HarderAtFirst = 0.6;

    // Reports that name known actors, and not one in common. A judgement: no set of ours has actors.
    private const double HarderWithOtherActors = 1.2;

    // How common a word is in a language without a table of ours is guessed by its length; then its common words make reports alike
    // that share nothing else. A judgement, from pages in German of one day: likeness up to .22 on words alone.
    private const double HarderInOtherLanguage = 1.5;
    private const double PassagesOfOneText = 1;

    // The same words at length, quoted or not, come from the same speech or the same desk: wikinews .847 → .851.
    private const double MostForPassages = 0.1;
    private const double PassagesForMost = 2;

    // For the reason only: a word of fewer than one in a hundred reports.
    private const double RareShare = 0.01;

    /// <summary>By how much the likeness is more than needed; negative when it does not suffice.</summary>
    public double Margin => Likeness - Needed;

    /// <summary>Compares a report with a story.</summary>
    public static StoryScore Of(StoryProfile story, Arrival report)
    {
        double needed = NeededLikeness;
        double passages = story.SharedPassages(report.Passages);
        bool haveOtherActors = story.SharedActors(report.Sketch) == 0;
        bool isGuessed = !report.Sketch.IsInKnownLanguage && passages < PassagesOfOneText;
        if (story.DaysFrom(report.Sketch) is { } days)
        {
            // Words alone must suffice without the help of the day.
            bool isWordsAlone = isGuessed || haveOtherActors && passages == 0;
            int far = isWordsAlone ? Math.Max(DaysOfUndated, days) : days;
            needed *= 1 + (HarderPerDay * (far - DaysOfUndated));
        }
        else
        {
            needed *= 1 + (HarderAtFirst * report.Uncertainty);
        }

        if (haveOtherActors)
        {
            needed *= HarderWithOtherActors;
        }

        if (isGuessed)
        {
            needed *= HarderInOtherLanguage;
        }

        double likeness =
            story.Likeness(report.Terms)
            + (MostForPassages * (1 - Math.Exp(-passages / PassagesForMost)));
        return new StoryScore(story, likeness, needed);
    }

    /// <summary>The reason as a sentence over counted facts, told of the newest members.</summary>
    public string Why(Arrival report)
    {
        Sketch sketch = report.Sketch;
        Member nearest = Story.Newest.MaxBy(member =>
            TermWeights.Cosine(member.Terms, report.Terms)
        )!;
        HashSet<uint> theirs = [.. nearest.Sketch.Terms.Select(term => term.Key)];
        int words = sketch.Terms.Count(term =>
            theirs.Contains(term.Key) && term.ExpectedShare < RareShare
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
}
