using System.Globalization;
using System.Text;

namespace Entente.Sqlite;

/// <summary>Makes the question for FTS5 of a user's terms: phrases in marks, all of which must be there. Nothing of its syntax passes.</summary>
internal static class SearchTerms
{
    /// <summary>The question; <see langword="null"/> when no report can have all the terms, because there is none or one without a letter or digit.</summary>
    public static string? ToQuery(IReadOnlyList<string> terms) =>
        terms.Count > 0 && terms.All(HasWord)
            ? string.Join(
                ' ',
                terms
                    .Distinct(StringComparer.Ordinal)
                    .Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            )
            : null;

    // What the tokenizer of the index (unicode61) takes for part of a word: letters, numbers of all kinds, private use.
    private static bool HasWord(string term)
    {
        foreach (Rune rune in term.EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(rune)
                is <= UnicodeCategory.OtherLetter
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber
                    or UnicodeCategory.PrivateUse
            )
            {
                return true;
            }
        }

        return false;
    }
}
