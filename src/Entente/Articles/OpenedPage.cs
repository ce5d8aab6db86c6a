using Entente.Articles.Feeds;

namespace Entente.Articles;

/// <summary>A capture that is decoded and parted into blocks, on its way to be read as an article.</summary>
/// <remarks>Opening needs no other page and runs on any thread; then <see cref="SiteMemory.Note"/> sees all pages of a run in their order.</remarks>
public sealed class OpenedPage
{
    internal OpenedPage(Capture capture, SourceText source)
    {
        Capture = capture;
        Source = source;
    }

    internal OpenedPage(Capture capture, Refusal refusal)
    {
        Capture = capture;
        Refusal = refusal;
    }

    /// <summary>The capture.</summary>
    public Capture Capture { get; }

    /// <summary>Why it is not read; <see langword="null"/> when it is.</summary>
    internal Refusal? Refusal { get; }

    /// <summary>The capture as text; <see langword="null"/> when it is refused.</summary>
    internal SourceText? Source { get; }

    /// <summary>The item, when it is one of a feed.</summary>
    internal FeedItem? Item { get; init; }

    /// <summary>The page in it, or in the item; <see langword="null"/> when it has no tags.</summary>
    internal HtmlPage? Html { get; init; }

    /// <summary>Its lines, or those of the item, when it has no tags; <see langword="null"/> otherwise.</summary>
    internal PageText? Lines { get; init; }

    /// <summary>For each block whether it stands on other pages of the site, too; <see langword="null"/> when none is known to.</summary>
    internal bool[]? Repeated { get; set; }
}
