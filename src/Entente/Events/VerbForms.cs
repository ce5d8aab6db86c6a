using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Events;

/// <summary>The verbs of forms whose lemmas the models seldom tell right, from <c>verb-forms</c>: "freed", "expelled".</summary>
internal sealed class VerbForms
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lemmas;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">The table is not well-formed.</exception>
    public VerbForms(Language language)
    {
        Dictionary<string, string> lemmas = new(StringComparer.OrdinalIgnoreCase);
        Table table = language.Read("verb-forms");
        int words = table.Column("words");
        foreach (string[] row in table.Rows.Select(row => row.List(words)))
        {
            foreach (string form in row.Skip(1))
            {
                lemmas[form] = row[0];
            }
        }

        _lemmas = lemmas
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The verb of a form; <see langword="null"/> where the models are trusted.</summary>
    public string? LemmaOf(ReadOnlySpan<char> form) =>
        _lemmas.TryGetValue(form, out string? lemma) ? lemma : null;
}
