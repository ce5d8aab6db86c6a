namespace Entente.Figures;

/// <summary>The atoms of a stretch of text, in order.</summary>
/// <remarks>A list of the library over a structure of ours would be compiled anew at every start (lab/notes/entities.md).</remarks>
internal sealed class AtomList
{
    private Atom[] _atoms = new Atom[64];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>An atom.</summary>
    public Atom this[int index] =>
        index < Count ? _atoms[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Adds an atom behind the others.</summary>
    public void Add(Atom atom)
    {
        if (Count == _atoms.Length)
        {
            Atom[] more = new Atom[Count * 2];
            _atoms.CopyTo(more, 0);
            _atoms = more;
        }

        _atoms[Count++] = atom;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;
}
