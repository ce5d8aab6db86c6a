using System.Collections.Immutable;
using System.Numerics;
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
        Keys keys = new(words);
        for (int start = 0; start < words.Count; )
        {
            int end = start + 1;
            while (end < words.Count && isQuoted[end] == isQuoted[start])
            {
                end++;
            }

            if (isQuoted[start] == quoted)
            {
                Winnow(keys, start, end, chosen);
            }

            start = end;
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

    private static void Winnow(Keys keys, int start, int end, List<uint> chosen)
    {
        int sequences = end - start - Length + 1;
        if (sequences < 1)
        {
            return;
        }

        uint[] hashes = keys.Hashes(start, sequences);
        uint last = 0;
        for (int i = 0; i == 0 || i <= sequences - Window; i++)
        {
            uint smallest = hashes[i];
            for (int j = i + 1; j < Math.Min(i + Window, sequences); j++)
            {
                smallest = Math.Min(smallest, hashes[j]);
            }

            // Windows side by side mostly have the same.
            if (i == 0 || smallest != last)
            {
                chosen.Add(smallest);
                last = smallest;
            }
        }
    }

    /// <summary>The keys of the words of a text side by side, so that several sequences are hashed at once.</summary>
    private readonly struct Keys
    {
        private readonly uint[] _keys;
        private readonly uint[] _mixed;

        public Keys(List<Word> words)
        {
            _keys = new uint[words.Count];
            _mixed = new uint[words.Count];
            for (int i = 0; i < _keys.Length; i++)
            {
                _keys[i] = words[i].Key;
                _mixed[i] = WordScanner.MixToJoin(_keys[i]);
            }
        }

        /// <summary>What <see cref="HashAt"/> gives for so many sequences from <paramref name="start"/> on.</summary>
        public uint[] Hashes(int start, int count)
        {
            uint[] hashes = new uint[count];
            int i = 0;
            for (; i <= count - Vector<uint>.Count; i += Vector<uint>.Count)
            {
                Vector<uint> hash = new(_keys, start + i);
                for (int word = 1; word < Length; word++)
                {
                    hash = WordScanner.JoinMixed(hash, new Vector<uint>(_mixed, start + i + word));
                }

                hash.CopyTo(hashes, i);
            }

            for (; i < count; i++)
            {
                uint hash = _keys[start + i];
                for (int word = 1; word < Length; word++)
                {
                    hash = WordScanner.JoinMixed(hash, _mixed[start + i + word]);
                }

                hashes[i] = hash;
            }

            return hashes;
        }
    }
}
