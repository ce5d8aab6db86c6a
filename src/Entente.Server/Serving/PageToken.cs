using System.Buffers.Binary;
using System.Buffers.Text;

namespace Entente.Server.Serving;

/// <summary>Says where a page of a list begins. Callers hand it back as it is; what it holds may change.</summary>
internal static class PageToken
{
    private const byte Version = 1;

    // No list is read further than this from its beginning: a question narrows it.
    private const int Furthest = 1_000_000;

    /// <summary>The token of the page that begins at an item.</summary>
    public static string Of(int start)
    {
        Span<byte> bytes = stackalloc byte[5];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], start);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Where the page begins.</summary>
    /// <exception cref="Refused">It is no token of ours.</exception>
    public static int Read(string token)
    {
        Span<byte> bytes = stackalloc byte[8];
        return
            Base64Url.IsValid(token, out int length)
            && length == 5
            && Base64Url.TryDecodeFromChars(token, bytes, out _)
            && bytes[0] == Version
            && BinaryPrimitives.ReadInt32BigEndian(bytes[1..]) is >= 0 and <= Furthest and var start
            ? start
            : throw Refused.Unreadable("page: expected what \"next\" said, found something else");
    }
}
