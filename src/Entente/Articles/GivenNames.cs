using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Knows what people are called by, in all languages that have a table of it (<c>data/en/given-names.tsv</c>).</summary>
internal sealed class GivenNames
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;

    public GivenNames(DataTables tables)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string language in tables.LanguagesWith("given-names"))
        {
            Table table = tables.Read($"{language}/given-names");
            int name = table.Column("name");
            names.UnionWith(table.Rows.Select(row => row[name]));
        }

        _names = names
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a name begins with the given name of a person: "Anna Example" does, "Harbour Ledger" does not.</summary>
    public bool Begin(ReadOnlySpan<char> name)
    {
        int end = name.IndexOfAny(' ', '-');
        return _names.Contains(end < 0 ? name : name[..end]);
    }
}
