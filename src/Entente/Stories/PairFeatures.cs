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

    /// <summary>Of the features the logarithm of one more than the passages that both share, quoted or not.</summary>
    public static float PassagesOf(ReadOnlySpan<float> features) => features[15];

    private readonly KeyTable _terms = new();
    private readonly KeyTable _own = new();
    private readonly KeyTable _quoted = new();
    private WeighedReport? _set;
    private WeighedReport? _other;
    private Shared _shared;

    /// <summary>Sets the report that others are compared with from now on.</summary>
    public void Set(WeighedReport report)
    {
        if (_set == report)
        {
            return;
        }

        _set = report;
        _terms.Fill(report.Keys);
        _own.Fill(report.Sketch.OwnPassages.AsSpan());
        _quoted.Fill(report.Sketch.QuotedPassages.AsSpan());
    }

    /// <summary>Compares the words of <paramref name="other"/> with those of the report that is set.</summary>
    /// <returns>How alike both are by their weighted words alone: the cosine, in [0, 1].</returns>
    public float Compare(WeighedReport other)
    {
        WeighedReport set = _set!;
        _other = other;
        _shared = default;
        ReadOnlySpan<uint> keys = other.Keys;
        for (int i = 0; i < keys.Length; i++)
        {
            int place = _terms.PlaceOf(keys[i]);
            if (place >= 0)
            {
                _shared.Add(set, place, other, i);
            }
        }

        return MathF.Min(1, _shared.All / Norm(set, other));
    }

    /// <summary>Writes the features of two reports.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="features">Where to; as long as <see cref="Names"/>.</param>
    public void Write(WeighedReport a, WeighedReport b, Span<float> features)
    {
        Set(a);
        Compare(b);
        Write(features);
    }

    /// <summary>Writes the features of the two reports that were compared last.</summary>
    public void Write(Span<float> features)
    {
        WeighedReport a = _set!;
        WeighedReport b = _other!;
        Shared shared = _shared;
        float numbers = Cosine(shared.Numbers, a.NumberSquares, b.NumberSquares);
        bool haveNumbers = a.NumberSquares > 0 && b.NumberSquares > 0;
        float titleOfA = TitleCovered(a, shared.TitleOfA, shared.LeadOfA);
        float titleOfB = TitleCovered(b, shared.TitleOfB, shared.LeadOfB);
        float leadOfA = shared.LeadOfA / (a.LeadSum + Tiny);
        float leadOfB = shared.LeadOfB / (b.LeadSum + Tiny);
        float ofA = shared.SquaresOfA / (a.AllSquares + Tiny);
        float ofB = shared.SquaresOfB / (b.AllSquares + Tiny);
        float keysOfA = shared.KeysOfA / (a.KeyCount + Tiny);
        float keysOfB = shared.KeysOfB / (b.KeyCount + Tiny);
        float norm = Norm(a, b);
        int? days =
            a.Sketch.Day is { } day && b.Sketch.Day is { } other ? Math.Abs(day - other) : null;
        features[0] = shared.All / norm;
        features[1] = Cosine(shared.Title, a.TitleSquares, b.TitleSquares);
        features[2] = Cosine(shared.Lead, a.LeadSquares, b.LeadSquares);
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
        features[15] = MathF.Log(
            1
                + _own.CountOf(b.Sketch.OwnPassages.AsSpan())
                + _quoted.CountOf(b.Sketch.QuotedPassages.AsSpan())
        );
        (features[16], features[17]) = InOrder(Length(a), Length(b));
        features[18] = MathF.Min(a.TitleSum, b.TitleSum) / PerTitle;
        features[19] = days is null ? 1 : 0;
        features[20] = MathF.Log(1 + (days ?? 0)) / PerDays;
        features[21] = days <= 1 ? 1 : 0;
        features[22] = haveNumbers ? 1 : 0;
        features[23] = haveNumbers && numbers <= 0 ? 1 : 0;
        features[24] = a.TitleSum == 0 || b.TitleSum == 0 ? 1 : 0;
        features[25] = MathF.Log(1 + shared.RareWords);
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

    private static float Length(WeighedReport report) =>
        MathF.Log(1 + report.Sketch.Words) / PerLogarithm;

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
    private struct Shared
    {
        public float All;
        public float Title;
        public float Lead;
        public float Names;
        public float Numbers;
        public float SquaresOfA;
        public float SquaresOfB;
        public float TitleOfA;
        public float TitleOfB;
        public float LeadOfA;
        public float LeadOfB;
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

            // Both were weighed at about the same time: the mean, so that the order does not matter.
            float rarity = (a.Rarities[i] + b.Rarities[j]) / 2;
            TermTraits inA = a.Traits(i);
            TermTraits inB = b.Traits(j);
            TermTraits inBoth = inA & inB;
            float product = ofA * ofB;
            All += product;
            SquaresOfA += ofA * ofA;
            SquaresOfB += ofB * ofB;
            Title += Has(inBoth, TermTraits.Title) ? rarity * rarity : 0;
            Lead += Has(inBoth, TermTraits.Lead) ? rarity * rarity : 0;
            TitleOfA += Has(inA, TermTraits.Title) ? a.Rarities[i] : 0;
            TitleOfB += Has(inB, TermTraits.Title) ? b.Rarities[j] : 0;
            LeadOfA += Has(inA, TermTraits.Lead) ? a.Rarities[i] : 0;
            LeadOfB += Has(inB, TermTraits.Lead) ? b.Rarities[j] : 0;
            Names += Has(inA | inB, TermTraits.Name) ? product : 0;
            Numbers += Has(inBoth, TermTraits.Number) ? product : 0;
            Rarest = MathF.Max(Rarest, rarity);
            RareWords += rarity > Rare ? 1 : 0;
            KeysOfA += ofA >= a.KeyWeight ? 1 : 0;
            KeysOfB += ofB >= b.KeyWeight ? 1 : 0;
            Rank(product);
        }

        private void Rank(float product)
        {
            if (product > First)
            {
                (First, Second, Third) = (product, First, Second);
            }
            else if (product > Second)
            {
                (Second, Third) = (product, Second);
            }
            else if (product > Third)
            {
                Third = product;
            }
        }

        private static bool Has(TermTraits traits, TermTraits asked) =>
            (traits & asked) != TermTraits.None;
    }
}
