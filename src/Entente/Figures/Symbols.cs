namespace Entente.Figures;

/// <summary>The words of the tables of one language, each with a number. Numbers below <see cref="FirstWord"/> are classes of words.</summary>
internal sealed class Symbols
{
    /// <summary>The number of the first word.</summary>
    public const int FirstWord = 128;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>No words yet.</summary>
    public Symbols() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of a folded word; -1 when no table has it.</summary>
    public int Find(ReadOnlySpan<char> word) =>
        _lookup.TryGetValue(word, out int number) ? number : -1;

    /// <summary>The numbers of the atoms of <paramref name="words"/>; words that are new get one.</summary>
    public int[] Add(string words)
    {
        List<Atom> atoms = [];
        AtomReader.Read(words, new TextSpan(0, words.Length), this, atoms);
        return
        [
            .. atoms.Select(atom =>
            {
                string word = AtomReader.Fold(words[atom.Start..atom.End]);
                if (!_numbers.TryGetValue(word, out int number))
                {
                    number = FirstWord + _numbers.Count;
                    _numbers.Add(word, number);
                }

                return number;
            }),
        ];
    }
}
