namespace Entente.Figures;

/// <summary>Some atoms read as one thing.</summary>
/// <param name="Start">The first atom.</param>
/// <param name="End">The atom behind the last.</param>
/// <param name="Class">What they are.</param>
/// <param name="Value">Their number, as the class counts.</param>
/// <param name="Text">Their value where it is no number; empty otherwise.</param>
/// <param name="Moment">The time they tell; <see langword="null"/> when they tell none.</param>
/// <param name="Next">The edge before it that begins at the same atom; -1 when it is the first.</param>
internal readonly record struct Edge(
    int Start,
    int End,
    WordClass Class,
    decimal Value,
    string Text,
    Moment? Moment,
    int Next
);

/// <summary>A passage as atoms, and all that was read in it so far.</summary>
/// <remarks>Made once for a text and filled for each passage: passages are at most <see cref="MostAtoms"/> long, so that all work is linear in the text.</remarks>
internal sealed class Lattice
{
    /// <summary>The longest passage.</summary>
    public const int MostAtoms = 1600;

    // The words of a phrase of the tables that is looked for from its end.
    private const int LongestPhrase = 5;

    private readonly List<Edge> _edges = [];
    private readonly int[] _heads = new int[MostAtoms + 1];

    /// <summary>The whole text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether blanks may stand between thousands: "40 000".</summary>
    public bool HasSpacedGroups { get; set; }

    /// <summary>The atoms of the passage.</summary>
    public AtomList Atoms { get; } = new();

    /// <summary>Forgets all edges.</summary>
    public void Reset(string text)
    {
        Text = text;
        _edges.Clear();
        Array.Fill(_heads, -1);
    }

    /// <summary>The last edge that begins at an atom; -1 when there is none.</summary>
    public int Head(int start) => _heads[start];

    /// <summary>An edge.</summary>
    public Edge this[int edge] => _edges[edge];

    /// <summary>Adds a reading.</summary>
    public void Add(
        int start,
        int end,
        WordClass kind,
        decimal value = 0,
        string text = "",
        Moment? moment = null
    )
    {
        _edges.Add(new Edge(start, end, kind, value, text, moment, _heads[start]));
        _heads[start] = _edges.Count - 1;
    }

    /// <summary>The longest edge of a class that begins at an atom; <see langword="null"/> when there is none.</summary>
    public Edge? Longest(int start, WordClass kind)
    {
        Edge? longest = null;
        for (
            int i = start >= 0 && start < Atoms.Count ? _heads[start] : -1;
            i >= 0;
            i = _edges[i].Next
        )
        {
            if (_edges[i].Class == kind && (longest is null || _edges[i].End > longest.Value.End))
            {
                longest = _edges[i];
            }
        }

        return longest;
    }

    /// <summary>Whether an edge of a class begins at an atom.</summary>
    public bool Has(int start, WordClass kind) => Longest(start, kind) is not null;

    /// <summary>Whether an edge of a class ends before an atom.</summary>
    public bool EndsAt(int end, WordClass kind) => EndingAt(end, kind) is not null;

    /// <summary>The shortest edge of a class that ends before an atom; <see langword="null"/> when there is none.</summary>
    public Edge? EndingAt(int end, WordClass kind)
    {
        for (int start = end - 1; start >= Math.Max(end - LongestPhrase, 0); start--)
        {
            for (int i = _heads[start]; i >= 0; i = _edges[i].Next)
            {
                if (_edges[i].Class == kind && _edges[i].End == end)
                {
                    return _edges[i];
                }
            }
        }

        return null;
    }

    /// <summary>The first atom that begins at a place in the text or behind it.</summary>
    public int AtomFrom(int position)
    {
        int low = 0;
        int high = Atoms.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = Atoms[middle].Start < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The words of an atom; nothing is copied.</summary>
    public ReadOnlySpan<char> Words(int atom) => Text.AsSpan(Atoms[atom].Start, Atoms[atom].Length);

    /// <summary>The characters before an atom, up to the one before it.</summary>
    public ReadOnlySpan<char> Gap(int atom) =>
        atom == 0 ? [] : Text.AsSpan(Atoms[atom - 1].End, Atoms[atom].Start - Atoms[atom - 1].End);

    /// <summary>Whether an atom is one sign.</summary>
    public bool IsSign(int atom, char sign) =>
        atom >= 0
        && atom < Atoms.Count
        && Atoms[atom].Kind == AtomKind.Sign
        && Text[Atoms[atom].Start] == sign;
}
