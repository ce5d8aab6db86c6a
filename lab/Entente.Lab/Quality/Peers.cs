namespace Entente.Lab.Quality;

/// <summary><c>tests/quality/peers.tsv</c>: what others reach on the same files, with the place where it is written.</summary>
internal sealed class Peers
{
    private readonly ILookup<(string Set, string Measure), string> _figures;

    private Peers(ILookup<(string Set, string Measure), string> figures) => _figures = figures;

    /// <summary>Reads the file.</summary>
    public static Peers Read(string path) =>
        new(
            File.ReadLines(path)
                .Where(l => l.Length > 0 && l[0] != '#')
                .Skip(1)
                .Select(l => l.Split('\t'))
                .ToLookup(c => (c[0], c[1]), c => $"{c[3]} {c[2]}")
        );

    /// <summary>What others reach, for a cell of a table; empty when nothing is known.</summary>
    public string Of(string set, string measure) => string.Join("; ", _figures[(set, measure)]);
}
