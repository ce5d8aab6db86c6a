using System.Collections.Frozen;

namespace Entente.Articles;

/// <summary>The elements of HTML that tell something about the text in them.</summary>
internal enum HtmlElement : byte
{
    /// <summary>Any element that runs along in its line, and every name not listed.</summary>
    Inline,

    /// <summary>A name with a hyphen: an element of the page's own making.</summary>
    Custom,

    /// <summary>Any element that stands as a block of its own and tells no more.</summary>
    Block,

    /// <summary>An element that shows nothing and holds nothing.</summary>
    Void,
    Html,
    Head,
    Body,
    Title,
    Meta,
    Link,
    Script,
    Style,
    TextArea,
    Hidden,
    A,
    Button,
    Br,
    Hr,
    P,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Li,
    List,
    Cell,
    Row,
    Table,
    Quote,
    Div,
    Article,
    Main,
    Nav,
    Aside,
    Header,
    Footer,
    Form,
    Figure,
    FigCaption,
    Time,
    Address,
    Small,
}

/// <summary>Names of elements.</summary>
internal static class HtmlNames
{
    private static readonly FrozenDictionary<string, HtmlElement> s_names = new (
        HtmlElement Element,
        string Names
    )[]
    {
        (HtmlElement.Block, "section details summary dl dt center fieldset hgroup search menu"),
        (HtmlElement.Void, "img input wbr area base col embed source track param"),
        (HtmlElement.Html, "html"),
        (HtmlElement.Head, "head"),
        (HtmlElement.Body, "body"),
        (HtmlElement.Title, "title"),
        (HtmlElement.Meta, "meta"),
        (HtmlElement.Link, "link"),
        (HtmlElement.Script, "script"),
        (HtmlElement.Style, "style"),
        (HtmlElement.TextArea, "textarea"),
        (
            HtmlElement.Hidden,
            "noscript template svg object video audio canvas select dialog math map iframe noembed noframes datalist"
        ),
        (HtmlElement.A, "a"),
        (HtmlElement.Button, "button"),
        (HtmlElement.Br, "br"),
        (HtmlElement.Hr, "hr"),
        (HtmlElement.P, "p pre dd"),
        (HtmlElement.Heading1, "h1"),
        (HtmlElement.Heading2, "h2"),
        (HtmlElement.Heading3, "h3"),
        (HtmlElement.Heading4, "h4"),
        (HtmlElement.Heading5, "h5"),
        (HtmlElement.Heading6, "h6"),
        (HtmlElement.Li, "li"),
        (HtmlElement.List, "ul ol"),
        (HtmlElement.Cell, "td th caption"),
        (HtmlElement.Row, "tr thead tbody tfoot"),
        (HtmlElement.Table, "table"),
        (HtmlElement.Quote, "blockquote"),
        (HtmlElement.Div, "div"),
        (HtmlElement.Article, "article"),
        (HtmlElement.Main, "main"),
        (HtmlElement.Nav, "nav"),
        (HtmlElement.Aside, "aside"),
        (HtmlElement.Header, "header"),
        (HtmlElement.Footer, "footer"),
        (HtmlElement.Form, "form"),
        (HtmlElement.Figure, "figure"),
        (HtmlElement.FigCaption, "figcaption"),
        (HtmlElement.Time, "time"),
        (HtmlElement.Address, "address"),
        (HtmlElement.Small, "small"),
    }
        .SelectMany(row => row.Names.Split(' '), (row, name) => (name, row.Element))
        .ToFrozenDictionary(row => row.name, row => row.Element, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<
        ReadOnlySpan<char>
    > s_lookup = s_names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element with this name, in any case.</summary>
    public static HtmlElement Find(ReadOnlySpan<char> name) =>
        s_lookup.TryGetValue(name, out HtmlElement element) ? element
        : name.Contains('-') ? HtmlElement.Custom
        : HtmlElement.Inline;

    /// <summary>What ends the raw text behind a start tag; <see langword="null"/> when text with tags follows.</summary>
    public static string? RawEnd(HtmlElement element) =>
        element switch
        {
            HtmlElement.Script => "</script",
            HtmlElement.Style => "</style",
            HtmlElement.Title => "</title",
            HtmlElement.TextArea => "</textarea",
            _ => null,
        };

    /// <summary>Whether the element is shown apart from what stands before and behind it.</summary>
    public static bool IsBlock(HtmlElement element) =>
        element
            is HtmlElement.Block
                or >= HtmlElement.Hr
                and <= HtmlElement.FigCaption
                or HtmlElement.Address
                or HtmlElement.Body
                or HtmlElement.Head
                or HtmlElement.Html;

    /// <summary>Whether it matters that text stands inside the element.</summary>
    public static bool IsContainer(HtmlElement element) =>
        element is HtmlElement.A or HtmlElement.Button or HtmlElement.Hidden or HtmlElement.Custom
        || (IsBlock(element) && element is not HtmlElement.Hr);
}
