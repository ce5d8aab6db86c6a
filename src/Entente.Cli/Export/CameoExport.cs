using Entente.Events;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>An event between two actors with its code of CAMEO: a row for each pair, for what both do to each other one in each direction.</summary>
/// <remarks>CAMEO knows no modality: what was threatened, denied, demanded or only supposed, and what is retold, is no row. A threat that was made, and a promise, are acts of their own.</remarks>
internal sealed record CameoExport(
    string Id,
    string? Date,
    string? Source,
    string? SourceName,
    string? Target,
    string? TargetName,
    string Code,
    string Type,
    string? Mode,
    string Modality,
    int Reports,
    int Accounts,
    int Independent
)
{
    public static IEnumerable<CameoExport> Of(OccurrenceRow row, CameoCodes codes) =>
        PairsOf(row)
            .Select(pair => new CameoExport(
                row.Id,
                row.When ?? row.Day,
                CodeOf(pair.Source),
                pair.Source.Name,
                CodeOf(pair.Target),
                pair.Target?.Name,
                codes.Of(PloverExport.TypeOf(row.Event), row.Event.Mode),
                row.Event.Type,
                row.Event.Mode,
                row.Event.Modality,
                row.Reports,
                row.Accounts,
                row.Independent
            ));

    /// <summary>Who does it to whom, one by one; nobody where CAMEO has no word for what is told.</summary>
    public static IEnumerable<(PartyRow Source, PartyRow? Target)> PairsOf(OccurrenceRow row)
    {
        EventRow first = row.Event;
        bool isDone = first.Modality is "happened" or "reported";
        bool isAnnounced = first is { Modality: "planned", Type: "agree" or "concede" };
        if (!isDone && !isAnnounced)
        {
            return [];
        }

        if (first.IsReciprocal)
        {
            return from source in first.Sources
                from target in first.Sources
                where source != target
                select (source, (PartyRow?)target);
        }

        return first.Targets.IsEmpty
            ? first.Sources.Select(source => (source, (PartyRow?)null))
            : from source in first.Sources
            from target in first.Targets
            select (source, (PartyRow?)target);
    }

    /// <summary>"RUSGOV": the state and what the actor is in it.</summary>
    public static string? CodeOf(PartyRow? party) =>
        party is null ? null
        : $"{party.Country}{SectorOf(party)}" is { Length: > 0 } code ? code
        : null;

    /// <summary>What PLOVER calls otherwise than CAMEO: journalists and physicians.</summary>
    public static string? SectorOf(PartyRow party) =>
        party.Sector switch
        {
            "JRN" => "MED",
            "MED" => "HLH",
            { } sector => sector,
            null => null,
        };
}
