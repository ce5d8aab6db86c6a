using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Entente.Fetching;

/// <summary>The two things that this room asks of the network.</summary>
/// <param name="Resolve">Looks up the addresses of a host.</param>
/// <param name="Connect">Connects to one address, and to no other.</param>
/// <param name="Root">Whose certificates are believed in place of those that the machine believes; only a test has its own.</param>
internal sealed record Network(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve,
    Func<IPEndPoint, CancellationToken, Task<Stream>> Connect,
    X509Certificate2? Root = null
)
{
    /// <summary>The network of this machine.</summary>
    public static Network Real { get; } = new(Dns.GetHostAddressesAsync, ConnectAsync);

    /// <summary>Connects a socket.</summary>
    public static async Task<Stream> ConnectAsync(
        IPEndPoint host,
        CancellationToken cancellationToken
    )
    {
        Socket socket = new(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        };
        try
        {
            await socket.ConnectAsync(host, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
