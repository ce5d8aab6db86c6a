namespace Entente.Stories;

/// <summary>Learns from the stream how rare each term is, and weighs the terms of a report by it.</summary>
/// <remarks>
/// A weight is emphasis × ln(1 / share of reports), the share being what was expected before (see <see cref="WordPrior"/>),
/// corrected by what came, the report itself included.
/// </remarks>
internal sealed class TermWeights
{
    // As many reports as what was expected counts for: lab/notes/stories.md, "What is expected and what came".
    private const double PriorReports = 100;

    // Reports after which half of what is peculiar to a collection is known: the same notes, "The first reports".
    private const double FirstReports = 20;

    // One story of 3,000 prints stays one, and the sets lose nothing: lab/notes/stories.md, "Great stories".
    private const int MembersCountedInFull = 8;

    // A report is weighed anew when so much more is known; so it is weighed a few times in its life.
    private const double MuchMore = 1.5;

    // A name, before any report has been seen.
    private const double ShareOfAnchor = 0.001;

    // Half a report: a term that came once between two slides.
    private const float ForgottenFrom = 0.5f;

    private readonly KeyNumbers _reportsWith = new();
    private double _reports;
    private int _weighings;

    /// <summary>How little is known yet of what all reports of the collection have in common: 1 before the first one, falling towards 0.</summary>
    public double Uncertainty => FirstReports / (FirstReports + _reports);

    /// <summary>Counts the terms of one more report of a story that had <paramref name="members"/> reports.</summary>
    /// <remarks>
    /// From some members on the n-th report counts the less the more there are, by the square, so that a whole story never counts more than
    /// twice those. What a thousand papers print of one happening is still rare; else a great story's own words would become the
    /// common ones, and it would fall apart.
    /// </remarks>
    public void Learn(Sketch sketch, int members)
    {
        float part = (float)MembersCountedInFull / (members + 1);
        float counted = Math.Min(1, part * part);
        _reports += counted;
        foreach (Term term in sketch.Terms)
        {
            _reportsWith.Add(term.Key, counted);
        }

        foreach (uint anchor in sketch.Anchors)
        {
            _reportsWith.Add(anchor, counted);
        }
    }

    /// <summary>Lets all that was counted count half, and forgets what was met only once for long: shares stay as they are, and memory is bounded.</summary>
    public void Slide()
    {
        _reports /= 2;
        _reportsWith.Halve(ForgottenFrom);
    }

    /// <summary>Weighs the terms of a report by what is known now.</summary>
    public WeighedReport Weigh(Sketch sketch) => Weigh(sketch, background: 0);

    private WeighedReport Weigh(Sketch sketch, float background)
    {
        // First all that is looked up and then all that is reckoned: so the waits for memory overlap.
        float[] rarities = new float[sketch.Terms.Length];
        for (int i = 0; i < rarities.Length; i++)
        {
            rarities[i] = _reportsWith.Of(sketch.Terms[i].Key);
        }

        float[] anchors = new float[sketch.Anchors.Length];
        for (int i = 0; i < anchors.Length; i++)
        {
            anchors[i] = _reportsWith.Of(sketch.Anchors[i]);
        }

        for (int i = 0; i < rarities.Length; i++)
        {
            rarities[i] = RarityOf(rarities[i], sketch.Terms[i].ExpectedShare);
        }

        for (int i = 0; i < anchors.Length; i++)
        {
            anchors[i] = RarityOf(anchors[i], ShareOfAnchor);
        }

        return new WeighedReport(sketch, rarities, anchors, _reports, ++_weighings)
        {
            Background = background,
        };
    }

    /// <summary>Whether much more is known than when so many reports were.</summary>
    public bool KnowsMuchMoreThan(double reports) => _reports > (MuchMore * reports) + FirstReports;

    /// <summary>Weighs a report anew if much more is known than when it was weighed.</summary>
    public WeighedReport Refresh(WeighedReport report) =>
        KnowsMuchMoreThan(report.KnownReports) ? Weigh(report.Sketch, report.Background) : report;

    /// <summary><c>-ln</c> of the share of reports that have the term, as far as is known.</summary>
    /// <param name="reportsWith">How many known reports have it.</param>
    /// <param name="expectedShare">The share that was expected before.</param>
    private float RarityOf(float reportsWith, double expectedShare)
    {
        // With the report that is weighed.
        double with = 1 + reportsWith;
        double share =
            (with + 0.5 + (PriorReports * expectedShare)) / (_reports + 2 + PriorReports);
        return (float)Math.Max(0, -Math.Log(share));
    }
}
