using System.Globalization;
using System.Net;
using System.Text;

namespace Entente.Fetching.Hosts;

/// <summary>Reads and writes IPv6 addresses as browsers do.</summary>
/// <remarks>Source: URL Standard (WHATWG), 3.5. The base library reads more (zones, ports), and writes some in mixed form.</remarks>
internal static class Ipv6
{
    private const int Pieces = 8;

    /// <summary>Reads what stands between the brackets; <see langword="null"/> when it is no address.</summary>
    public static IPAddress? Read(ReadOnlySpan<char> text)
    {
        Span<ushort> pieces = stackalloc ushort[Pieces];
        Span<ushort> after = stackalloc ushort[Pieces];
        pieces.Clear();
        int gap = text.IndexOf("::");
        if (gap < 0)
        {
            return ReadPieces(text, pieces, isEnd: true) == Pieces ? Address(pieces) : null;
        }

        // The gap stands for one zero at least.
        int before = ReadPieces(text[..gap], pieces, isEnd: false);
        int rest = ReadPieces(text[(gap + 2)..], after, isEnd: true);
        if (before < 0 || rest < 0 || before + rest >= Pieces)
        {
            return null;
        }

        pieces[before..].Clear();
        after[..rest].CopyTo(pieces[(Pieces - rest)..]);
        return Address(pieces);
    }

    /// <summary>Writes an address: in lower case, the longest run of zeros left out.</summary>
    public static string Write(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        int[] pieces =
        [
            .. Enumerable.Range(0, Pieces).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]),
        ];
        (int start, int length) = LongestZeros(pieces);
        StringBuilder text = new();
        for (int i = 0; i < Pieces; i++)
        {
            if (i == start)
            {
                text.Append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }

            text.Append(pieces[i].ToString("x", CultureInfo.InvariantCulture));
            text.Append(i < Pieces - 1 ? ":" : "");
        }

        return text.ToString();
    }

    /// <summary>Reads pieces between colons; only at the end of an address the last may be an IPv4 address.</summary>
    /// <returns>How many there are; -1 when one is no piece.</returns>
    private static int ReadPieces(ReadOnlySpan<char> text, Span<ushort> pieces, bool isEnd)
    {
        int count = 0;
        foreach (Range range in text.Split(':'))
        {
            ReadOnlySpan<char> piece = text[range];
            if (text.IsEmpty)
            {
                return 0;
            }

            bool isEmbedded = isEnd && range.End.Value == text.Length && piece.Contains('.');
            if (isEmbedded)
            {
                return count <= Pieces - 2 && Embedded(piece, pieces[count..]) ? count + 2 : -1;
            }

            bool isPiece =
                count < Pieces
                && piece.Length is > 0 and <= 4
                && ushort.TryParse(
                    piece,
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out pieces[count]
                );
            if (!isPiece)
            {
                return -1;
            }

            count++;
        }

        return count;
    }

    /// <summary>An IPv4 address in four plain parts, at the very end.</summary>
    private static bool Embedded(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        Span<byte> parts = stackalloc byte[4];
        int part = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> digits = text[range];
            bool isPlain =
                digits.Length is > 0 and <= 3
                && !digits.ContainsAnyExceptInRange('0', '9')
                && (digits.Length == 1 || digits[0] != '0');
            if (
                part == 4
                || !isPlain
                || !byte.TryParse(
                    digits,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out parts[part++]
                )
            )
            {
                return false;
            }
        }

        pieces[0] = (ushort)((parts[0] << 8) | parts[1]);
        pieces[1] = (ushort)((parts[2] << 8) | parts[3]);
        return part == 4;
    }

    private static IPAddress Address(ReadOnlySpan<ushort> pieces)
    {
        Span<byte> bytes = stackalloc byte[2 * Pieces];
        for (int i = 0; i < Pieces; i++)
        {
            (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)(pieces[i] >> 8), (byte)pieces[i]);
        }

        return new IPAddress(bytes);
    }

    private static (int Start, int Length) LongestZeros(int[] pieces)
    {
        (int start, int length) best = (-1, 1); // One zero alone is written.
        for (int i = 0; i < Pieces; i++)
        {
            int end = i;
            while (end < Pieces && pieces[end] == 0)
            {
                end++;
            }

            if (end - i > best.length)
            {
                best = (i, end - i);
            }

            i = Math.Max(i, end - 1);
        }

        return best;
    }
}
