using System.Globalization;
using System.Net;

namespace Entente.Fetching.Hosts;

/// <summary>Reads IPv4 addresses in all the ways that browsers do: <c>0x7f.1</c>, <c>2130706433</c>, <c>0177.0.0.1</c>.</summary>
/// <remarks>Source: URL Standard (WHATWG), 3.5.</remarks>
internal static class Ipv4
{
    private const long TooLarge = 1L << 32;

    /// <summary>Whether a host must be an address, because its last part is a number.</summary>
    public static bool EndsInNumber(string host)
    {
        string[] parts = Parts(host);
        string last = parts[^1];
        return last.Length > 0
            && (!last.AsSpan().ContainsAnyExceptInRange('0', '9') || Number(last) is not null);
    }

    /// <summary>Reads an address; <see langword="null"/> when it is none.</summary>
    public static IPAddress? Read(string host)
    {
        string[] parts = Parts(host);
        if (parts.Length > 4)
        {
            return null;
        }

        long address = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            bool isLast = i == parts.Length - 1;
            long limit = isLast ? 1L << (8 * (5 - parts.Length)) : 256;
            if (Number(parts[i]) is not { } number || number >= limit)
            {
                return null;
            }

            address += isLast ? number : number << (8 * (3 - i));
        }

        return new IPAddress([
            (byte)(address >> 24),
            (byte)(address >> 16),
            (byte)(address >> 8),
            (byte)address,
        ]);
    }

    private static string[] Parts(string host)
    {
        string[] parts = host.Split('.');
        return parts is [_, .., ""] ? parts[..^1] : parts;
    }

    private static long? Number(string text)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isOctal = !isHex && text is ['0', _, ..];
        ReadOnlySpan<char> digits =
            isHex ? text.AsSpan(2)
            : isOctal ? text.AsSpan(1)
            : text;
        int radix =
            isHex ? 16
            : isOctal ? 8
            : 10;
        if (text.Length == 0)
        {
            return null;
        }

        long number = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c)
                ? int.Parse([c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : radix;
            if (digit >= radix)
            {
                return null;
            }

            number = Math.Min(TooLarge, (number * radix) + digit);
        }

        return number;
    }
}
