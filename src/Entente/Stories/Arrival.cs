namespace Entente.Stories;

/// <summary>A report on its way into a story: what is worked out once, however many stories it is compared with.</summary>
/// <param name="Sketch">Its sketch.</param>
/// <param name="Terms">Its terms, weighed.</param>
/// <param name="Passages">Its passages, quoted or not, that are no formulas.</param>
/// <param name="Uncertainty">How little the index knows yet of its collection; see <see cref="TermWeights.Uncertainty"/>.</param>
internal sealed record Arrival(
    Sketch Sketch,
    WeightedTerm[] Terms,
    List<uint> Passages,
    double Uncertainty
);
