using System.Runtime.InteropServices;
using Entente.Text;

namespace Entente.Figures;

/// <summary>Many sequences of words and classes as one tree; finds which of them begin at an atom.</summary>
/// <remarks>Cost of a search: bounded by a number of steps, whatever the text. Not safe for several threads while it is built; then only read.</remarks>
internal sealed class PatternTree
{
    // Enough for all readings of any sentence we have seen; a text made to have more gets fewer findings.
    private const int MostSteps = 3000;

    /// <summary>The node that all sequences begin at.</summary>
    public const int Root = 0;

    private readonly EdgeTable _next = new(capacity: 256);
    private readonly List<List<int>?> _ends = [null];

    /// <summary>Whether there are no sequences.</summary>
    public bool IsEmpty => _next.Count == 0;

    /// <summary>Adds a sequence that means <paramref name="pattern"/>.</summary>
    public void Add(ReadOnlySpan<int> sequence, int pattern)
    {
        int node = Root;
        foreach (int symbol in sequence)
        {
            node = Next(node, symbol);
        }

        End(node, pattern);
    }

    /// <summary>The node behind <paramref name="node"/> that a symbol leads to, made where there is none yet.</summary>
    public int Next(int node, int symbol)
    {
        int next = _next.Find(node, symbol);
        if (next < 0)
        {
            next = _ends.Count;
            _ends.Add(null);
            _next.Add(node, symbol, next);
        }

        return next;
    }

    /// <summary>Ends a sequence that means <paramref name="pattern"/> at a node.</summary>
    public void End(int node, int pattern)
    {
        if (node != Root)
        {
            List<int> ends = _ends[node] ??= [];
            if (!ends.Contains(pattern))
            {
                ends.Add(pattern);
            }
        }
    }

    /// <summary>Finds all sequences that begin at an atom.</summary>
    public void Find(Lattice lattice, int start, PatternMatches found)
    {
        found.Clear();
        int steps = MostSteps;
        Step(lattice, node: 0, start, found, ref steps);
    }

    // Called as deep as the longest pattern of the tables, never as deep as the text is long.
    private void Step(Lattice lattice, int node, int at, PatternMatches found, ref int steps)
    {
        if (_ends[node] is { } ends)
        {
            foreach (int pattern in ends)
            {
                found.Add(pattern, at);
            }
        }

        if (at >= lattice.Atoms.Count || steps-- <= 0)
        {
            return;
        }

        int word = lattice.Atoms[at].Word;
        if (word >= 0 && _next.Find(node, word) is int next and >= 0)
        {
            Step(lattice, next, at + 1, found, ref steps);
        }

        for (int edge = lattice.Head(at); edge >= 0; edge = lattice[edge].Next)
        {
            Edge reading = lattice[edge];
            if (_next.Find(node, (int)reading.Class) is int behind and >= 0)
            {
                found.Push(edge);
                Step(lattice, behind, reading.End, found, ref steps);
                found.Pop();
            }
        }
    }
}

/// <summary>The sequences that begin at an atom: where each ends, and the edges it was made of.</summary>
internal sealed class PatternMatches
{
    private readonly List<int> _path = [];
    private readonly List<int> _edges = [];
    private readonly List<(int Pattern, int End, int First, int Count)> _found = [];

    /// <summary>How many there are.</summary>
    public int Count => _found.Count;

    /// <summary>A sequence: its pattern and the atom behind it.</summary>
    public (int Pattern, int End) this[int match] => (_found[match].Pattern, _found[match].End);

    /// <summary>The edges of a sequence, in order, without the words that the pattern names.</summary>
    public ReadOnlySpan<int> EdgesOf(int match) =>
        CollectionsMarshal.AsSpan(_edges).Slice(_found[match].First, _found[match].Count);

    /// <summary>The longest first; of those as long the one that stands first in its table.</summary>
    public void Sort() =>
        _found.Sort(
            static (a, b) =>
                a.End != b.End ? b.End.CompareTo(a.End) : a.Pattern.CompareTo(b.Pattern)
        );

    internal void Clear()
    {
        _path.Clear();
        _edges.Clear();
        _found.Clear();
    }

    internal void Push(int edge) => _path.Add(edge);

    internal void Pop() => _path.RemoveAt(_path.Count - 1);

    internal void Add(int pattern, int end)
    {
        _found.Add((pattern, end, _edges.Count, _path.Count));
        _edges.AddRange(_path);
    }
}
