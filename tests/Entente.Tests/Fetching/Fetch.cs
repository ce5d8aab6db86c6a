using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Entente.Fetching;

namespace Entente.Tests.Fetching;

/// <summary>Fetches in a folder of its own, from sites of this machine that stand for the public internet.</summary>
/// <remarks>Every host name has a public address here; a connection to it leads to the site. What would go elsewhere is only noted.</remarks>
internal sealed class Fetch : IDisposable
{
    public static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");
    private readonly Dictionary<string, Queue<IPAddress[]>> _names = new(StringComparer.Ordinal);
    private readonly LoopbackSite _site;

    public Fetch(LoopbackSite site)
    {
        _site = site;
        Folder = Directory.CreateTempSubdirectory("entente-pull-").FullName;
        Settings = new FetchSettings { Folder = Folder, Contact = "desk@example.org" };
    }

    public string Folder { get; }

    public FetchSettings Settings { get; set; }

    /// <summary>Whose certificates are believed here.</summary>
    public X509Certificate2? Root { get; init; }

    public JumpingClock Clock { get; init; } = new();

    /// <summary>The places that were connected to.</summary>
    public ConcurrentQueue<IPEndPoint> Connections { get; } = new();

    /// <summary>How often a name was looked up.</summary>
    public int Lookups { get; private set; }

    /// <summary>Lets a name have these addresses: at the first look-up the first of them, at the second the second, ….</summary>
    public void Name(string host, params string[] addresses) =>
        _names[host] = new Queue<IPAddress[]>(
            addresses.Select(list => list.Split(' ').Select(IPAddress.Parse).ToArray())
        );

    /// <summary>Fetches until all is done.</summary>
    public async Task<List<Fetched>> RunAsync(params string[] addresses)
    {
        using PageFetcher fetcher = Open();
        List<Fetched> all = [];
        await foreach (Fetched fetched in fetcher.FetchAsync(addresses))
        {
            all.Add(fetched);
        }

        return all;
    }

    /// <summary>Fetches one address, which gives a page.</summary>
    public async Task<Capture> PageAsync(string address) =>
        Xunit.Assert.Single(await RunAsync(address)) is { Capture: { } capture }
            ? capture
            : throw new InvalidOperationException("expected a page, found none");

    /// <summary>Fetches one address, which gives nothing, and the reason.</summary>
    public async Task<Refusal> RefusalAsync(string address)
    {
        Fetched fetched = Xunit.Assert.Single(await RunAsync(address));
        Xunit.Assert.Null(fetched.Capture);
        return fetched.Refusal!;
    }

    public PageFetcher Open() =>
        new(Settings, Lists, Clock, new Network(ResolveAsync, ConnectAsync, Root));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // A list is a page that begins with "list", one address a line.
    private static ImmutableArray<string>? Lists(Capture capture)
    {
        string text = System.Text.Encoding.UTF8.GetString(capture.Bytes.Span);
        return text.StartsWith("list\n", StringComparison.Ordinal)
            ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)]
            : null;
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Lookups++;
        return Task.FromResult(
            _names.TryGetValue(host, out Queue<IPAddress[]>? queue)
                ? queue.Count > 1
                    ? queue.Dequeue()
                    : queue.Peek()
                : [Public]
        );
    }

    private Task<Stream> ConnectAsync(IPEndPoint host, CancellationToken cancellationToken)
    {
        Connections.Enqueue(host);
        return Network.ConnectAsync(
            new IPEndPoint(IPAddress.Loopback, _site.Port),
            cancellationToken
        );
    }
}
