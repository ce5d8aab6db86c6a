namespace Entente;

/// <summary>Why some input gave no report.</summary>
/// <param name="File">The file, or the line of a file, as in <see cref="Capture.File"/>.</param>
/// <param name="Reason">The kind of reason, for counting.</param>
/// <param name="Message">What was expected and what was found, for a person; without the file's name.</param>
public sealed record Refusal(string File, RefusalReason Reason, string Message);

/// <summary>Kinds of reasons for which input is refused.</summary>
public enum RefusalReason
{
    /// <summary>The file or folder could not be opened or read.</summary>
    Unreadable,

    /// <summary>There is not one visible character.</summary>
    Empty,

    /// <summary>The bytes are no text (an image, a program, an archive).</summary>
    Binary,

    /// <summary>The page is larger than we read (see <c>docs/limits.md</c>).</summary>
    TooLarge,

    /// <summary>The text is broken where a format is required (a line of JSON Lines that is no JSON object).</summary>
    Malformed,

    /// <summary>A format that this version does not read yet.</summary>
    NotYet,

    /// <summary>It only names other documents (a list of feeds, a sitemap), which are not fetched.</summary>
    NamesOnly,

    /// <summary>The page was read, and holds no article: menus, a login, an index.</summary>
    NoArticle,

    /// <summary>The address gave no answer that can be used.</summary>
    Unreachable,

    /// <summary>The site asks that it be left alone (robots.txt, reserved rights), or the address is one that we never ask.</summary>
    Forbidden,
}
