using System.Runtime.CompilerServices;

namespace Entente.Fetching;

/// <summary>Fetches pages of the web, one after another on each host, and keeps every answer.</summary>
/// <remarks>
/// The only room that opens connections. An address may name a page, a feed or a list of feeds: what a list names is fetched too.
/// Captures come in the order in which they arrive. A run that was stopped is started again: what is in the folder is not asked for again.
/// </remarks>
public sealed class PageFetcher : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly PullFolder _folder;
    private readonly Courier _courier;

    /// <summary>Opens the folder of <paramref name="settings"/>.</summary>
    /// <param name="settings">How to fetch.</param>
    /// <param name="lists">Reads lists of addresses.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="IOException">The folder cannot be used, or another process fetches into it.</exception>
    public PageFetcher(FetchSettings settings, AddressReader lists, TimeProvider clock)
        : this(settings, lists, clock, Network.Real) { }

    internal PageFetcher(
        FetchSettings settings,
        AddressReader lists,
        TimeProvider clock,
        Network network
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(lists);
        _settings = settings;
        _folder = PullFolder.Open(settings.Folder, clock);
        Wire wire = new(settings, clock, network);
        PatientWire patient = new(settings, _folder, wire, clock);
        RobotsBook robots = new(patient, _folder, wire, clock);
        _courier = new Courier(settings, _folder, lists, robots, patient, wire, clock);
    }

    /// <summary>Fetches all that <paramref name="addresses"/> name.</summary>
    /// <exception cref="IOException">The folder cannot take more; what was handed on is in it.</exception>
    public async IAsyncEnumerable<Fetched> FetchAsync(
        IReadOnlyList<string> addresses,
        IProgress<FetchProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(addresses);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using FetchRun run = new(_courier, _settings.MaxAddresses, progress, stop.Token);
        run.Start(addresses);
        try
        {
            await foreach (
                Fetched fetched in run.ReadAllAsync(cancellationToken).ConfigureAwait(false)
            )
            {
                yield return fetched;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await run.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes the folder.</summary>
    public void Dispose() => _folder.Dispose();
}
