using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Entente.Fetching.Hosts;

/// <summary>A host as the URL Standard reads it.</summary>
/// <param name="Text">A name in lower-case ASCII, an IPv4 address in four parts, or an IPv6 address in brackets.</param>
/// <param name="Address">The address, when the host is written as one, however oddly; <see langword="null"/> for a name.</param>
internal sealed record WebHost(string Text, IPAddress? Address)
{
    // "Forbidden domain code points"; control characters and DEL are added below.
    private const int MaxLength = 1024; // Four times what name servers know.
    private const string Forbidden = " #/:<>?@[\\]^|%";

    private static readonly SearchValues<char> s_forbidden = SearchValues.Create([
        .. Forbidden,
        .. Enumerable.Range(0, 0x20).Append(0x7F).Select(c => (char)c),
    ]);

    /// <summary>Reads a host; <see langword="null"/> when it is none.</summary>
    public static WebHost? Read(string text)
    {
        if (text.StartsWith('['))
        {
            return text.EndsWith(']') && Ipv6.Read(text.AsSpan(1, text.Length - 2)) is { } address
                ? new WebHost($"[{Ipv6.Write(address)}]", address)
                : null;
        }

        string? name = text.Length > MaxLength ? null : DomainNames.ToAscii(Decode(text));
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAny(s_forbidden))
        {
            return null;
        }

        if (!Ipv4.EndsInNumber(name))
        {
            return new WebHost(name, Address: null);
        }

        return Ipv4.Read(name) is { } number ? new WebHost(number.ToString(), number) : null;
    }

    private static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool isEncoded =
                bytes[i] == '%'
                && i + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[i + 1])
                && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = isEncoded
                ? byte.Parse(
                    bytes.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture
                )
                : bytes[i];
            i += isEncoded ? 2 : 0;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
