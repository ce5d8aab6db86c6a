using System.Collections.Immutable;
using Entente.Articles;
using Entente.Articles.Feeds;
using Entente.Fetching;

namespace Entente.Desk;

/// <summary>Takes what was fetched to where files are read: what a list names, and what a page holds.</summary>
public static class FetchedPages
{
    /// <summary>The addresses that a feed, a sitemap or a list of feeds names, in its order; <see langword="null"/> when the capture is none of these.</summary>
    public static ImmutableArray<string>? AddressesIn(Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        if (
            ContentSniffer.Kind(capture.Bytes.Span)
            is not (ContentKind.Feed or ContentKind.JsonFeed or ContentKind.List)
        )
        {
            return null;
        }

        Carrier carrier = CarrierOf(capture);
        return AddressList.Read(capture.Bytes.Span, carrier) is { } list
            ? [.. list.Entries.Select(entry => entry.Address)]
            :
            [
                .. CaptureSplitter
                    .Split(capture.Bytes, carrier)
                    .Select(item => item.Capture?.Address)
                    .OfType<string>(),
            ];
    }

    /// <summary>What a fetched page holds, as if it had been read from a file.</summary>
    public static IEnumerable<CaptureResult> Read(Fetched fetched)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        return fetched.Capture is { } capture
            ? CaptureSplitter.Split(capture.Bytes, CarrierOf(capture))
            : [new CaptureResult(Capture: null, fetched.Refusal)];
    }

    private static Carrier CarrierOf(Capture capture) =>
        new(capture.File, capture.Address, capture.Charset, capture.Received);
}
