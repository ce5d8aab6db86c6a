using System.Collections.Immutable;
using System.Text.Json;
using Entente.Desk;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>One kind of annotation, as <c>stage annotate</c> writes it.</summary>
/// <param name="Name">What the user types behind <c>--layers</c>.</param>
/// <param name="Field">The field it is written to, in place of a field of that name in the input.</param>
/// <param name="Write">Writes the value of the field.</param>
/// <param name="IsSyntax">Whether the network of the language finds it.</param>
internal sealed record Layer(
    string Name,
    string Field,
    Action<Utf8JsonWriter, LayerText> Write,
    bool IsSyntax = false
)
{
    /// <summary>All layers, in the order in which they are written.</summary>
    public static ImmutableArray<Layer> All { get; } =
    [
        new("language", "language", WriteLanguage),
        new("foreign", "foreign", WriteForeign),
        new("sentences", "sentences", WriteSentences),
        new("tokens", "tokens", WriteTokens),
        new("tags", "tags", SyntaxWriter.WriteTags, IsSyntax: true),
        new("lemmas", "lemmas", SyntaxWriter.WriteLemmas, IsSyntax: true),
        new("trees", "trees", SyntaxWriter.WriteTrees, IsSyntax: true),
        new("names", "names", SyntaxWriter.WriteNames, IsSyntax: true),
        new("entities", EntityWriter.Field, EntityWriter.WriteMentions),
        new("coref", EntityWriter.Field, EntityWriter.WriteReferences, IsSyntax: true),
        new("quotes", "attributions", AttributionWriter.Write),
    ];

    /// <summary>The layers, with one in place of those that write to the same field: who is named, and what refers to the same, stand in one list.</summary>
    public static ImmutableArray<Layer> Joined(ImmutableArray<Layer> layers) =>
        layers.Count(l => l.Field == EntityWriter.Field) < 2
            ? layers
            :
            [
                .. layers.Where(l => l.Field != EntityWriter.Field),
                new Layer("coref", EntityWriter.Field, EntityWriter.WriteBoth, IsSyntax: true),
            ];

    /// <summary>Whether the network of the language is to be asked for any of them.</summary>
    public static bool NeedSyntax(ImmutableArray<Layer> layers) => layers.Any(l => l.IsSyntax);

    private static void WriteLanguage(Utf8JsonWriter json, LayerText text) =>
        json.WriteStringValue(text.Annotation.Language);

    private static void WriteForeign(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (ForeignPassage passage in text.Foreign)
        {
            json.WriteStartObject();
            json.WriteNumber("start", text.Points.Before(passage.Span.Start));
            json.WriteNumber("end", text.Points.Before(passage.Span.End));
            json.WriteString("language", passage.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

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
}

/// <summary>An annotated text on its way out.</summary>
/// <param name="Text">The text.</param>
/// <param name="Annotation">What was found.</param>
/// <param name="Points">Turns the offsets of the text into those that are written.</param>
internal sealed record LayerText(string Text, Annotation Annotation, CodePoints Points)
{
    /// <summary>The passages in another language; empty when nobody asked for them.</summary>
    public ImmutableArray<ForeignPassage> Foreign { get; init; } = [];

    /// <summary>The words that speak of the same; empty when nobody asked for them.</summary>
    public ImmutableArray<ReferenceChain> Chains { get; init; } = [];

    /// <summary>Writes a span as <c>[start,end]</c>.</summary>
    public void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Points.Before(span.Start));
        json.WriteNumberValue(Points.Before(span.End));
        json.WriteEndArray();
    }
}
