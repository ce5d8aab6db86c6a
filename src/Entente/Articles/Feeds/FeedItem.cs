using System.Collections.Immutable;

namespace Entente.Articles.Feeds;

/// <summary>What an item of a feed says, with the places in the item's own text.</summary>
internal sealed record FeedItem
{
    /// <summary>The article, or what there is of it; <see langword="null"/> when the item has only a headline.</summary>
    public MappedText? Content { get; init; }

    /// <summary>Whether <see cref="Content"/> is HTML.</summary>
    public bool IsHtml { get; init; }

    /// <summary>Whether <see cref="Content"/> is less than the article.</summary>
    public bool IsSummary { get; init; }

    /// <summary>The headline.</summary>
    public FeedValue? Title { get; init; }

    /// <summary>Who wrote it, each as written: a name, an address with a name, several names.</summary>
    public ImmutableArray<FeedValue> Authors { get; init; } = [];

    /// <summary>When it was published, as written.</summary>
    public FeedValue? Published { get; init; }

    /// <summary>When it was changed last, as written.</summary>
    public FeedValue? Updated { get; init; }

    /// <summary>The outlet that it was taken from, by the item itself.</summary>
    public FeedValue? Source { get; init; }

    /// <summary>What the feed is called.</summary>
    public string? Feed { get; init; }

    /// <summary>The address of the article.</summary>
    public string? Address { get; init; }

    /// <summary>The language, of the item or of the feed.</summary>
    public string? Language { get; init; }
}

/// <summary>A value that an item states.</summary>
/// <param name="Text">The value, as text without tags.</param>
/// <param name="Place">Where it stands in the item; <see langword="null"/> when it stands in the feed around it.</param>
internal sealed record FeedValue(string Text, TextSpan? Place);
