using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Desk;
using Entente.Storage;

namespace Entente.Lab.Quality;

/// <summary>Our own set of threads, about invented happenings: which stories go on with which (<c>tests/quality/threads.md</c>).</summary>
internal static class ThreadSet
{
    private const string Room = "Stories";

    /// <summary>The part that the rules are tuned on, and the part that is only counted.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(Room, "own threads", IsQuick: true, _ => MeasureAsync("threads.jsonl")),
        new(
            Room,
            "own threads, held out",
            IsQuick: true,
            _ => MeasureAsync("threads.heldout.jsonl")
        ),
    ];

    /// <summary>Puts the reports of a file into an empty record, the last one first, and compares the links of its stories with those that a person gave.</summary>
    /// <param name="file">Its name in <c>tests/quality</c>.</param>
    /// <param name="fault">Is told each fault, for whoever tunes the rules.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        string file,
        Action<string>? fault = null
    )
    {
        string path = Path.Combine(SharedData.Repository()!, "tests/quality", file);
        JsonElement[] rows =
        [
            .. (await File.ReadAllLinesAsync(path)).Select(line => JsonElement.Parse(line)),
        ];
        JsonElement[] told = [.. rows.Where(row => row.TryGetProperty("story", out _))];
        Dictionary<string, string?> threads = told.ToDictionary(
            row => Text(row, "story")!,
            row => Text(row, "thread"),
            StringComparer.Ordinal
        );
        Dictionary<(string, string), string> gold = rows.Where(row =>
                row.TryGetProperty("earlier", out _)
            )
            .ToDictionary(
                row => (Text(row, "earlier")!, Text(row, "later")!),
                row => Text(row, "kind")!
            );
        Dictionary<(string, string), string> found = await LinksAsync([.. told.Reverse()]);
        int right = 0;
        foreach (((string earlier, string later), string kind) in found)
        {
            bool isRight = threads[earlier] is { } thread && thread == threads[later];
            right += isRight ? 1 : 0;
            if (!isRight)
            {
                fault?.Invoke($"links\t{earlier}\t{later}\t{kind}");
            }
        }

        int known = 0;
        int same = 0;
        foreach ((var pair, string kind) in gold)
        {
            if (found.TryGetValue(pair, out string? ours))
            {
                known++;
                same += ours == kind ? 1 : 0;
            }

            if (ours != kind)
            {
                fault?.Invoke(
                    $"{(ours is null ? "misses" : ours)}\t{pair.Item1}\t{pair.Item2}\t{kind}"
                );
            }
        }

        return
        [
            new("links: P", Share(right, found.Count)),
            new("links: R", Share(known, gold.Count)),
            new("links: kind right", Share(same, known)),
        ];
    }

    /// <summary>The links between stories, by their names in the file.</summary>
    private static async Task<Dictionary<(string, string), string>> LinksAsync(JsonElement[] told)
    {
        await using MemoryStore store = new();
        NewsReader reader = new(DataTables.Embedded);
        await store.SaveAsync([.. told.Select(row => FilingOf(row, reader))]);
        NewsRecord record = new(DataTables.Embedded, store);
        Dictionary<string, string> names = told.Select(row => Text(row, "story")!)
            .ToDictionary(RecordId.ForStory, StringComparer.Ordinal);
        Dictionary<(string, string), string> links = [];
        foreach (string story in names.Keys)
        {
            foreach (StoryLink link in await record.LinksAsync(story))
            {
                links[(names[link.Earlier], names[link.Later])] = link
                    .Kind.ToString()
                    .ToLowerInvariant();
            }
        }

        return links;
    }

    /// <summary>Each report is put into the story that it is given in: only the links are judged, not the grouping.</summary>
    private static Filing FilingOf(JsonElement row, NewsReader reader)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(row.GetRawText());
        Capture capture = new()
        {
            File = Text(row, "story")!,
            Bytes = bytes,
            Form = CaptureForm.JsonLine,
            Digest = ContentDigest.Of(bytes),
        };
        Report report = reader.Read(capture).Report!;
        return new Filing(
            capture,
            report,
            RecordId.ForStory(capture.File),
            "as given",
            [.. report.Quotations.Select(quotation => RecordId.ForUtterance(quotation.Id))],
            [],
            ReadOnlyMemory<byte>.Empty
        );
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
