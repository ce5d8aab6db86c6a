using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Entente.Fetching.Hosts;

/// <summary>Tells the addresses of the public internet from those of this machine, its network, and tunnels into them.</summary>
/// <remarks>
/// Source: the special-purpose address registries of IANA (RFC 6890). IPv6 is allowed only inside 2000::/3, the part that is given out;
/// this leaves out loopback, link-local, private, multicast and NAT64. What embeds an IPv4 address in another way (6to4, Teredo) is refused whole.
/// </remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_closed =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // behind a carrier's NAT
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local, and where clouds tell secrets
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // relays of 6to4
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast
        IPNetwork.Parse("2001::/23"), // protocol assignments: Teredo, ORCHID, benchmarks
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether <paramref name="address"/> is one host of the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || IsGivenOut(plain))
            && !Array.Exists(s_closed, network => network.Contains(plain));
    }

    private static bool IsGivenOut(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.AddressFamily == AddressFamily.InterNetworkV6
            && address.TryWriteBytes(bytes, out _)
            && BinaryPrimitives.ReadUInt16BigEndian(bytes) >> 13 == 1;
    }
}
