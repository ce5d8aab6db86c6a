namespace Entente.Figures;

/// <summary>What a pattern matched, for the rule that makes a moment of it.</summary>
internal readonly ref struct RuleArguments(
    Lattice lattice,
    ReadOnlySpan<int> edges,
    int start,
    int end,
    string constant
)
{
    private readonly ReadOnlySpan<int> _edges = edges;

    /// <summary>The passage.</summary>
    public Lattice Lattice { get; } = lattice;

    /// <summary>The first atom.</summary>
    public int Start { get; } = start;

    /// <summary>The atom behind the last.</summary>
    public int End { get; } = end;

    /// <summary>What stands behind the name of the rule in its table; empty when nothing does.</summary>
    public string Constant { get; } = constant;

    /// <summary>The constant as a number; 0 when it is none.</summary>
    public int Sign =>
        int.TryParse(Constant, System.Globalization.CultureInfo.InvariantCulture, out int sign)
            ? sign
            : 0;

    /// <summary>How many edges there are.</summary>
    public int Count => _edges.Length;

    /// <summary>An edge.</summary>
    public Edge this[int index] => Lattice[_edges[index]];

    /// <summary>The edge of a class; <see langword="null"/> when there is none. <paramref name="nth"/> counts from 0.</summary>
    public Edge? Of(WordClass kind, int nth = 0)
    {
        foreach (int edge in _edges)
        {
            if (Lattice[edge].Class == kind && nth-- == 0)
            {
                return Lattice[edge];
            }
        }

        return null;
    }

    /// <summary>The number of the edge of a class; <see langword="null"/> when there is none.</summary>
    public int? Int(WordClass kind, int nth = 0) =>
        Of(kind, nth) is { } edge && Math.Abs(edge.Value) < int.MaxValue ? (int)edge.Value : null;

    /// <summary>The value of the edge of a class; empty when there is none.</summary>
    public string Text(WordClass kind, int nth = 0) => Of(kind, nth)?.Text ?? "";

    /// <summary>The moment of the nth edge that has one; <see langword="null"/> when there are fewer.</summary>
    public Moment? Moment(int nth)
    {
        foreach (int edge in _edges)
        {
            if (Lattice[edge].Moment is { } moment && nth-- == 0)
            {
                return moment;
            }
        }

        return null;
    }
}
