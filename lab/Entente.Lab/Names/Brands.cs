using System.Text.Json;

namespace Entente.Lab.Names;

/// <summary>Companies and public bodies from <c>name-suggestion-index</c>, which says how to name them on maps.</summary>
internal static class Brands
{
    // Countries whose names an English text writes as they are, and the world.
    private static readonly HashSet<string> s_countries =
    [
        "001",
        "us",
        "gb",
        "ca",
        "au",
        "ie",
        "nz",
        "za",
        "in",
        "ng",
        "ke",
        "de",
        "fr",
        "it",
        "es",
        "nl",
        "ch",
        "se",
        "150",
        "019",
        "053",
    ];

    /// <summary>The names in Latin letters that a knowledge base confirms.</summary>
    public static IEnumerable<string> Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        List<string> names = [];
        foreach (JsonProperty category in file.RootElement.GetProperty("nsi").EnumerateObject())
        {
            string tag =
                category.Name.StartsWith("brands/", StringComparison.Ordinal) ? "brand"
                : category.Name.StartsWith("operators/", StringComparison.Ordinal) ? "operator"
                : "";
            if (tag.Length > 0)
            {
                names.AddRange(
                    category
                        .Value.GetProperty("items")
                        .EnumerateArray()
                        .Where(IsNear)
                        .Select(item => item.GetProperty("tags"))
                        .Where(tags => tags.TryGetProperty($"{tag}:wikidata", out _))
                        .Select(tags =>
                            tags.TryGetProperty(tag, out JsonElement name) ? name.GetString()! : ""
                        )
                        .Where(name =>
                            name.Length > 2 && char.IsUpper(name[0]) && name.All(IsLatin)
                        )
                );
            }
        }

        return names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static bool IsNear(JsonElement item) =>
        item.GetProperty("locationSet")
            .GetProperty("include")
            .EnumerateArray()
            .Any(place =>
                place.ValueKind == JsonValueKind.String && s_countries.Contains(place.GetString()!)
            );

    private static bool IsLatin(char c) => c < '\u0250' && c is not ('(' or ',' or '/');
}
