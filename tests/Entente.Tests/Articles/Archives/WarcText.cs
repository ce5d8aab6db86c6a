using System.IO.Compression;
using System.Text;

namespace Entente.Tests.Articles.Archives;

/// <summary>Writes web archives for tests.</summary>
internal static class WarcText
{
    public const string Page =
        "<html><body><h1>Talks end</h1><p>Ministers of twelve states met in Geneva on Monday and agreed to meet again.</p></body></html>";

    public static byte[] Record(
        string type,
        byte[] block,
        string? address = null,
        string fields = ""
    ) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Date: 2024-02-12T10:00:00Z\r\n"
                    + (address is null ? "" : $"WARC-Target-URI: {address}\r\n")
                    + $"{fields}Content-Length: {block.Length}\r\n\r\n"
            ),
            .. block,
            .. "\r\n\r\n"u8,
        ];

    public static byte[] Response(
        string address,
        byte[] body,
        string header = "Content-Type: text/html"
    ) =>
        Record(
            "response",
            [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n"), .. body],
            address
        );

    public static byte[] Response(string address, string body = Page) =>
        Response(address, Encoding.UTF8.GetBytes(body));

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A body in chunks of a few bytes.</summary>
    public static byte[] Chunked(byte[] body)
    {
        using MemoryStream chunks = new();
        foreach (byte[] chunk in body.Chunk(37))
        {
            chunks.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x};name=value\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }
}
