using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Readouts;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Writes findings as Web Annotations (W3C Recommendation, 2017): the finding as the body, its words in the kept page as the target.</summary>
/// <remarks>
/// Positions are Unicode code points of the text of the capture, as in JSON and CSV. An orphan has no selector: nothing is anchored to something similar.
/// </remarks>
internal static class Annotations
{
    private const string Context = "http://www.w3.org/ns/anno.jsonld";

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
    };

    /// <summary>The wordings of a statement.</summary>
    public static byte[] OfUtterance(Question question, UtteranceContent content) =>
        Write(
            $"urn:entente:{content.Row.Statement.Id}",
            $"Wordings of statement {content.Row.Statement.Id}",
            content.Row.Statement.Wordings.Select(row => FindingOf(content.Told[row.Report], row))
        );

    /// <summary>The statements, events and figures of a report.</summary>
    public static byte[] OfReport(ReportContent content)
    {
        ToldReport told = content.Told;
        return Write(
            $"urn:entente:{told.Report.Id}",
            $"Findings in report {told.Report.Id}",
            content
                .Row.Quotations.Select(row => FindingOf(told, row))
                .Concat(
                    content
                        .Row.Events.Zip(told.Report.Events)
                        .Select(pair => new Finding(
                            pair.First.Id,
                            $"{EventWords.Act(pair.First)} ({pair.First.Modality})",
                            told,
                            told.EvidenceOf(pair.Second.Part, pair.Second.Words)
                        ))
                )
                .Concat(
                    FactTeller
                        .FiguresOf(told, content.Story, account: 0)
                        .Zip(content.Row.Figures)
                        .Select(pair => new Finding(
                            pair.Second.Id,
                            $"{pair.Second.Topic}: {FactWords.WordsOf(pair.Second)}",
                            told,
                            told.EvidenceOf(pair.First.Part, pair.First.Figure.Span)
                        ))
                )
        );
    }

    private static Finding FindingOf(ToldReport told, QuoteRow row)
    {
        Entente.Quotation quotation = told.Report.Quotations.First(q => q.Id == row.Id);
        return new Finding(
            row.Id,
            $"{row.Kind} speech of {row.Speaker ?? "somebody not named"}{(row.Addressee is null ? "" : $" to {row.Addressee}")}{StoryTeller.NegationOf(row)}",
            told,
            told.EvidenceOf(quotation)
        );
    }

    private static byte[] Write(string id, string label, IEnumerable<Finding> findings)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("@context", Context);
            json.WriteString("id", id);
            json.WriteString("type", "AnnotationPage");
            json.WriteString("label", label);
            json.WriteStartArray("items");
            foreach (Finding finding in findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", $"urn:entente:{finding.Id}");
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", "identifying");
        json.WriteStartObject("generator");
        json.WriteString("type", "Software");
        json.WriteString("name", "Entente");
        json.WriteEndObject();
        json.WriteStartObject("body");
        json.WriteString("type", "TextualBody");
        json.WriteString("format", "text/plain");
        json.WriteString("purpose", "describing");
        json.WriteString("value", finding.What);
        json.WriteEndObject();
        Target(json, finding.Told, finding.Evidence);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, ToldReport told, Evidence evidence)
    {
        json.WriteStartObject("target");
        json.WriteString("source", $"urn:sha256:{evidence.Capture.Hex}");
        if (Pages.Href.Outside(told.Report.Article.Address) is { } address)
        {
            json.WriteString("scope", address.Address);
        }

        if (evidence.IsOrphan)
        {
            json.WriteString("entente:state", "orphan");
        }
        else
        {
            json.WriteStartArray("selector");
            json.WriteStartObject();
            json.WriteString("type", "TextPositionSelector");
            json.WriteNumber("start", evidence.Start);
            json.WriteNumber("end", evidence.End);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "TextQuoteSelector");
            json.WriteString("exact", Pages.PlainText.Shortened(evidence.Words, Snippet.MaxLength));
            json.WriteString("prefix", evidence.Before);
            json.WriteString("suffix", evidence.After);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Something that was found, in words, with the words of the page it stands on.</summary>
    private sealed record Finding(string Id, string What, ToldReport Told, Evidence Evidence);
}
