using System.Collections.Immutable;

namespace Entente;

/// <summary>What one text of a report says of when and how much.</summary>
public sealed record Reckoning
{
    /// <summary>The temporal expressions, in order, never overlapping.</summary>
    public ImmutableArray<TemporalExpression> Times { get; init; } = [];

    /// <summary>The figures, in order, never overlapping. <see cref="Figure.Period"/> is an index in <see cref="Times"/>.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Of what the figures are, as far as that is plain: at most one claim a figure, in their order.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static Reckoning None { get; } = new();
}
