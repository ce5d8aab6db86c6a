using System.Globalization;

namespace Entente.Quotations;

/// <summary>How alike two wordings are that are taken for the same utterance.</summary>
/// <param name="Score">In [0, 1]; 1 for the same words.</param>
/// <param name="Why">The rule, and what it counted.</param>
internal readonly record struct Likeness(double Score, string Why)
{
    // All thresholds: precision 1 at the best recall on tests/quality/alignment.jsonl, lab/notes/quotations.md.
    private const double LeastCover = 0.55;
    private const double LeastAgreement = 0.6;
    private const int FewestShared = 5;
    private const int FewestSharedOfDifferent = 6;
    private const int FewestTold = 2; // of them in one order: who, where and when alone are no statement
    private const double MovedShare = 0.7;
    private const int MostUnpaired = 60;
    private const double LeastWeightOfFragment = 5;
    private const int LongFragment = 9; // so many words in one order are nobody else's, however common each is

    // Reports may differ in one number, name or "not" when all the rest of a long sentence is the same.
    private const int FewestSharedInDispute = 8;
    private const double LeastAgreementInDispute = 0.85;

    // A headline has no room: its two or three telling words are those of the text, or it tells something else.
    private const int FewestSharedInShort = 2;
    private const double LeastCoverInShort = 0.6;

    // What is said again years later must be more than a turn of phrase.
    private const double LeastWeightAgain = 7;
    private const double LeastAgreementAgain = 0.85;

    /// <summary>The likeness of two wordings; <see langword="null"/> when they are not taken for the same.</summary>
    /// <param name="left">A wording.</param>
    /// <param name="right">Another.</param>
    /// <param name="mayDispute">Whether they may differ in one number, name or "not": two reports of one occasion may, two sentences of one report may not.</param>
    public static Likeness? Of(Profile left, Profile right, bool mayDispute = false)
    {
        if (left.Content.Count == 0 || right.Content.Count == 0)
        {
            return null;
        }

        if (left.Words.SequenceEqual(right.Words, StringComparer.Ordinal))
        {
            return left.Content.Count >= 2 || left.Words.Count >= 4
                ? new Likeness(1, "same words")
                : null;
        }

        if (!MayBeAlike(left, right))
        {
            return null;
        }

        (Profile shorter, Profile longer) =
            left.Weight <= right.Weight ? (left, right) : (right, left);
        if (Contains(longer.Words, shorter.Words))
        {
            bool tellsEnough =
                shorter.Weight >= LeastWeightOfFragment || shorter.Words.Count >= LongFragment;
            return shorter.Content.Count >= 3 && tellsEnough
                ? new Likeness(
                    Math.Sqrt(shorter.Weight / longer.Weight),
                    "words contained in the other wording"
                )
                : null;
        }

        return ByAlignment(shorter, longer, mayDispute);
    }

    /// <summary>Whether words of one occasion are said again at another: the same ones, or nearly, and more than a turn of phrase.</summary>
    public static Likeness? OfAnotherOccasion(Profile left, Profile right) =>
        Of(left, right) is { } likeness
        && likeness.Score >= LeastAgreementAgain
        && Math.Min(left.Weight, right.Weight) >= LeastWeightAgain
            ? likeness
            : null;

    /// <summary>Whether a headline or a caption tells in short what a statement of its text tells: most of what it says stands there, in any order, with every number, name and "not".</summary>
    public static Likeness? InShort(Profile line, Profile statement)
    {
        double shared = 0;
        int words = 0;
        foreach (ContentWord word in line.Content)
        {
            if (statement.Stems.Contains(word.Stem))
            {
                shared += word.Weight;
                words++;
            }
            else if (word.Kind != WordKind.Plain)
            {
                return null;
            }
        }

        return words >= FewestSharedInShort && shared >= LeastCoverInShort * line.Weight
            ? new Likeness(
                shared / line.Weight,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"told in short: {words} telling words shared, {shared / line.Weight:P0} of its own"
                )
            )
            : null;
    }

    /// <summary>The weight of words, in any order, that wordings of these weights share when they are alike.</summary>
    public static double LeastShared(double left, double right) =>
        LeastCover * Math.Min(left, right) * 0.9;

    /// <summary>A quick bound before the alignment: words shared in any order.</summary>
    private static bool MayBeAlike(Profile left, Profile right)
    {
        double shared = 0;
        foreach (ContentWord word in right.Content)
        {
            shared += left.Stems.Contains(word.Stem) ? word.Weight : 0;
        }

        return shared >= LeastShared(left.Weight, right.Weight);
    }

    private static bool Contains(List<string> longer, List<string> shorter)
    {
        for (int start = 0; start + shorter.Count <= longer.Count; start++)
        {
            int same = 0;
            while (same < shorter.Count && longer[start + same] == shorter[same])
            {
                same++;
            }

            if (same == shorter.Count)
            {
                return true;
            }
        }

        return false;
    }

    private static Likeness? ByAlignment(Profile shorter, Profile longer, bool mayDispute)
    {
        List<(int Left, int Right)> pairs = WordSequence.Pair(
            [.. shorter.Content.Select(word => word.Stem)],
            [.. longer.Content.Select(word => word.Stem)]
        );
        int disputes = pairs.Count == 0 ? 0 : CountDisputes(shorter, longer, pairs);
        if (pairs.Count == 0 || disputes > (mayDispute ? 1 : 0))
        {
            return null;
        }

        double shared = 0;
        int told = 0;
        foreach ((int left, int _) in pairs)
        {
            shared += shorter.Content[left].Weight;
            told += shorter.Content[left].Kind == WordKind.Plain ? 1 : 0;
        }

        (int moved, double movedWeight) = CountMoved(shorter, longer, pairs);
        shared += movedWeight;
        double cover = shared / shorter.Weight;
        double agreement =
            2
            * shared
            / (
                WeightBetween(shorter, pairs[0].Left, pairs[^1].Left)
                + WeightBetween(longer, pairs[0].Right, pairs[^1].Right)
            );
        double score = Math.Sqrt(cover * agreement);
        int found = pairs.Count + moved;
        int missing = shorter.Content.Count - found;
        bool isLong =
            told >= FewestTold
            && found >= (missing == 0 ? FewestShared : FewestSharedOfDifferent)
            && cover >= LeastCover
            && agreement >= LeastAgreement;
        bool isNear = missing == 0 && found >= 4 && agreement >= 0.8;
        bool isSettled =
            disputes == 0
            || found >= FewestSharedInDispute
                && missing <= 1
                && agreement >= LeastAgreementInDispute;
        string counted = string.Create(
            CultureInfo.InvariantCulture,
            $"{found} telling words shared, {cover:P0} of the shorter wording"
        );
        return isSettled && (isLong || isNear)
            ? new Likeness(score, disputes == 0 ? counted : $"{counted}; one point differs")
            : null;
    }

    /// <summary>Words out of their order, or with a letter damaged, count a little less than those in their place.</summary>
    private static (int Count, double Weight) CountMoved(
        Profile shorter,
        Profile longer,
        List<(int Left, int Right)> pairs
    )
    {
        List<ContentWord> open = Unpaired(longer, pairs.Select(pair => pair.Right));
        int count = 0;
        double weight = 0;
        foreach (ContentWord word in Unpaired(shorter, pairs.Select(pair => pair.Left)))
        {
            int at = open.FindIndex(other => IsNearly(word.Stem, other.Stem));
            if (at >= 0)
            {
                open.RemoveAt(at);
                count++;
                weight += MovedShare * word.Weight;
            }
        }

        return (count, weight);
    }

    private static List<ContentWord> Unpaired(Profile profile, IEnumerable<int> paired)
    {
        HashSet<int> taken = [.. paired];
        List<ContentWord> open = [];
        for (int i = 0; i < profile.Content.Count && open.Count < MostUnpaired; i++)
        {
            if (!taken.Contains(i))
            {
                open.Add(profile.Content[i]);
            }
        }

        return open;
    }

    /// <summary>Whether two words are the same but for one letter, as scanning damages them; short words must be the same.</summary>
    private static bool IsNearly(string left, string right)
    {
        if (left == right)
        {
            return true;
        }

        if (Math.Min(left.Length, right.Length) < 6 || Math.Abs(left.Length - right.Length) > 1)
        {
            return false;
        }

        int start = left.AsSpan().CommonPrefixLength(right);
        int end = 0;
        int most = Math.Min(left.Length, right.Length) - start;
        while (end < most && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return Math.Max(left.Length, right.Length) - start - end <= 1;
    }

    private static double WeightBetween(Profile profile, int first, int last)
    {
        double weight = 0;
        for (int i = first; i <= last; i++)
        {
            weight += profile.Content[i].Weight;
        }

        return weight;
    }

    /// <summary>In how many places between words they share the wordings differ in what no translation changes.</summary>
    private static int CountDisputes(Profile left, Profile right, List<(int Left, int Right)> pairs)
    {
        int disputes = 0;
        int i = 0;
        int j = 0;
        for (int k = 0; k <= pairs.Count; k++)
        {
            (int l, int r) = k < pairs.Count ? pairs[k] : (left.Content.Count, right.Content.Count);
            disputes += Differs(left, i, l, right, j, r) ? 1 : 0;
            (i, j) = (l + 1, r + 1);
        }

        // A "not" may stand elsewhere ("does not ask for a passport", "asks for no passport"), but there must be as many.
        int inLeft = Negations(left, pairs[0].Left, pairs[^1].Left, right, pairs[0].Right);
        int inRight = Negations(right, pairs[0].Right, pairs[^1].Right, left, pairs[0].Left);
        return inLeft == inRight ? disputes : disputes + 1;
    }

    /// <summary>How many words from the first shared to the last turn the statement round; with one before it, unless the other wording begins there and is only cut.</summary>
    private static int Negations(
        Profile profile,
        int first,
        int last,
        Profile other,
        int otherFirst
    )
    {
        int from = first;
        while (
            from > 0
            && profile.Content[from - 1].Kind == WordKind.Negation
            && other.Content[otherFirst].Place > 0
        )
        {
            from--;
        }

        return Count(profile, from, last + 1, WordKind.Negation);
    }

    private static bool Differs(
        Profile left,
        int leftFrom,
        int leftTo,
        Profile right,
        int rightFrom,
        int rightTo
    )
    {
        for (int kind = (int)WordKind.Name; kind <= (int)WordKind.Exact; kind++)
        {
            if (
                Count(left, leftFrom, leftTo, (WordKind)kind) > 0
                && Count(right, rightFrom, rightTo, (WordKind)kind) > 0
            )
            {
                return true;
            }
        }

        return false;
    }

    private static int Count(Profile profile, int from, int to, WordKind kind)
    {
        int count = 0;
        for (int i = from; i < to; i++)
        {
            count += profile.Content[i].Kind == kind ? 1 : 0;
        }

        return count;
    }
}
