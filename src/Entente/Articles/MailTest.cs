namespace Entente.Articles;

/// <summary>Tells a mail from a text that only begins with a name and a colon.</summary>
internal static class MailTest
{
    /// <summary>Whether a text begins with the header of a mail.</summary>
    /// <param name="head">The beginning of the text.</param>
    public static bool IsMail(ReadOnlySpan<byte> head)
    {
        bool isMime = false;
        bool hasSender = false;
        bool hasMatter = false;
        bool hasOrigin = false;
        for (bool isFirst = true; !head.IsEmpty; isFirst = false)
        {
            int end = head.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? head : head[..end];
            head = end < 0 ? [] : head[(end + 1)..];
            if (line.TrimEnd((byte)'\r').IsEmpty)
            {
                break;
            }

            if (!isFirst && line[0] is (byte)' ' or (byte)'\t')
            {
                continue; // The field before goes on.
            }

            int colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
            {
                return false;
            }

            ReadOnlySpan<byte> name = line[..colon];
            isMime |= Is(name, "mime-version"u8);
            hasSender |= Is(name, "from"u8) || Is(name, "sender"u8);
            hasMatter |= Is(name, "subject"u8) || Is(name, "to"u8);
            hasOrigin |=
                Is(name, "date"u8) || Is(name, "message-id"u8) || Is(name, "content-type"u8);
        }

        return isMime || (hasSender && hasMatter && hasOrigin);
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) =>
        System.Text.Ascii.EqualsIgnoreCase(name, wanted);
}
