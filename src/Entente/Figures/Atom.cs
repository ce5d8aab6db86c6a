namespace Entente.Figures;

/// <summary>The smallest part of a text that words of tables are made of: letters, digits, or one sign.</summary>
/// <remarks>Smaller than a token, and the same in every language: "10:30pm" is 10 : 30 pm, "twenty-one" is twenty - one.</remarks>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Word">Its number among the words of the tables; -1 when no table knows it.</param>
/// <param name="IsGlued">Whether nothing stands between it and the atom before.</param>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, int Word, bool IsGlued)
{
    /// <summary>The number of code units.</summary>
    public int Length => End - Start;
}

/// <summary>What an atom is made of.</summary>
internal enum AtomKind
{
    /// <summary>Letters with their marks.</summary>
    Letters,

    /// <summary>The digits 0 to 9.</summary>
    Digits,

    /// <summary>One character that is neither.</summary>
    Sign,
}
