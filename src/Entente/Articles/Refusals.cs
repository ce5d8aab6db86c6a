namespace Entente.Articles;

/// <summary>What we say of content that holds no page we can read.</summary>
internal static class Refusals
{
    /// <summary>Why content of this kind is refused; <see langword="null"/> when it is read.</summary>
    public static (RefusalReason Reason, string Message)? Of(ContentKind kind) =>
        kind switch
        {
            ContentKind.Page
            or ContentKind.JsonLines
            or ContentKind.Feed
            or ContentKind.JsonFeed
            or ContentKind.List
            or ContentKind.Mail
            or ContentKind.Warc => null,
            ContentKind.Empty => (RefusalReason.Empty, "expected a page, found nothing to read"),
            ContentKind.Json => (
                RefusalReason.Malformed,
                "expected a page or one JSON object a line with \"text\" or \"html\", found JSON of another shape (of an array, write one item a line: jq -c .[])"
            ),
            ContentKind.Arc => (
                RefusalReason.NotYet,
                "web archives in the format before WARC (ARC) are not read yet"
            ),
            ContentKind.Zip => (
                RefusalReason.NotYet,
                "zip archives other than web archives (WACZ), and office documents, are not read yet"
            ),
            ContentKind.Pdf => (RefusalReason.NotYet, "PDF documents are not read yet"),
            ContentKind.Xml => (RefusalReason.NotYet, "XML other than XHTML is not read yet"),
            _ => (RefusalReason.Binary, "expected text, found bytes that are no text"),
        };

    /// <summary>Why content of this kind is no single page; <see langword="null"/> when it is one.</summary>
    public static (RefusalReason Reason, string Message)? OfPage(ContentKind kind) =>
        kind
            is ContentKind.Feed
                or ContentKind.JsonFeed
                or ContentKind.List
                or ContentKind.Mail
                or ContentKind.Warc
            ? (RefusalReason.Malformed, "expected one page, found what may hold several")
            : Of(kind);
}
