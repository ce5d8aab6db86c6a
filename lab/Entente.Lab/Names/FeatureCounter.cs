using System.Runtime.InteropServices;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Writes the features of the word <paramref name="at"/> to <paramref name="features"/>, and says how many they are.</summary>
internal delegate int FeatureReader(ReadOnlySpan<QuickWord> words, int at, Span<ulong> features);

/// <summary>Counts features: those that occur only once teach nothing, and there are more of them than of all others.</summary>
internal sealed class FeatureCounter
{
    private const int Fewest = 2;
    private readonly Dictionary<ulong, int> _counts = [];

    /// <summary>The features of each word of each sentence that occur often enough, by their numbers.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="read">Reads the features of a word.</param>
    /// <param name="number">Gives a feature its number.</param>
    public static IEnumerable<int[][]> Encode(
        IReadOnlyList<QuickSentence> sentences,
        FeatureReader read,
        Func<ulong, int> number
    )
    {
        FeatureCounter counter = new();
        ulong[] features = new ulong[QuickFeatures.Most];
        foreach (QuickSentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Words.Length; i++)
            {
                counter.Add(features.AsSpan(0, read(sentence.Words, i, features)));
            }
        }

        foreach (QuickSentence sentence in sentences)
        {
            int[][] ids = new int[sentence.Words.Length][];
            for (int i = 0; i < ids.Length; i++)
            {
                int count = read(sentence.Words, i, features);
                ids[i] = [.. counter.Frequent(features[..count]).Select(number)];
            }

            yield return ids;
        }
    }

    private void Add(ReadOnlySpan<ulong> features)
    {
        foreach (ulong feature in features)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _)++;
        }
    }

    private IEnumerable<ulong> Frequent(IEnumerable<ulong> features) =>
        features.Where(feature => _counts.GetValueOrDefault(feature) >= Fewest);
}
