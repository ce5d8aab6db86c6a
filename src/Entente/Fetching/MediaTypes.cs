using System.Net.Http.Headers;

namespace Entente.Fetching;

/// <summary>What answers may be: pages, feeds and other lists of addresses.</summary>
internal static class MediaTypes
{
    /// <summary>The types that we ask for.</summary>
    public const string Accepted =
        "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1";

    // "Resource header" of WHATWG MIME Sniffing: what shows whether bytes are text.
    private const int Head = 1445;

    /// <summary>Refuses what by its own word is no text: its body is not even read.</summary>
    /// <exception cref="FetchException">The answer is an image, a program, an archive, ….</exception>
    public static void Check(Answer answer)
    {
        string? field = answer.Field("Content-Type");
        if (
            field is null
            || !MediaTypeHeaderValue.TryParse(field, out MediaTypeHeaderValue? type)
            || IsText(type.MediaType!)
        )
        {
            return;
        }

        throw new FetchException(
            RefusalReason.Binary,
            $"expected a page, the host sends {type.MediaType}"
        );
    }

    /// <summary>Whether bytes begin as no text does, whatever their type is called.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        bool isWide =
            bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return !isWide
            && bytes[..Math.Min(bytes.Length, Head)].IndexOfAnyInRange((byte)0, (byte)8) >= 0;
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
        || type.ToUpperInvariant()
            is "APPLICATION/XML"
                or "APPLICATION/JSON"
                or "APPLICATION/RSS"
                or "APPLICATION/OCTET-STREAM"; // Feeds that a plain server does not know: looked at by content.
}
