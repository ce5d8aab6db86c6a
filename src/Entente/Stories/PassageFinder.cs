using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Finds the runs of words outside quotation marks that two texts have in common.</summary>
/// <remarks>
/// Greedy: at each word of the second text the longest run that begins there. Runs are followed through quotation marks, because a passage may be
/// taken together with the quotation in it, but only the words outside the marks on both sides are kept and counted. Cost: linear in both texts.
/// </remarks>
internal sealed class PassageFinder(WordPrior prior)
{
    // Runs are found by this many equal words in a row.
    private const int SeedWords = Fingerprints.Length;

    // Places of such a sequence that are tried; what comes more often is a refrain.
    private const int PlacesTried = 8;

    // Unquoted words in a row that count as taken together.
    private const int FewestInRow = 4;

    // Runs as near as this on both sides are one passage with a small edit: a word replaced, the name of a speaker left out.
    private const int MostEdited = 6;

    // A passage of fewer words is chance, and so is one of common words only: "the president of the United States said on".
    // lab/notes/stories.md, "Copies".
    private const int FewestInPassage = 6;
    private const int FewestRare = 2;
    private const double RareShare = 0.05;

    /// <summary>The runs of passages that count, in the order of <paramref name="b"/>, never overlapping there.</summary>
    public List<WordRun> Find(PreparedText a, PreparedText b)
    {
        List<WordRun> own = [];
        foreach (WordRun run in EqualRuns(a, b))
        {
            AddOwnWords(own, a, b, run);
        }

        List<WordRun> counted = [];
        for (int start = 0; start < own.Count; )
        {
            int end = start + 1;
            while (end < own.Count && IsSmallEdit(a, b, own[end - 1], own[end]))
            {
                end++;
            }

            if (IsPassage(b, CollectionsMarshal.AsSpan(own)[start..end]))
            {
                counted.AddRange(own[start..end]);
            }

            start = end;
        }

        return counted;
    }

    /// <summary>How many words that no list knows each text has in the small edits between runs.</summary>
    public (int OfA, int OfB) Slips(PreparedText a, PreparedText b, List<WordRun> runs)
    {
        int ofA = 0;
        int ofB = 0;
        for (int i = 1; i < runs.Count; i++)
        {
            (WordRun left, WordRun right) = (runs[i - 1], runs[i]);
            if (IsSmallEdit(a, b, left, right))
            {
                ofA += Unknown(a, left.EndA, right.A);
                ofB += Unknown(b, left.EndB, right.B);
            }
        }

        return (ofA, ofB);
    }

    /// <summary>How many of the rarer words of the passages each text has in its own words outside them, too, each counted once.</summary>
    public (int OfA, int OfB) Echoes(PreparedText a, PreparedText b, List<WordRun> runs)
    {
        HashSet<uint> rare = [];
        bool[] isInA = new bool[a.Words.Count];
        bool[] isInB = new bool[b.Words.Count];
        foreach (WordRun run in runs)
        {
            isInA.AsSpan(run.A, run.Length).Fill(true);
            isInB.AsSpan(run.B, run.Length).Fill(true);
            for (int i = run.B; i < run.EndB; i++)
            {
                if (IsRare(b, i))
                {
                    rare.Add(b.Words[i].Key);
                }
            }
        }

        return (CountOutside(a, isInA, rare), CountOutside(b, isInB, rare));
    }

    private static int CountOutside(PreparedText text, bool[] isInside, HashSet<uint> keys)
    {
        HashSet<uint> found = [];
        for (int i = 0; i < isInside.Length; i++)
        {
            uint key = text.Words[i].Key;
            if (!isInside[i] && text.IsOwn[i] && keys.Contains(key))
            {
                found.Add(key);
            }
        }

        return found.Count;
    }

    private bool IsRare(PreparedText text, int word) =>
        prior.TermOf(text.Words[word].Span.In(text.Report.Text)).Share < RareShare;

    private int Unknown(PreparedText text, int start, int end)
    {
        int unknown = 0;
        for (int i = start; i < end; i++)
        {
            Word word = text.Words[i];
            unknown +=
                text.IsOwn[i]
                && word.Kind == WordKind.Letters
                && prior.HasRanks
                && !prior.Knows(word.Span.In(text.Report.Text))
                    ? 1
                    : 0;
        }

        return unknown;
    }

    private static IEnumerable<WordRun> EqualRuns(PreparedText a, PreparedText b)
    {
        Dictionary<uint, List<int>> places = Places(a);
        for (int start = 0; start + SeedWords <= b.Words.Count; )
        {
            WordRun longest = default;
            if (places.TryGetValue(Fingerprints.HashAt(b.Words, start), out List<int>? candidates))
            {
                foreach (int place in candidates)
                {
                    int length = 0;
                    while (
                        place + length < a.Words.Count
                        && start + length < b.Words.Count
                        && a.Words[place + length].Key == b.Words[start + length].Key
                    )
                    {
                        length++;
                    }

                    if (length >= SeedWords && length > longest.Length)
                    {
                        longest = new WordRun(place, start, length);
                    }
                }
            }

            if (longest.Length > 0)
            {
                yield return longest;
            }

            start += Math.Max(1, longest.Length);
        }
    }

    private static Dictionary<uint, List<int>> Places(PreparedText text)
    {
        Dictionary<uint, List<int>> places = [];
        for (int i = 0; i + SeedWords <= text.Words.Count; i++)
        {
            ref List<int>? at = ref CollectionsMarshal.GetValueRefOrAddDefault(
                places,
                Fingerprints.HashAt(text.Words, i),
                out _
            );
            at ??= new List<int>(1);
            if (at.Count < PlacesTried)
            {
                at.Add(i);
            }
        }

        return places;
    }

    private static void AddOwnWords(List<WordRun> own, PreparedText a, PreparedText b, WordRun run)
    {
        int length = 0;
        for (int i = 0; i <= run.Length; i++)
        {
            if (i < run.Length && a.IsOwn[run.A + i] && b.IsOwn[run.B + i])
            {
                length++;
                continue;
            }

            if (length >= FewestInRow)
            {
                own.Add(new WordRun(run.A + i - length, run.B + i - length, length));
            }

            length = 0;
        }
    }

    private static bool IsSmallEdit(PreparedText a, PreparedText b, WordRun left, WordRun right) =>
        right.A >= left.EndA
        && OwnBetween(a, left.EndA, right.A) <= MostEdited
        && OwnBetween(b, left.EndB, right.B) <= MostEdited;

    private static int OwnBetween(PreparedText text, int start, int end)
    {
        int own = 0;
        for (int i = start; i < end && own <= MostEdited; i++)
        {
            own += text.IsOwn[i] ? 1 : 0;
        }

        return own;
    }

    private bool IsPassage(PreparedText b, ReadOnlySpan<WordRun> runs)
    {
        int words = 0;
        int rare = 0;
        foreach (WordRun run in runs)
        {
            words += run.Length;
            for (int i = run.B; i < run.EndB; i++)
            {
                rare += IsRare(b, i) ? 1 : 0;
            }
        }

        return words >= FewestInPassage && rare >= FewestRare;
    }
}
