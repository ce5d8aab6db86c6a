using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes who is named, and which words speak of the same.</summary>
/// <remarks>Both go to one field: public scorers look for names and for chains (<c>eid</c>) there.</remarks>
internal static class EntityWriter
{
    /// <summary>The field.</summary>
    public const string Field = "entities";

    /// <summary>Writes the mentions.</summary>
    public static void WriteMentions(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Mention mention in text.Annotation.Mentions)
        {
            Write(json, text, mention, chain: null);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the references of all chains; <c>null</c> where the language has no network.</summary>
    public static void WriteReferences(Utf8JsonWriter json, LayerText text)
    {
        if (SyntaxWriter.IsMissing(text))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach ((Reference reference, int chain) in InOrder(text))
        {
            Write(json, text, reference, chain);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes both, by their start. A mention that is in no chain has a number of its own, so that every item has one.</summary>
    public static void WriteBoth(Utf8JsonWriter json, LayerText text)
    {
        List<(Reference Reference, int Chain)> references = InOrder(text);
        Dictionary<TextSpan, int> chains = [];
        foreach ((Reference reference, int chain) in references)
        {
            chains.TryAdd(reference.Span, chain);
        }

        int next = 0;
        int free = text.Annotation.References.Length;
        json.WriteStartArray();
        foreach (Mention mention in text.Annotation.Mentions)
        {
            while (
                next < references.Count
                && references[next].Reference.Span.Start <= mention.Span.Start
            )
            {
                Write(json, text, references[next].Reference, references[next].Chain);
                next++;
            }

            Write(
                json,
                text,
                mention,
                chains.TryGetValue(mention.Span, out int chain) ? chain : ++free
            );
        }

        foreach ((Reference reference, int chain) in references.Skip(next))
        {
            Write(json, text, reference, chain);
        }

        json.WriteEndArray();
    }

    private static List<(Reference Reference, int Chain)> InOrder(LayerText text)
    {
        List<(Reference Reference, int Chain)> references = [];
        for (int i = 0; i < text.Annotation.References.Length; i++)
        {
            foreach (Reference reference in text.Annotation.References[i].References)
            {
                references.Add((reference, i + 1));
            }
        }

        references.Sort(
            static (a, b) =>
                a.Reference.Span.Start != b.Reference.Span.Start
                    ? a.Reference.Span.Start.CompareTo(b.Reference.Span.Start)
                : a.Reference.Span.End != b.Reference.Span.End
                    ? b.Reference.Span.End.CompareTo(a.Reference.Span.End)
                : a.Chain.CompareTo(b.Chain)
        );
        return references;
    }

    private static void Write(Utf8JsonWriter json, LayerText text, Mention mention, int? chain)
    {
        WriteStart(json, text, mention.Span, TypeName(mention.Type));
        json.WriteString("actor", mention.Entity);
        WriteEnd(json, chain);
    }

    private static void Write(Utf8JsonWriter json, LayerText text, Reference reference, int chain)
    {
        ReferenceChain all = text.Annotation.References[chain - 1];
        WriteStart(json, text, reference.Span, TypeName(all.Type));
        json.WriteString("actor", all.Entity);
        json.WriteString("kind", KindName(reference.Kind));
        json.WritePropertyName("head");
        text.WriteSpan(json, reference.Head);
        WriteEnd(json, chain);
    }

    private static void WriteStart(Utf8JsonWriter json, LayerText text, TextSpan span, string type)
    {
        json.WriteStartObject();
        json.WriteNumber("start", text.Points.Before(span.Start));
        json.WriteNumber("end", text.Points.Before(span.End));
        json.WriteString("type", type);
        json.WriteString("text", span.In(text.Text));
    }

    private static void WriteEnd(Utf8JsonWriter json, int? chain)
    {
        if (chain is { } number)
        {
            json.WriteNumber("eid", number);
        }

        json.WriteEndObject();
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

    /// <summary>The names that GUM uses; it calls everything abstract that is nothing else.</summary>
    private static string TypeName(ReferentType type) =>
        type switch
        {
            ReferentType.Person => "person",
            ReferentType.Organization => "organization",
            ReferentType.Place => "place",
            ReferentType.Event => "event",
            ReferentType.Time => "time",
            ReferentType.Thing => "object",
            ReferentType.Substance => "substance",
            ReferentType.Animal => "animal",
            ReferentType.Plant => "plant",
            _ => "abstract",
        };

    private static string KindName(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.Name => "name",
            ReferenceKind.Nominal => "nominal",
            _ => "pronoun",
        };
}
