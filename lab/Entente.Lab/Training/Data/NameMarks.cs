namespace Entente.Lab.Training.Data;

/// <summary>What is open for the words that a set puts outside of names.</summary>
internal static class NameMarks
{
    /// <summary>Labels for a sentence without names, of a set that does not know the types <paramref name="unknown"/>.</summary>
    public static ulong[] Outside(string[] words, ReadOnlySpan<NameType> unknown)
    {
        ulong open = NameLabels.OnlyOutside;
        foreach (NameType type in unknown)
        {
            open |= NameLabels.AllOf(type);
        }

        ulong[] labels = new ulong[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            bool isBetween =
                i > 0 && i + 1 < words.Length && Stands(words[i - 1]) && Stands(words[i + 1]);
            labels[i] = Stands(words[i]) || isBetween ? open : NameLabels.OnlyOutside;
        }

        return labels;
    }

    /// <summary>Marks a name of one of several types.</summary>
    public static void Set(ulong[] labels, int first, int end, ReadOnlySpan<NameType> types)
    {
        for (int i = first; i < end; i++)
        {
            labels[i] = NameLabels.Bits(types, i - first, end - first);
        }
    }

    /// <summary>Whether a word looks as if it were part of a name.</summary>
    public static bool Stands(string word) => word.Any(char.IsUpper) || word.Any(char.IsAsciiDigit);
}
