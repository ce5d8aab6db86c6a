namespace Entente.Articles;

/// <summary>What we say of content that holds no page we can read.</summary>
internal static class Refusals
{
    /// <summary>Why content of this kind is refused; <see langword="null"/> when it is read.</summary>
    public static (RefusalReason Reason, string Message)? Of(ContentKind kind) =>
        kind switch
        {
            ContentKind.Page or ContentKind.JsonLines => null,
            ContentKind.Empty => (RefusalReason.Empty, "expected a page, found nothing to read"),
            ContentKind.Json => (
                RefusalReason.Malformed,
                "expected a page or one JSON object a line with \"text\" or \"html\", found JSON of another shape (of an array, write one item a line: jq -c .[])"
            ),
            ContentKind.Feed => (
                RefusalReason.NotYet,
                "feeds are not read yet: save the pages they name, or one JSON object a line"
            ),
            ContentKind.Warc => (RefusalReason.NotYet, "web archives (WARC) are not read yet"),
            ContentKind.Zip => (
                RefusalReason.NotYet,
                "zip archives and office documents are not read yet"
            ),
            ContentKind.Pdf => (RefusalReason.NotYet, "PDF documents are not read yet"),
            ContentKind.Xml => (RefusalReason.NotYet, "XML other than XHTML is not read yet"),
            _ => (RefusalReason.Binary, "expected text, found bytes that are no text"),
        };
}
