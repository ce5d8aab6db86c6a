using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>What an HTML page shows and what it says of itself.</summary>
internal sealed record HtmlPage
{
    /// <summary>The visible text.</summary>
    public required PageText Text { get; init; }

    /// <summary>The elements that tell something of the blocks in them, in order of their ends.</summary>
    public required ImmutableArray<HtmlRegion> Regions { get; init; }

    /// <summary>The elements that hold blocks, each behind the one it stands in; the first is the page.</summary>
    public required ImmutableArray<HtmlContainer> Containers { get; init; }

    /// <summary>For each block the container it stands in.</summary>
    public required ImmutableArray<int> ContainerOf { get; init; }

    /// <summary>Named values: meta elements and properties of microdata.</summary>
    public required ImmutableArray<HtmlProperty> Properties { get; init; }

    /// <summary>Where the page states linked data (JSON-LD).</summary>
    public required ImmutableArray<TextSpan> LinkedData { get; init; }

    /// <summary>The dates of time elements, with the block that shows them.</summary>
    public required ImmutableArray<HtmlTime> Times { get; init; }

    /// <summary>Whether the page asks for a password.</summary>
    public bool AsksPassword { get; init; }

    /// <summary>The title element; <see langword="null"/> when there is none.</summary>
    public TextSpan? Title { get; init; }

    /// <summary>The language attribute of the page.</summary>
    public string? Language { get; init; }

    /// <summary>Where it stands.</summary>
    public TextSpan? LanguageSource { get; init; }

    /// <summary>The canonical address.</summary>
    public string? Canonical { get; init; }

    /// <summary>Where it stands.</summary>
    public TextSpan? CanonicalSource { get; init; }
}

/// <summary>The blocks in an element that tells something of them.</summary>
/// <param name="Hint">What it tells.</param>
/// <param name="First">The first block.</param>
/// <param name="End">The block behind the last.</param>
/// <param name="Source">Where the element stands.</param>
/// <param name="Reason">Why what stands in it is left out, if it is; <see langword="null"/> when the element does not tell.</param>
internal readonly record struct HtmlRegion(
    PageHint Hint,
    int First,
    int End,
    TextSpan Source,
    string? Reason
);

/// <summary>An element that can hold several blocks: a section, a list, a cell.</summary>
/// <param name="Element">Which element.</param>
/// <param name="Parent">The container it stands in; 0, itself, for the page.</param>
internal readonly record struct HtmlContainer(HtmlElement Element, int Parent);

/// <summary>A named value that the page states without showing it.</summary>
/// <param name="Name">The name, in lower case: "og:title", "datepublished".</param>
/// <param name="Value">Where the value stands, with character references still in it.</param>
internal readonly record struct HtmlProperty(string Name, TextSpan Value);

/// <summary>A time element, or an abbreviation of a date.</summary>
/// <param name="Value">Where the value of its attribute stands: <c>datetime</c>, or <c>title</c>.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="IsPublication">Whether the element says that this is the date of publication.</param>
/// <param name="IsChange">Whether it says that this is the date of the last change.</param>
internal readonly record struct HtmlTime(
    TextSpan Value,
    int Block,
    bool IsPublication,
    bool IsChange
);
