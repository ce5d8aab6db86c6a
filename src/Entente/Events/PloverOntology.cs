using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Events;

/// <summary>The types, modes and contexts of PLOVER 2.0, from <c>data/world/event-types</c>, <c>event-modes</c> and <c>event-contexts</c>.</summary>
/// <remarks>
/// Built once, then only read, from any thread. Source: A. Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset", 2023, and the
/// manual of openeventdata/PLOVER. Where its parts contradict each other the tables say what was chosen.
/// </remarks>
public sealed class PloverOntology
{
    private readonly PloverType[] _types;
    private readonly FrozenDictionary<(EventType Type, string Mode), PloverMode> _modes;

    /// <summary>Loads the tables.</summary>
    /// <exception cref="DataFormatException">A table is missing, not well-formed or does not name all types.</exception>
    public PloverOntology(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Table types = tables.Read("world/event-types");
        Dictionary<EventType, PloverType> known = types.Rows.ToDictionary(
            row => TypeOf(row, types.Column("type")),
            row => ReadType(types, row)
        );
        _types =
        [
            .. Enum.GetValues<EventType>()
                .Select(type =>
                    known.GetValueOrDefault(type)
                    ?? throw new DataFormatException(
                        "world/event-types.tsv",
                        1,
                        $"expected all sixteen types, found none called \"{NameOf(type)}\""
                    )
                ),
        ];
        Table modes = tables.Read("world/event-modes");
        Modes = [.. modes.Rows.Select(row => ReadMode(modes, row))];
        _modes = Modes.ToFrozenDictionary(mode => (mode.Type, mode.Name));
        Table contexts = tables.Read("world/event-contexts");
        Contexts = [.. contexts.Rows.Select(row => row[contexts.Column("context")])];
    }

    /// <summary>All modes.</summary>
    public ImmutableArray<PloverMode> Modes { get; }

    /// <summary>All contexts, in the order of the table.</summary>
    public ImmutableArray<string> Contexts { get; }

    /// <summary>What is fixed of a type.</summary>
    public PloverType this[EventType type] => _types[(int)type];

    /// <summary>The class of a type.</summary>
    public QuadClass QuadOf(EventType type) => this[type].Quad;

    /// <summary>What is fixed of a mode; <see langword="null"/> when the type has no such mode.</summary>
    public PloverMode? ModeOf(EventType type, string mode) =>
        _modes.TryGetValue((type, mode), out PloverMode found) ? found : null;

    /// <summary>How much of conflict or cooperation lies in an act, from -10 to 10: the score of its mode, else of its type.</summary>
    public double ScoreOf(EventType type, string? mode) =>
        mode is not null && ModeOf(type, mode) is { } known ? known.Score : this[type].Score;

    /// <summary>The name that PLOVER gives a type: "CONSULT".</summary>
    public static string NameOf(EventType type) => type.ToString().ToUpperInvariant();

    /// <summary>The type with a name of PLOVER; <see langword="null"/> when there is none.</summary>
    public static EventType? TypeOf(string name) =>
        Enum.TryParse(name, ignoreCase: true, out EventType type) && NameOf(type) == name
            ? type
            : null;

    private static PloverType ReadType(Table table, TableRow row)
    {
        int quad =
            int.TryParse(row[table.Column("quad")], CultureInfo.InvariantCulture, out int number)
            && Enum.IsDefined((QuadClass)number)
                ? number
                : throw row.Bad(
                    $"expected a class from 1 to 4, found \"{row[table.Column("quad")]}\""
                );
        return new PloverType(
            (QuadClass)quad,
            row[table.Column("recipient")] == "yes",
            ScoreIn(table, row),
            TypeOf(row, table.Column("future"))
        );
    }

    private static PloverMode ReadMode(Table table, TableRow row) =>
        new(
            TypeOf(row, table.Column("type")),
            row[table.Column("mode")],
            ScoreIn(table, row),
            [.. row.List(table.Column("contexts"))]
        );

    private static EventType TypeOf(TableRow row, int column) =>
        TypeOf(row[column]) ?? throw row.Bad($"expected a type, found \"{row[column]}\"");

    private static double ScoreIn(Table table, TableRow row)
    {
        string cell = row[table.Column("score")];
        return
            double.TryParse(cell, CultureInfo.InvariantCulture, out double score)
            && Math.Abs(score) <= PloverType.MostScore
            ? score
            : throw row.Bad($"expected a score from -10 to 10, found \"{cell}\"");
    }
}

/// <summary>What PLOVER fixes of a type.</summary>
/// <param name="Quad">Its class.</param>
/// <param name="NeedsRecipient">Whether there is no such event without somebody it is done to or with.</param>
/// <param name="Score">From -10, conflict, to 10, cooperation, when nothing is known of the mode.</param>
/// <param name="Future">What an act of this type is that is announced and not yet done.</param>
public sealed record PloverType(QuadClass Quad, bool NeedsRecipient, double Score, EventType Future)
{
    internal const double MostScore = 10;
}

/// <summary>What PLOVER fixes of a mode.</summary>
/// <param name="Type">The type it belongs to.</param>
/// <param name="Name">Its name: "expel".</param>
/// <param name="Score">From -10, conflict, to 10, cooperation.</param>
/// <param name="Contexts">What every act of this mode is about.</param>
public readonly record struct PloverMode(
    EventType Type,
    string Name,
    double Score,
    ImmutableArray<string> Contexts
);
