namespace Entente.Models;

/// <summary>Sentences that go through the network together, longest first.</summary>
/// <remarks>
/// The rows of a batch are ordered by position: first the first words of all sentences, then the second words, …; so one step of a
/// memory takes rows that stand side by side. As the longest come first, the sentences that still have a word are the first ones.
/// </remarks>
internal sealed class SentenceBatch
{
    /// <summary>The most sentences: enough to keep the multipliers busy.</summary>
    public const int MostSentences = 16;

    /// <summary>The most words of a sentence; their arcs are a square of this side.</summary>
    public const int LongestSentence = 400;

    /// <summary>The most words in all, if there is more than one sentence: so that rows stay in the cache.</summary>
    public const int MostWords = 640;

    private readonly int[] _lengths = new int[MostSentences];
    private readonly int[] _firstRows = new int[LongestSentence + 1];

    /// <summary>The number of sentences.</summary>
    public int Sentences { get; private set; }

    /// <summary>The number of words, which is that of rows.</summary>
    public int Words { get; private set; }

    /// <summary>The words of the longest sentence.</summary>
    public int Longest => Sentences == 0 ? 0 : _lengths[0];

    /// <summary>Begins an empty batch.</summary>
    public void Clear() => Sentences = Words = 0;

    /// <summary>Adds a sentence that is not longer than those before it, if there is room.</summary>
    public bool TryAdd(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestSentence);
        if (Sentences == MostSentences || (Sentences > 0 && Words + length > MostWords))
        {
            return false;
        }

        _lengths[Sentences++] = length;
        Words += length;
        return true;
    }

    /// <summary>Says where each word has its row; to be called when all sentences are there.</summary>
    public void Close()
    {
        int row = 0;
        int going = Sentences;
        for (int position = 0; position < Longest; position++)
        {
            while (_lengths[going - 1] <= position)
            {
                going--;
            }

            _firstRows[position] = row;
            row += going;
        }

        _firstRows[Longest] = row;
    }

    /// <summary>The words of a sentence.</summary>
    public int Length(int sentence) => _lengths[sentence];

    /// <summary>The row of the first sentence's word at <paramref name="position"/>.</summary>
    public int FirstRow(int position) => _firstRows[position];

    /// <summary>How many sentences have a word at <paramref name="position"/>.</summary>
    public int Going(int position) => _firstRows[position + 1] - _firstRows[position];

    /// <summary>The row of a word.</summary>
    public int Row(int sentence, int position) => _firstRows[position] + sentence;
}
