using System.Globalization;

namespace Entente.Figures;

/// <summary>Divides text into atoms and folds letters: case and accents do not count, and all dashes and apostrophes are one.</summary>
internal static class AtomReader
{
    private const int LongestWord = 40;
    private const int Folded = 0x180;
    private const int FirstAccented = 0xC0;

    // The base letters of U+00C0 to U+017F; '?' where a letter has none. (The runtime decomposes none in our invariant mode.)
    private const string Bases =
        "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiIi??jjkk?lllllll"
        + "lllnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz?";

    private static readonly char[] s_folds = Folds();

    /// <summary>Adds the atoms of a stretch of <paramref name="text"/> to <paramref name="atoms"/>.</summary>
    public static void Read(string text, TextSpan stretch, Symbols symbols, AtomList atoms)
    {
        Span<char> folded = stackalloc char[LongestWord];
        int at = stretch.Start;
        int end = stretch.End;
        int last = -1;
        while (at < end)
        {
            char first = text[at];
            if (char.IsWhiteSpace(first))
            {
                at++;
                continue;
            }

            int start = at++;
            AtomKind kind = KindOf(first);
            if (kind != AtomKind.Sign)
            {
                while (at < end && KindOf(text[at]) == kind)
                {
                    at++;
                }
            }

            int word = -1;
            if (at - start <= LongestWord)
            {
                int length = Fold(text.AsSpan(start, at - start), folded);
                word = symbols.Find(folded[..length]);
            }

            atoms.Add(new Atom(start, at, kind, word, start == last));
            last = at;
        }
    }

    /// <summary>The letters of <paramref name="word"/> without case and accents.</summary>
    public static string Fold(string word) =>
        string.Create(word.Length, word, static (folded, word) => Fold(word, folded));

    /// <summary>Writes the letters of <paramref name="word"/> without case and accents to <paramref name="folded"/>; returns how many.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        for (int i = 0; i < word.Length; i++)
        {
            folded[i] = Fold(word[i]);
        }

        return word.Length;
    }

    private static char Fold(char letter) =>
        letter < Folded
            ? s_folds[letter]
            : letter switch
            {
                '‐' or '‑' or '‒' or '–' or '—' or '−' or '～' or '〜' => '-',
                '’' or '‘' or 'ʼ' or '′' => '\'',
                '⁄' => '/',
                _ => char.ToLowerInvariant(letter),
            };

    private static AtomKind KindOf(char c) =>
        char.IsAsciiDigit(c) ? AtomKind.Digits
        : char.IsLetter(c) || IsMark(c) ? AtomKind.Letters
        : AtomKind.Sign;

    private static bool IsMark(char c) =>
        c >= '\u0300'
        && CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static char[] Folds()
    {
        char[] folds = new char[Folded];
        for (int i = 0; i < Folded; i++)
        {
            char c = char.ToLowerInvariant((char)i);
            folds[i] =
                i >= FirstAccented && Bases[i - FirstAccented] != '?'
                    ? Bases[i - FirstAccented]
                    : c;
        }

        folds['~'] = '-';
        folds['´'] = '\'';
        folds['`'] = '\'';
        return folds;
    }
}
