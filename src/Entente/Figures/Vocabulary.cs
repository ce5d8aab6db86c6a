using System.Globalization;
using Entente.Data;

namespace Entente.Figures;

/// <summary>The words of tables with their classes: all phrases of one language that mean something to the patterns.</summary>
internal sealed class Vocabulary
{
    private readonly PatternTree _phrases = new();
    private readonly List<Entry> _entries = [];
    private readonly List<string> _pastEndings = [];
    private readonly Dictionary<string, List<Entry>> _pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>>.AlternateLookup<ReadOnlySpan<char>> _pieceOf;

    /// <summary>No words yet.</summary>
    public Vocabulary(Symbols symbols)
    {
        Symbols = symbols;
        _pieceOf = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words.</summary>
    public Symbols Symbols { get; }

    /// <summary>Whether the language writes numbers as one word: "einundzwanzig".</summary>
    public bool HasGlue { get; private set; }

    /// <summary>Adds the rows of a table with the columns <c>words</c>, <c>class</c> and <c>value</c>.</summary>
    /// <exception cref="DataFormatException">A class is not known.</exception>
    public void Add(Table table)
    {
        int words = table.Column("words");
        int kinds = table.Column("class");
        int values = table.Column("value");
        foreach (TableRow row in table.Rows)
        {
            if (!WordClasses.TryParse(row[kinds], out WordClass kind))
            {
                throw row.Bad($"expected a class of words, found \"{row[kinds]}\"");
            }

            foreach (string phrase in row.List(words))
            {
                Add(phrase, kind, row[values]);
            }
        }
    }

    /// <summary>Adds a phrase.</summary>
    public void Add(string phrase, WordClass kind, string value)
    {
        bool isNumber = decimal.TryParse(
            value,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out decimal number
        );
        if (kind == WordClass.PastEnding)
        {
            _pastEndings.Add(phrase);
            return;
        }

        Entry entry = new(kind, isNumber ? number : 0, isNumber ? "" : value);
        _phrases.Add(Symbols.Add(phrase), _entries.Count);
        _entries.Add(entry);
        if (
            kind
            is WordClass.Cardinal
                or WordClass.Hundred
                or WordClass.Scale
                or WordClass.OrdinalWord
                or WordClass.Glue
        )
        {
            string folded = AtomReader.Fold(phrase);
            if (!_pieces.TryGetValue(folded, out List<Entry>? entries))
            {
                _pieces.Add(folded, entries = []);
            }

            entries.Add(entry);
            HasGlue |= kind == WordClass.Glue;
        }
    }

    /// <summary>Whether a word ends as words do that tell of the past.</summary>
    public bool EndsInPast(ReadOnlySpan<char> word)
    {
        foreach (string ending in _pastEndings)
        {
            if (
                word.Length > ending.Length + 1
                && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds an edge for each phrase that begins at each atom.</summary>
    public void Find(Lattice lattice, PatternMatches scratch)
    {
        for (int start = 0; start < lattice.Atoms.Count; start++)
        {
            if (lattice.Atoms[start].Word < 0)
            {
                continue;
            }

            _phrases.Find(lattice, start, scratch);
            for (int match = 0; match < scratch.Count; match++)
            {
                (int pattern, int end) = scratch[match];
                Entry entry = _entries[pattern];
                lattice.Add(start, end, entry.Class, entry.Number, entry.Text);
            }
        }
    }

    /// <summary>The readings of a part of a word as a part of a number; <see langword="null"/> when it is none.</summary>
    public List<Entry>? Piece(ReadOnlySpan<char> folded) =>
        _pieceOf.TryGetValue(folded, out List<Entry>? entries) ? entries : null;

    /// <summary>What a phrase is.</summary>
    /// <param name="Class">Its class.</param>
    /// <param name="Number">Its value, when it is a number; else 0.</param>
    /// <param name="Text">Its value, when it is none; else empty.</param>
    internal sealed record Entry(WordClass Class, decimal Number, string Text);
}
