using System.Text.Json;
using Entente.Stories;

namespace Entente.Lab.Quality;

/// <summary>Reads the documents of the story sets.</summary>
internal static class StageFile
{
    /// <summary>The documents of a file of JSON lines.</summary>
    public static IEnumerable<StageDocument> Read(string path) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0)
            .Select(line =>
            {
                using JsonDocument json = JsonDocument.Parse(line);
                return new StageDocument(
                    Value(json, "id") ?? "",
                    Value(json, "title"),
                    Value(json, "text") ?? "",
                    Value(json, "date"),
                    Value(json, "outlet"),
                    Value(json, "lang")
                );
            });

    private static string? Value(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
