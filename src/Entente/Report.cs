using System.Collections.Immutable;

namespace Entente;

/// <summary>An article together with what was found in it; the unit that is stored.</summary>
/// <param name="Id">The identifier (<see cref="RecordId.ForReport"/>).</param>
/// <param name="Article">The article.</param>
/// <param name="Mentions">Who and what is named in <see cref="Article.Text"/>, in order, never overlapping.</param>
/// <param name="Quotations">What is said in it, by first word.</param>
public sealed record Report(
    string Id,
    Article Article,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<Quotation> Quotations
);
