namespace Entente.Stories;

/// <summary>Makes the terms of a text: what its words are compared by.</summary>
internal static class Terms
{
    private const int LongestWord = 64;
    internal static int Prefix = 99;

    /// <summary>The key of a word as a term: without its commonest endings.</summary>
    public static uint KeyOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return WordScanner.Key(word);
        }

        Span<char> lower = stackalloc char[LongestWord];
        int length = word.ToLowerInvariant(lower);
        return WordScanner.Key(Cut(Stem(lower[..length])));
    }

    internal static bool More;
    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> w) => w.Length > Prefix ? w[..Prefix] : w;
    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> w) => w.Length > 3 && w[^1] == w[^2] && w[^1] is not ('s' or 'l') ? w[..^1] : w;

    /// <summary>Takes off the endings of the English plural, which other languages share or do not miss.</summary>
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (More)
        {
            if (word.Length > 6 && word.EndsWith("ing")) { word = word[..^3]; return Undouble(word); }
            if (word.Length > 5 && word.EndsWith("ed") ) { word = word[..^2]; return Undouble(word); }
            if (word.Length > 5 && word.EndsWith("es") ) { return Undouble(word[..^2]); }
            if (word.Length > 4 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
            return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
        }
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return word;
        }

        return word.EndsWith("ies") ? word[..^2]
            : word.EndsWith("ches") || word.EndsWith("shes") || word.EndsWith("sses") ? word[..^2]
            : word[..^1];
    }
}
