using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Entente.Events;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>An event as a row of PLOVER 2.0, with what its format has no name for behind: modality, voice, how many reports and accounts.</summary>
internal sealed record PloverExport(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("date")] string? Date,
    [property: JsonPropertyName("actor")] ImmutableArray<PloverActor> Actor,
    [property: JsonPropertyName("recipient")] ImmutableArray<PloverActor> Recipient,
    [property: JsonPropertyName("event")] string Event,
    [property: JsonPropertyName("mode")] string? Mode,
    [property: JsonPropertyName("quad_code")] int QuadCode,
    [property: JsonPropertyName("event_scale")] double EventScale,
    [property: JsonPropertyName("event_loc")] string? EventLoc,
    [property: JsonPropertyName("country_code")] string? CountryCode,
    [property: JsonPropertyName("event_text")] string EventText,
    [property: JsonPropertyName("link")] string Link,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("modality")] string Modality,
    [property: JsonPropertyName("date_stated")] bool DateStated,
    [property: JsonPropertyName("content")] string? Content,
    [property: JsonPropertyName("content_mode")] string? ContentMode,
    [property: JsonPropertyName("voice")] string? Voice,
    [property: JsonPropertyName("reports")] int Reports,
    [property: JsonPropertyName("accounts")] int Accounts,
    [property: JsonPropertyName("independent")] int Independent,
    [property: JsonPropertyName("story")] string Story,
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("part")] string Part
)
{
    public static PloverExport Of(OccurrenceRow row, PloverOntology ontology)
    {
        EventRow first = row.Event;
        EventType type = TypeOf(first);
        return new PloverExport(
            row.Id,
            row.When ?? row.Day,
            [.. first.Sources.Select(PloverActor.Of)],
            [.. first.Targets.Select(PloverActor.Of)],
            PloverOntology.NameOf(type),
            first.Mode,
            (int)ontology.QuadOf(type),
            ontology.ScoreOf(type, first.Mode),
            first.Place,
            first.Country,
            Snippet.Of(first.Words, []),
            first.Report,
            first.Start,
            first.End,
            first.Modality,
            row.When is not null,
            first.Content,
            first.ContentMode,
            first.Voice,
            row.Reports,
            row.Accounts,
            row.Independent,
            first.Story,
            first.Rule,
            first.Part
        );
    }

    public static EventType TypeOf(EventRow row) =>
        Enum.Parse<EventType>(row.Type, ignoreCase: true);
}

/// <summary>An actor of such a row.</summary>
internal sealed record PloverActor(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("sector")] string? Sector,
    [property: JsonPropertyName("entity_text")] string EntityText,
    [property: JsonPropertyName("identifier_id")] string? IdentifierId
)
{
    public static PloverActor Of(PartyRow party) =>
        new(party.Country, party.Sector, party.Name, party.Id);

    /// <summary>As the cell of a table.</summary>
    public override string ToString() => $"{Code} {Sector} {EntityText}";
}
