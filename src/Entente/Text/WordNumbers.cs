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

    private string?[] _words;
    private int[] _numbers;

    public WordNumbers(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 8) * 2);
        _words = new string?[size];
        _numbers = new int[size];
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a word; -1 when it has none.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        int at = Place(word);
        return _words[at] is null ? None : _numbers[at];
    }

    /// <summary>Adds a word that is not there yet.</summary>
    public void Add(string word, int number)
    {
        if (++Count > _words.Length / 2)
        {
            Grow();
        }

        int at = Place(word);
        _words[at] = word;
        _numbers[at] = number;
    }

    private void Grow()
    {
        (string?[] words, int[] numbers) = (_words, _numbers);
        _words = new string?[words.Length * 2];
        _numbers = new int[words.Length * 2];
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] is { } word)
            {
                int at = Place(word);
                (_words[at], _numbers[at]) = (word, numbers[i]);
            }
        }
    }

    // Where the word stands, or where it would.
    private int Place(ReadOnlySpan<char> word)
    {
        int last = _words.Length - 1;
        int at = string.GetHashCode(word, StringComparison.Ordinal) & last;
        while (_words[at] is { } other && !word.SequenceEqual(other))
        {
            at = (at + 1) & last;
        }

        return at;
    }
}
