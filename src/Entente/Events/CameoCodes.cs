using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Events;

/// <summary>Tells the code of CAMEO for a type and mode of PLOVER, from <c>data/world/cameo-codes</c>.</summary>
/// <remarks>Source: D. J. Gerner et al., "Conflict and Mediation Event Observations (CAMEO)", version 1.1b3, 2012.</remarks>
public sealed class CameoCodes
{
    private const string NoMode = "-";

    private readonly FrozenDictionary<(EventType Type, string Mode), string> _codes;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">It is missing, not well-formed or does not name all types.</exception>
    public CameoCodes(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Table table = tables.Read("world/cameo-codes");
        int type = table.Column("type");
        int mode = table.Column("mode");
        int code = table.Column("code");
        _codes = table.Rows.ToFrozenDictionary(
            row =>
                (
                    PloverOntology.TypeOf(row[type])
                        ?? throw row.Bad($"expected a type, found \"{row[type]}\""),
                    row[mode]
                ),
            row => row[code]
        );
        foreach (EventType known in Enum.GetValues<EventType>())
        {
            if (!_codes.ContainsKey((known, NoMode)))
            {
                throw new DataFormatException(
                    "world/cameo-codes.tsv",
                    1,
                    $"expected a row of each type, found none of \"{PloverOntology.NameOf(known)}\""
                );
            }
        }
    }

    /// <summary>The code: that of the mode, else of the type.</summary>
    public string Of(EventType type, string? mode) =>
        mode is not null && _codes.TryGetValue((type, mode), out string? code)
            ? code
            : _codes[(type, NoMode)];
}
