using System.Globalization;
using Entente.Articles.Archives;
using Entente.Articles.Feeds;

namespace Entente.Articles;

/// <summary>Makes captures of bytes that are in memory: a page is one, a feed has one for each item, a mail one for each page in it.</summary>
/// <remarks>Pure; never throws on content. What cannot be read becomes a refusal.</remarks>
public static class CaptureSplitter
{
    // A mail may hold mails.
    private const int MaxDepth = 4;

    /// <summary>Makes captures of bytes.</summary>
    /// <param name="bytes">All bytes of a file or of an answer from the web; gzip is undone before.</param>
    /// <param name="carrier">Where they come from.</param>
    public static IEnumerable<CaptureResult> Split(ReadOnlyMemory<byte> bytes, Carrier carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        return Split(bytes, carrier, depth: 0);
    }

    private static IEnumerable<CaptureResult> Split(
        ReadOnlyMemory<byte> bytes,
        Carrier carrier,
        int depth
    )
    {
        ContentKind kind = ContentSniffer.Kind(bytes.Span);
        if (Refusals.Of(kind) is { } refusal)
        {
            return [Refuse(carrier.File, refusal.Reason, refusal.Message)];
        }

        return kind switch
        {
            ContentKind.Feed => Feed(bytes, carrier),
            ContentKind.JsonFeed => JsonFeed(bytes, carrier),
            ContentKind.List => [List(bytes, carrier)],
            ContentKind.Mail when depth < MaxDepth => Mail(bytes, carrier, depth),
            _ => [Keep(bytes, carrier, CaptureForm.Page)],
        };
    }

    private static IEnumerable<CaptureResult> Feed(ReadOnlyMemory<byte> bytes, Carrier carrier)
    {
        (CharacterSet set, int mark) = PageDecoder.ChooseXml(bytes.Span, carrier.Charset);
        FeedTree tree = FeedTree.Read(set.Decode(bytes.Span[mark..]), areItemsWhole: true);
        if (FeedReader.Form(tree) is FeedForm.Opml or FeedForm.Sitemap)
        {
            yield return List(bytes, carrier);
            yield break;
        }

        int number = 0;
        foreach (FeedPart part in FeedReader.Parts(tree, new ByteOffsets(set, bytes, mark)))
        {
            number++;
            ReadOnlyMemory<byte> item = bytes[part.Bytes];
            string text = PageDecoder.DecodePart(item.Span, set.Name);
            string? address = FeedItemReader.Read(text, part.Frame, carrier.Address)?.Address;
            yield return Item(item, part, number, carrier, address, set.Name);
        }

        if (number == 0)
        {
            yield return NoItems(carrier);
        }
    }

    private static IEnumerable<CaptureResult> JsonFeed(ReadOnlyMemory<byte> bytes, Carrier carrier)
    {
        List<FeedPart> parts = JsonFeedReader.Parts(bytes.Span, out long? fault);
        for (int i = 0; i < parts.Count; i++)
        {
            ReadOnlyMemory<byte> item = bytes[parts[i].Bytes];
            string text = PageDecoder.DecodePart(item.Span, charset: null);
            string? address = JsonItemReader.Read(text, parts[i].Frame)?.Address;
            yield return Item(item, parts[i], i + 1, carrier, address, charset: null);
        }

        if (fault is not null)
        {
            yield return Refuse(
                carrier.File,
                RefusalReason.Malformed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected a JSON Feed, found a fault at byte {fault}; the items before it are read"
                )
            );
        }
        else if (parts.Count == 0)
        {
            yield return NoItems(carrier);
        }
    }

    private static CaptureResult Item(
        ReadOnlyMemory<byte> bytes,
        FeedPart part,
        int number,
        Carrier carrier,
        string? address,
        string? charset
    )
    {
        Carrier item = carrier with
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{carrier.File}:{number}"),
            Address = address,
            Charset = charset,
        };
        return Keep(bytes, item, CaptureForm.FeedItem, part.Frame);
    }

    private static CaptureResult NoItems(Carrier carrier) =>
        Refuse(carrier.File, RefusalReason.Empty, "expected a feed with items, found one without");

    private static CaptureResult List(ReadOnlyMemory<byte> bytes, Carrier carrier)
    {
        AddressList? list = AddressList.Read(bytes.Span, carrier);
        return list is null
            ? Refuse(
                carrier.File,
                RefusalReason.Empty,
                "expected a list of addresses, found an empty one"
            )
            : Refuse(carrier.File, RefusalReason.NamesOnly, list.Describe());
    }

    private static IEnumerable<CaptureResult> Mail(
        ReadOnlyMemory<byte> bytes,
        Carrier carrier,
        int depth
    )
    {
        List<MailPart> parts = MailReader.Pages(bytes);
        if (parts.Count == 0)
        {
            return
            [
                Refuse(
                    carrier.File,
                    RefusalReason.NoArticle,
                    "expected a mail with a page in it, found none"
                ),
            ];
        }

        return parts.SelectMany(
            (part, i) =>
                Split(
                        part.Bytes,
                        new Carrier(
                            parts.Count == 1
                                ? carrier.File
                                : string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{carrier.File}:{i + 1}"
                                ),
                            part.Address ?? carrier.Address,
                            part.Charset,
                            part.Received ?? carrier.Received
                        ),
                        depth + 1
                    )
                    .Select(result => Framed(result, part.Frame))
        );
    }

    // What the mail says of a page that it holds; a feed in a mail speaks for itself.
    private static CaptureResult Framed(CaptureResult result, string? frame) =>
        result.Capture is { Form: CaptureForm.Page, Frame: null } page
            ? result with
            {
                Capture = page with { Frame = frame },
            }
            : result;

    internal static CaptureResult Keep(
        ReadOnlyMemory<byte> bytes,
        Carrier carrier,
        CaptureForm form,
        string? frame = null
    )
    {
        // What is kept for long must not hold on to the feed or mail around it.
        ReadOnlyMemory<byte> own = frame is null ? bytes : bytes.ToArray();
        return new CaptureResult(
            new Capture
            {
                File = carrier.File,
                Bytes = own,
                Form = form,
                Digest = ContentDigest.Of(own.Span),
                Address = carrier.Address,
                Charset = carrier.Charset,
                Received = carrier.Received,
                Frame = frame,
            },
            Refusal: null
        );
    }

    internal static CaptureResult Refuse(string file, RefusalReason reason, string message) =>
        new(Capture: null, new Refusal(file, reason, message));
}
