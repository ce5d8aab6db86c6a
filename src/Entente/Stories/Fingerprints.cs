using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Chooses fingerprints of a text such that two texts with a passage in common share one.</summary>
/// <remarks>
/// Winnowing: of each window of hashes of word sequences the smallest is kept. Any shared run of
/// <see cref="Length"/> + <see cref="Window"/> − 1 words gives a shared fingerprint, wherever it stands.
/// Source: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003.
/// </remarks>
internal static class Fingerprints
{
    /// <summary>Words in a sequence.</summary>
    public const int Length = 5;

    /// <summary>Sequences in a window: with five words a sequence, runs of eight words are found for certain.</summary>
    private const int Window = 4;

    /// <summary>The fingerprints of the words that are quoted, or of those that are not, in order, each once.</summary>
    /// <param name="words">The words.</param>
    /// <param name="isQuoted">For each word, whether it stands between marks.</param>
    /// <param name="quoted">Whether to take the quoted ones.</param>
    public static ImmutableArray<uint> Of(List<Word> words, bool[] isQuoted, bool quoted)
    {
        List<uint> chosen = new(words.Count / 2);
        List<Word> run = [];
        for (int i = 0; i <= words.Count; i++)
        {
            if (i < words.Count && isQuoted[i] == quoted)
            {
                run.Add(words[i]);
                continue;
            }

            Winnow(run, chosen);
            run.Clear();
        }

        chosen.Sort();
        int count = 0;
        for (int i = 0; i < chosen.Count; i++)
        {
            uint fingerprint = chosen[i];
            if (count == 0 || chosen[count - 1] != fingerprint)
            {
                chosen[count++] = fingerprint;
            }
        }

        return [.. CollectionsMarshal.AsSpan(chosen)[..count]];
    }

    /// <summary>The hash of the <see cref="Length"/> words from <paramref name="start"/> on.</summary>
    public static uint HashAt(List<Word> words, int start)
    {
        uint hash = words[start].Key;
        for (int i = 1; i < Length; i++)
        {
            hash = WordScanner.Join(hash, words[start + i].Key);
        }

        return hash;
    }

    private static void Winnow(List<Word> run, List<uint> chosen)
    {
        int sequences = run.Count - Length + 1;
        if (sequences < 1)
        {
            return;
        }

        uint[] hashes = new uint[sequences];
        for (int i = 0; i < sequences; i++)
        {
            hashes[i] = HashAt(run, i);
        }

        for (int i = 0; i == 0 || i <= sequences - Window; i++)
        {
            uint smallest = uint.MaxValue;
            for (int j = i; j < Math.Min(i + Window, sequences); j++)
            {
                smallest = Math.Min(smallest, hashes[j]);
            }

            chosen.Add(smallest);
        }
    }
}
