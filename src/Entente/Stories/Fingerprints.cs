using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Chooses fingerprints of a text such that two texts with a long passage in common share one.</summary>
/// <remarks>
/// Winnowing: of each window of hashes of word sequences the smallest is kept. Any shared run of
/// <see cref="Length"/> + <see cref="Window"/> − 1 unquoted words gives a shared fingerprint, wherever it stands.
/// Source: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003.
/// </remarks>
internal static class Fingerprints
{
    /// <summary>Words in a sequence.</summary>
    internal static int Length = 5;

    /// <summary>Sequences in a window.</summary>
    internal static int Window = 4;

    /// <summary>The fingerprints of the words outside quotation marks, in order, each once.</summary>
    /// <param name="words">The words.</param>
    /// <param name="isQuoted">For each word, whether it stands between marks.</param>
    public static ImmutableArray<uint> Of(List<Word> words, bool[] isQuoted, bool quoted = false)
    {
        SortedSet<uint> chosen = [];
        List<uint> run = [];
        for (int i = 0; i <= words.Count; i++)
        {
            if (i < words.Count && isQuoted[i] == quoted)
            {
                run.Add(words[i].Key);
                continue;
            }

            Winnow(run, chosen);
            run.Clear();
        }

        return [.. chosen];
    }

    private static void Winnow(List<uint> run, SortedSet<uint> chosen)
    {
        int sequences = run.Count - Length + 1;
        if (sequences < 1)
        {
            return;
        }

        uint[] hashes = new uint[sequences];
        for (int i = 0; i < sequences; i++)
        {
            uint hash = run[i];
            for (int j = 1; j < Length; j++)
            {
                hash = WordScanner.Join(hash, run[i + j]);
            }

            hashes[i] = hash;
        }

        int windows = Math.Max(1, sequences - Window + 1);
        for (int i = 0; i < windows; i++)
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
