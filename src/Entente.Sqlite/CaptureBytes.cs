using System.IO.Compression;

namespace Entente.Sqlite;

/// <summary>Compresses what is kept of a capture. Every tool can read zlib (RFC 1950), which is why it is that.</summary>
internal static class CaptureBytes
{
    public const string None = "none";
    public const string Zlib = "zlib";

    /// <summary>The bytes to store, and the name of what was done to them; they stay as they are when that is shorter.</summary>
    public static (byte[] Stored, string Compression) Compress(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream stored = new(bytes.Length / 3 + 64);
        using (ZLibStream zlib = new(stored, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return stored.Length < bytes.Length ? (stored.ToArray(), Zlib) : (bytes.ToArray(), None);
    }

    /// <summary>The <paramref name="size"/> bytes of the capture; <see langword="null"/> when they cannot be had: damaged, or done by a later version.</summary>
    public static byte[]? Expand(byte[] stored, string compression, long size)
    {
        if (compression == None)
        {
            return stored.Length == size ? stored : null;
        }

        if (compression != Zlib || size < 0 || size > Array.MaxLength)
        {
            return null;
        }

        try
        {
            // One byte more than expected: a stream that goes on is as damaged as one that ends early.
            using ZLibStream zlib = new(new MemoryStream(stored), CompressionMode.Decompress);
            byte[] bytes = new byte[size];
            return
                zlib.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == size
                && zlib.ReadByte() < 0
                ? bytes
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
