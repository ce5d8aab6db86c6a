namespace Entente.Figures;

/// <summary>Finds what a number counts: the words behind it up to one that cannot belong to them.</summary>
internal static class NounPhrase
{
    private const int MostWords = 4;

    /// <summary>The words behind a figure that ends at an atom; <see langword="null"/> when nothing is counted.</summary>
    public static TextSpan? Behind(Lattice lattice, int at)
    {
        int start = lattice.Longest(at, WordClass.Of) is { } of ? of.End : at;
        int end = start;
        while (end < lattice.Atoms.Count && end - start < MostWords && CanBelong(lattice, end))
        {
            end++;
        }

        return end > start
            ? new TextSpan(lattice.Atoms[start].Start, lattice.Atoms[end - 1].End)
            : null;
    }

    private static bool CanBelong(Lattice lattice, int at) =>
        lattice.Atoms[at].Kind == AtomKind.Letters
        && !lattice.Has(at, WordClass.Function)
        && !lattice.Has(at, WordClass.Preposition)
        && !lattice.Has(at, WordClass.Past)
        && !lattice.Has(at, WordClass.Future)
        && !lattice.Has(at, WordClass.Number)
        && !lattice.Has(at, WordClass.Frequency);
}
