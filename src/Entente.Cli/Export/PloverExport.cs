using System.Collections.Immutable;
using System.Globalization;
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
    public static string[] Columns { get; } =
    [
        "id",
        "date",
        "actor",
        "recipient",
        "event",
        "mode",
        "quad_code",
        "event_scale",
        "event_loc",
        "country_code",
        "event_text",
        "link",
        "start",
        "end",
        "modality",
        "date_stated",
        "content",
        "content_mode",
        "voice",
        "reports",
        "accounts",
        "independent",
        "story",
        "rule",
        "part",
    ];

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

    public string?[] Cells() =>
        [
            Id,
            Date,
            Names(Actor),
            Names(Recipient),
            Event,
            Mode,
            Number(QuadCode),
            EventScale.ToString(CultureInfo.InvariantCulture),
            EventLoc,
            CountryCode,
            EventText,
            Link,
            Number(Start),
            Number(End),
            Modality,
            DateStated ? "true" : "false",
            Content,
            ContentMode,
            Voice,
            Number(Reports),
            Number(Accounts),
            Number(Independent),
            Story,
            Rule,
            Part,
        ];

    private static string Names(ImmutableArray<PloverActor> actors) =>
        string.Join('|', actors.Select(actor => $"{actor.Code} {actor.Sector} {actor.EntityText}"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
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
}
