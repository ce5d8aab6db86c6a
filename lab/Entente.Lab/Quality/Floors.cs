using System.Globalization;

namespace Entente.Lab.Quality;

/// <summary><c>tests/quality/floors.tsv</c>: below which value no measure may fall.</summary>
/// <remarks>A floor moves up by itself (<c>lab/run quality --raise</c>), and down only by a commit that says why.</remarks>
internal sealed class Floors
{
    private const string Header = "set\tmeasure\tfloor";

    private readonly SortedDictionary<(string Set, string Measure), double> _floors = [];

    /// <summary>The sets and measures that have a floor.</summary>
    public IEnumerable<(string Set, string Measure)> Measures => _floors.Keys;

    /// <summary>Reads the file.</summary>
    public static Floors Read(string path)
    {
        Floors floors = new();
        foreach (
            string line in File.ReadLines(path)
                .Where(l => l.Length > 0 && l[0] != '#' && l != Header)
        )
        {
            string[] cells = line.Split('\t');
            floors._floors[(cells[0], cells[1])] = double.Parse(
                cells[2],
                CultureInfo.InvariantCulture
            );
        }

        return floors;
    }

    /// <summary>The floor of a measure; <see langword="null"/> when it has none.</summary>
    public double? Of(string set, string measure) =>
        _floors.TryGetValue((set, measure), out double floor) ? floor : null;

    /// <summary>Raises the floor to <paramref name="value"/>, cut to three digits; a floor above it stays.</summary>
    public void Raise(string set, string measure, double value)
    {
        double cut = Math.Floor((value * 1000) + 1e-6) / 1000;
        if (Of(set, measure) is not { } floor || floor < cut)
        {
            _floors[(set, measure)] = cut;
        }
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path) =>
        File.WriteAllLines(
            path,
            [
                "# No measure may fall below its floor. Raised by `lab/run quality --raise`; lowered only by a commit that says why.",
                Header,
                .. _floors.Select(f =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{f.Key.Set}\t{f.Key.Measure}\t{f.Value:0.000}"
                    )
                ),
            ]
        );
}
