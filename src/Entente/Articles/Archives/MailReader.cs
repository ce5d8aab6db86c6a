using System.Globalization;
using System.Text;

namespace Entente.Articles.Archives;

/// <summary>A page in a mail.</summary>
/// <param name="Bytes">The page, with quoted-printable and base64 undone.</param>
/// <param name="Charset">The charset that its header names.</param>
/// <param name="Address">The address that it was saved from.</param>
/// <param name="Received">When the mail says it was made.</param>
/// <param name="Frame">The fields of the mail that speak of the page: its subject and its date, as they stand there.</param>
internal sealed record MailPart(
    byte[] Bytes,
    string? Charset,
    string? Address,
    DateTimeOffset? Received,
    string? Frame
);

/// <summary>Finds the pages in a mail (<c>.eml</c>) and in a page saved as one (<c>.mhtml</c>).</summary>
/// <remarks>
/// Of alternatives the HTML is read, of a page with its pictures the page, of anything else each page that is HTML, or the text when
/// there is none. Nothing is opened or looked up because a mail says so. Bounded in depth and parts. Source: RFC 2045, 2046, 2557.
/// </remarks>
internal static class MailReader
{
    private const int MaxDepth = 8;
    private const int MaxParts = 1000;

    /// <summary>The pages of a mail, in its order.</summary>
    public static List<MailPart> Pages(ReadOnlyMemory<byte> mail)
    {
        List<MailPart> pages = [];
        List<MailPart> texts = [];
        Entity top = Entity.Of(mail);
        string? address =
            Web(top.Fields["Snapshot-Content-Location"]) ?? Web(top.Fields["Content-Location"]);
        DateTimeOffset? date = DateTimeOffset.TryParse(
            WithoutComment(top.Fields["Date"]),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset read
        )
            ? read
            : null;
        Stack<(Entity Entity, int Depth)> open = new([(top, 0)]);
        int count = 0;
        while (open.TryPop(out var next) && ++count <= MaxParts)
        {
            Entity entity = next.Entity;
            if (next.Depth < MaxDepth && Inner(entity) is { } inner)
            {
                for (int i = inner.Count - 1; i >= 0; i--)
                {
                    open.Push((inner[i], next.Depth + 1));
                }
            }
            else if (entity.IsText)
            {
                (entity.Type == "text/plain" ? texts : pages).Add(
                    new MailPart(
                        entity.Decoded(),
                        entity.Fields.Parameter("Content-Type", "charset"),
                        Web(entity.Fields["Content-Location"]) ?? address,
                        date,
                        MailFrame.Of(top.Fields)
                    )
                );
            }
        }

        return pages.Count > 0 ? pages : texts;
    }

    // The parts of an entity that may hold pages; none of its own when it is no container.
    private static List<Entity>? Inner(Entity entity)
    {
        if (entity.Type == "message/rfc822")
        {
            return [Entity.Of(entity.Decoded())];
        }

        string? border = entity.Fields.Parameter("Content-Type", "boundary");
        if (
            !entity.Type.StartsWith("multipart/", StringComparison.Ordinal)
            || border is not { Length: > 0 and <= 200 }
        )
        {
            return null;
        }

        List<Entity> parts = Parts(entity.Body, Encoding.UTF8.GetBytes(border));
        return entity.Type switch
        {
            // The page itself; what stands beside it are its pictures and frames.
            "multipart/related" => Root(entity, parts),
            // The richest comes last.
            "multipart/alternative" => parts.FindLast(part =>
                part.Type != "text/plain" && !part.IsOther
            )
                is { } best
                ? [best]
                : parts,
            _ => parts,
        };
    }

    private static List<Entity> Root(Entity entity, List<Entity> parts)
    {
        string? start = entity.Fields.Parameter("Content-Type", "start");
        Entity? root =
            parts.Find(part => start is not null && part.Fields["Content-ID"] == start)
            ?? parts.Find(part => !part.IsOther);
        return root is null ? [] : [root];
    }

    private static List<Entity> Parts(ReadOnlyMemory<byte> body, byte[] border)
    {
        List<Entity> parts = [];
        int part = -1;
        int at = 0;
        ReadOnlySpan<byte> bytes = body.Span;
        while (at < bytes.Length && parts.Count < MaxParts)
        {
            int length = bytes[at..].IndexOf((byte)'\n');
            int end = length < 0 ? bytes.Length : at + length + 1;
            ReadOnlySpan<byte> line = bytes[at..end];
            if (line.StartsWith("--"u8) && line[2..].StartsWith(border))
            {
                if (part >= 0)
                {
                    parts.Add(Entity.Of(body[part..at]));
                }

                ReadOnlySpan<byte> rest = line[(2 + border.Length)..];
                part = end;
                if (rest.StartsWith("--"u8))
                {
                    return parts;
                }
            }

            at = end;
        }

        // The closing border is lost: the file was cut.
        if (part >= 0 && part < bytes.Length)
        {
            parts.Add(Entity.Of(body[part..]));
        }

        return parts;
    }

    private static string? Web(string? address) =>
        address is not null && Feeds.FeedAddress.IsWeb(address) ? address : null;

    // "Sat, 2 Aug 1975 08:00:00 +0000 (UTC)"
    private static string WithoutComment(string? date)
    {
        int comment = date?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        return (comment < 0 ? date : date![..comment])?.Trim() ?? string.Empty;
    }

    /// <summary>A mail, or a part of one.</summary>
    private sealed record Entity(HeaderFields Fields, ReadOnlyMemory<byte> Body)
    {
        public string Type { get; } =
            Fields.Main("Content-Type") is { Length: > 0 } type ? type : "text/plain";

        public bool IsText => Type is "text/html" or "text/plain" or "application/xhtml+xml";

        // Neither a page nor what may hold one.
        public bool IsOther =>
            !IsText
            && !Type.StartsWith("multipart/", StringComparison.Ordinal)
            && Type != "message/rfc822";

        public static Entity Of(ReadOnlyMemory<byte> bytes)
        {
            // A part without fields begins with its empty line.
            if (bytes.Span is [(byte)'\n', ..] or [(byte)'\r', (byte)'\n', ..])
            {
                return new Entity(new HeaderFields(), bytes);
            }

            (int end, int body) = HttpResponse.HeaderEnd(bytes.Span);
            return new Entity(HeaderFields.Of(bytes.Span[..end]), bytes[body..]);
        }

        public byte[] Decoded() =>
            Fields.Main("Content-Transfer-Encoding") switch
            {
                "base64" => TransferEncodings.Base64(Body.Span),
                "quoted-printable" => TransferEncodings.QuotedPrintable(Body.Span),
                _ => Body.ToArray(),
            };
    }
}
