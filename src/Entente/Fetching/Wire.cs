using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Entente.Fetching.Hosts;

namespace Entente.Fetching;

/// <summary>The one place that opens connections: asks for one address once, within bounds.</summary>
/// <remarks>
/// It follows nothing, sends no cookie, knows no proxy and no password. The host is looked up here, each address checked, and the socket
/// connected to the very address that was checked: a second look-up that could answer otherwise does not happen.
/// </remarks>
internal sealed class Wire(FetchSettings settings, TimeProvider clock, Network network)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_connecting = TimeSpan.FromSeconds(5);
    private const int MaxHeadKilobytes = 64;
    private const int MaxAttempts = 4; // Addresses of one host that are tried.

    private readonly string _agent = AgentOf(settings);

    /// <summary>Our name and version, in requests and archives.</summary>
    public static string Software { get; } =
        $"{FetchSettings.Agent}/{typeof(Wire).Assembly.GetName().Version!.ToString(2)}";

    /// <summary>Asks for <paramref name="address"/>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="known">An earlier answer: the site need only say whether it changed.</param>
    /// <param name="isPage">Whether only what can be a page or a list is wanted.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="FetchException">There is no answer, or none that is read.</exception>
    public async Task<Answer> AskAsync(
        WebAddress address,
        Answer? known,
        bool isPage,
        CancellationToken cancellationToken
    )
    {
        using CancellationTokenSource deadline = new(s_deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            deadline.Token,
            cancellationToken
        );
        IPAddress? peer = null;
        try
        {
            return await ExchangeAsync(
                    address,
                    address.IsSecure,
                    request => Dress(request, address, known),
                    async stop =>
                    {
                        (peer, Stream stream) = await ConnectAsync(address, stop)
                            .ConfigureAwait(false);
                        return stream;
                    },
                    isPage,
                    either.Token
                )
                .ConfigureAwait(false) with
            {
                Peer = peer,
                At = clock.GetUtcNow(),
            };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                RefusalReason.Unreachable,
                deadline.IsCancellationRequested
                    ? "no whole answer came within 30 seconds"
                    : "no connection came about within 5 seconds",
                e
            )
            {
                MayPass = true,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw FetchException.In(e) ?? Fault(e);
        }
    }

    /// <summary>Reads an answer that was kept; <see langword="null"/> when somebody has damaged it.</summary>
    public async Task<Answer?> ReplayAsync(
        WebAddress address,
        byte[] received,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Answer answer = await ExchangeAsync(
                    address,
                    isSecure: false,
                    static _ => { },
                    _ => ValueTask.FromResult<Stream>(new Playback(received)),
                    isPage: false,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return answer with { At = at };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FetchException)
        {
            return null; // It is asked for again, which says more than any message.
        }
    }

    private async Task<Answer> ExchangeAsync(
        WebAddress address,
        bool isSecure,
        Action<HttpRequestMessage> dress,
        Func<CancellationToken, ValueTask<Stream>> connect,
        bool isPage,
        CancellationToken stop
    )
    {
        Tape? tape = null;
        using SocketsHttpHandler handler = Handler(connect, made => tape = made);
        using HttpMessageInvoker client = new(handler);
        using HttpRequestMessage request = new(HttpMethod.Get, UriOf(address, isSecure))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        dress(request);
        using HttpResponseMessage response = await client
            .SendAsync(request, stop)
            .ConfigureAwait(false);
        Answer answer = new()
        {
            Address = address,
            At = clock.GetUtcNow(),
            Peer = null,
            Sent = [],
            Received = [],
            Status = response.StatusCode,
            Fields = FieldsOf(response),
            Payload = [],
            Body = [],
        };
        bool isSuccess = response.IsSuccessStatusCode;
        if (isPage && isSuccess)
        {
            MediaTypes.Check(answer);
        }

        byte[] payload =
            isSuccess || answer.IsRedirect
                ? await ReadAsync(response, stop).ConfigureAwait(false)
                : [];
        return answer with
        {
            Sent = tape!.Sent,
            Received = tape.Received,
            Payload = payload,
            Body = isSuccess ? Unpacker.Unpack(payload, answer.Field("Content-Encoding")) : [],
        };
    }

    private SocketsHttpHandler Handler(
        Func<CancellationToken, ValueTask<Stream>> connect,
        Action<Tape> start
    ) =>
        new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (_, stop) => connect(stop),
            ConnectTimeout = s_connecting,
            MaxResponseHeadersLength = MaxHeadKilobytes,
            PlaintextStreamFilter = (context, _) =>
            {
                Tape tape = new(context.PlaintextStream, clock);
                start(tape);
                return ValueTask.FromResult<Stream>(tape);
            },
            SslOptions = { CertificateChainPolicy = Certificates() },
            UseCookies = false,
            UseProxy = false,
        };

    /// <summary>Reads to the end, which the tape brings about when there is none; the length that the head states is not believed.</summary>
    private static async Task<byte[]> ReadAsync(
        HttpResponseMessage response,
        CancellationToken stop
    )
    {
        using MemoryStream payload = new();
        await response.Content.CopyToAsync(payload, stop).ConfigureAwait(false);
        return payload.ToArray();
    }

    private void Dress(HttpRequestMessage request, WebAddress address, Answer? known)
    {
        HttpRequestHeaders head = request.Headers;
        head.Host = address.HostAndPort;
        head.TryAddWithoutValidation("User-Agent", _agent);
        head.TryAddWithoutValidation("Accept", MediaTypes.Accepted);
        head.TryAddWithoutValidation("Accept-Encoding", Unpacker.Accepted);
        head.ConnectionClose = true;
        if (known?.Tag is { } tag)
        {
            head.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (known?.Modified is { } modified)
        {
            head.IfModifiedSince = modified;
        }
    }

    /// <summary>Looks the host up, once, and connects to an address that was looked at.</summary>
    private async Task<(IPAddress Peer, Stream Stream)> ConnectAsync(
        WebAddress address,
        CancellationToken stop
    )
    {
        IPAddress[] found = address.Host.Address is { } literal
            ? [literal]
            : await network.Resolve(address.Host.Text, stop).ConfigureAwait(false);
        IPAddress[] open =
        [
            .. found
                .Select(a => a.IsIPv4MappedToIPv6 ? a.MapToIPv4() : a)
                .Where(a => IsOpen(a, address.Port))
                .Distinct()
                .Take(MaxAttempts),
        ];
        if (open.Length == 0)
        {
            throw new FetchException(RefusalReason.Forbidden, Closed(address, found));
        }

        for (int i = 0; ; i++)
        {
            try
            {
                Stream stream = await network
                    .Connect(new IPEndPoint(open[i], address.Port), stop)
                    .ConfigureAwait(false);
                return (open[i], stream);
            }
            catch (SocketException) when (i < open.Length - 1)
            {
                // Another address of the same host may answer.
            }
        }
    }

    private bool IsOpen(IPAddress address, int port) =>
        PublicAddress.Is(address) ? settings.Ports.Contains(port) : settings.AllowPrivate;

    /// <summary>How a host proves that it is itself: without a look at the addresses that its certificate names.</summary>
    private X509ChainPolicy Certificates()
    {
        X509ChainPolicy policy = new()
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (network.Root is { } root)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.Add(root);
        }

        return policy;
    }

    private static string Closed(WebAddress address, IPAddress[] found) =>
        found.Length == 0 ? $"the name {address.Host.Text} has no address"
        : Array.Exists(found, PublicAddress.Is)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"port {address.Port} is not asked (--allow-port {address.Port})"
            )
        : $"{address.Host.Text} is no host of the public internet (--allow-private)";

    private static Uri UriOf(WebAddress address, bool isSecure) =>
        Uri.TryCreate(
            $"{(isSecure ? "https" : "http")}://{address.HostAndPort}{address.Path}{address.Query}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, // It is canonical already, by the URL Standard.
            out Uri? uri
        )
            ? uri
            : throw new FetchException(
                RefusalReason.Forbidden,
                "the host is none that can be asked"
            );

    private static ImmutableArray<KeyValuePair<string, string>> FieldsOf(
        HttpResponseMessage response
    ) =>
        [
            .. from part in (HttpHeaders[])[response.Headers, response.Content.Headers]
            from field in part.NonValidated
            from value in field.Value
            select KeyValuePair.Create(field.Key, value),
        ];

    private static FetchException Fault(Exception error)
    {
        HttpRequestError kind = error switch
        {
            HttpRequestException e => e.HttpRequestError,
            HttpIOException e => e.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return kind switch
        {
            HttpRequestError.ConfigurationLimitExceeded => new FetchException(
                RefusalReason.TooLarge,
                "expected a head of at most 64 kB, the answer has a longer one",
                error
            ),
            HttpRequestError.InvalidResponse => new FetchException(
                RefusalReason.Malformed,
                "the answer is no HTTP",
                error
            ),
            HttpRequestError.SecureConnectionError => new FetchException(
                RefusalReason.Unreachable,
                "the host cannot prove that it is itself (TLS)",
                error
            ),
            _ => Broken(error),
        };
    }

    // The system's own words say best why there is no connection.
    private static FetchException Broken(Exception error)
    {
        Exception innermost = error;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        SocketError? code = (innermost as SocketException)?.SocketErrorCode;
        return new FetchException(
            RefusalReason.Unreachable,
            code is null ? "the connection broke off" : $"no connection: {code}",
            error
        )
        {
            MayPass = code is not (SocketError.HostNotFound or SocketError.NoData),
        };
    }

    private static string AgentOf(FetchSettings settings) =>
        $"{Software} ({(settings.Contact is { } contact ? $"+{contact}" : "no contact given")})";
}
