using System.Text.Json;

namespace Entente.Articles;

/// <summary>What a page says of its article as linked data (schema.org in JSON-LD).</summary>
internal sealed record LinkedArticle
{
    /// <summary>The headline.</summary>
    public string? Headline { get; init; }

    /// <summary>When it was published, as written.</summary>
    public string? Published { get; init; }

    /// <summary>The names of its authors; those that the page calls organisations are left out.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The names of organisations that it gives as authors.</summary>
    public IReadOnlyList<string> Desks { get; init; } = [];

    /// <summary>The publisher's name.</summary>
    public string? Publisher { get; init; }

    /// <summary>The language.</summary>
    public string? Language { get; init; }

    /// <summary>Where the script stands in the source text.</summary>
    public TextSpan Script { get; init; }

    /// <summary>Whether it is about an article, and not about the page that shows it.</summary>
    public bool IsArticle { get; init; }
}

/// <summary>Reads linked data, forgiving what pages do to it.</summary>
/// <remarks>Depth is bounded; what is no JSON is passed over. Cost: linear.</remarks>
internal static class LinkedDataReader
{
    // Deeper nesting is not written by people; safety.md.
    private const int MaxDepth = 32;

    // A page with more objects than this is not read to its end.
    private const int MaxObjects = 2000;

    private static readonly JsonDocumentOptions s_options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The best description of an article in the scripts of a page; <see langword="null"/> when there is none.</summary>
    public static LinkedArticle? Read(string html, IEnumerable<TextSpan> scripts)
    {
        LinkedArticle? page = null;
        foreach (TextSpan script in scripts)
        {
            using JsonDocument? json = Parse(html, script);
            if (json is null)
            {
                continue;
            }

            Stack<JsonElement> open = new([json.RootElement]);
            for (int i = 0; open.Count > 0 && i < MaxObjects; i++)
            {
                JsonElement element = open.Pop();
                if (element.ValueKind == JsonValueKind.Array)
                {
                    foreach (JsonElement item in element.EnumerateArray().Reverse())
                    {
                        open.Push(item);
                    }
                }
                else if (element.ValueKind == JsonValueKind.Object)
                {
                    if (IsArticle(element))
                    {
                        return Describe(element, script) with { IsArticle = true };
                    }

                    if (page is null && TypeIs(element, "WebPage"))
                    {
                        page = Describe(element, script);
                    }

                    foreach (
                        string name in (ReadOnlySpan<string>)
                            ["mainEntity", "mainEntityOfPage", "@graph"]
                    )
                    {
                        if (element.TryGetProperty(name, out JsonElement inner))
                        {
                            open.Push(inner);
                        }
                    }
                }
            }
        }

        return page;
    }

    private static JsonDocument? Parse(string html, TextSpan script)
    {
        ReadOnlyMemory<char> text = html.AsMemory(script.Start, script.Length);
        try
        {
            return JsonDocument.Parse(text, s_options);
        }
        catch (JsonException)
        {
            // Line breaks inside strings are the usual fault: as blanks they do no harm anywhere.
            char[] repaired = text.ToArray();
            for (int i = 0; i < repaired.Length; i++)
            {
                repaired[i] = char.IsControl(repaired[i]) ? ' ' : repaired[i];
            }

            try
            {
                return JsonDocument.Parse(repaired, s_options);
            }
            catch (JsonException)
            {
                return null; // No JSON: the page says the same in other places, or not at all.
            }
        }
    }

    private static bool IsArticle(JsonElement element) =>
        TypeIs(element, "Article") || TypeIs(element, "BlogPosting") || TypeIs(element, "Report");

    // "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting" end with the type they are kinds of.
    private static bool TypeIs(JsonElement element, string ending)
    {
        if (!element.TryGetProperty("@type", out JsonElement type))
        {
            return false;
        }

        return type.ValueKind switch
        {
            JsonValueKind.String => EndsWith(type),
            JsonValueKind.Array => type.EnumerateArray().Any(EndsWith),
            _ => false,
        };

        bool EndsWith(JsonElement value) =>
            Text(value) is { } name && name.EndsWith(ending, StringComparison.Ordinal);
    }

    private static LinkedArticle Describe(JsonElement element, TextSpan script)
    {
        List<string> authors = [];
        List<string> desks = [];
        foreach (string name in (ReadOnlySpan<string>)["author", "creator"])
        {
            if (element.TryGetProperty(name, out JsonElement author) && authors.Count == 0)
            {
                Names(author, authors, desks);
            }
        }

        List<string> publisher = [];
        if (element.TryGetProperty("publisher", out JsonElement owner))
        {
            Names(owner, publisher, publisher);
        }

        return new LinkedArticle
        {
            Headline = Property(element, "headline") ?? Property(element, "name"),
            Published = Property(element, "datePublished") ?? Property(element, "dateCreated"),
            Authors = authors,
            Desks = desks,
            Publisher = publisher.FirstOrDefault(),
            Language = Property(element, "inLanguage"),
            Script = script,
        };
    }

    private static void Names(JsonElement element, List<string> persons, List<string> others)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when Text(element) is { Length: > 0 } name:
                persons.Add(name);
                break;
            case JsonValueKind.Object when Property(element, "name") is { Length: > 0 } name:
                (TypeIs(element, "Organization") ? others : persons).Add(name);
                break;
            case JsonValueKind.Object
                when element.TryGetProperty("name", out JsonElement names)
                    && names.ValueKind == JsonValueKind.Array:
                persons.AddRange(names.EnumerateArray().Select(Text).OfType<string>());
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray().Take(20))
                {
                    if (item.ValueKind != JsonValueKind.Array)
                    {
                        Names(item, persons, others);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static string? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? Text(value)?.Trim()
            : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : null;
}
