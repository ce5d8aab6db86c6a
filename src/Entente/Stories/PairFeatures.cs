using System.Numerics;

namespace Entente.Stories;

/// <summary>What two reports have in common, as numbers: what the trained pair score looks at.</summary>
/// <remarks>
/// One report is set (<see cref="Set"/>) and then compared with any number of others: with each its words first, and the rest only where they
/// are worth it. The same in both directions. Cost of a comparison: linear in the terms and passages of the other; nothing is allocated.
/// </remarks>
internal sealed class PairFeatures
{
    // A word of fewer than one report in a hundred.
    private const float Rare = 4.6f;

    // Names are fewer than words: a report with two of them is not the same as one with the same two.
    private const float NamesAside = 0.1f;

    // Brings sums and logarithms to about the size of the shares. Rounded: the score is trained on what comes out.
    private const float PerRarity = 7;
    private const float PerLogarithm = 6;
    private const float PerTitle = 40;
    private const float PerDays = 3;
    private const float Tiny = 1e-9f;

    /// <summary>The features, by name, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "words",
        "title",
        "lead",
        "names",
        "numbers",
        "covered, least",
        "covered, most",
        "title covered, least",
        "title covered, most",
        "lead covered, least",
        "lead covered, most",
        "rarest",
        "three weightiest",
        "key terms, least",
        "key terms, most",
        "passages",
        "shorter",
        "longer",
        "shorter title",
        "undated",
        "days",
        "next day",
        "both with numbers",
        "other numbers",
        "without title",
        "rare words",
    ];

    /// <summary>How many features there are.</summary>
    public static int Count { get; } = Names.Count;

    /// <summary>Of the features the logarithm of one more than the passages that both share, quoted or not.</summary>
    public static float PassagesOf(ReadOnlySpan<float> features) => features[15];

    // Passages and words are counted by their logarithm, nearly all of them by that of a small number.
    private static readonly float[] s_logarithms =
    [
        .. Enumerable.Range(0, 256).Select(count => MathF.Log(1 + count)),
    ];

    private readonly KeyTable _terms = new();
    private readonly KeyTable _own = new();
    private readonly KeyTable _quoted = new();
    private WeighedReport? _set;
    private WeighedReport? _withPassages;
    private WeighedReport? _other;
    private SharedKey[] _shared = [];
    private int _sharedCount;
    private float _product;

    /// <summary>Sets the report that others are compared with from now on.</summary>
    public void Set(WeighedReport report)
    {
        if (_set != report)
        {
            _set = report;
            _terms.Fill(report.Keys);
        }
    }

    /// <summary>Compares the words of two reports, one of which is the one that is set already where that is worth it.</summary>
    /// <inheritdoc cref="Compare(WeighedReport)"/>
    public float Compare(WeighedReport a, WeighedReport b)
    {
        if (_set == b)
        {
            return Compare(a);
        }

        Set(a);
        return Compare(b);
    }

    /// <summary>Compares the words of <paramref name="other"/> with those of the report that is set.</summary>
    /// <returns>How alike both are by their weighted words alone: the cosine, in [0, 1].</returns>
    public float Compare(WeighedReport other)
    {
        WeighedReport set = _set!;
        _other = other;
        if (_shared.Length < other.Keys.Length)
        {
            _shared = new SharedKey[2 * other.Keys.Length];
        }

        _sharedCount = _terms.Match(other.Keys, _shared);
        ReadOnlySpan<float> ofSet = set.Weights;
        ReadOnlySpan<float> ofOther = other.Weights;
        float product = 0;
        foreach (SharedKey key in _shared.AsSpan(0, _sharedCount))
        {
            product += ofSet[key.Place] * ofOther[key.Other];
        }

        _product = product;
        return MathF.Min(1, product / Norm(set, other));
    }

    /// <summary>Writes the features of two reports.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="features">Where to; as long as <see cref="Names"/>.</param>
    public void Write(WeighedReport a, WeighedReport b, Span<float> features)
    {
        Compare(a, b);
        Write(features);
    }

    /// <summary>Writes the features of the two reports that were compared last.</summary>
    public void Write(Span<float> features)
    {
        WeighedReport a = _set!;
        WeighedReport b = _other!;
        Shared shared = default;
        foreach (SharedKey key in _shared.AsSpan(0, _sharedCount))
        {
            shared.Add(a, key.Place, b, key.Other);
        }

        float numbers = Cosine(shared.InBoth.W, a.NumberSquares, b.NumberSquares);
        bool haveNumbers = a.NumberSquares > 0 && b.NumberSquares > 0;
        float titleOfA = TitleCovered(a, shared.OfA.X, shared.OfA.Y);
        float titleOfB = TitleCovered(b, shared.OfB.X, shared.OfB.Y);
        float leadOfA = shared.OfA.Y / (a.LeadSum + Tiny);
        float leadOfB = shared.OfB.Y / (b.LeadSum + Tiny);
        float ofA = shared.SquaresOfA / (a.AllSquares + Tiny);
        float ofB = shared.SquaresOfB / (b.AllSquares + Tiny);
        float keysOfA = shared.KeysOfA / (a.KeyCount + Tiny);
        float keysOfB = shared.KeysOfB / (b.KeyCount + Tiny);
        float norm = Norm(a, b);
        int? days = a.Day is { } day && b.Day is { } other ? Math.Abs(day - other) : null;
        features[0] = _product / norm;
        features[1] = Cosine(shared.InBoth.X, a.TitleSquares, b.TitleSquares);
        features[2] = Cosine(shared.InBoth.Y, a.LeadSquares, b.LeadSquares);
        features[3] = Cosine(
            shared.Names,
            a.NameSquares + (NamesAside * a.AllSquares),
            b.NameSquares + (NamesAside * b.AllSquares)
        );
        features[4] = MathF.Min(1, numbers);
        (features[5], features[6]) = InOrder(ofA, ofB);
        (features[7], features[8]) = InOrder(titleOfA, titleOfB);
        (features[9], features[10]) = InOrder(leadOfA, leadOfB);
        features[11] = shared.Rarest / PerRarity;
        features[12] = (shared.First + shared.Second + shared.Third) / norm;
        (features[13], features[14]) = InOrder(keysOfA, keysOfB);
        features[15] = LogarithmOf(Passages(a, b));
        (features[16], features[17]) = InOrder(a.Length, b.Length);
        features[18] = MathF.Min(a.TitleSum, b.TitleSum) / PerTitle;
        features[19] = days is null ? 1 : 0;
        features[20] = LogarithmOf(days ?? 0) / PerDays;
        features[21] = days <= 1 ? 1 : 0;
        features[22] = haveNumbers ? 1 : 0;
        features[23] = haveNumbers && numbers <= 0 ? 1 : 0;
        features[24] = a.TitleSum == 0 || b.TitleSum == 0 ? 1 : 0;
        features[25] = LogarithmOf(shared.RareWords);
    }

    /// <summary>How many passages two reports share, quoted or not.</summary>
    public static int SharedPassages(Sketch a, Sketch b) =>
        CountShared(a.OwnPassages.AsSpan(), b.OwnPassages.AsSpan())
        + CountShared(a.QuotedPassages.AsSpan(), b.QuotedPassages.AsSpan());

    /// <summary>How many keys two lists in order have in common.</summary>
    public static int CountShared(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            uint left = a[i];
            uint right = b[j];
            shared += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        return shared;
    }

    private static float Norm(WeighedReport a, WeighedReport b) =>
        MathF.Sqrt(a.AllSquares * b.AllSquares) + Tiny;

    /// <summary>The length of a report as a feature.</summary>
    public static float LengthOf(Sketch report) => MathF.Log(1 + report.Words) / PerLogarithm;

    private int Passages(WeighedReport set, WeighedReport other)
    {
        if (_withPassages != set)
        {
            _withPassages = set;
            _own.Fill(set.OwnPassages.AsSpan());
            _quoted.Fill(set.QuotedPassages.AsSpan());
        }

        return _own.CountOf(other.OwnPassages.AsSpan())
            + _quoted.CountOf(other.QuotedPassages.AsSpan());
    }

    /// <summary>The logarithm of one more than a count.</summary>
    private static float LogarithmOf(int count) =>
        count < s_logarithms.Length ? s_logarithms[count] : MathF.Log(1 + count);

    // Without a headline the lead speaks for it.
    private static float TitleCovered(WeighedReport report, float ofTitle, float ofLead) =>
        report.TitleSum == 0
            ? ofLead / (report.LeadSum + Tiny)
            : ofTitle / (report.TitleSum + Tiny);

    private static float Cosine(float product, float squaresOfA, float squaresOfB) =>
        product / (MathF.Sqrt(squaresOfA * squaresOfB) + Tiny);

    private static (float Least, float Most) InOrder(float left, float right) =>
        left <= right ? (left, right) : (right, left);

    /// <summary>Sums over the terms that two reports share.</summary>
    /// <remarks>Four at a time, for headline, lead, names and numbers: what does not count is added as 0, which is cheaper than to ask.</remarks>
    private struct Shared
    {
        private static readonly Vector4[] s_traits =
        [
            .. Enumerable
                .Range(0, 16)
                .Select(traits => new Vector4(
                    One(traits, TermTraits.Title),
                    One(traits, TermTraits.Lead),
                    One(traits, TermTraits.Name),
                    One(traits, TermTraits.Number)
                )),
        ];

        public Vector4 InBoth;
        public Vector4 OfA;
        public Vector4 OfB;
        public float Names;
        public float SquaresOfA;
        public float SquaresOfB;
        public float Rarest;
        public float First;
        public float Second;
        public float Third;
        public int KeysOfA;
        public int KeysOfB;
        public int RareWords;

        public void Add(WeighedReport a, int i, WeighedReport b, int j)
        {
            float ofA = a.Weights[i];
            float ofB = b.Weights[j];
            float rarityInA = a.Rarities[i];
            float rarityInB = b.Rarities[j];

            // Both were weighed at about the same time: the mean, so that the order does not matter.
            float rarity = (rarityInA + rarityInB) / 2;
            int inA = (int)a.Traits[i];
            int inB = (int)b.Traits[j];
            float product = ofA * ofB;
            float square = rarity * rarity;
            InBoth += s_traits[inA & inB] * new Vector4(square, square, 0, product);
            OfA += s_traits[inA] * rarityInA;
            OfB += s_traits[inB] * rarityInB;
            Names += s_traits[inA | inB].Z * product;
            SquaresOfA += ofA * ofA;
            SquaresOfB += ofB * ofB;
            Rarest = float.MaxNative(Rarest, rarity);
            RareWords += rarity > Rare ? 1 : 0;
            KeysOfA += ofA >= a.KeyWeight ? 1 : 0;
            KeysOfB += ofB >= b.KeyWeight ? 1 : 0;
            Third = float.MaxNative(Third, float.MinNative(Second, product));
            Second = float.MaxNative(Second, float.MinNative(First, product));
            First = float.MaxNative(First, product);
        }

        private static float One(int traits, TermTraits asked) =>
            ((TermTraits)traits & asked) != TermTraits.None ? 1 : 0;
    }
}
