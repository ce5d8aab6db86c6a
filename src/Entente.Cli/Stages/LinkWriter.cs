using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes whom the mentions mean, and where the places lie.</summary>
internal static class LinkWriter
{
    /// <summary>Writes the mentions that mean an actor of the tables, or may mean several.</summary>
    public static void WriteLinks(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Mention mention in text.Annotation.Mentions)
        {
            if (mention.Entity is null && mention.Candidates.IsEmpty)
            {
                continue;
            }

            WriteStart(json, text, mention.Span);
            json.WriteString("actor", mention.Entity);
            json.WriteString("name", mention.Name);
            Entity? actor = mention.Entity is { } id ? text.Actors.Find(id) : null;
            json.WriteString("type", mention.Type.ToString().ToLowerInvariant());
            json.WriteString("country", actor?.Country);
            json.WriteString("wikidata", actor?.Wikidata);
            json.WriteStartArray("candidates");
            foreach (string candidate in mention.Candidates)
            {
                json.WriteStringValue(candidate);
            }

            json.WriteEndArray();
            if (mention is { Type: EntityType.Person, Office: { } office })
            {
                json.WriteStartObject("office");
                json.WriteString("role", office.Role);
                json.WriteString("of", office.Of);
                json.WriteEndObject();
            }

            json.WriteString("rule", mention.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the places.</summary>
    public static void WritePlaces(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Place place in text.Places)
        {
            WriteStart(json, text, place.Span);
            json.WriteString("name", place.Name);
            json.WriteString("country", place.Country);
            json.WriteString("region", place.Region);
            json.WriteString("city", place.City);
            if (place.Point is { } point)
            {
                json.WriteNumber("latitude", point.Latitude);
                json.WriteNumber("longitude", point.Longitude);
            }

            json.WriteString("place", place.Entity);
            json.WriteString("rule", place.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStart(Utf8JsonWriter json, LayerText text, TextSpan span)
    {
        json.WriteStartObject();
        json.WriteNumber("start", text.Points.Before(span.Start));
        json.WriteNumber("end", text.Points.Before(span.End));
        json.WriteString("text", span.In(text.Text));
    }
}
