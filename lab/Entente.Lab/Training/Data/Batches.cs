using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Data;

/// <summary>Divides sentences into batches of like length.</summary>
internal static class Batches
{
    /// <summary>Batches of about so many words, in random order; sentences of like length meet others each time.</summary>
    public static List<Batch> Make(
        IReadOnlyList<EncodedSentence> sentences,
        int words,
        TrainingRandom random
    )
    {
        float[] keys = [.. sentences.Select(s => s.Length * (0.9f + (0.2f * random.Unit())))];
        int[] order = [.. Enumerable.Range(0, sentences.Count)];
        Array.Sort(keys, order);
        List<Batch> batches = [.. Divide(order.Select(i => sentences[i]), words)];
        random.Shuffle(batches);
        return batches;
    }

    /// <summary>Batches of about so many words, in the order of the sentences.</summary>
    public static IEnumerable<Batch> Divide(IEnumerable<EncodedSentence> sentences, int words)
    {
        List<EncodedSentence> batch = [];
        int count = 0;
        foreach (EncodedSentence sentence in sentences)
        {
            if (count > 0 && count + sentence.Length > words)
            {
                yield return new Batch(batch);
                batch = [];
                count = 0;
            }

            batch.Add(sentence);
            count += sentence.Length;
        }

        if (batch.Count > 0)
        {
            yield return new Batch(batch);
        }
    }
}
