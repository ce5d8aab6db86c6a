using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>A report whose terms are weighed, ready to be compared with any number of others.</summary>
/// <remarks>A weight is emphasis × rarity (see <see cref="TermWeights"/>); the sums over the terms are kept beside.</remarks>
internal sealed class WeighedReport
{
    // So many of a report's weightiest terms are what it is about.
    private const int KeyTerms = 8;

    // A report's words by which stories are looked up, and the same for what does not change with the language.
    // More finds nothing more: lab/notes/stories.md, "How far to look".
    private const int WordsLookedUp = 40;
    private const int AnchorsLookedUp = 24;

    private readonly uint[] _keys;
    private readonly float[] _weights;
    private readonly float[] _rarities;
    private readonly TermTraits[] _traits;
    private readonly float[] _anchorRarities;
    private int[]? _weightiest;
    private int[]? _rarestAnchors;

    /// <summary>Weighs the terms of <paramref name="sketch"/>.</summary>
    /// <param name="sketch">The report.</param>
    /// <param name="rarities">For each of its terms <c>-ln</c> of the share of reports that have it.</param>
    /// <param name="anchorRarities">The same for each of its anchors.</param>
    /// <param name="knownReports">How many reports the rarities rest on.</param>
    /// <param name="serial">Which weighing of the index it is, from 1 on.</param>
    public WeighedReport(
        Sketch sketch,
        float[] rarities,
        float[] anchorRarities,
        double knownReports,
        int serial
    )
    {
        Serial = serial;
        Sketch = sketch;
        Day = sketch.Day;
        Language = sketch.Language;
        IsInKnownLanguage = sketch.IsInKnownLanguage;
        Words = sketch.Words;
        Actors = sketch.Actors;
        OwnPassages = sketch.OwnPassages;
        QuotedPassages = sketch.QuotedPassages;
        Length = PairFeatures.LengthOf(sketch);
        _anchorRarities = anchorRarities;
        AnchorSquares = anchorRarities.Sum(rarity => rarity * rarity);
        KnownReports = knownReports;
        _rarities = rarities;
        _keys = new uint[rarities.Length];
        _weights = new float[rarities.Length];
        _traits = new TermTraits[rarities.Length];
        for (int i = 0; i < rarities.Length; i++)
        {
            Term term = sketch.Terms[i];
            _keys[i] = term.Key;
            _traits[i] = term.Traits & TermTraits.All;
            float rarity = rarities[i];
            float weight = (float)term.Emphasis * rarity;
            _weights[i] = weight;
            AllSquares += weight * weight;
            if (Has(term, TermTraits.Title))
            {
                TitleSquares += rarity * rarity;
                TitleSum += rarity;
            }

            if (Has(term, TermTraits.Lead))
            {
                LeadSquares += rarity * rarity;
                LeadSum += rarity;
            }

            if (Has(term, TermTraits.Name))
            {
                NameSquares += weight * weight;
            }

            if (Has(term, TermTraits.Number))
            {
                NumberSquares += weight * weight;
            }
        }

        (KeyWeight, KeyCount) = FindKeyTerms(_weights);
    }

    /// <summary>The report.</summary>
    public Sketch Sketch { get; }

    /// <summary>Its day, as in the sketch: beside what every comparison looks at.</summary>
    public int? Day { get; }

    /// <summary>Its language, as in the sketch.</summary>
    public uint Language { get; }

    /// <summary>Whether it is known how common its words are, as in the sketch.</summary>
    public bool IsInKnownLanguage { get; }

    /// <summary>How many words it has, as in the sketch.</summary>
    public int Words { get; }

    /// <summary>Its actors, as in the sketch.</summary>
    public ImmutableArray<uint> Actors { get; }

    /// <summary>Its passages outside quotation marks, as in the sketch.</summary>
    public ImmutableArray<uint> OwnPassages { get; }

    /// <summary>Those between them, as in the sketch.</summary>
    public ImmutableArray<uint> QuotedPassages { get; }

    /// <summary>Its length as a feature: <see cref="PairFeatures.LengthOf"/>.</summary>
    public float Length { get; }

    /// <summary>How many reports the rarities rest on.</summary>
    public double KnownReports { get; }

    /// <summary>Tells it from every other weighing of the same index, this report's too.</summary>
    public int Serial { get; }

    /// <summary>How much of it, by the squares of weights, other stories have in common with it than the likeliest one, in [0, 1]: its subject. Set once, before it is compared.</summary>
    public float Background { get; set; }

    /// <summary>The keys of the terms, in their order.</summary>
    public ReadOnlySpan<uint> Keys => _keys;

    /// <summary>The weights, in the order of the sketch's terms.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The rarities, in the order of the sketch's terms.</summary>
    public ReadOnlySpan<float> Rarities => _rarities;

    /// <summary>Where the terms stand and what they look like, in the order of the sketch's terms.</summary>
    public ReadOnlySpan<TermTraits> Traits => _traits;

    /// <summary>The rarities of the anchors, in the order of the sketch's.</summary>
    public ReadOnlySpan<float> AnchorRarities => _anchorRarities;

    /// <summary>The sum of the squares of the rarities of the anchors.</summary>
    public float AnchorSquares { get; }

    /// <summary>The sum of the squares of all weights.</summary>
    public float AllSquares { get; }

    /// <summary>The sum of the squares of the rarities of the headline's terms.</summary>
    public float TitleSquares { get; }

    /// <summary>The sum of the rarities of the headline's terms.</summary>
    public float TitleSum { get; }

    /// <summary>The sum of the squares of the rarities of the terms in headline and lead.</summary>
    public float LeadSquares { get; }

    /// <summary>The sum of the rarities of the terms in headline and lead.</summary>
    public float LeadSum { get; }

    /// <summary>The sum of the squares of the weights of names.</summary>
    public float NameSquares { get; }

    /// <summary>The sum of the squares of the weights of numbers.</summary>
    public float NumberSquares { get; }

    /// <summary>The weight from which on a term is a key term.</summary>
    public float KeyWeight { get; }

    /// <summary>How many key terms there are, at most.</summary>
    public int KeyCount { get; }

    /// <summary>The places of the weightiest terms, the weightiest first.</summary>
    public ReadOnlySpan<int> Weightiest => _weightiest ??= Greatest(_weights, WordsLookedUp);

    /// <summary>The places of the rarest anchors, the rarest first.</summary>
    public ReadOnlySpan<int> RarestAnchors =>
        _rarestAnchors ??= Greatest(_anchorRarities, AnchorsLookedUp);

    private static int[] Greatest(float[] values, int most)
    {
        int[] places = [.. Enumerable.Range(0, values.Length)];
        Array.Sort([.. values], places);
        Array.Reverse(places);
        return places.Length <= most ? places : places[..most];
    }

    private static bool Has(Term term, TermTraits asked) =>
        (term.Traits & asked) != TermTraits.None;

    private static (float Weight, int Count) FindKeyTerms(ReadOnlySpan<float> weights)
    {
        // Insertion into a short list in falling order.
        Span<float> greatest = stackalloc float[KeyTerms];
        int count = 0;
        foreach (float weight in weights)
        {
            if (count == KeyTerms && weight <= greatest[^1])
            {
                continue;
            }

            int at = Math.Min(count, KeyTerms - 1);
            while (at > 0 && greatest[at - 1] < weight)
            {
                greatest[at] = greatest[at - 1];
                at--;
            }

            greatest[at] = weight;
            count = Math.Min(count + 1, KeyTerms);
        }

        return count == 0 ? (float.MaxValue, 0) : (greatest[count - 1], count);
    }
}
