using System.Globalization;

namespace Entente.Entities;

/// <summary>Brings the spellings of a name to one form: small letters, no diacritics, no stops or apostrophes.</summary>
/// <remarks>Covers the Latin letters with marks (U+00C0–U+024F, U+1E00–U+1EFF); letters of other scripts only lose their case. Nothing is allocated.</remarks>
internal static class NameFolding
{
    /// <summary>Longest word that is folded; anything longer is no word of a name.</summary>
    public const int MaxWord = 48;

    // The base letter of every character from U+00C0 on; '?' where a letter has none or two (see Double).
    private const string Latin1 =
        "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y";

    private const string LatinExtendedA =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllllllln"
        + "nnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    // U+1E00–U+1EFF, as its blocks of one letter each: the first code and the letter.
    private static readonly (int First, char Letter)[] s_additional =
    [
        (0x1E00, 'a'),
        (0x1E02, 'b'),
        (0x1E08, 'c'),
        (0x1E0A, 'd'),
        (0x1E14, 'e'),
        (0x1E1E, 'f'),
        (0x1E20, 'g'),
        (0x1E22, 'h'),
        (0x1E2C, 'i'),
        (0x1E30, 'k'),
        (0x1E36, 'l'),
        (0x1E3E, 'm'),
        (0x1E44, 'n'),
        (0x1E4C, 'o'),
        (0x1E54, 'p'),
        (0x1E58, 'r'),
        (0x1E60, 's'),
        (0x1E6A, 't'),
        (0x1E72, 'u'),
        (0x1E7C, 'v'),
        (0x1E80, 'w'),
        (0x1E8A, 'x'),
        (0x1E8E, 'y'),
        (0x1E90, 'z'),
        (0x1E96, 'h'),
        (0x1E97, 't'),
        (0x1E98, 'w'),
        (0x1E99, 'y'),
        (0x1E9A, 'a'),
        (0x1E9B, 's'),
        (0x1EA0, 'a'),
        (0x1EB8, 'e'),
        (0x1EC8, 'i'),
        (0x1ECC, 'o'),
        (0x1EE4, 'u'),
        (0x1EF2, 'y'),
    ];

    /// <summary>Folds <paramref name="word"/> into <paramref name="folded"/> (at least <see cref="MaxWord"/> long).</summary>
    /// <returns>The length of the form; 0 when the word is too long to be one of a name.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        int length = 0;
        foreach (char c in word)
        {
            if (length + 2 > MaxWord)
            {
                return 0;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
            else if (c < 0xC0 || c is '’' or 'ʼ' or '‘')
            {
                if (!IsSilent(c))
                {
                    folded[length++] = c;
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            else
            {
                length += FoldLetter(c, folded[length..]);
            }
        }

        return length;
    }

    /// <summary>The form of a whole name, its words separated by single blanks.</summary>
    public static string Fold(string name)
    {
        using PieceBuffer pieces = PieceBuffer.Read(name);
        Span<char> word = stackalloc char[MaxWord];
        var form = new System.Text.StringBuilder(name.Length);
        foreach (Piece piece in pieces.Pieces)
        {
            if (form.Length > 0)
            {
                form.Append(' ');
            }

            form.Append(word[..Fold(piece.Span.In(name), word)]);
        }

        return form.ToString();
    }

    private static bool IsSilent(char c) => c is '\'' or '.' or '`' or '´' or '\u00AD';

    private static int FoldLetter(char c, Span<char> folded)
    {
        (char first, char second) = c switch
        {
            'ß' or 'ẞ' => ('s', 's'),
            'Æ' or 'æ' => ('a', 'e'),
            'Œ' or 'œ' => ('o', 'e'),
            'Þ' or 'þ' => ('t', 'h'),
            'Ð' or 'ð' => ('d', '\0'),
            'ĳ' or 'Ĳ' => ('i', 'j'),
            'ə' or 'Ə' => ('a', '\0'),
            'ơ' or 'Ơ' => ('o', '\0'),
            'ư' or 'Ư' => ('u', '\0'),
            'ș' or 'Ș' => ('s', '\0'),
            'ț' or 'Ț' => ('t', '\0'),
            'ǎ' or 'Ǎ' => ('a', '\0'),
            'ǐ' or 'Ǐ' => ('i', '\0'),
            'ǒ' or 'Ǒ' => ('o', '\0'),
            >= 'ǔ' and <= 'ǜ' or 'Ǔ' => ('u', '\0'),
            >= '\u00C0' and <= '\u00FF' => (Latin1[c - 0xC0], '\0'),
            >= '\u0100' and <= '\u017F' => (LatinExtendedA[c - 0x100], '\0'),
            >= '\u1E00' and <= '\u1EFF' => (Additional(c), '\0'),
            _ => (char.ToLowerInvariant(c), '\0'),
        };
        folded[0] = first == '?' ? char.ToLowerInvariant(c) : first;
        if (second == '\0')
        {
            return 1;
        }

        folded[1] = second;
        return 2;
    }

    private static char Additional(char c)
    {
        int i = s_additional.Length - 1;
        while (s_additional[i].First > c)
        {
            i--;
        }

        return s_additional[i].Letter;
    }
}
