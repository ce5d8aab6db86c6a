using System.Text.Json;

namespace Entente.Articles;

/// <summary>What a page says that its article is about: guides to its body, and never the answer.</summary>
internal sealed class PageGuides
{
    /// <summary>The level of a block that is the headline itself.</summary>
    public const int SameTitle = 4;

    private const string BodyName = "\"articleBody\"";

    // Short descriptions are the name of the site or of a category.
    private const int LeastSummary = 30;

    private readonly WordGuide? _title;
    private readonly int _titleWords;

    private PageGuides(string? title, WordGuide? summary, WordGuide? body)
    {
        Summary = summary;
        Body = body;
        if (title is not null)
        {
            List<ulong> words = [];
            WordGuide.Read(title, words);
            _titleWords = words.Count;
            _title = new WordGuide(title, length: Math.Clamp(words.Count, 1, 2));
        }
    }

    /// <summary>The description; <see langword="null"/> when the page has none.</summary>
    public WordGuide? Summary { get; }

    /// <summary>The body as linked data; <see langword="null"/> when the page has none.</summary>
    public WordGuide? Body { get; }

    /// <summary>Reads what a page says.</summary>
    public static PageGuides Read(
        string html,
        HtmlPage page,
        string? title,
        CharacterReferences references
    )
    {
        TextSpan? longest = null;
        foreach (HtmlProperty property in page.Properties)
        {
            if (
                property.Name is "og:description" or "description" or "twitter:description"
                && property.Value.Length > (longest?.Length ?? LeastSummary)
            )
            {
                longest = property.Value;
            }
        }

        WordGuide? summary = longest is { } span ? Guide(references.Decode(html, span)) : null;
        WordGuide? body = null;
        foreach (TextSpan script in page.LinkedData)
        {
            body ??= LinkedBody(html, script) is { } words ? Guide(words) : null;
        }

        return new PageGuides(title, summary, body);
    }

    /// <summary>How much of the headline a block is: 0 when there is no headline, 1 nothing, 2 some, 3 most, <see cref="SameTitle"/> all.</summary>
    public int TitleLevel(List<ulong> words) =>
        _title is null || _title.IsEmpty ? 0
        : _title.Share(words) is not { } share ? 1
        : share >= 0.999f && words.Count == _titleWords ? SameTitle
        : share >= 0.6f ? 3
        : share >= 0.25f ? 2
        : 1;

    private static WordGuide? Guide(string text)
    {
        WordGuide guide = new(text, length: 3);
        return guide.IsEmpty ? null : guide;
    }

    // The string is read without the JSON around it, which is often broken.
    private static string? LinkedBody(string html, TextSpan script)
    {
        ReadOnlySpan<char> json = script.In(html);
        int name = json.IndexOf(BodyName);
        if (name < 0)
        {
            return null;
        }

        json = json[(name + BodyName.Length)..].TrimStart();
        if (json is not [':', ..] || json[1..].TrimStart() is not ['"', .. var rest])
        {
            return null;
        }

        int end = 0;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        return end < rest.Length ? Unescaped(rest[..end]) : null;
    }

    private static string? Unescaped(ReadOnlySpan<char> raw)
    {
        char[] quoted = new char[raw.Length + 2];
        quoted[0] = '"';
        quoted[^1] = '"';
        for (int i = 0; i < raw.Length; i++)
        {
            quoted[i + 1] = char.IsControl(raw[i]) ? ' ' : raw[i];
        }

        try
        {
            using var json = JsonDocument.Parse(quoted);
            return JsonText.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null; // An escape that JSON does not know: the page has other guides.
        }
    }
}
