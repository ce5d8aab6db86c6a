using System.IO.Compression;

namespace Entente.Fetching;

/// <summary>Unpacks what an answer carries, within bounds.</summary>
/// <remarks>Limits: docs/safety.md, row 2. One coding only: nobody packs twice who means well.</remarks>
internal static class Unpacker
{
    /// <summary>The codings that we read, for the request.</summary>
    public const string Accepted = "gzip, br";

    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxRatio = 200;
    private const int RatioFrom = 1024 * 1024;

    /// <summary>Unpacks.</summary>
    /// <exception cref="FetchException">It is damaged, made to hurt, or of an unknown sort.</exception>
    public static byte[] Unpack(byte[] payload, string? coding)
    {
        if (IsPlain(coding))
        {
            return payload;
        }

        using MemoryStream packed = new(payload, writable: false);
        using Stream stream = Open(packed, coding);
        using MemoryStream all = new();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (stream.Read(buffer) is > 0 and var read)
            {
                all.Write(buffer, 0, read);
                bool isTooMuch =
                    all.Length > MaxBytes
                    || (all.Length > RatioFrom && all.Length > MaxRatio * packed.Position);
                if (isTooMuch)
                {
                    throw new FetchException(
                        RefusalReason.TooLarge,
                        "expected at most 16 MiB unpacked and 200 times the packed size, found more"
                    );
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new FetchException(
                RefusalReason.Malformed,
                "the answer is packed, and damaged",
                e
            );
        }

        return all.ToArray();
    }

    private static bool IsPlain(string? coding) =>
        string.IsNullOrWhiteSpace(coding)
        || coding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static Stream Open(Stream packed, string? coding) =>
        coding?.Trim().ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
            "BR" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => throw new FetchException(
                RefusalReason.Malformed,
                $"the answer is packed in a way that is not read: {coding}"
            ),
        };
}
