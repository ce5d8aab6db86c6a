using System.Security.Cryptography;

namespace Entente;

/// <summary>The SHA-256 digest of the bytes of a capture: its name in the record, whatever file it came from.</summary>
/// <param name="Hex">64 lower-case hexadecimal digits.</param>
public readonly record struct ContentDigest(string Hex)
{
    /// <summary>Computes the digest of <paramref name="bytes"/>.</summary>
    public static ContentDigest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new ContentDigest(Convert.ToHexStringLower(hash));
    }

    /// <inheritdoc/>
    public override string ToString() => $"sha256:{Hex}";
}
