using System.Numerics;

namespace Entente.Text;

/// <summary>Words with a number each, looked up by the letters of a text without making a string.</summary>
/// <remarks>
/// Open addressing. The alternate lookup of a general dictionary is compiled anew at every start, and runs unoptimised while the tables are loaded
/// (lab/notes/entities.md). Safe to ask from any thread once it is filled.
/// </remarks>
internal sealed class WordNumbers
{
    private const int None = -1;

    private const int UsualLength = 8;

    private char[] _letters; // of all words, one behind the other: thousands of strings would each be looked at by the collector
    private int _lettersUsed = 1;
    private int[] _starts; // 0 where nothing stands
    private int[] _lengths;
    private int[] _numbers;

    public WordNumbers(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 8) * 2);
        _letters = new char[Math.Max(capacity, 8) * UsualLength];
        _starts = new int[size];
        _lengths = new int[size];
        _numbers = new int[size];
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a word; -1 when it has none.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        int at = Place(word);
        return _starts[at] == 0 ? None : _numbers[at];
    }

    /// <summary>Adds a word that is not there yet.</summary>
    public void Add(ReadOnlySpan<char> word, int number)
    {
        if (++Count > _starts.Length / 2)
        {
            Grow();
        }

        if (_lettersUsed + word.Length > _letters.Length)
        {
            char[] more = new char[Math.Max(_letters.Length * 2, _lettersUsed + word.Length)];
            _letters.AsSpan(0, _lettersUsed).CopyTo(more);
            _letters = more;
        }

        int at = Place(word);
        word.CopyTo(_letters.AsSpan(_lettersUsed));
        (_starts[at], _lengths[at], _numbers[at]) = (_lettersUsed, word.Length, number);
        _lettersUsed += word.Length;
    }

    private void Grow()
    {
        (int[] starts, int[] lengths, int[] numbers) = (_starts, _lengths, _numbers);
        _starts = new int[starts.Length * 2];
        _lengths = new int[starts.Length * 2];
        _numbers = new int[starts.Length * 2];
        for (int i = 0; i < starts.Length; i++)
        {
            if (starts[i] > 0)
            {
                int at = Place(_letters.AsSpan(starts[i], lengths[i]));
                (_starts[at], _lengths[at], _numbers[at]) = (starts[i], lengths[i], numbers[i]);
            }
        }
    }

    // Where the word stands, or where it would.
    private int Place(ReadOnlySpan<char> word)
    {
        int last = _starts.Length - 1;
        int at = string.GetHashCode(word, StringComparison.Ordinal) & last;
        while (_starts[at] != 0 && !word.SequenceEqual(_letters.AsSpan(_starts[at], _lengths[at])))
        {
            at = (at + 1) & last;
        }

        return at;
    }
}
