namespace Entente.Text;

/// <summary>The small letter without marks behind a Latin letter with marks: é is e, ø is o.</summary>
/// <remarks>
/// Covers U+00C0–U+024F in part and U+1E00–U+1EFF; letters of other scripts only lose their case. Tables of our own, as the run-time decomposes no letter when it
/// runs without the data of cultures (<c>InvariantGlobalization</c>).
/// </remarks>
internal static class BaseLetter
{
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

    /// <summary>The base letter; the small letter itself where it has none, or two.</summary>
    public static char Of(char c) =>
        char.IsAscii(c) || PairOf(c) is not (var first, '\0') ? char.ToLowerInvariant(c) : first;

    /// <summary>The one or two letters that a letter stands for ("ß" is ss); the second is U+0000 where it is one.</summary>
    public static (char First, char Second) PairOf(char c)
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
        return (first == '?' ? char.ToLowerInvariant(c) : first, second);
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
