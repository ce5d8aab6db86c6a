namespace Entente.Entities;

/// <summary>How the words of two phrases agree.</summary>
/// <param name="Kind">From 0, nothing, up to the same wording.</param>
/// <param name="Form">The form of the earlier phrase.</param>
/// <param name="Conflicts">How many words of the later phrase the earlier one lacks; at most 3.</param>
/// <param name="Missing">How many words of the earlier phrase the later one lacks; at most 3.</param>
internal readonly record struct WordMatch(int Kind, int Form, int Conflicts, int Missing)
{
    private const int SameInitials = 1;
    private const int SameHead = 2;
    private const int NamePart = 3;
    private const int LastName = 4;
    private const int SameEntity = 5;
    private const int SameName = 6;
    private const int SameWording = 7;

    /// <summary>Whether words agree, and not only initials.</summary>
    public bool IsOfWords => Kind > SameInitials;

    /// <summary>The better match is the higher; among equals that with fewer words that differ.</summary>
    public int Score => (Kind * 8) - Math.Min(Conflicts + Missing, 7);

    public static WordMatch Of(Phrase later, Phrase earlier)
    {
        int kind = KindOf(later, earlier);
        return kind == 0
            ? default
            : new WordMatch(
                kind,
                (int)earlier.Form,
                Math.Min(Lacking(later.Modifiers, earlier.Modifiers), 3),
                Math.Min(Lacking(earlier.Modifiers, later.Modifiers), 3)
            );
    }

    private static int KindOf(Phrase later, Phrase earlier)
    {
        if (later.Form == PhraseForm.Coordination != (earlier.Form == PhraseForm.Coordination))
        {
            return 0;
        }

        if (later.Wording == earlier.Wording)
        {
            return SameWording;
        }

        if (later.Name.Length > 0 && earlier.Name.Length > 0)
        {
            if (later.Name.AsSpan().SequenceEqual(earlier.Name))
            {
                return SameName;
            }

            if (later.Entity is not null && later.Entity == earlier.Entity)
            {
                return SameEntity;
            }

            bool isShorter = later.Name.Length < earlier.Name.Length;
            Phrase shorter = isShorter ? later : earlier;
            Phrase longer = isShorter ? earlier : later;
            if (Lacking(shorter.Name, longer.Name) == 0)
            {
                return shorter.Name[^1] == longer.Name[^1] ? LastName : NamePart;
            }
        }

        return later.Lemma == earlier.Lemma ? SameHead
            : IsInitials(later, earlier) || IsInitials(earlier, later) ? SameInitials
            : 0;
    }

    private static bool IsInitials(Phrase abbreviation, Phrase full) =>
        full.Initials.Length > 1
        && abbreviation.Initials.Length == 0
        && abbreviation.Wording.Equals(full.Initials, StringComparison.OrdinalIgnoreCase);

    private static int Lacking(string[] words, string[] other)
    {
        int lacking = 0;
        foreach (string word in words)
        {
            lacking += Array.IndexOf(other, word) < 0 ? 1 : 0;
        }

        return lacking;
    }
}
