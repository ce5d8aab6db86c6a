using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Events;

namespace Entente.Cli.Stages;

/// <summary>Writes events in the layout of their scorer.</summary>
internal sealed class EventWriter(string text, ImmutableArray<Event> events)
{
    private readonly CodePoints _points = new(text);

    /// <summary>What the marked pair does, or else the text is about; <see langword="null"/> when that is no act.</summary>
    public MainAct? Main { get; init; }

    /// <summary>The type and the mode of what the text is about, null when that is no act.</summary>
    public void WriteMain(Utf8JsonWriter json)
    {
        json.WriteString("type", Main is { } act ? PloverOntology.NameOf(act.Type) : null);
        json.WriteString("mode", Main?.Mode);
    }

    /// <summary>The events.</summary>
    public void WriteEvents(Utf8JsonWriter json)
    {
        json.WriteStartArray("events");
        foreach (Event found in events)
        {
            json.WriteStartObject();
            json.WriteString("type", PloverOntology.NameOf(found.Type));
            json.WriteString("mode", found.Mode);
            WriteTexts(json, "contexts", found.Contexts);
            WriteActors(json, "source", found.Sources);
            WriteActors(json, "target", found.Targets);
            json.WriteBoolean("reciprocal", found.IsReciprocal);
            json.WriteString("modality", NameOf(found.Modality));
            json.WriteString("region", NameOf(found.Region));
            json.WriteString("date", DateOf(found.Time));
            json.WriteString("place", found.Place?.Name);
            json.WriteString("trigger", Words(found.Trigger));
            json.WriteNumber("start", _points.Before(found.Words.Start));
            json.WriteNumber("end", _points.Before(found.Words.End));
            json.WriteString("voice", found.Voice is { } voice ? Words(voice.Span) : null);
            json.WriteNumber("confidence", Math.Round(found.Confidence, 3));
            json.WriteString("rule", found.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Who takes part, counted in tokens.</summary>
    public static void WriteSpans(
        Utf8JsonWriter json,
        GivenTokens tokens,
        ImmutableArray<Party> parties
    )
    {
        json.WriteStartArray("spans");
        foreach (Party party in parties)
        {
            (int first, int end) = tokens.Of(party.Span);
            json.WriteStartObject();
            json.WriteString("role", RoleOf(party.Role));
            json.WriteNumber("start", first);
            json.WriteNumber("end", end);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string RoleOf(PartyRole role) =>
        role switch
        {
            PartyRole.Source => "source",
            PartyRole.Target => "target",
            _ => "reciprocal",
        };

    private void WriteActors(Utf8JsonWriter json, string name, ImmutableArray<EventActor> actors)
    {
        json.WriteStartArray(name);
        foreach (EventActor actor in actors)
        {
            json.WriteStartObject();
            json.WriteString("text", Words(actor.Span));
            json.WriteString("country", actor.Code.Country);
            json.WriteString("sector", actor.Code.Sector);
            json.WriteString("entity", actor.Entity);
            json.WriteString("rule", actor.Rule);
            json.WriteNumber("start", _points.Before(actor.Span.Start));
            json.WriteNumber("end", _points.Before(actor.Span.End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string words in texts)
        {
            json.WriteStringValue(words);
        }

        json.WriteEndArray();
    }

    private string Words(TextSpan span) => span.In(text).ToString();

    // The scorer has no word for what is demanded: like what is supposed, it did not happen.
    private static string NameOf(Modality modality) =>
        modality switch
        {
            Modality.Happened => "asserted",
            Modality.Reported => "reported",
            Modality.Planned => "planned",
            Modality.Threatened => "threatened",
            Modality.Denied => "negated",
            Modality.Alleged => "alleged",
            Modality.Background => "historical-background",
            _ => "hypothetical",
        };

    private static string NameOf(TextRegion region) =>
        region switch
        {
            TextRegion.Headline => "headline",
            TextRegion.Caption => "caption",
            TextRegion.Teaser => "teaser",
            _ => "body",
        };

    private static string? DateOf(TemporalExpression? time) =>
        time switch
        {
            { Precision: TemporalPrecision.Year } => time.Begin?.ToString(
                "yyyy",
                CultureInfo.InvariantCulture
            ),
            { Precision: TemporalPrecision.Month } => time.Begin?.ToString(
                "yyyy-MM",
                CultureInfo.InvariantCulture
            ),
            _ => time?.Begin?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
}
