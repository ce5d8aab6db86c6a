using System.Collections.Immutable;
using System.Text.Json;
using Entente.Desk;
using Entente.Entities;
using Entente.Figures;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>One kind of annotation, as <c>stage annotate</c> writes it.</summary>
/// <param name="Name">What the user types behind <c>--layers</c>.</param>
/// <param name="Field">The field it is written to, in place of a field of that name in the input.</param>
/// <param name="Write">Writes the value of the field.</param>
/// <param name="Step">The step of reading that finds it.</param>
internal sealed record Layer(
    string Name,
    string Field,
    Action<Utf8JsonWriter, LayerText> Write,
    ReadingStep Step = ReadingStep.Tokens
)
{
    /// <summary>Whether it says when or how much, which is read in more languages than others are.</summary>
    public bool IsFigures { get; init; }

    /// <summary>All layers, in the order in which they are written.</summary>
    public static ImmutableArray<Layer> All { get; } =
    [
        new("language", "language", WriteLanguage),
        new("foreign", "foreign", WriteForeign),
        new("sentences", "sentences", WriteSentences),
        new("tokens", "tokens", WriteTokens),
        new("tags", "tags", SyntaxWriter.WriteTags, ReadingStep.Syntax),
        new("lemmas", "lemmas", SyntaxWriter.WriteLemmas, ReadingStep.Syntax),
        new("trees", "trees", SyntaxWriter.WriteTrees, ReadingStep.Syntax),
        new("names", "names", SyntaxWriter.WriteNames, ReadingStep.Syntax),
        new("entities", EntityWriter.Field, EntityWriter.WriteMentions, ReadingStep.Mentions),
        new("links", "links", LinkWriter.WriteLinks, ReadingStep.Mentions),
        new("places", "places", LinkWriter.WritePlaces, ReadingStep.Mentions),
        new("coref", EntityWriter.Field, EntityWriter.WriteReferences, ReadingStep.References),
        new("quotes", "attributions", AttributionWriter.Write, ReadingStep.Quotations),
        new("timex", "timex", FigureWriter.WriteTimes) { IsFigures = true },
        new("figures", "figures", FigureWriter.WriteFigures) { IsFigures = true },
    ];

    /// <summary>The layers, with one in place of those that write to the same field: who is named, and what refers to the same, stand in one list.</summary>
    public static ImmutableArray<Layer> Joined(ImmutableArray<Layer> layers) =>
        layers.Count(l => l.Field == EntityWriter.Field) < 2
            ? layers
            :
            [
                .. layers.Where(l => l.Field != EntityWriter.Field),
                new Layer(
                    "coref",
                    EntityWriter.Field,
                    EntityWriter.WriteBoth,
                    ReadingStep.References
                ),
            ];

    /// <summary>The last step of reading that any of them needs.</summary>
    public static ReadingStep LastStep(ImmutableArray<Layer> layers) => layers.Max(l => l.Step);

    /// <summary>Whether models of the language are to be asked for any of them.</summary>
    public static bool NeedSyntax(ImmutableArray<Layer> layers) =>
        LastStep(layers) >= ReadingStep.Syntax;

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

    /// <summary>The actors that mentions mean.</summary>
    public required EntityBook Actors { get; init; }

    /// <summary>Where the places lie; empty when nobody asked for them.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>When and how much; nothing when nobody asked for it.</summary>
    public FigureReading Figures { get; init; } = FigureReading.None;

    /// <summary>Writes a span as <c>[start,end]</c>.</summary>
    public void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Points.Before(span.Start));
        json.WriteNumberValue(Points.Before(span.End));
        json.WriteEndArray();
    }
}
