using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes what a network has found of each token, and the names; <c>null</c> where the language has no network.</summary>
internal static class SyntaxWriter
{
    /// <summary>Writes <c>[tag, tag of the treebank, features]</c> for each token.</summary>
    public static void WriteTags(Utf8JsonWriter json, LayerText text) =>
        WriteEach(
            json,
            text,
            static (json, syntax) =>
            {
                json.WriteStartArray();
                json.WriteStringValue(syntax.Tag);
                json.WriteStringValue(syntax.FineTag);
                json.WriteStringValue(syntax.Features);
                json.WriteEndArray();
            }
        );

    /// <summary>Writes the lemma of each token.</summary>
    public static void WriteLemmas(Utf8JsonWriter json, LayerText text) =>
        WriteEach(json, text, static (json, syntax) => json.WriteStringValue(syntax.Lemma));

    /// <summary>Writes <c>[index of the head among the tokens, relation]</c> for each token.</summary>
    public static void WriteTrees(Utf8JsonWriter json, LayerText text) =>
        WriteEach(
            json,
            text,
            static (json, syntax) =>
            {
                json.WriteStartArray();
                json.WriteNumberValue(syntax.Head);
                json.WriteStringValue(syntax.Relation);
                json.WriteEndArray();
            }
        );

    /// <summary>Writes the names with their places.</summary>
    public static void WriteNames(Utf8JsonWriter json, LayerText text)
    {
        if (IsMissing(text))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (Name name in text.Annotation.Document?.Names ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("start", text.Points.Before(name.Span.Start));
            json.WriteNumber("end", text.Points.Before(name.Span.End));
            json.WriteString("type", CodeOf(name.Type));
            json.WriteString("text", name.Span.In(text.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The short name that annotated sets give to a type.</summary>
    public static string CodeOf(NameType type) =>
        type switch
        {
            NameType.Person => "PER",
            NameType.Organization => "ORG",
            NameType.Place => "LOC",
            NameType.Group => "GROUP",
            NameType.Facility => "FAC",
            NameType.Event => "EVENT",
            NameType.Work => "WORK",
            NameType.Law => "LAW",
            NameType.Product => "PRODUCT",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no code for this type"),
        };

    private static void WriteEach(
        Utf8JsonWriter json,
        LayerText text,
        Action<Utf8JsonWriter, Syntax> write
    )
    {
        if (IsMissing(text))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (Syntax syntax in text.Annotation.Document?.Syntax ?? [])
        {
            write(json, syntax);
        }

        json.WriteEndArray();
    }

    public static bool IsMissing(LayerText text) =>
        text.Annotation.Document is { } document && document.Syntax.Length < document.Tokens.Length;
}
