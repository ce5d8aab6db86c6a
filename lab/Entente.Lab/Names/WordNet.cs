using System.Globalization;

namespace Entente.Lab.Names;

/// <summary>The dictionary WordNet 3.0 as Debian's <c>wordnet-base</c> brings it: its files <c>data.noun</c>, <c>data.adj</c> and the others.</summary>
/// <remarks>Format: https://wordnet.princeton.edu/documentation/wndb5wn.</remarks>
internal sealed class WordNet
{
    private static readonly string[] s_parts = ["noun", "verb", "adj", "adv"];
    private readonly Dictionary<int, Synset> _nouns;
    private readonly string _folder;

    /// <summary>Reads the nouns.</summary>
    public WordNet(string folder)
    {
        _folder = folder;
        _nouns = ReadSynsets("data.noun").ToDictionary(s => s.Offset);
    }

    /// <summary>The nouns.</summary>
    public IEnumerable<Synset> Nouns => _nouns.Values.OrderBy(s => s.Offset);

    /// <summary>The adjectives.</summary>
    public IEnumerable<Synset> Adjectives => ReadSynsets("data.adj");

    /// <summary>All that a synset is an instance or a kind of, nearest first.</summary>
    public IEnumerable<Synset> Above(Synset synset)
    {
        HashSet<int> seen = [];
        Queue<int> next = new(synset.Above);
        while (next.TryDequeue(out int offset))
        {
            if (seen.Add(offset) && _nouns.TryGetValue(offset, out Synset? found))
            {
                yield return found;
                foreach (int above in found.Above)
                {
                    next.Enqueue(above);
                }
            }
        }
    }

    /// <summary>The words that are written small and that occur in the texts which the dictionary's makers have read.</summary>
    public IEnumerable<string> CommonWords()
    {
        HashSet<string> seen = new(
            s_parts
                .SelectMany(part => File.ReadLines(Path.Combine(_folder, $"index.{part}")))
                .Where(IsSeen)
                .Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)]),
            StringComparer.Ordinal
        );
        return s_parts
            .SelectMany(part => ReadSynsets($"data.{part}"))
            .SelectMany(s => s.Words)
            .Where(w => !w.Any(char.IsUpper) && seen.Contains(w));
    }

    // "lemma pos synsets pointers [symbols] senses seen offsets": as many senses as synsets, of which some were seen in texts.
    private static bool IsSeen(string line)
    {
        if (line[0] == ' ')
        {
            return false;
        }

        string[] fields = line.Split(' ');
        return fields[5 + int.Parse(fields[3], CultureInfo.InvariantCulture)] != "0";
    }

    private IEnumerable<Synset> ReadSynsets(string file) =>
        File.ReadLines(Path.Combine(_folder, file)).Where(l => l[0] != ' ').Select(Parse);

    private static Synset Parse(string line)
    {
        string[] fields = line[..line.IndexOf('|', StringComparison.Ordinal)].Split(' ');
        int words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        int pointers = 4 + (2 * words);
        List<int> above = [];
        bool isInstance = false;
        for (int i = 0; i < int.Parse(fields[pointers], CultureInfo.InvariantCulture); i++)
        {
            string symbol = fields[pointers + 1 + (4 * i)];
            if (symbol is "@" or "@i")
            {
                isInstance |= symbol == "@i";
                above.Add(int.Parse(fields[pointers + 2 + (4 * i)], CultureInfo.InvariantCulture));
            }
        }

        return new Synset(
            int.Parse(fields[0], CultureInfo.InvariantCulture),
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            [.. Enumerable.Range(0, words).Select(i => Word(fields[4 + (2 * i)]))],
            [.. above],
            isInstance
        );
    }

    // Adjectives may carry where they stand: "galore(ip)".
    private static string Word(string field) =>
        (
            field.IndexOf('(', StringComparison.Ordinal) is > 0 and int end ? field[..end] : field
        ).Replace('_', ' ');
}

/// <summary>Words of one meaning.</summary>
/// <param name="Offset">Its number.</param>
/// <param name="File">The number of the lexicographers' file, which is its subject: 18 is persons.</param>
/// <param name="Words">The words, as they are written.</param>
/// <param name="Above">The numbers of what it is an instance or a kind of.</param>
/// <param name="IsInstance">Whether it is one thing, not a kind of things: "Paris", not "city".</param>
internal sealed record Synset(int Offset, int File, string[] Words, int[] Above, bool IsInstance);
