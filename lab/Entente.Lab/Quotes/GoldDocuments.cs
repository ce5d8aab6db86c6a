using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using Entente.Quotations;
using Entente.Quotations.Attributions;
using Entente.Text;

namespace Entente.Lab.Quotes;

/// <summary>A document with the attributions that people marked.</summary>
/// <param name="Line">The line of the set.</param>
/// <param name="Document">The text, read by the engine.</param>
/// <param name="Mentions">Who is named in it.</param>
/// <param name="Known">What the rules read.</param>
/// <param name="Gold">What people marked.</param>
internal sealed record GoldDocument(
    string Line,
    Document Document,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<KnownRole> Known,
    ImmutableArray<GoldAttribution> Gold
);

/// <summary>An attribution that people marked.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Cue">The words of saying.</param>
/// <param name="Content">What is said.</param>
internal sealed record GoldAttribution(
    ImmutableArray<TextSpan> Source,
    ImmutableArray<TextSpan> Cue,
    ImmutableArray<TextSpan> Content
);

/// <summary>Reads annotated documents, and the engine's own view of their texts: learnt from is what will be seen.</summary>
internal static class GoldDocuments
{
    /// <summary>The documents of a set.</summary>
    public static ImmutableArray<GoldDocument> Read(string path)
    {
        Language language = Language.English;
        TextAnalyzer analyzer = new(language);
        SyntaxAnalyzer syntax =
            SyntaxAnalyzer.Open(language, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no network of English.");
        EntityFinder entities = new(new EntityBook(language.Tables), language);
        QuotationFinder rules = new(language);
        string[] lines = [.. Lines(path)];
        GoldDocument[] documents = new GoldDocument[lines.Length];
        Parallel.For(0, lines.Length, i => documents[i] = Read(lines[i]));
        return [.. documents];

        GoldDocument Read(string line)
        {
            JsonElement json = JsonElement.Parse(line);
            Document document = syntax.Analyze(
                analyzer.Analyze(json.GetProperty("text").GetString()!)
            );
            DateOnly? day =
                json.TryGetProperty("date", out JsonElement date)
                && DateOnly.TryParse(
                    date.GetString(),
                    CultureInfo.InvariantCulture,
                    out DateOnly published
                )
                    ? published
                    : null;
            ImmutableArray<Mention> mentions = entities.Find(document, day);
            return new GoldDocument(
                line,
                document,
                mentions,
                rules.RolesOf(document, mentions),
                [.. json.GetProperty("attributions").EnumerateArray().Select(ToGold)]
            );
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
        );
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static GoldAttribution ToGold(JsonElement json) =>
        new(Spans(json, "source"), Spans(json, "cue"), Spans(json, "content"));

    private static ImmutableArray<TextSpan> Spans(JsonElement json, string role) =>
        [
            .. json.GetProperty(role)
                .EnumerateArray()
                .Select(span => new TextSpan(span[0].GetInt32(), span[1].GetInt32())),
        ];
}
