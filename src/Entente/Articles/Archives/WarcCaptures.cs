using System.Globalization;
using System.Runtime.CompilerServices;

namespace Entente.Articles.Archives;

/// <summary>Makes captures of the pages in a web archive.</summary>
/// <remarks>
/// Pages are what servers answered with status 200 (<c>response</c>), and what was kept without an answer around it (<c>resource</c>,
/// <c>conversion</c>), as far as it is text by its type. Everything else is counted and passed over. The date of a record is
/// when its page was received.
/// </remarks>
internal static class WarcCaptures
{
    /// <summary>Reads an archive.</summary>
    /// <param name="file">The name of the archive.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="count">Takes the number of records of each sort.</param>
    /// <param name="ct">Ends the run.</param>
    public static async IAsyncEnumerable<CaptureResult> ReadAsync(
        string file,
        WarcReader archive,
        RecordCount count,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (WarcRecord record in archive.ReadAsync(IsWanted, ct).ConfigureAwait(false))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{file}:{record.Number}");
            foreach (CaptureResult result in Results(name, record, count))
            {
                yield return result;
            }
        }
    }

    private static bool IsWanted(HeaderFields fields) =>
        fields["WARC-Type"]?.ToLowerInvariant() switch
        {
            "response" => fields["WARC-Target-URI"] is { } address && IsWeb(address),
            "resource" or "conversion" => fields["WARC-Target-URI"] is { } address
                && IsWeb(address)
                && IsPage(fields.Main("Content-Type")),
            _ => false,
        };

    private static IEnumerable<CaptureResult> Results(
        string name,
        WarcRecord record,
        RecordCount count
    )
    {
        if (record.Fault is not null)
        {
            count.Add("damaged");
            return [CaptureSplitter.Refuse(name, RefusalReason.Malformed, record.Fault)];
        }

        if (record.Block is null)
        {
            count.Add(record.Type.Length == 0 ? "without type" : record.Type);
            return [];
        }

        Carrier carrier = new(
            name,
            Address(record.Fields["WARC-Target-URI"]),
            record.Fields.Parameter("Content-Type", "charset"),
            Date(record.Fields["WARC-Date"])
        );
        return record.Type == "response"
            ? Response(record, carrier, count)
            : Page(record.Block, carrier, count);
    }

    private static IEnumerable<CaptureResult> Response(
        WarcRecord record,
        Carrier carrier,
        RecordCount count
    )
    {
        HttpResponse response = HttpResponse.Read(record.Block);
        string type = response.Fields.Main("Content-Type");
        if (response.Status is not (0 or 200))
        {
            count.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"response with status {response.Status}"
                )
            );
            return [];
        }

        if (response.Status == 200 && !IsPage(type))
        {
            count.Add("response that is no page");
            return [];
        }

        if (response.Body is null)
        {
            count.Add("damaged");
            bool isTooLarge = response.Fault == Bounds.SizeMessage;
            return
            [
                CaptureSplitter.Refuse(
                    carrier.File,
                    isTooLarge ? RefusalReason.TooLarge : RefusalReason.Malformed,
                    response.Fault!
                ),
            ];
        }

        string? charset = response.Fields.Parameter("Content-Type", "charset");
        return Page(response.Body, carrier with { Charset = charset }, count);
    }

    private static IEnumerable<CaptureResult> Page(byte[] page, Carrier carrier, RecordCount count)
    {
        // Servers call many things text: what is no page by its content is no fault of the archive.
        if (
            ContentSniffer.Kind(page)
            is not (ContentKind.Page or ContentKind.Feed or ContentKind.JsonFeed)
        )
        {
            count.Add("response that is no page");
            return [];
        }

        count.Add(RecordCount.Pages);
        return page.Length > BoundedInput.MaxPage
            ?
            [
                CaptureSplitter.Refuse(
                    carrier.File,
                    RefusalReason.TooLarge,
                    BoundedInput.PageTooLarge(page.Length)
                ),
            ]
            : CaptureSplitter.Split(page, carrier);
    }

    // Style sheets and programs are text too, and no page.
    private static bool IsPage(string type) =>
        type
            is ""
                or "text/html"
                or "text/plain"
                or "text/xml"
                or "application/xml"
                or "application/json"
        || type.EndsWith("+xml", StringComparison.Ordinal)
            && !type.StartsWith("image/", StringComparison.Ordinal)
        || type is "application/feed+json" or "application/rss" or "application/atom";

    // WARC 1.0 allowed brackets around addresses, and wget wrote them.
    private static string? Address(string? address) =>
        address?.Trim().Trim('<', '>') is { Length: > 0 } known ? known : null;

    private static bool IsWeb(string address) =>
        address.TrimStart('<').StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Date(string? date) =>
        DateTimeOffset.TryParse(
            date,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset found
        )
            ? found
            : null;
}
