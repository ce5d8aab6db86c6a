namespace Entente.Stories;

/// <summary>The trained score of two reports, corrected by what it was not trained on: actors, and reports far apart. Languages without a table are compared by their words alone.</summary>
internal sealed class PairOdds(PairScorer scorer, LanguageDistance languages)
{
    // Reports that name known actors, and not one in common. A judgement: no set of ours has actors.
    private const float HarderWithOtherActors = 0.25f;

    // Of the same days, two known actors or more in common, by their share of those of the report with fewer: what the words were
    // trained on has no actors, and quotations of one conference share few words. By examples/.
    private const float MostForActors = 3;
    private const int FewestActors = 2;
    private const int DaysOfActors = 3;

    // How common a word is in a language without a table of ours is guessed by its length; the trained score takes what two texts of that
    // language have in common anyway for telling. There the weighted words alone count. A judgement, from pages in German of one day.
    private const float OddsPerWords = 20;
    private const float EvenInOtherLanguage = 0.28f;

    // What was learnt from some sets is surer than it should be on others; the plain score beside it is right about as often anywhere.
    // lab/notes/stories.md, "The trained score".
    private const float ShareOfWords = 0.3f;
    private const float EvenInKnownLanguage = 0.19f;
    private const float HarderPerDay = 0.8f;
    private const int NearDays = 2;

    // More than a month apart the same persons do the same things again; in the sets such pairs are follow-ups that were put with what they follow.
    // By the samples: meetings of the same two leaders. lab/notes/stories.md, "Days".
    private const int DaysOfAnother = 30;
    private const float HarderWhenFar = 1.25f;

    /// <summary>The logarithm of the odds that both tell of the same happening.</summary>
    public float Of(WeighedReport left, WeighedReport right)
    {
        if (LanguageDistance.IsBetween(left.Sketch, right.Sketch))
        {
            return languages.Odds(left, right) - OfDays(left.Sketch, right.Sketch);
        }

        Span<float> features = stackalloc float[PairFeatures.Names.Count];
        PairFeatures.Write(left, right, features);
        bool isKnown = left.Sketch.IsInKnownLanguage && right.Sketch.IsInKnownLanguage;
        float plain = OfWords(
            features,
            left.Sketch,
            right.Sketch,
            isKnown ? EvenInKnownLanguage : EvenInOtherLanguage
        );
        bool sharePassages = PairFeatures.PassagesOf(features) > 0;
        float odds = isKnown
            ? ((1 - ShareOfWords) * scorer.Score(features)) + (ShareOfWords * plain)
            : plain;
        if (!sharePassages && HaveOtherActors(left.Sketch, right.Sketch))
        {
            odds -= HarderWithOtherActors;
        }

        odds += OfActors(left.Sketch, right.Sketch);
        return Math.Abs(left.Sketch.Day - right.Sketch.Day ?? 0) > DaysOfAnother
            ? odds - HarderWhenFar
            : odds;
    }

    /// <summary>The mean over the kept reports of a story.</summary>
    public float Of(StoryProfile story, WeighedReport report)
    {
        float sum = 0;
        foreach (Member member in story.Kept)
        {
            sum += Of(member.Report, report);
        }

        return sum / story.Kept.Count;
    }

    private static float OfWords(
        ReadOnlySpan<float> features,
        Sketch left,
        Sketch right,
        float even
    )
    {
        float odds =
            (OddsPerWords * (PairFeatures.WordsOf(features) - even))
            + PairFeatures.PassagesOf(features)
            - OfDays(left, right);
        return Math.Clamp(odds, -PairScorer.Surest, PairScorer.Surest);
    }

    private static float OfDays(Sketch left, Sketch right) =>
        HarderPerDay * Math.Max(0, Math.Abs(left.Day - right.Day ?? 0) - NearDays);

    private static float OfActors(Sketch left, Sketch right)
    {
        if (!(Math.Abs((left.Day - right.Day) ?? int.MaxValue) <= DaysOfActors))
        {
            return 0;
        }

        int shared = left.Actors.Count(right.Actors.Contains);
        return shared < FewestActors
            ? 0
            : MostForActors * shared / Math.Min(left.Actors.Length, right.Actors.Length);
    }

    private static bool HaveOtherActors(Sketch left, Sketch right) =>
        !left.Actors.IsEmpty && !right.Actors.IsEmpty && !left.Actors.Any(right.Actors.Contains);
}
