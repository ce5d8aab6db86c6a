using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Fetching;

/// <summary>Where a record stands in the files of a folder.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Offset">Where its gzip member begins.</param>
/// <param name="Length">How long the member is.</param>
internal readonly record struct WarcPlace(string File, long Offset, long Length);

/// <summary>Appends records to a web archive: WARC/1.1, a gzip member for each record.</summary>
/// <remarks>Source: ISO 28500:2017. Identifiers are made of the content, so that the same answer makes the same bytes.</remarks>
internal sealed class WarcFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string _name;

    /// <summary>Opens a file to append to; what stands after <paramref name="length"/> was never finished, and is cut off.</summary>
    public WarcFile(string folder, string name, long length)
    {
        _name = name;
        _file = new FileStream(
            Path.Combine(folder, name),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.Read
        );
        _file.SetLength(Math.Min(length, _file.Length));
        _file.Position = _file.Length;
    }

    /// <summary>How long the file is.</summary>
    public long Length => _file.Length;

    /// <summary>Says who wrote the file and why.</summary>
    public void AppendInfo(DateTimeOffset at, string software) =>
        Append(
            "warcinfo",
            at,
            [("WARC-Filename", _name), ("Content-Type", "application/warc-fields")],
            Encoding.UTF8.GetBytes(
                $"software: {software}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n"
            )
        );

    /// <summary>Appends a request and its answer.</summary>
    /// <returns>Where the answer stands.</returns>
    public WarcPlace AppendAnswer(Answer answer)
    {
        string address = Secrets.Hide(answer.Address);
        byte[] sent = WithoutSecrets(answer);
        string id = Identifier("response", answer.At, address, answer.Received);
        List<(string, string)> fields =
        [
            ("WARC-Target-URI", address),
            ("Content-Type", "application/http;msgtype=response"),
            ("WARC-Payload-Digest", Digest(answer.Payload)),
        ];
        if (answer.Peer is { } peer)
        {
            fields.Add(("WARC-IP-Address", peer.ToString()));
        }

        Append(
            "request",
            answer.At,
            [
                ("WARC-Target-URI", address),
                ("WARC-Concurrent-To", id),
                ("Content-Type", "application/http;msgtype=request"),
            ],
            sent
        );
        return Append("response", answer.At, [.. fields], answer.Received, id);
    }

    /// <summary>Appends the answer that nothing changed since <paramref name="kept"/>.</summary>
    public void AppendRevisit(Answer answer, Answer kept)
    {
        string address = Secrets.Hide(answer.Address);
        Append(
            "revisit",
            answer.At,
            [
                ("WARC-Target-URI", address),
                ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"),
                ("WARC-Refers-To-Target-URI", address),
                ("WARC-Refers-To-Date", Date(kept.At)),
                ("Content-Type", "application/http;msgtype=response"),
            ],
            answer.Received
        );
    }

    /// <summary>Makes sure that everything appended is on the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Reads the block of the record at <paramref name="place"/>.</summary>
    /// <exception cref="InvalidDataException">There is no record.</exception>
    public static byte[] ReadBlock(string folder, WarcPlace place)
    {
        using FileStream file = new(
            Path.Combine(folder, place.File),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        if (place.Offset < 0 || place.Length < 0 || place.Length > file.Length - place.Offset)
        {
            throw new InvalidDataException("expected a record of WARC, found the end of the file");
        }

        byte[] member = new byte[place.Length];
        file.Position = place.Offset;
        file.ReadExactly(member);
        using GZipStream gzip = new(new MemoryStream(member), CompressionMode.Decompress);
        using MemoryStream record = new();
        gzip.CopyTo(record);
        ReadOnlySpan<byte> bytes = record.ToArray();
        int head = bytes.IndexOf("\r\n\r\n"u8);
        ReadOnlySpan<byte> length = "\r\nContent-Length: "u8;
        int at = head < 0 ? -1 : bytes[..head].IndexOf(length);
        return
            at >= 0
            && Utf8Parser.TryParse(bytes[(at + length.Length)..], out int count, out _)
            && head + 4 + count <= bytes.Length
            ? bytes.Slice(head + 4, count).ToArray()
            : throw new InvalidDataException("expected a record of WARC, found none");
    }

    private WarcPlace Append(
        string type,
        DateTimeOffset at,
        ReadOnlySpan<(string Name, string Value)> fields,
        byte[] block,
        string? id = null
    )
    {
        StringBuilder head = new("WARC/1.1\r\n");
        Field("WARC-Type", type);
        Field("WARC-Record-ID", id ?? Identifier(type, at, _name, block));
        Field("WARC-Date", Date(at));
        Field("WARC-Block-Digest", Digest(block));
        foreach ((string name, string value) in fields)
        {
            Field(name, value);
        }

        Field("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture));
        head.Append("\r\n");
        long start = _file.Position;
        using (GZipStream gzip = new(_file, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(head.ToString()));
            gzip.Write(block);
            gzip.Write("\r\n\r\n"u8);
        }

        return new WarcPlace(_name, start, _file.Position - start);

        void Field(string name, string value) => head.Append($"{name}: {value}\r\n");
    }

    private static byte[] WithoutSecrets(Answer answer)
    {
        string hidden = Secrets.HideFields(answer.Address.Query);
        return hidden == answer.Address.Query
            ? answer.Sent
            : Encoding.Latin1.GetBytes(
                Encoding
                    .Latin1.GetString(answer.Sent)
                    .Replace(answer.Address.Query, hidden, StringComparison.Ordinal)
            );
    }

    private static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Digest(byte[] bytes) => ContentDigest.Of(bytes).ToString();

    private static string Identifier(string type, DateTimeOffset at, string of, byte[] block)
    {
        byte[] hash = SHA256.HashData([
            .. Encoding.UTF8.GetBytes($"{type}\n{Date(at)}\n{of}\n"),
            .. block,
        ]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // Version 8: made by a rule of one's own (RFC 9562).
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}>";
    }
}
