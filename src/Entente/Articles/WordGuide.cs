namespace Entente.Articles;

/// <summary>A text that tells what an article says: its headline, its description, its body as linked data. Knows how much of a block stands in it.</summary>
/// <remarks>Holds a hash of each run of <c>length</c> words; letters and digits count, in any case. Cost: linear in the text.</remarks>
internal sealed class WordGuide
{
    // More is not needed to know an article, and bounds what a page can make us hold.
    private const int MostWords = 50_000;

    private readonly int _length;
    private readonly HashSet<ulong> _runs = [];

    public WordGuide(string text, int length)
    {
        _length = length;
        List<ulong> words = [];
        Read(text, words);
        int count = Math.Min(words.Count, MostWords);
        for (int i = 0; i + length <= count; i++)
        {
            _runs.Add(Run(words, i));
        }
    }

    /// <summary>Whether it can tell anything.</summary>
    public bool IsEmpty => _runs.Count == 0;

    /// <summary>The share of a block's runs of words that stand in the guide; <see langword="null"/> when the block is too short to tell.</summary>
    public float? Share(List<ulong> words)
    {
        int runs = words.Count - _length + 1;
        if (runs <= 0)
        {
            return null;
        }

        int shared = 0;
        for (int i = 0; i < runs; i++)
        {
            shared += _runs.Contains(Run(words, i)) ? 1 : 0;
        }

        return (float)shared / runs;
    }

    /// <summary>Reads the words of a text as hashes; a sign of a script without blanks is a word.</summary>
    public static void Read(ReadOnlySpan<char> text, List<ulong> words)
    {
        const ulong Seed = 14695981039346656037;
        ulong hash = Seed;
        foreach (char c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF')
            {
                Close();
                words.Add(Next(Seed, c));
            }
            else if (char.IsLetterOrDigit(c))
            {
                hash = Next(hash, char.ToUpperInvariant(c));
            }
            else
            {
                Close();
            }
        }

        Close();

        void Close()
        {
            if (hash != Seed)
            {
                words.Add(hash);
                hash = Seed;
            }
        }
    }

    /// <summary>One hash for all words.</summary>
    public static ulong Hash(List<ulong> words) => Run(words, 0, words.Count);

    private ulong Run(List<ulong> words, int start) => Run(words, start, _length);

    private static ulong Run(List<ulong> words, int start, int length)
    {
        ulong hash = 0;
        for (int i = start; i < start + length; i++)
        {
            hash = System.Numerics.BitOperations.RotateLeft(hash, 23) ^ words[i];
            hash *= 0x9E3779B97F4A7C15;
        }

        return hash;
    }

    // FNV-1a, on characters.
    private static ulong Next(ulong hash, char c) => (hash ^ c) * 1099511628211;
}
