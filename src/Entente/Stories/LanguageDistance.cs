using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Learns from the stream how much reports in two languages have in common anyway, so that what a pair has more than that can be told.</summary>
/// <remarks>
/// German and English share more anchors by nature than Japanese and Russian. Each report is compared with the newest few of each other language,
/// which hardly ever tell of the same. Cost of a report: bounded by the number of languages.
/// </remarks>
internal sealed class LanguageDistance
{
    private const int Newest = 8;

    // Before any pair has been seen: lab/notes/stories.md, "Other languages".
    private const float UsualLikeness = 0.04f;
    private const float UsualPairs = 16;
    private const float Least = 0.005f;

    // Twice and a half as much in common as others have is even odds, e times as much three to the power of e.
    private const float EvenOdds = 2.4f;
    private const float OddsPerTimes = 3;
    private const int FewestShared = 3;

    private readonly Dictionary<uint, Queue<WeighedReport>> _newest = [];
    private readonly Dictionary<(uint, uint), (float Sum, float Count)> _seen = [];

    /// <summary>Whether reports of more than one language have come.</summary>
    public bool HasSeveral => _newest.Count > 1;

    /// <summary>Whether two languages are known, and two.</summary>
    public static bool IsBetween(uint left, uint right) => left != right && left != 0 && right != 0;

    /// <summary>The logarithm of the odds that both tell of the same happening.</summary>
    public float Odds(WeighedReport left, WeighedReport right)
    {
        (float likeness, int shared) = Likeness(left, right);
        if (shared < FewestShared)
        {
            return -PairScorer.Surest;
        }

        (float sum, float count) = _seen.GetValueOrDefault(Pair(left, right));
        float usual = (sum + (UsualLikeness * UsualPairs)) / (count + UsualPairs);
        return OddsPerTimes * MathF.Log(likeness / (usual + Least) / EvenOdds);
    }

    /// <summary>Learns from one more report.</summary>
    public void Learn(WeighedReport report)
    {
        uint language = report.Sketch.Language;
        if (language == 0)
        {
            return;
        }

        foreach ((uint other, Queue<WeighedReport> newest) in _newest)
        {
            foreach (WeighedReport there in newest)
            {
                if (other != language)
                {
                    ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(
                        _seen,
                        Pair(report, there),
                        out _
                    );
                    seen = (seen.Sum + Likeness(report, there).Cosine, seen.Count + 1);
                }
            }
        }

        ref Queue<WeighedReport>? own = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _newest,
            language,
            out _
        );
        own ??= new Queue<WeighedReport>(Newest);
        if (own.Count == Newest)
        {
            own.Dequeue();
        }

        own.Enqueue(report);
    }

    private static (uint, uint) Pair(WeighedReport left, WeighedReport right)
    {
        (uint a, uint b) = (left.Sketch.Language, right.Sketch.Language);
        return a < b ? (a, b) : (b, a);
    }

    private static (float Cosine, int Shared) Likeness(WeighedReport left, WeighedReport right)
    {
        ReadOnlySpan<uint> ofLeft = left.Sketch.Anchors.AsSpan();
        ReadOnlySpan<uint> ofRight = right.Sketch.Anchors.AsSpan();
        float squares = 0;
        int count = 0;
        for (int i = 0, j = 0; i < ofLeft.Length && j < ofRight.Length; )
        {
            uint a = ofLeft[i];
            uint b = ofRight[j];
            if (a == b)
            {
                squares += left.AnchorRarities[i] * right.AnchorRarities[j];
                count++;
            }

            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return (squares / (MathF.Sqrt(left.AnchorSquares * right.AnchorSquares) + 1e-9f), count);
    }
}
