using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Knows whose outlets are (<c>data/world/outlets.tsv</c>).</summary>
public sealed class OutletOwners
{
    // The word of the table for an outlet that runs no other one.
    private const string Itself = "itself";

    private readonly FrozenDictionary<string, (string Name, string Owner)> _outlets;

    /// <summary>Reads the table.</summary>
    public OutletOwners(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Table table = tables.Read("world/outlets");
        int name = table.Column("name");
        int domain = table.Column("domain");
        int owner = table.Column("owner");
        int others = table.Column("others");
        Dictionary<string, (string, string)> outlets = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in table.Rows)
        {
            outlets[row[name]] = (row[name], row[owner] is "" or Itself ? row[name] : row[owner]);
        }

        // Some pages give their address for a name. A name counts more than what another outlet is called besides.
        foreach (TableRow row in table.Rows)
        {
            foreach (string other in row.List(others).Append(row[domain]).Where(it => it != ""))
            {
                outlets.TryAdd(other, outlets[row[name]]);
            }
        }

        _outlets = outlets.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Who runs an outlet: its owner, or the outlet itself when it is its own or we do not know.</summary>
    public string Of(string outlet) => Find(outlet).Owner;

    /// <summary>Our name of an outlet: as it is given when we do not know it.</summary>
    public string NameOf(string outlet) => Find(outlet).Name;

    private (string Name, string Owner) Find(string outlet) =>
        _outlets.GetValueOrDefault(outlet, (outlet, outlet));
}
