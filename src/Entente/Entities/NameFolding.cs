using System.Globalization;
using Entente.Text;

namespace Entente.Entities;

/// <summary>Brings the spellings of a name to one form: small letters, no diacritics, no stops or apostrophes.</summary>
/// <remarks>Covers the Latin letters with marks (U+00C0–U+024F, U+1E00–U+1EFF); letters of other scripts only lose their case. Nothing is allocated.</remarks>
internal static class NameFolding
{
    /// <summary>Longest word that is folded; anything longer is no word of a name.</summary>
    public const int MaxWord = 48;

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

            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                folded[length++] = c;
            }
            else if (c is >= 'A' and <= 'Z')
            {
                folded[length++] = (char)(c | 0x20);
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
            int length = Fold(piece.Span.In(name), word);
            form.Append(form.Length > 0 && length > 0 ? " " : "").Append(word[..length]);
        }

        return form.ToString();
    }

    private static bool IsSilent(char c) =>
        c is '\'' or '.' or '`' or '´' or '\u00AD' or '’' or 'ʼ' or '‘';

    private static int FoldLetter(char c, Span<char> folded)
    {
        (char first, char second) = BaseLetter.PairOf(c);
        folded[0] = first;
        if (second == '\0')
        {
            return 1;
        }

        folded[1] = second;
        return 2;
    }
}
