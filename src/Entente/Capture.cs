namespace Entente;

/// <summary>Bytes as they were received, with what their carrier says of them.</summary>
/// <remarks>
/// A capture is what evidence rests on: it is kept as it is. A file is one capture; a JSON Lines file is one capture a
/// line, a feed one an item, an archive one a page. What a carrier did to a page for the journey (gzip, chunks, base64) is undone;
/// what is part of the format (references in a feed, escapes in JSON) is not. Two captures with the same bytes are the same capture,
/// whatever their files are called.
/// </remarks>
public sealed record Capture
{
    /// <summary>Where the bytes were found: the path as the user gave it, with <c>:number</c> (from 1) for a line, an item, a record or a part of it, or <c>-</c>.</summary>
    public required string File { get; init; }

    /// <summary>The bytes themselves: for a line of JSON Lines, the line without its end; for an item of a feed, the item from its first character to its last.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the bytes are a page, an object of JSON that holds one, or an item of a feed.</summary>
    public required CaptureForm Form { get; init; }

    /// <summary>The SHA-256 digest of <see cref="Bytes"/>.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The web address the bytes came from; <see langword="null"/> when the carrier does not say.</summary>
    public string? Address { get; init; }

    /// <summary>The charset that the carrier names (an HTTP header); <see langword="null"/> when it names none.</summary>
    public string? Charset { get; init; }

    /// <summary>
    /// What stands around an item of a feed and speaks of all its items, as it stands there: the tags that declare namespaces, the
    /// title of the feed, its link, its language. Of a page in a mail: the subject and the date of the mail. <see langword="null"/>
    /// for everything else. The same item in another issue of the feed is the same capture.
    /// </summary>
    public string? Frame { get; init; }

    /// <summary>When the bytes were received from the network; <see langword="null"/> when the carrier does not say. Never the file's own time.</summary>
    public DateTimeOffset? Received { get; init; }
}

/// <summary>How a capture holds its page.</summary>
public enum CaptureForm
{
    /// <summary>The bytes are the page: HTML or tag-less text, told apart by content.</summary>
    Page,

    /// <summary>The bytes are one JSON object with <c>text</c> or <c>html</c>, and perhaps <c>id url title date outlet lang</c>.</summary>
    JsonLine,

    /// <summary>The bytes are one item of a feed: an element of RSS or Atom, or an object of a JSON Feed.</summary>
    FeedItem,
}
