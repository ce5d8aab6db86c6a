using System.Collections.Immutable;
using System.Text.Json;

namespace Entente.Integration.Tests.Examples;

/// <summary>What the program prints of a corpus with <c>stories --json</c>, <c>quotes --json</c> and <c>export --json</c>.</summary>
internal sealed record FoundCorpus(
    ImmutableArray<FoundStory> Stories,
    ImmutableArray<FoundQuotation> Quotations,
    ImmutableArray<FoundText> Texts
)
{
    public static FoundCorpus Read(string stories, string quotes, string texts) =>
        new(
            [.. Items(stories).Select(ReadStory)],
            [.. Items(quotes).Select(ReadQuotation)],
            [.. Items(texts).Select(ReadText)]
        );

    private static FoundStory ReadStory(JsonElement story) =>
        new(
            Text(story, "id")!,
            Text(story, "when"),
            Text(story, "where"),
            [
                .. story
                    .GetProperty("reports")
                    .EnumerateArray()
                    .Select(report => new FoundReport(
                        Text(report, "id")!,
                        NameOf(Text(report, "file")!),
                        Text(report, "title"),
                        Text(report, "outlet"),
                        Text(report, "date"),
                        Strings(report, "copies")
                    )),
            ],
            story.GetProperty("accounts").GetInt32(),
            story.GetProperty("independent").GetInt32()
        );

    private static FoundQuotation ReadQuotation(JsonElement quotation) =>
        new(
            Text(quotation, "id")!,
            Text(quotation, "utterance")!,
            Text(quotation, "kind")!,
            Text(quotation, "words")!,
            Strings(quotation, "speakerIds"),
            Strings(quotation, "addresseeIds"),
            NameOf(Text(quotation, "file")!),
            quotation.GetProperty("start").GetInt32(),
            quotation.GetProperty("end").GetInt32()
        );

    private static FoundText ReadText(JsonElement report) =>
        new(NameOf(Text(report, "file")!), Text(report, "text") ?? "");

    /// <summary>The objects of a JSON array, or of JSON Lines.</summary>
    private static IEnumerable<JsonElement> Items(string json)
    {
        if (json.TrimStart().StartsWith('['))
        {
            return JsonElement.Parse(json).EnumerateArray();
        }

        return json.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => JsonElement.Parse(line));
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>All strings in a property, whether it is one, a list, or objects that hold them.</summary>
    private static ImmutableArray<string> Strings(JsonElement item, string name)
    {
        return item.TryGetProperty(name, out JsonElement value) ? [.. Inside(value)] : [];

        static IEnumerable<string> Inside(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => [value.GetString()!],
                JsonValueKind.Array => value.EnumerateArray().SelectMany(Inside),
                JsonValueKind.Object => value
                    .EnumerateObject()
                    .SelectMany(property => Inside(property.Value)),
                _ => [],
            };
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}

/// <summary>A report of a story; <see cref="Copies"/> are the identifiers of the reports whose text it took.</summary>
internal sealed record FoundReport(
    string Id,
    string File,
    string? Title,
    string? Outlet,
    string? Date,
    ImmutableArray<string> Copies
);

internal sealed record FoundStory(
    string Id,
    string? When,
    string? Where,
    ImmutableArray<FoundReport> Reports,
    int Accounts,
    int Independent
);

internal sealed record FoundQuotation(
    string Id,
    string Utterance,
    string Kind,
    string Words,
    ImmutableArray<string> Speakers,
    ImmutableArray<string> Addressees,
    string File,
    int Start,
    int End
)
{
    /// <summary>The pieces of what was said; the program prints an ellipsis between them.</summary>
    public ImmutableArray<string> Pieces =>
        [.. Words.Split(" … ").Select(Letters.Of).Where(piece => piece.Length > 0)];
}

internal sealed record FoundText(string File, string Text);
