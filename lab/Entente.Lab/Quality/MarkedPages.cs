using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Lab.Training.Data;

namespace Entente.Lab.Quality;

/// <summary>News pages whose names are marked by hand in <c>tests/quality/names.heldout.jsonl</c>; the texts are in the sets for extraction.</summary>
/// <remarks>
/// Where a set has the text of a page, names are marked in the whole of it; where it has the page only, in the paragraphs that we read in it, each known
/// by its digest. What is not as it was when it was marked is left out.
/// </remarks>
internal sealed class MarkedPages
{
    private readonly ImmutableArray<Page> _pages;

    private MarkedPages(ImmutableArray<Page> pages) => _pages = pages;

    /// <summary>The pages with their names, as stages and scorers read them.</summary>
    public IEnumerable<string> Lines => _pages.Select(page => page.Line);

    /// <summary>How many of the paragraphs that were marked one by one are still read so: from 0 to 1.</summary>
    public double FoundParagraphs =>
        (double)_pages.Sum(page => page.Paragraphs.Length)
        / _pages.Sum(page => page.MarkedParagraphs);

    /// <summary>Reads the marks, the texts and the pages.</summary>
    public static async Task<MarkedPages> ReadAsync(Bench bench)
    {
        string file = Path.Combine(SharedData.Repository()!, "tests/quality/names.heldout.jsonl");
        JsonElement[] rows =
        [
            .. (await File.ReadAllLinesAsync(file)).Select(line => JsonElement.Parse(line)),
        ];
        Dictionary<string, string> read = await ReadPagesAsync(
            bench,
            rows.Where(row => row.TryGetProperty("paragraphs", out _))
        );
        return new MarkedPages([
            .. rows.Select(row =>
                row.TryGetProperty("paragraphs", out JsonElement paragraphs)
                    ? OfParagraphs(row, paragraphs, read)
                    : OfWholeText(bench, row)
            ),
        ]);
    }

    /// <summary>The pages of some sets.</summary>
    public MarkedPages Where(Predicate<string> isWanted) =>
        new([.. _pages.Where(page => isWanted(page.Set))]);

    /// <summary>Makes of a line with <c>names</c> one that the scorer compares: those outside of marked paragraphs do not count.</summary>
    public string Judge(string line)
    {
        JsonObject found = JsonNode.Parse(line)!.AsObject();
        string id = found["id"]!.GetValue<string>();
        Page page = _pages.First(p => p.Id == id);
        found["entities"] = new JsonArray([
            .. found["names"]!
                .AsArray()
                .Where(name =>
                    page.Paragraphs.Any(p =>
                        p.Start <= name!["start"]!.GetValue<int>()
                        && name["end"]!.GetValue<int>() <= p.End
                    )
                )
                .Select(name => name!.DeepClone()),
        ]);
        found.Remove("names");
        return found.ToJsonString();
    }

    private static async Task<Dictionary<string, string>> ReadPagesAsync(
        Bench bench,
        IEnumerable<JsonElement> rows
    )
    {
        string texts = bench.Work("nlp/news.pages.jsonl");
        IEnumerable<string> files = rows.Select(row =>
            bench.Data($"{Text(row, "set")}/pages/{Text(row, "id")}.html.gz")
        );
        await bench.StageAsync(["extract", .. files, "--out", texts]);
        return (await File.ReadAllLinesAsync(texts))
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(
                article => Text(article, "id"),
                article => Text(article, "text"),
                StringComparer.Ordinal
            );
    }

    private static Page OfWholeText(Bench bench, JsonElement row)
    {
        string gold = bench.Data($"{Text(row, "set")}/gold/{Text(row, "id")}.json");
        string text = Text(JsonElement.Parse(File.ReadAllText(gold)), "text");
        bool isSame = Digest(text) == Text(row, "digest");
        return new Page(
            row,
            isSame ? text : "",
            isSame ? [new TextSpan(0, int.MaxValue)] : [],
            1,
            isSame ? row.GetProperty("entities").EnumerateArray().Select(m => Mark(m, 0)) : []
        );
    }

    private static Page OfParagraphs(
        JsonElement row,
        JsonElement marked,
        Dictionary<string, string> texts
    )
    {
        string text = texts.GetValueOrDefault(Text(row, "id"), "");
        Dictionary<string, JsonElement> marks = marked
            .EnumerateArray()
            .ToDictionary(p => p[0].GetString()!, StringComparer.Ordinal);
        Runes runes = new(text);
        List<TextSpan> paragraphs = [];
        List<JsonObject> names = [];
        int start = 0;
        foreach (string paragraph in text.Split("\n\n"))
        {
            // A paragraph that stands twice on the page is measured once.
            if (marks.Remove(Digest(paragraph)[..16], out JsonElement mark))
            {
                int first = runes.Count(start);
                paragraphs.Add(new TextSpan(first, runes.Count(start + paragraph.Length)));
                names.AddRange(mark.EnumerateArray().Skip(1).Select(m => Mark(m, first)));
            }

            start += paragraph.Length + 2;
        }

        return new Page(row, text, [.. paragraphs], marked.GetArrayLength(), names);
    }

    private static JsonObject Mark(JsonElement mark, int start) =>
        new()
        {
            ["start"] = start + mark[0].GetInt32(),
            ["end"] = start + mark[1].GetInt32(),
            ["type"] = mark[2].GetString(),
        };

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A page, and where names are marked in it: spans in code points.</summary>
    private sealed class Page(
        JsonElement row,
        string text,
        ImmutableArray<TextSpan> paragraphs,
        int markedParagraphs,
        IEnumerable<JsonObject> names
    )
    {
        public string Set { get; } = Text(row, "set");

        public string Id { get; } = Text(row, "id");

        public ImmutableArray<TextSpan> Paragraphs { get; } = paragraphs;

        public int MarkedParagraphs { get; } = markedParagraphs;

        public string Line { get; } =
            new JsonObject
            {
                ["id"] = Text(row, "id"),
                ["language"] = "en",
                ["text"] = text,
                ["entities"] = new JsonArray([.. names]),
            }.ToJsonString();
    }
}
