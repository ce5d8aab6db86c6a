using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes attributions: source, cue and content, each a list of spans, and what is known of them.</summary>
/// <remarks>The whole clause is the content of a mixed one, and the marks belong to the content (PolNeAR guidelines).</remarks>
internal static class AttributionWriter
{
    /// <summary>Writes the attributions of <paramref name="text"/>, by cue.</summary>
    public static void Write(Utf8JsonWriter json, LayerText text)
    {
        QuotationsByPlace quotations = new(text.Annotation.Quotations);
        json.WriteStartArray();
        foreach (Attribution attribution in text.Annotation.Attributions)
        {
            Write(json, text, attribution, quotations.Of(attribution));
        }

        json.WriteEndArray();
    }

    private static void Write(
        Utf8JsonWriter json,
        LayerText text,
        Attribution attribution,
        Quotation? quotation
    )
    {
        json.WriteStartObject();
        if (quotation is not null)
        {
            json.WriteString("id", quotation.Id);
        }

        WriteSpans(json, text, "source", attribution.Source);
        WriteSpans(json, text, "cue", attribution.Cue is { } cue ? [cue] : []);
        WriteSpans(json, text, "content", attribution.Content);
        json.WriteString("kind", Lower(attribution.Kind));
        json.WriteString("act", Lower(attribution.Act));
        if (attribution.IsNegated)
        {
            json.WriteString("polarity", "negative");
        }

        if (attribution.Within is { } outer)
        {
            json.WriteNumber("within", outer);
        }

        json.WriteNumber("confidence", Math.Round(attribution.Confidence, 3));
        if (quotation is { Speakers.Length: > 0 })
        {
            json.WriteString(
                "speaker",
                string.Join(" and ", quotation.Speakers.Select(s => s.Name))
            );
        }

        if (quotation is { Speakers: [{ Entity: { } actor }] })
        {
            json.WriteString("actor", actor);
        }

        json.WriteEndObject();
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void WriteSpans(
        Utf8JsonWriter json,
        LayerText text,
        string name,
        IEnumerable<TextSpan> spans
    )
    {
        json.WriteStartArray(name);
        foreach (TextSpan span in spans)
        {
            text.WriteSpan(json, span);
        }

        json.WriteEndArray();
    }

    /// <summary>Finds the quotation that an attribution became.</summary>
    private sealed class QuotationsByPlace(IReadOnlyList<Quotation> quotations)
    {
        /// <summary>The one whose first words stand in the content, told by the same cue or by none.</summary>
        public Quotation? Of(Attribution attribution)
        {
            foreach (TextSpan piece in attribution.Content)
            {
                for (int i = FirstFrom(piece.Start); i < quotations.Count; i++)
                {
                    Quotation quotation = quotations[i];
                    if (quotation.Words[0].Start >= piece.End)
                    {
                        break;
                    }

                    bool isSame =
                        quotation.Cue is not { } cue
                        || attribution.Cue is not { } own
                        || cue.Overlaps(own);
                    if (isSame)
                    {
                        return quotation;
                    }
                }
            }

            return null;
        }

        private int FirstFrom(int position)
        {
            int low = 0;
            int high = quotations.Count;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (quotations[middle].Words[0].Start < position)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }
    }
}
