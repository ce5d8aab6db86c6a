using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Entente.Tests.Fetching;

/// <summary>A site on this machine that answers as a test wants: byte for byte.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, Task> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _listening;

    /// <summary>Opens a site.</summary>
    /// <param name="answer">Is given the path that was asked and the connection to answer on.</param>
    /// <param name="certificate">What it shows of itself, when it speaks https.</param>
    public LoopbackSite(Func<string, Stream, Task> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Opens a site that gives the same whole answer each time; it has no robots.txt unless the answer says so.</summary>
    public LoopbackSite(Func<string, string> answer, X509Certificate2? certificate = null)
        : this(
            (path, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer(path))).AsTask(),
            certificate
        ) { }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of the requests, in their order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What was asked, without robots.txt.</summary>
    public IEnumerable<string> Paths =>
        Requests.Select(head => head.Split(' ')[1]).Where(path => path != "/robots.txt");

    public static string Page(string body, string head = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}Content-Length: {body.Length}\r\n\r\n{body}";

    public static string Missing => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    public static string MovedTo(string address) =>
        $"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    SslStream secure = new(stream);
                    await secure.AuthenticateAsServerAsync(
                        new SslServerAuthenticationOptions
                        {
                            ServerCertificateContext = SslStreamCertificateContext.Create(
                                _certificate,
                                additionalCertificates: null,
                                offline: true
                            ),
                        }
                    );
                    stream = secure;
                }

                StringBuilder head = new();
                byte[] buffer = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    int read = await stream.ReadAsync(buffer, _stop.Token);
                    if (read == 0)
                    {
                        return;
                    }

                    head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                Requests.Enqueue(head.ToString());
                await _answer(head.ToString().Split(' ')[1], stream);
            }
            catch (Exception e)
                when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // Who asked has hung up.
            }
        }
    }
}
