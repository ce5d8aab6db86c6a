namespace Entente.Events;

/// <summary>Hashes of what is seen of a pair of actors: a template, which has a number, filled with words.</summary>
/// <remarks>A template's number never changes its meaning: it is part of what trained weights are found by.</remarks>
internal static class PairFeature
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>A template filled with one or two words.</summary>
    public static ulong Of(
        int template,
        ReadOnlySpan<char> word,
        ReadOnlySpan<char> other = default
    )
    {
        // FNV-1a, then the finaliser of SplitMix64.
        ulong hash = (Offset ^ (uint)template) * Prime;
        foreach (char c in word)
        {
            hash = (hash ^ c) * Prime;
        }

        hash = (hash ^ char.MaxValue) * Prime;
        foreach (char c in other)
        {
            hash = (hash ^ c) * Prime;
        }

        return Finish(hash);
    }

    /// <summary>A template filled with a word and a number, which may be a feature itself.</summary>
    public static ulong Of(int template, ReadOnlySpan<char> word, ulong number) =>
        Finish((Of(template, word) ^ number) * Prime);

    /// <summary>A template filled with two numbers.</summary>
    public static ulong Of(int template, ulong number, ulong other = 0) =>
        Finish((((Offset ^ (uint)template) * Prime) + number) * Prime ^ other);

    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
