using System.Globalization;
using System.IO.Compression;

namespace Entente.Articles.Archives;

/// <summary>An answer of a web server, with what was done to its body for the journey undone.</summary>
/// <param name="Status">The status code; 0 when it has none.</param>
/// <param name="Fields">Its header.</param>
/// <param name="Body">The page; <see langword="null"/> when it cannot be had.</param>
/// <param name="Fault">Why it cannot be had.</param>
internal sealed record HttpResponse(int Status, HeaderFields Fields, byte[]? Body, string? Fault)
{
    private const int MaxEncodings = 3;

    /// <summary>Reads an answer as an archive keeps it.</summary>
    public static HttpResponse Read(ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> bytes = message.Span;
        int line = bytes.IndexOf((byte)'\n');
        if (!bytes.StartsWith("HTTP/"u8) || line < 0)
        {
            return new HttpResponse(
                0,
                new HeaderFields(),
                null,
                "expected an answer of HTTP, found none"
            );
        }

        (int end, int body) = HeaderEnd(bytes);
        HeaderFields fields = HeaderFields.Of(bytes[(line + 1)..Math.Max(line + 1, end)]);
        int status = StatusOf(bytes[..line]);
        ReadOnlyMemory<byte> content = message[body..];
        if (
            fields["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase)
            == true
        )
        {
            content = Unchunked(content, out string? broken);
            if (broken is not null)
            {
                return new HttpResponse(status, fields, null, broken);
            }
        }

        return Unpacked(status, fields, content);
    }

    private static HttpResponse Unpacked(
        int status,
        HeaderFields fields,
        ReadOnlyMemory<byte> content
    )
    {
        string[] encodings = (fields["Content-Encoding"] ?? string.Empty).Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (encodings.Length > MaxEncodings)
        {
            return new HttpResponse(
                status,
                fields,
                null,
                "expected a page packed once, found one packed many times"
            );
        }

        // The last was put on last.
        for (int i = encodings.Length - 1; i >= 0; i--)
        {
            try
            {
                if (Unpack(content, encodings[i].ToLowerInvariant()) is not { } unpacked)
                {
                    return new HttpResponse(status, fields, null, Bounds.SizeMessage);
                }

                content = unpacked;
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                return new HttpResponse(
                    status,
                    fields,
                    null,
                    $"expected a page packed as {Shown(encodings[i])}, found damage"
                );
            }
        }

        return new HttpResponse(status, fields, content.ToArray(), Fault: null);
    }

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> packed, string encoding)
    {
        ReadOnlySpan<byte> head = packed.Span;
        bool isGzip = head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        bool isZlib =
            head.Length > 1 && (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0;
        using MemoryStream source = new(packed.ToArray(), writable: false);
        using Stream? stream = encoding switch
        {
            // Archives keep pages that their crawler unpacked without saying so.
            "gzip" or "x-gzip" when isGzip => new GZipStream(source, CompressionMode.Decompress),
            "deflate" when isZlib => new ZLibStream(source, CompressionMode.Decompress),
            "deflate" when !head.TrimStart(" \t\r\n"u8).StartsWith("<"u8) => new DeflateStream(
                source,
                CompressionMode.Decompress
            ),
            "br" when !head.TrimStart(" \t\r\n"u8).StartsWith("<"u8) => new BrotliStream(
                source,
                CompressionMode.Decompress
            ),
            _ => null,
        };
        return stream is null ? packed : All(stream, packed.Length);
    }

    private static ReadOnlyMemory<byte>? All(Stream stream, int packed)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[64 * 1024];
        while (stream.Read(buffer) is > 0 and int read)
        {
            all.Write(buffer, 0, read);
            if (all.Length > Bounds.MaxUnpacked || Bounds.IsTooMuch(all.Length, packed))
            {
                return null;
            }
        }

        return all.ToArray();
    }

    // Chunks as RFC 9112, 7.1 has them. A body that does not begin as one was put together by whoever kept it.
    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body, out string? fault)
    {
        fault = null;
        using MemoryStream all = new();
        ReadOnlySpan<byte> rest = body.Span;
        bool isFirst = true;
        while (!rest.IsEmpty)
        {
            int line = rest[..Math.Min(rest.Length, 1024)].IndexOf((byte)'\n');
            int size = line < 0 ? -1 : ChunkSize(rest[..line]);
            if (size < 0)
            {
                fault = isFirst
                    ? null
                    : "expected a body in chunks, found one whose chunks are broken";
                return body;
            }

            rest = rest[(line + 1)..];
            if (size == 0)
            {
                break;
            }

            if (size > rest.Length)
            {
                fault = isFirst
                    ? null
                    : "expected a body in chunks, found one that ends in the middle of one";
                return body;
            }

            isFirst = false;
            all.Write(rest[..size]);
            rest = rest[size..].TrimStart("\r\n"u8);
        }

        return all.ToArray();
    }

    private static int ChunkSize(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOf((byte)';');
        line = (end < 0 ? line : line[..end]).Trim(" \t\r"u8);
        return
            line.Length is > 0 and <= 8
            && int.TryParse(
                line,
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out int size
            )
            ? size
            : -1;
    }

    private static int StatusOf(ReadOnlySpan<byte> line)
    {
        int blank = line.IndexOf((byte)' ');
        return
            blank > 0
            && line.Length >= blank + 4
            && int.TryParse(
                line.Slice(blank + 1, 3),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int status
            )
            ? status
            : 0;
    }

    /// <summary>Where a header ends and where the body begins: behind the first empty line.</summary>
    internal static (int End, int Body) HeaderEnd(ReadOnlySpan<byte> bytes)
    {
        int wide = bytes.IndexOf("\r\n\r\n"u8);
        int narrow = bytes.IndexOf("\n\n"u8);
        if (wide < 0 && narrow < 0)
        {
            return (bytes.Length, bytes.Length);
        }

        return narrow < 0 || (wide >= 0 && wide < narrow)
            ? (wide + 2, wide + 4)
            : (narrow + 1, narrow + 2);
    }

    private static string Shown(string encoding) =>
        encoding.Length <= 20 && encoding.All(char.IsAsciiLetterOrDigit)
            ? encoding
            : "something else";
}
