using System.Buffers.Binary;

namespace Entente.Articles.Archives;

/// <summary>Reads the header of a member of gzip.</summary>
internal static class GzipHeader
{
    private const byte HasSum = 2;
    private const byte HasExtra = 4;
    private const byte HasName = 8;
    private const byte HasComment = 16;

    /// <summary>How long the header at the beginning is; 0 when it is cut off, -1 when there is none.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 10)
        {
            return bytes.Length == 0 || bytes[0] == 0x1F ? 0 : -1;
        }

        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) || (bytes[3] & 0xE0) != 0)
        {
            return -1;
        }

        byte flags = bytes[3];
        int at = 10;
        if ((flags & HasExtra) != 0)
        {
            if (at + 2 > bytes.Length)
            {
                return 0;
            }

            at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
        }

        foreach (byte text in (ReadOnlySpan<byte>)[HasName, HasComment])
        {
            if ((flags & text) != 0)
            {
                int length = at < bytes.Length ? bytes[at..].IndexOf((byte)0) : -1;
                if (length < 0)
                {
                    return 0;
                }

                at += length + 1;
            }
        }

        at += (flags & HasSum) != 0 ? 2 : 0;
        return at <= bytes.Length ? at : 0;
    }
}
