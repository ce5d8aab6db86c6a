using System.Text.Json;

namespace Entente.Articles;

/// <summary>What a page says of its article as linked data (schema.org in JSON-LD).</summary>
internal sealed record LinkedArticle
{
    /// <summary>The headline.</summary>
    public string? Headline { get; init; }

    /// <summary>The standfirst, or what the page calls its description.</summary>
    public string? Description { get; init; }

    /// <summary>When it was published, as written.</summary>
    public string? Published { get; init; }

    /// <summary>When it was changed last, as written.</summary>
    public string? Modified { get; init; }

    /// <summary>The names of its authors; those that the page calls organisations are left out.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The names of organisations that it gives as authors.</summary>
    public IReadOnlyList<string> Desks { get; init; } = [];

    /// <summary>The names of the publisher, the one it is called by first.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>The language.</summary>
    public string? Language { get; init; }

    /// <summary>Where the script stands in the source text.</summary>
    public TextSpan Script { get; init; }

    /// <summary>Whether it is about an article, and not about the page that shows it.</summary>
    public bool IsArticle { get; init; }

    /// <summary>Whether the page calls the article news.</summary>
    public bool IsNews { get; init; }
}

/// <summary>Reads linked data, forgiving what pages do to it.</summary>
/// <remarks>Depth is bounded; of what is no JSON only plain properties are read. Cost: linear.</remarks>
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
        List<JsonDocument> documents = [];
        try
        {
            LinkedArticle? broken = null;
            Nodes nodes = new();
            foreach (TextSpan script in scripts)
            {
                if (Parse(html, script) is { } document)
                {
                    documents.Add(document);
                    nodes.Add(document.RootElement, script);
                }
                else
                {
                    broken ??= Broken(html, script);
                }
            }

            return Describe(nodes) is { IsArticle: true } found ? found : broken ?? Describe(nodes);
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    // What the page tells of the article first, what it tells of itself second.
    private static LinkedArticle? Describe(Nodes nodes)
    {
        LinkedArticle? page = nodes.Page is { } described
            ? Describe(described.Element, described.Script, nodes)
            : null;
        if (nodes.Article is not { } node)
        {
            return page;
        }

        LinkedArticle article = Describe(node.Element, node.Script, nodes);
        bool hasAuthor = article.Authors.Count + article.Desks.Count > 0;
        return article with
        {
            IsArticle = true,
            IsNews = TypeContains(node.Element, "News"),
            Published = article.Published ?? page?.Published,
            Modified = article.Modified ?? page?.Modified,
            Authors = hasAuthor ? article.Authors : page?.Authors ?? [],
            Desks = hasAuthor ? article.Desks : page?.Desks ?? [],
            Publishers = article.Publishers is [] ? page?.Publishers ?? [] : article.Publishers,
            Language = article.Language ?? page?.Language,
        };
    }

    private static LinkedArticle Describe(JsonElement element, TextSpan script, Nodes nodes)
    {
        List<string> authors = [];
        List<string> desks = [];
        foreach (string name in (ReadOnlySpan<string>)["author", "creator"])
        {
            if (JsonText.TryGet(element, name, out JsonElement author) && authors.Count == 0)
            {
                Names(author, authors, desks, nodes);
            }
        }

        List<string> publishers = [];
        if (JsonText.TryGet(element, "publisher", out JsonElement owner))
        {
            Names(owner, publishers, publishers, nodes);
            Others(owner, publishers, nodes);
        }

        return new LinkedArticle
        {
            Headline = Property(element, "headline") ?? Property(element, "name"),
            Description = Property(element, "description"),
            Published = Property(element, "datePublished") ?? Property(element, "dateCreated"),
            Modified = Property(element, "dateModified"),
            Authors = authors,
            Desks = desks,
            Publishers = publishers,
            Language = Property(element, "inLanguage"),
            Script = script,
        };
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
                return null;
            }
        }
    }

    // A quotation mark that was not escaped spoils the whole; its plain properties can be read all the same.
    private static LinkedArticle? Broken(string html, TextSpan script)
    {
        ReadOnlySpan<char> text = script.In(html);
        string? published = Quoted(text, "\"datePublished\"");
        return published is null || !text.Contains("Article\"", StringComparison.Ordinal)
            ? null
            : new LinkedArticle
            {
                Published = published,
                Modified = Quoted(text, "\"dateModified\""),
                Script = script,
                IsArticle = true,
            };
    }

    private static string? Quoted(ReadOnlySpan<char> text, string name)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal);
        ReadOnlySpan<char> value = at < 0 ? [] : text[(at + name.Length)..].TrimStart();
        value = value is [':', ..] ? value[1..].TrimStart() : [];
        int end = value is ['"', ..] ? value[1..].IndexOf('"') : -1;
        return end is > 0 and < 60 ? value[1..(end + 1)].ToString() : null;
    }

    private static bool IsArticle(JsonElement element) =>
        TypeIs(element, "Article") || TypeIs(element, "BlogPosting") || TypeIs(element, "Report");

    // "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting" end with the type they are kinds of.
    private static bool TypeIs(JsonElement element, string ending) =>
        AnyType(element, name => name.EndsWith(ending, StringComparison.Ordinal));

    private static bool TypeContains(JsonElement element, string part) =>
        AnyType(element, name => name.Contains(part, StringComparison.Ordinal));

    private static bool AnyType(JsonElement element, Func<string, bool> isWanted)
    {
        if (!JsonText.TryGet(element, "@type", out JsonElement type))
        {
            return false;
        }

        return type.ValueKind switch
        {
            JsonValueKind.String => Text(type) is { } name && isWanted(name),
            JsonValueKind.Array => type.EnumerateArray().Any(t => Text(t) is { } n && isWanted(n)),
            _ => false,
        };
    }

    private static void Names(
        JsonElement element,
        List<string> persons,
        List<string> others,
        Nodes nodes
    )
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
                when JsonText.TryGet(element, "name", out JsonElement names)
                    && names.ValueKind == JsonValueKind.Array:
                persons.AddRange(names.EnumerateArray().Select(Text).OfType<string>());
                break;
            case JsonValueKind.Object when nodes.Named(element) is { } other:
                (TypeIs(other, "Organization") ? others : persons).Add(
                    Property(other, "name") ?? ""
                );
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray().Take(20))
                {
                    if (item.ValueKind != JsonValueKind.Array)
                    {
                        Names(item, persons, others, nodes);
                    }
                    else if (item.GetArrayLength() > 0 && item[0].ValueKind == JsonValueKind.Object)
                    {
                        Names(item[0], persons, others, nodes);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static void Others(JsonElement owner, List<string> names, Nodes nodes)
    {
        if (owner.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        JsonElement publisher = nodes.Named(owner) ?? owner;
        foreach (string property in (ReadOnlySpan<string>)["alternateName", "legalName"])
        {
            if (Property(publisher, property) is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }
    }

    private static string? Property(JsonElement element, string name) =>
        JsonText.TryGet(element, name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? Text(value)?.Trim()
            : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : null;

    /// <summary>The objects of all scripts of a page: the article, the page, and what others refer to by <c>@id</c>.</summary>
    private sealed class Nodes
    {
        private readonly Dictionary<string, JsonElement> _named = new(StringComparer.Ordinal);
        private int _count;

        /// <summary>The first article, rather one with a headline.</summary>
        public (JsonElement Element, TextSpan Script)? Article { get; private set; }

        /// <summary>The first page.</summary>
        public (JsonElement Element, TextSpan Script)? Page { get; private set; }

        public void Add(JsonElement root, TextSpan script)
        {
            Stack<JsonElement> open = new([root]);
            while (open.TryPop(out JsonElement element) && _count++ < MaxObjects)
            {
                if (element.ValueKind == JsonValueKind.Array)
                {
                    foreach (JsonElement item in element.EnumerateArray().Take(100).Reverse())
                    {
                        open.Push(item);
                    }
                }
                else if (element.ValueKind == JsonValueKind.Object)
                {
                    Note(element, script);
                    foreach (
                        string name in (ReadOnlySpan<string>)
                            ["mainEntity", "mainEntityOfPage", "@graph"]
                    )
                    {
                        if (JsonText.TryGet(element, name, out JsonElement inner))
                        {
                            open.Push(inner);
                        }
                    }
                }
            }
        }

        /// <summary>The object with a name that <paramref name="reference"/> points to; <see langword="null"/> when there is none.</summary>
        public JsonElement? Named(JsonElement reference) =>
            Property(reference, "@id") is { } id && _named.TryGetValue(id, out JsonElement found)
                ? found
                : null;

        private void Note(JsonElement element, TextSpan script)
        {
            if (Property(element, "@id") is { } id && Property(element, "name") is { Length: > 0 })
            {
                _named.TryAdd(id, element);
            }

            if (IsArticle(element))
            {
                bool isFirst =
                    Article is not { } article || Property(article.Element, "headline") is null;
                Article =
                    isFirst && (Article is null || Property(element, "headline") is not null)
                        ? (element, script)
                        : Article;
            }
            else if (Page is null && TypeIs(element, "WebPage"))
            {
                Page = (element, script);
            }
        }
    }
}
