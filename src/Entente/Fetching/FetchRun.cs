using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;

namespace Entente.Fetching;

/// <summary>One run over addresses and what they list: a queue for each host, several hosts at a time.</summary>
internal sealed class FetchRun(
    Courier courier,
    int maxAddresses,
    IProgress<FetchProgress>? progress,
    CancellationToken stop
) : IDisposable
{
    private const int HostsAtATime = 8;
    private const int MaxWaiting = 8; // Captures that wait for whoever reads them.
    private const int DeepestList = 1; // A list of feeds lists feeds, and a feed lists pages.

    private readonly Channel<Fetched> _results = Channel.CreateBounded<Fetched>(MaxWaiting);
    private readonly Dictionary<string, Queue<Errand>> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<WebAddress> _seen = [];
    private readonly List<Task> _tasks = [];
    private readonly SemaphoreSlim _hosts = new(HostsAtATime);
    private readonly Lock _lock = new();
    private int _left;
    private int _done;
    private int _listed;

    /// <summary>Begins with these addresses.</summary>
    public void Start(IReadOnlyList<string> addresses)
    {
        _left = 1; // The list itself: the run does not end before all of it is under way.
        lock (_lock)
        {
            _tasks.Add(
                GuardAsync(async () =>
                {
                    foreach (string text in addresses)
                    {
                        await AddAsync(text, from: null, depth: 0).ConfigureAwait(false);
                    }

                    End();
                })
            );
        }
    }

    /// <summary>What the addresses gave, as it comes.</summary>
    public IAsyncEnumerable<Fetched> ReadAllAsync(CancellationToken cancellationToken) =>
        _results.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Waits until nothing is under way any more.</summary>
    public async Task EndAsync()
    {
        for (int i = 0; ; i++)
        {
            Task task;
            lock (_lock)
            {
                if (i == _tasks.Count)
                {
                    return;
                }

                task = _tasks[i];
            }

            await task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hosts.Dispose();

    private async Task AddAsync(string text, WebAddress? from, int depth)
    {
        if (WebAddress.Read(text, from, out string fault) is not { } address)
        {
            await RefuseAsync(Secrets.Hide(text), RefusalReason.Forbidden, fault)
                .ConfigureAwait(false);
            return;
        }

        lock (_lock)
        {
            if (!_seen.Add(address))
            {
                return;
            }

            _left++;
            string host = address.Host.Text;
            if (!_queues.TryGetValue(host, out Queue<Errand>? queue))
            {
                _queues[host] = queue = new Queue<Errand>();
                queue.Enqueue(new Errand(address, depth));
                _tasks.Add(
                    Task.Run(() => GuardAsync(() => VisitAsync(host)), CancellationToken.None)
                );
                return;
            }

            queue.Enqueue(new Errand(address, depth));
        }
    }

    /// <summary>Does the errands at one host, one after another.</summary>
    private async Task VisitAsync(string host)
    {
        await _hosts.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            while (Next(host) is { } errand)
            {
                await DoAsync(errand).ConfigureAwait(false);
                End();
            }
        }
        finally
        {
            _hosts.Release();
        }
    }

    private Errand? Next(string host)
    {
        lock (_lock)
        {
            if (_queues[host].TryDequeue(out Errand? errand))
            {
                return errand;
            }

            _queues.Remove(host);
            return null;
        }
    }

    private async Task DoAsync(Errand errand)
    {
        string name = Secrets.Hide(errand.Address);
        Delivery delivery;
        try
        {
            delivery = await courier.FetchAsync(errand.Address, stop).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            await RefuseAsync(name, e.Reason, e.Message).ConfigureAwait(false);
            return;
        }

        if (delivery.Addresses is not { } listed)
        {
            await _results
                .Writer.WriteAsync(new Fetched(delivery.Capture, Refusal: null), stop)
                .ConfigureAwait(false);
        }
        else if (listed.IsEmpty)
        {
            await RefuseAsync(
                    name,
                    RefusalReason.Empty,
                    "expected a list of addresses, it is empty"
                )
                .ConfigureAwait(false);
        }
        else if (errand.Depth > DeepestList)
        {
            await RefuseAsync(
                    name,
                    RefusalReason.NoArticle,
                    "expected a page, found another list of addresses"
                )
                .ConfigureAwait(false);
        }
        else
        {
            await AddAllAsync(name, listed, delivery.Final, errand.Depth + 1).ConfigureAwait(false);
        }
    }

    private async Task AddAllAsync(
        string list,
        ImmutableArray<string> addresses,
        WebAddress from,
        int depth
    )
    {
        int left = Math.Max(
            0,
            maxAddresses - Interlocked.Add(ref _listed, addresses.Length) + addresses.Length
        );
        foreach (string text in addresses.Take(left))
        {
            await AddAsync(text, from, depth).ConfigureAwait(false);
        }

        if (left < addresses.Length)
        {
            await RefuseAsync(
                    list,
                    RefusalReason.TooLarge,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected lists of at most {maxAddresses} addresses in all, {addresses.Length - left} are left out"
                    )
                )
                .ConfigureAwait(false);
        }
    }

    private ValueTask RefuseAsync(string name, RefusalReason reason, string message) =>
        _results.Writer.WriteAsync(
            new Fetched(Capture: null, new Refusal(name, reason, message)),
            stop
        );

    private void End()
    {
        FetchProgress state;
        lock (_lock)
        {
            state = new FetchProgress(++_done - 1, --_left);
        }

        progress?.Report(state);
        if (state.Left == 0)
        {
            _results.Writer.TryComplete();
        }
    }

    /// <summary>Runs <paramref name="work"/>; what goes wrong there, whoever reads the results sees as its own.</summary>
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Handed on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _results.Writer.TryComplete(e);
        }
    }

    private sealed record Errand(WebAddress Address, int Depth);
}
