using System.Text;

namespace Entente.Lab.Languages;

/// <summary>Serbian from Cyrillic to Latin letters: one sound, one letter in both (Gaj's alphabet).</summary>
internal static class SerbianAlphabet
{
    private const string Cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";

    private static readonly string[] s_latin =
    [
        .. "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".Split(' '),
    ];

    /// <summary>The text in Latin letters.</summary>
    public static string ToLatin(string text)
    {
        StringBuilder latin = new(text.Length);
        foreach (char c in text)
        {
            char lower = char.ToLowerInvariant(c);
            int at = Cyrillic.IndexOf(lower, StringComparison.Ordinal);
            if (at < 0)
            {
                latin.Append(c);
            }
            else if (lower == c)
            {
                latin.Append(s_latin[at]);
            }
            else
            {
                latin.Append(char.ToUpperInvariant(s_latin[at][0])).Append(s_latin[at].AsSpan(1));
            }
        }

        return latin.ToString();
    }
}
