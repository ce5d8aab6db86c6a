using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Events;

/// <summary>The verbs of forms whose lemmas the models do not always tell right: "freed", "rammed", "severed".</summary>
/// <remarks>Only verbs that name acts are known: their forms are made by the rules of spelling, irregular ones stand in <c>irregular-words</c>. A form of two such verbs is left to the models.</remarks>
internal sealed class VerbForms
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lemmas;

    /// <summary>Makes the forms of the verbs of <c>event-cues</c>.</summary>
    /// <exception cref="DataFormatException">A table is not well-formed.</exception>
    public VerbForms(Language language)
    {
        HashSet<string> verbs = VerbsOf(language.Read("event-cues"));
        ILookup<string, string> irregular = IrregularOf(language.Read("irregular-words"));
        _lemmas = verbs
            .SelectMany(verb =>
                RegularOf(verb).Concat(irregular[verb]).Select(form => (Form: form, Verb: verb))
            )
            .Distinct()
            .GroupBy(pair => pair.Form, pair => pair.Verb, StringComparer.OrdinalIgnoreCase)
            .Where(verbsOfForm => verbsOfForm.Count() == 1)
            .ToFrozenDictionary(
                verbsOfForm => verbsOfForm.Key,
                verbsOfForm => verbsOfForm.Single(),
                StringComparer.OrdinalIgnoreCase
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The verb of a form; <see langword="null"/> where the models are trusted.</summary>
    public string? LemmaOf(ReadOnlySpan<char> form) =>
        _lemmas.TryGetValue(form, out string? lemma) ? lemma : null;

    private static HashSet<string> VerbsOf(Table cues)
    {
        int cue = cues.Column("cue");
        int tag = cues.Column("tag");
        return cues
            .Rows.Where(row => row[tag] == "verb")
            .Select(row => row[cue].Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static ILookup<string, string> IrregularOf(Table table)
    {
        int words = table.Column("words");
        return table
            .Rows.Select(row => row.List(words))
            .SelectMany(row => row.Skip(1).Select(form => (Verb: row[0], Form: form)))
            .ToLookup(pair => pair.Verb, pair => pair.Form, StringComparer.Ordinal);
    }

    // Where spelling depends on the stress ("deferred", "visited"), both are made: the wrong one is no word.
    private static List<string> RegularOf(string verb)
    {
        char last = verb[^1];
        string shorter = verb[..^1];
        if (last == 'y' && !IsVowel(verb[^2]))
        {
            return [$"{shorter}ies", $"{shorter}ied", $"{verb}ing"];
        }

        if (verb.EndsWith("ie", StringComparison.Ordinal))
        {
            return [$"{verb}s", $"{verb}d", $"{verb[..^2]}ying"];
        }

        if (last == 'e')
        {
            return [$"{verb}s", $"{verb}d", verb[^2] == 'e' ? $"{verb}ing" : $"{shorter}ing"];
        }

        bool hisses =
            last is 's' or 'x' or 'z'
            || (last == 'o' && !IsVowel(verb[^2]))
            || verb.EndsWith("ch", StringComparison.Ordinal)
            || verb.EndsWith("sh", StringComparison.Ordinal);
        string third = hisses ? $"{verb}es" : $"{verb}s";
        bool doubles =
            verb.Length > 2
            && !IsVowel(last)
            && last is not ('w' or 'x' or 'y')
            && IsVowel(verb[^2])
            && (!IsVowel(verb[^3]) || verb[^3] == 'u');
        if (last == 'l' && IsVowel(verb[^2]) && IsVowel(verb[^3]) && SyllablesOf(verb) > 1)
        {
            return [third, $"{verb}ed", $"{verb}ing", $"{verb}led", $"{verb}ling"]; // "initialled", as in Britain
        }

        List<string> doubled = doubles ? [third, $"{verb}{last}ed", $"{verb}{last}ing"] : [third];
        return doubles && SyllablesOf(verb) == 1
            ? doubled // "barred"; "bared" is the form of another verb
            : [.. doubled, $"{verb}ed", $"{verb}ing"];
    }

    private static int SyllablesOf(string verb)
    {
        int syllables = 0;
        for (int i = 0; i < verb.Length; i++)
        {
            syllables += IsVowel(verb[i]) && (i == 0 || !IsVowel(verb[i - 1])) ? 1 : 0;
        }

        return syllables;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
