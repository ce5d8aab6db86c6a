namespace Entente.Articles;

/// <summary>A value that a page states by name.</summary>
/// <param name="Text">The value, with its character references replaced and its blanks made single.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Name">The name it is stated under.</param>
/// <param name="Rank">How far it is believed among the values of its field: the smaller, the better.</param>
internal readonly record struct HtmlStatement(string Text, TextSpan Source, string Name, int Rank);

/// <summary>What a page states of itself without showing it: linked data, meta elements, microdata, the title element.</summary>
internal sealed class HtmlStatements
{
    private readonly string _html;
    private readonly CharacterReferences _references;
    private readonly List<(PageField Field, HtmlStatement Value)> _values = [];

    /// <summary>Gathers what <paramref name="page"/> states. Cost: linear.</summary>
    public HtmlStatements(
        string html,
        HtmlPage page,
        CharacterReferences references,
        PageFields fields
    )
    {
        _html = html;
        _references = references;
        Page = page;
        Linked = LinkedDataReader.Read(html, page.LinkedData);
        TitleElement = page.Title is { } title ? Text(title) : null;
        foreach (HtmlProperty property in page.Properties)
        {
            if (
                fields.Of(property.Name.Trim()) is var (field, rank)
                && Text(property.Value) is { Length: > 0 } text
            )
            {
                _values.Add((field, new HtmlStatement(text, property.Value, property.Name, rank)));
            }
        }
    }

    /// <summary>The page.</summary>
    public HtmlPage Page { get; }

    /// <summary>The linked data on its article.</summary>
    public LinkedArticle? Linked { get; }

    /// <summary>The words of the title element.</summary>
    public string? TitleElement { get; }

    /// <summary>The values of a field, in the order of the page.</summary>
    public IEnumerable<HtmlStatement> All(PageField field) =>
        _values.Where(value => value.Field == field).Select(value => value.Value);

    /// <summary>The value of a field that is believed most; <see langword="null"/> when the page states none.</summary>
    public HtmlStatement? First(PageField field) =>
        _values.Any(value => value.Field == field) ? All(field).MinBy(value => value.Rank) : null;

    /// <summary>The value stated under a name that is no field of its own; <see langword="null"/> when there is none.</summary>
    public HtmlStatement? Named(string name)
    {
        foreach (HtmlProperty property in Page.Properties)
        {
            if (property.Name == name)
            {
                return new HtmlStatement(Text(property.Value), property.Value, name, Rank: 0);
            }
        }

        return null;
    }

    /// <summary>The words of a value: references replaced, blanks made single.</summary>
    public string Text(TextSpan span) => Single(_references.Decode(_html, span));

    /// <summary>The words of a string of linked data, which often carries references of the HTML it was made from.</summary>
    public string Plain(string text) =>
        Single(_references.Decode(text, new TextSpan(0, text.Length)));

    /// <summary>Where a string of the linked data stands; all of its script when it is written otherwise there.</summary>
    public TextSpan Locate(string value)
    {
        TextSpan script = Linked!.Script;
        int at = script.In(_html).IndexOf(value, StringComparison.Ordinal);
        return at < 0 ? script : new TextSpan(script.Start + at, script.Start + at + value.Length);
    }

    /// <summary>Where a part of an element's text stands; all of the element when it is written otherwise there.</summary>
    public TextSpan Locate(ReadOnlySpan<char> value, TextSpan element)
    {
        int at = element.In(_html).IndexOf(value, StringComparison.Ordinal);
        return at < 0
            ? element
            : new TextSpan(element.Start + at, element.Start + at + value.Length);
    }

    private static string Single(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
