namespace Entente.Lab.Training.Data;

/// <summary>Where the words of sentences that are read side by side have their rows.</summary>
/// <remarks>
/// Rows of all matrices: the first words of all sentences, then the second words of those that have one, and so on. So one step of
/// a layer reads rows that lie together.
/// </remarks>
internal sealed class BatchRows
{
    private readonly int[] _starts;

    /// <summary>Rows for sentences of so many words, at least one each.</summary>
    /// <param name="lengths">The numbers of words, the greatest first.</param>
    public BatchRows(IReadOnlyList<int> lengths)
    {
        Sentences = lengths.Count;
        Steps = lengths[0];
        _starts = new int[Steps + 1];
        int going = lengths.Count;
        for (int step = 0; step < Steps; step++)
        {
            while (lengths[going - 1] <= step)
            {
                going--;
            }

            _starts[step + 1] = _starts[step] + going;
        }

        Reversed = new int[Words];
        SentenceOfRow = new int[Words];
        for (int sentence = 0; sentence < lengths.Count; sentence++)
        {
            int length = lengths[sentence];
            for (int position = 0; position < length; position++)
            {
                Reversed[Row(sentence, position)] = Row(sentence, length - 1 - position);
                SentenceOfRow[Row(sentence, position)] = sentence;
            }
        }
    }

    /// <summary>The number of sentences.</summary>
    public int Sentences { get; }

    /// <summary>The number of words of the longest sentence.</summary>
    public int Steps { get; }

    /// <summary>The number of words of all sentences.</summary>
    public int Words => _starts[Steps];

    /// <summary>For each row the row of the word that stands as far from the end as this one from the beginning.</summary>
    public int[] Reversed { get; }

    /// <summary>For each row its sentence.</summary>
    public int[] SentenceOfRow { get; }

    /// <summary>The first row of a step.</summary>
    public int Start(int step) => _starts[step];

    /// <summary>How many sentences have a word at a step: the first ones.</summary>
    public int Active(int step) => _starts[step + 1] - _starts[step];

    /// <summary>The row of a word.</summary>
    public int Row(int sentence, int position) => _starts[position] + sentence;
}
