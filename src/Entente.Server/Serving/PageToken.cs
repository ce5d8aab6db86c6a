using System.Buffers.Binary;
using System.Buffers.Text;

namespace Entente.Server.Serving;

/// <summary>Says where a page of a list begins. Callers hand it back as it is; what it holds may change.</summary>
internal static class PageToken
{
    private const byte Counted = 1;
    private const byte Placed = 2;
    private const int CountSize = 1 + sizeof(int);
    private const int PlaceSize = CountSize + sizeof(long);

    // No list is read further than this from its beginning: a question narrows it.
    private const int Furthest = 1_000_000;

    /// <summary>The token of the page that begins at an item.</summary>
    public static string Of(int start)
    {
        Span<byte> bytes = stackalloc byte[CountSize];
        bytes[0] = Counted;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], start);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The token of the page that begins behind a place, with how many stand before it.</summary>
    public static string Of(int start, long behind)
    {
        Span<byte> bytes = stackalloc byte[PlaceSize];
        bytes[0] = Placed;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], start);
        BinaryPrimitives.WriteInt64BigEndian(bytes[CountSize..], behind);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Where the page begins.</summary>
    /// <exception cref="Refused">It is no token of ours.</exception>
    public static (int Start, long? Behind) Read(string token)
    {
        Span<byte> bytes = stackalloc byte[PlaceSize + 2];
        if (
            Base64Url.IsValid(token, out int length)
            && length is CountSize or PlaceSize
            && Base64Url.TryDecodeFromChars(token, bytes, out _)
            && bytes[0] == (length == CountSize ? Counted : Placed)
            && BinaryPrimitives.ReadInt32BigEndian(bytes[1..]) is >= 0 and <= Furthest and var start
        )
        {
            long? behind =
                length == PlaceSize
                    ? BinaryPrimitives.ReadInt64BigEndian(bytes[CountSize..])
                    : null;
            if (behind is null or >= 0)
            {
                return (start, behind);
            }
        }

        throw Refused.Unreadable("page: expected what \"next\" said, found something else");
    }
}
