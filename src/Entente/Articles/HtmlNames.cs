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
    Iframe,
    NoEmbed,
    NoFrames,
    NoScript,
    Xmp,
    PlainText,
    Frameset,
    Input,
    Select,
    Template,
    Object,
    Svg,
    Math,

    /// <summary>An element of SVG or MathML in which HTML stands again.</summary>
    Island,
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
        (HtmlElement.Block, "section details summary dl dt center fieldset hgroup search menu dir"),
        (HtmlElement.Void, "img wbr area base col embed source track param"),
        (HtmlElement.Html, "html"),
        (HtmlElement.Head, "head"),
        (HtmlElement.Body, "body"),
        (HtmlElement.Title, "title"),
        (HtmlElement.Meta, "meta"),
        (HtmlElement.Link, "link"),
        (HtmlElement.Script, "script"),
        (HtmlElement.Style, "style"),
        (HtmlElement.TextArea, "textarea"),
        (HtmlElement.Iframe, "iframe"),
        (HtmlElement.NoEmbed, "noembed"),
        (HtmlElement.NoFrames, "noframes"),
        (HtmlElement.NoScript, "noscript"),
        (HtmlElement.Xmp, "xmp"),
        (HtmlElement.PlainText, "plaintext"),
        (HtmlElement.Frameset, "frameset"),
        (HtmlElement.Input, "input keygen"),
        (HtmlElement.Select, "select"),
        (HtmlElement.Template, "template"),
        (HtmlElement.Object, "object applet"),
        (HtmlElement.Svg, "svg"),
        (HtmlElement.Math, "math"),
        (HtmlElement.Hidden, "video audio canvas dialog map datalist"),
        (HtmlElement.A, "a"),
        (HtmlElement.Button, "button"),
        (HtmlElement.Br, "br"),
        (HtmlElement.Hr, "hr"),
        (HtmlElement.P, "p pre dd listing"),
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

    // HTML standard, 13.2.6.5.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_breakingOut =
        Set(
            "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
        );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_islands = Set(
        "foreignobject desc title mi mo mn ms mtext"
    );

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element with this name, in any case.</summary>
    public static HtmlElement Find(ReadOnlySpan<char> name) =>
        s_lookup.TryGetValue(name, out HtmlElement element) ? element
        : name.Contains('-') ? HtmlElement.Custom
        : HtmlElement.Inline;

    /// <summary>The name of an element that holds text without tags up to its own end tag; <see langword="null"/> for any other.</summary>
    public static string? RawName(HtmlElement element) =>
        element switch
        {
            HtmlElement.Script => "script",
            HtmlElement.Style => "style",
            HtmlElement.Title => "title",
            HtmlElement.TextArea => "textarea",
            HtmlElement.Iframe => "iframe",
            HtmlElement.NoEmbed => "noembed",
            HtmlElement.NoFrames => "noframes",
            // As where scripts run.
            HtmlElement.NoScript => "noscript",
            HtmlElement.Xmp => "xmp",
            HtmlElement.PlainText => "plaintext",
            _ => null,
        };

    /// <summary>Whether the element is shown apart from what stands before and behind it.</summary>
    public static bool IsBlock(HtmlElement element) =>
        element
            is HtmlElement.Block
                or >= HtmlElement.Hr
                and <= HtmlElement.FigCaption
                or HtmlElement.Address
                or HtmlElement.Xmp
                or HtmlElement.PlainText
                or HtmlElement.Body
                or HtmlElement.Head
                or HtmlElement.Html;

    /// <summary>Whether what stands in the element is no text of the page.</summary>
    public static bool IsHidden(HtmlElement element) =>
        element is >= HtmlElement.Select and <= HtmlElement.Hidden and not HtmlElement.Island;

    /// <summary>Whether an end tag does not reach beyond the element; those of tables reach further.</summary>
    public static bool IsBarrier(HtmlElement element, HtmlElement ending) =>
        ending switch
        {
            HtmlElement.Template => false,
            HtmlElement.Table => element is HtmlElement.Template or HtmlElement.Island,
            HtmlElement.Cell or HtmlElement.Row => element
                is HtmlElement.Template
                    or HtmlElement.Island
                    or HtmlElement.Table,
            _ => element
                is HtmlElement.Template
                    or HtmlElement.Island
                    or HtmlElement.Select
                    or HtmlElement.Table
                    or HtmlElement.Cell
                    or HtmlElement.Object,
        };

    /// <summary>Whether a start tag ends the SVG or MathML it stands in, for only HTML has the element.</summary>
    public static bool BreaksOut(ReadOnlySpan<char> name) => s_breakingOut.Contains(name);

    /// <summary>Whether HTML stands in this element of SVG or MathML.</summary>
    public static bool IsIsland(ReadOnlySpan<char> name) => s_islands.Contains(name);

    /// <summary>Whether it matters that text stands inside the element.</summary>
    public static bool IsContainer(HtmlElement element) =>
        element is HtmlElement.A or HtmlElement.Button or HtmlElement.Custom
        || IsHidden(element)
        || (IsBlock(element) && element is not HtmlElement.Hr);

    /// <summary>Whether the element is made to hold several blocks: not a paragraph, a heading or an item.</summary>
    public static bool HoldsBlocks(HtmlElement element) =>
        element == HtmlElement.Custom
        || (
            IsBlock(element)
            && element
                is not (
                    HtmlElement.Hr
                    or HtmlElement.Br
                    or HtmlElement.P
                    or (>= HtmlElement.Heading1 and <= HtmlElement.Heading6)
                    or HtmlElement.Li
                    or HtmlElement.FigCaption
                )
        );
}
