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

    // Where all that comes is of one subject, reports of different happenings have much in common; and where no day tells them apart, words must.
    // A headline's few words tell too little of either: these count in full from so many words on. lab/notes/stories.md, "The subject".
    private const float HarderPerBackground = 6;
    private const float HarderWithoutDays = 0.2f;
    private const float UsualBackground = 0.1f;
    private const float WordsThatTell = 50;

    // And two headlines of one happening need not share a word in two: so much easier where there is hardly a word, as more is known of what reports share
    // anyway. lab/notes/stories.md, "Short texts".
    private const float EasierForShort = 0.3f;
    private const float FewReports = 30;

    // Two reports with so little in common are as unlike as can be; half of it gives the same groups: lab/notes/stories.md, "Speed".
    private const float HardlyAlike = 0.05f;

    // A story is given up when even odds with all its other reports would not help: lab/notes/stories.md, "Speed".
    private const float OddsOfRest = 0;

    // Pairs that are remembered: those that a report and the stories it touches are grouped by come again and again.
    private const int Remembered = 1 << 15;

    private readonly PairFeatures _features = new();
    private readonly (ulong Pair, float Odds)[] _known = new (ulong, float)[Remembered];

    /// <summary>The logarithm of the odds that both tell of the same happening.</summary>
    public float Of(WeighedReport left, WeighedReport right)
    {
        if (LanguageDistance.IsBetween(left.Language, right.Language))
        {
            return languages.Odds(left, right) - OfDays(left, right);
        }

        // Each weighing has a number of its own, so that a pair always has the same odds.
        (int first, int last) = (
            Math.Min(left.Serial, right.Serial),
            Math.Max(left.Serial, right.Serial)
        );
        ulong pair = ((ulong)first << 32) | (uint)last;
        int place = (int)((pair * 0x9E3779B97F4A7C15) >> 49);
        ref (ulong Pair, float Odds) known = ref _known[place];
        if (known.Pair != pair)
        {
            known = (pair, Reckon(left, right));
        }

        return known.Odds;
    }

    /// <summary>The cosine of the weighted words of two reports, in [0, 1].</summary>
    public float Words(WeighedReport left, WeighedReport right) => _features.Compare(left, right);

    private float Reckon(WeighedReport left, WeighedReport right)
    {
        float words = _features.Compare(left, right);
        float passages = 0;
        bool isKnown = left.IsInKnownLanguage && right.IsInKnownLanguage;
        float score = -PairScorer.Surest;
        if (words >= HardlyAlike)
        {
            Span<float> features = stackalloc float[PairFeatures.Count];
            _features.Write(features);
            passages = PairFeatures.PassagesOf(features);
            score = isKnown ? scorer.Score(features) : score;
        }

        float plain = OfWords(
            words,
            passages,
            left,
            right,
            isKnown ? EvenInKnownLanguage : EvenInOtherLanguage
        );
        float odds = isKnown ? ((1 - ShareOfWords) * score) + (ShareOfWords * plain) : plain;
        int actors = PairFeatures.CountShared(left.Actors.AsSpan(), right.Actors.AsSpan());
        if (passages <= 0 && actors == 0 && HaveActors(left, right))
        {
            odds -= HarderWithOtherActors;
        }

        odds -= OfSubject(left, right);
        odds += OfActors(actors, left, right);
        return Math.Abs(left.Day - right.Day ?? 0) > DaysOfAnother ? odds - HarderWhenFar : odds;
    }

    /// <summary>The mean over the kept reports of a story.</summary>
    /// <param name="story">The story.</param>
    /// <param name="report">The report.</param>
    /// <param name="least">What the mean must be for anybody to look at it: where it hardly can be, the rest is not compared, and it is somewhere below.</param>
    public float Of(StoryProfile story, WeighedReport report, double least)
    {
        float sum = 0;
        int count = story.Kept.Length;
        for (int i = 0; i < count; i++)
        {
            sum += Of(report, story.Kept[i].Report);
            float atBest = sum + ((count - i - 1) * OddsOfRest);
            if (atBest < least * count)
            {
                return atBest / count;
            }
        }

        return sum / count;
    }

    private static float OfWords(
        float words,
        float passages,
        WeighedReport left,
        WeighedReport right,
        float even
    )
    {
        float odds = (OddsPerWords * (words - even)) + passages - OfDays(left, right);
        return Math.Clamp(odds, -PairScorer.Surest, PairScorer.Surest);
    }

    private static float OfDays(WeighedReport left, WeighedReport right) =>
        HarderPerDay * Math.Max(0, Math.Abs(left.Day - right.Day ?? 0) - NearDays);

    private static float OfSubject(WeighedReport left, WeighedReport right)
    {
        float background = ((left.Background + right.Background) / 2) - UsualBackground;
        bool isDated = left.Day is not null && right.Day is not null;
        float told = Math.Min(1, Math.Min(left.Words, right.Words) / WordsThatTell);
        float known = (float)Math.Min(left.KnownReports, right.KnownReports);
        return (told * ((HarderPerBackground * background) + (isDated ? 0 : HarderWithoutDays)))
            - ((1 - told) * EasierForShort * known / (known + FewReports));
    }

    private static float OfActors(int shared, WeighedReport left, WeighedReport right) =>
        shared >= FewestActors && Math.Abs((left.Day - right.Day) ?? int.MaxValue) <= DaysOfActors
            ? MostForActors * shared / Math.Min(left.Actors.Length, right.Actors.Length)
            : 0;

    private static bool HaveActors(WeighedReport left, WeighedReport right) =>
        !left.Actors.IsEmpty && !right.Actors.IsEmpty;
}
