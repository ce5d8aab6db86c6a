namespace Entente.Lab.Corpus;

/// <summary>Chance that depends on nothing but what it is asked about: the same story has the same words whatever was made before it.</summary>
internal static class Chance
{
    /// <summary>A number from 0 to <paramref name="limit"/> (excluded) for a seed and what it is about.</summary>
    public static int Below(int limit, int seed, int story, string about)
    {
        // FNV-1a, then the finaliser of SplitMix64.
        ulong hash = 14695981039346656037;
        Add((uint)seed);
        Add((uint)story);
        foreach (char c in about)
        {
            Add(c);
        }

        hash ^= hash >> 30;
        hash *= 0xBF58476D1CE4E5B9;
        hash ^= hash >> 27;
        hash *= 0x94D049BB133111EB;
        hash ^= hash >> 31;
        return (int)(hash % (ulong)limit);

        void Add(uint value)
        {
            hash ^= value;
            hash *= 1099511628211;
        }
    }
}
