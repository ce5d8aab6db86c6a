using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Knows whose outlets are (<c>data/world/outlets.tsv</c>).</summary>
public sealed class OutletOwners
{
    // The word of the table for an outlet that runs no other one.
    private const string Itself = "itself";

    private readonly FrozenDictionary<string, string> _owners;

    /// <summary>Reads the table.</summary>
    public OutletOwners(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Table table = tables.Read("world/outlets");
        int name = table.Column("name");
        int owner = table.Column("owner");
        Dictionary<string, string> owners = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in table.Rows.Where(row => row[owner] is not ("" or Itself)))
        {
            owners[row[name]] = row[owner];
        }

        _owners = owners.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Who runs an outlet: its owner, or the outlet itself when it is its own or we do not know.</summary>
    public string Of(string outlet) => _owners.GetValueOrDefault(outlet, outlet);
}
