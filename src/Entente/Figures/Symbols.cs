using Entente.Text;

namespace Entente.Figures;

/// <summary>The words of the tables of one language, each with a number. Numbers below <see cref="FirstWord"/> are classes of words.</summary>
internal sealed class Symbols
{
    /// <summary>The number of the first word.</summary>
    public const int FirstWord = 128;

    private readonly WordNumbers _numbers = new(capacity: 2_000);
    private readonly AtomList _atoms = new();

    /// <summary>The number of a folded word; -1 when no table has it.</summary>
    public int Find(ReadOnlySpan<char> word) => _numbers.Find(word);

    /// <summary>The numbers of the atoms of <paramref name="words"/>; words that are new get one.</summary>
    public int[] Add(string words)
    {
        _atoms.Clear();
        AtomReader.Read(words, new TextSpan(0, words.Length), this, _atoms);
        int[] numbers = new int[_atoms.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _atoms[i].Word >= 0 ? _atoms[i].Word : NumberOf(words, _atoms[i]);
        }

        return numbers;
    }

    // Two atoms of one phrase may be the same new word.
    private int NumberOf(string words, Atom atom)
    {
        string word = AtomReader.Fold(words[atom.Start..atom.End]);
        int number = _numbers.Find(word);
        if (number < 0)
        {
            number = FirstWord + _numbers.Count;
            _numbers.Add(word, number);
        }

        return number;
    }
}
