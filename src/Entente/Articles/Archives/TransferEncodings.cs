namespace Entente.Articles.Archives;

/// <summary>Undoes what mail does to bytes for the journey.</summary>
/// <remarks>Source: RFC 2045, 6.7 and 6.8. What is damaged is left as it stands; the result is never longer than what was sent.</remarks>
internal static class TransferEncodings
{
    /// <summary>Undoes quoted-printable.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> sent)
    {
        byte[] bytes = new byte[sent.Length];
        int length = 0;
        for (int i = 0; i < sent.Length; i++)
        {
            if (sent[i] != '=')
            {
                bytes[length++] = sent[i];
                continue;
            }

            ReadOnlySpan<byte> rest = sent[(i + 1)..];
            int blanks = 0;
            while (blanks < rest.Length && rest[blanks] is (byte)' ' or (byte)'\t')
            {
                blanks++;
            }

            if (rest.Length > blanks && rest[blanks] is (byte)'\r' or (byte)'\n')
            {
                // A line broken for the journey.
                bool isPair = rest[blanks..].StartsWith("\r\n"u8);
                i += blanks + (isPair ? 2 : 1);
            }
            else if (
                rest.Length >= 2
                && Hex(rest[0]) is >= 0 and int high
                && Hex(rest[1]) is >= 0 and int low
            )
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = sent[i];
            }
        }

        return bytes[..length];
    }

    /// <summary>Undoes base64; letters that are none of it are passed over.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> sent)
    {
        byte[] bytes = new byte[(sent.Length / 4 * 3) + 3];
        int length = 0;
        int bits = 0;
        int count = 0;
        foreach (byte letter in sent)
        {
            int value = Value(letter);
            if (value < 0)
            {
                continue;
            }

            bits = ((bits << 6) | value) & 0xFFFFFF;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                bytes[length++] = (byte)(bits >> count);
            }
        }

        return bytes[..length];
    }

    private static int Hex(byte digit) =>
        char.IsAsciiDigit((char)digit) ? digit - '0'
        : char.IsAsciiHexDigit((char)digit) ? (digit | 0x20) - 'a' + 10
        : -1;

    private static int Value(byte letter) =>
        letter switch
        {
            >= (byte)'A' and <= (byte)'Z' => letter - 'A',
            >= (byte)'a' and <= (byte)'z' => letter - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => letter - '0' + 52,
            (byte)'+' => 62,
            (byte)'/' => 63,
            _ => -1,
        };
}
