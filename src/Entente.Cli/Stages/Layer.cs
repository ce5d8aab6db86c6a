using System.Collections.Immutable;
using System.Text.Json;
using Entente.Desk;

namespace Entente.Cli.Stages;

/// <summary>One kind of annotation, as <c>stage annotate</c> writes it.</summary>
/// <param name="Name">What the user types behind <c>--layers</c>.</param>
/// <param name="Field">The field it is written to, in place of a field of that name in the input.</param>
/// <param name="Write">Writes the value of the field.</param>
internal sealed record Layer(string Name, string Field, Action<Utf8JsonWriter, LayerText> Write)
{
    /// <summary>All layers, in the order in which they are written.</summary>
    public static ImmutableArray<Layer> All { get; } =
    [
        new("language", "language", WriteLanguage),
        new("sentences", "sentences", WriteSentences),
        new("tokens", "tokens", WriteTokens),
        new("entities", "entities", WriteEntities),
        new("quotes", "attributions", AttributionWriter.Write),
    ];

    private static void WriteLanguage(Utf8JsonWriter json, LayerText text) =>
        json.WriteStringValue(text.Annotation.Language);

    private static void WriteSentences(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Sentence sentence in text.Annotation.Document?.Sentences ?? [])
        {
            text.WriteSpan(json, sentence.Span);
        }

        json.WriteEndArray();
    }

    private static void WriteTokens(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Token token in text.Annotation.Document?.Tokens ?? [])
        {
            text.WriteSpan(json, token.Span);
        }

        json.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Mention mention in text.Annotation.Mentions)
        {
            json.WriteStartObject();
            json.WriteNumber("start", text.Points.Before(mention.Span.Start));
            json.WriteNumber("end", text.Points.Before(mention.Span.End));
            json.WriteString("type", TypeName(mention.Type));
            json.WriteString("text", mention.Span.In(text.Text));
            json.WriteString("actor", mention.Entity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The names that the public sets use. A state is a place there, even where its government acts.</summary>
    private static string TypeName(EntityType type) =>
        type switch
        {
            EntityType.Person => "PER",
            EntityType.Organization => "ORG",
            EntityType.State or EntityType.Place => "LOC",
            EntityType.Nationality => "NAT",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no name for this type"),
        };
}

/// <summary>An annotated text on its way out.</summary>
/// <param name="Text">The text.</param>
/// <param name="Annotation">What was found.</param>
/// <param name="Points">Turns the offsets of the text into those that are written.</param>
internal sealed record LayerText(string Text, Annotation Annotation, CodePoints Points)
{
    /// <summary>Writes a span as <c>[start,end]</c>.</summary>
    public void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Points.Before(span.Start));
        json.WriteNumberValue(Points.Before(span.End));
        json.WriteEndArray();
    }
}
