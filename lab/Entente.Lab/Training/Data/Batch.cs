namespace Entente.Lab.Training.Data;

/// <summary>Sentences that are read side by side, the longest first.</summary>
internal sealed class Batch
{
    /// <summary>A batch of sentences of at least one word.</summary>
    public Batch(IEnumerable<EncodedSentence> sentences)
    {
        Sentences = [.. sentences.OrderByDescending(sentence => sentence.Length)];
        Rows = new BatchRows([.. Sentences.Select(sentence => sentence.Length)]);
    }

    /// <summary>The sentences, longest first.</summary>
    public EncodedSentence[] Sentences { get; }

    /// <summary>Where their words are.</summary>
    public BatchRows Rows { get; }

    /// <summary>The number of words of all sentences.</summary>
    public int Words => Rows.Words;

    /// <summary>For each row its sentence.</summary>
    public int[] SentenceOfRow => Rows.SentenceOfRow;

    /// <summary>The row of a word.</summary>
    public int Row(int sentence, int position) => Rows.Row(sentence, position);
}
