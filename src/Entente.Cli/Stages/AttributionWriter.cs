using System.Buffers;
using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes quotations as attributions: source, cue and content, each a list of spans.</summary>
/// <remarks>The whole clause is the content of a mixed quotation, and the marks belong to the content (PolNeAR guidelines).</remarks>
internal static class AttributionWriter
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create(
        "\"'`“”„‟«»‹›‘’‚‛「」『』＂"
    );

    /// <summary>Writes the quotations of <paramref name="text"/>, by first word.</summary>
    public static void Write(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Quotation quotation in text.Annotation.Quotations)
        {
            Write(json, text, quotation);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, LayerText text, Quotation quotation)
    {
        json.WriteStartObject();
        json.WriteString("id", quotation.Id);
        WriteSpans(json, text, "source", quotation.Source is { } source ? [source] : []);
        WriteSpans(json, text, "cue", quotation.Cue is { } cue ? [cue] : []);
        WriteSpans(
            json,
            text,
            "content",
            quotation.Clause is { } clause
                ? [clause]
                : quotation.Words.Select(words => WithMarks(text.Text, words))
        );
        json.WriteString(
            "kind",
            quotation.Kind switch
            {
                QuotationKind.Direct => "direct",
                QuotationKind.Mixed => "mixed",
                _ => "indirect",
            }
        );
        if (quotation.Speakers.Length > 0)
        {
            json.WriteString(
                "speaker",
                string.Join(" and ", quotation.Speakers.Select(s => s.Name))
            );
        }

        if (quotation.Speakers is [{ Entity: { } actor }])
        {
            json.WriteString("actor", actor);
        }

        json.WriteEndObject();
    }

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

    /// <summary>The span with the quotation marks around it.</summary>
    private static TextSpan WithMarks(string text, TextSpan words)
    {
        bool isMarkBefore = words.Start > 0 && s_marks.Contains(text[words.Start - 1]);
        bool isMarkBehind = words.End < text.Length && s_marks.Contains(text[words.End]);
        return new TextSpan(
            isMarkBefore ? words.Start - 1 : words.Start,
            isMarkBehind ? words.End + 1 : words.End
        );
    }
}
