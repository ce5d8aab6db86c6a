using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Relations;

/// <summary>Which acts begin a state between two actors and which end it, from <c>event-states</c> of each language: "imposed sanctions", "left the union".</summary>
public sealed class StateWords
{
    private const string TableName = "event-states";

    private readonly FrozenDictionary<(string Language, string Cue), StateTurn> _turns;

    /// <summary>Loads the tables of all languages that have one.</summary>
    /// <exception cref="DataFormatException">A table is not well-formed.</exception>
    public StateWords(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Dictionary<(string, string), StateTurn> turns = [];
        foreach (string language in tables.LanguagesWith(TableName))
        {
            Table table = tables.Read($"{language}/{TableName}");
            int cue = table.Column("cue");
            int state = table.Column("state");
            int turn = table.Column("turn");
            foreach (TableRow row in table.Rows)
            {
                if (
                    !Enum.TryParse(row[state], ignoreCase: true, out StateKind kind)
                    || row[turn] is not ("begins" or "ends")
                )
                {
                    throw row.Bad(
                        $"expected a state that begins or ends, found \"{row[state]} {row[turn]}\""
                    );
                }

                turns[(language, row[cue])] = new StateTurn(kind, row[turn] == "begins");
            }
        }

        _turns = turns.ToFrozenDictionary();
    }

    /// <summary>What an act does to a state; <see langword="null"/> for most acts.</summary>
    /// <param name="language">The language of the report.</param>
    /// <param name="cue">What the act was found by: <see cref="Event.Rule"/>.</param>
    public StateTurn? TurnOf(string language, string cue) =>
        _turns.TryGetValue((language, cue), out StateTurn turn) ? turn : null;
}

/// <summary>What an act does to a state.</summary>
/// <param name="Kind">The state.</param>
/// <param name="IsBegin">Whether it begins; else it ends.</param>
public readonly record struct StateTurn(StateKind Kind, bool IsBegin);
