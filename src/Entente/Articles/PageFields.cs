using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Articles;

/// <summary>What a named value of a page is about.</summary>
internal enum PageField
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>Who wrote it.</summary>
    Author,

    /// <summary>The name of the site.</summary>
    Site,

    /// <summary>When it was published.</summary>
    Published,

    /// <summary>A date without a meaning of its own.</summary>
    Date,

    /// <summary>When it was changed.</summary>
    Updated,

    /// <summary>The standfirst, or a description.</summary>
    Standfirst,

    /// <summary>What may be done with the page.</summary>
    Rights,
}

/// <summary>Knows the names under which pages state values (<c>data/world/page-fields.tsv</c>).</summary>
internal sealed class PageFields
{
    private readonly FrozenDictionary<string, (PageField Field, int Rank)> _fields;

    public PageFields(DataTables tables)
    {
        Table table = tables.Read("world/page-fields");
        int name = table.Column("name");
        int field = table.Column("field");
        Dictionary<string, (PageField, int)> fields = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            if (!Enum.TryParse(row[field], ignoreCase: true, out PageField found))
            {
                throw row.Bad($"expected a field of a page, found \"{row[field]}\"");
            }

            fields[row[name]] = (found, fields.Count);
        }

        _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What the value with this name is about, and its rank: the smaller, the more it is believed.</summary>
    public (PageField Field, int Rank)? Of(string name) =>
        _fields.TryGetValue(name, out (PageField Field, int Rank) found) ? found : null;
}
