using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Entente.Data;
using Entente.Entities;
using Entente.Quotations;
using Entente.Text;

namespace Entente.Lab;

/// <summary>Writes what the quotation rules find in an annotated set, in the layout that its scorer reads.</summary>
internal static class QuotationLab
{
    public const string Usage = "quotations GOLD.jsonl[.gz] PREDICTED.jsonl";

    public static int Run(IReadOnlyList<string> arguments)
    {
        switch (arguments)
        {
            case [var gold, var predicted]:
                Predict(gold, predicted);
                return 0;
            default:
                Console.Error.WriteLine($"usage: lab/run {Usage}");
                return 2;
        }
    }

    private static void Predict(string goldPath, string predictedPath)
    {
        TextAnalyzer analyzer = new(Language.English);
        EntityFinder entities = new(new EntityBook(Language.English.Tables), Language.English);
        QuotationFinder finder = new(Language.English);
        using StreamReader reader = new(Open(goldPath));
        using StreamWriter writer = new(predictedPath);
        while (reader.ReadLine() is { } line)
        {
            JsonNode gold = JsonNode.Parse(line)!;
            string text = (string)gold["text"]!;
            Document document = analyzer.Analyze(text);
            DateOnly? published = DateOnly.TryParse(
                (string?)gold["date"],
                CultureInfo.InvariantCulture,
                out DateOnly day
            )
                ? day
                : null;
            (Page page, List<Statement> statements) = finder.Explain(
                document,
                entities.Find(document, published)
            );
            JsonObject predicted = new()
            {
                ["id"] = gold["id"]!.DeepClone(),
                ["attributions"] = new JsonArray([
                    .. statements.Select(statement => ToJson(page, statement)),
                ]),
            };
            writer.WriteLine(predicted.ToJsonString());
        }
    }

    private static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
    }

    private static JsonObject ToJson(Page page, Statement statement)
    {
        // In these sets the marks belong to the content, and the whole clause is the content of a mixed statement.
        ImmutableArray<TextSpan> content =
            statement.Kind == QuotationKind.Direct
                ? [.. statement.Passages.Select(passage => page.Passages[passage].Marked)]
                : [page.Span(statement.Clause)];
        return new JsonObject
        {
            ["source"] = statement.Speaker is { } speaker
                ? Spans([page.Span(speaker.Words)])
                : new JsonArray(),
            ["cue"] = statement.Cue.IsEmpty ? new JsonArray() : Spans([page.Span(statement.Cue)]),
            ["content"] = Spans(content),
            ["speaker"] = statement.Speaker is { Voices: [var voice] } ? voice.Name : null,
            ["rule"] = statement.Rule,
        };
    }

    private static JsonArray Spans(ImmutableArray<TextSpan> spans) =>
        new([.. spans.Select(span => new JsonArray(span.Start, span.End))]);
}
