using System.Collections.Concurrent;

namespace Entente.Fetching;

/// <summary>Lets one request at a time go to a host, with a pause after each.</summary>
/// <param name="lastAnswer">When a host had answered in an earlier run: a run that is started again is no excuse to hurry.</param>
/// <param name="clock">The time.</param>
internal sealed class HostPace(Func<string, DateTimeOffset?> lastAnswer, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits until the host may be asked; the pause begins when the turn is given back.</summary>
    /// <param name="host">The host.</param>
    /// <param name="pause">The least time since the last request to it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IDisposable> TakeTurnAsync(
        string host,
        TimeSpan pause,
        CancellationToken cancellationToken
    )
    {
        Gate gate = _gates.GetOrAdd(host, name => new Gate(lastAnswer(name), clock));
        await gate.EnterAsync(pause, cancellationToken).ConfigureAwait(false);
        return gate;
    }

    private sealed class Gate(DateTimeOffset? before, TimeProvider clock) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private long? _last;

        public async Task EnterAsync(TimeSpan pause, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                TimeSpan passed =
                    _last is { } last ? clock.GetElapsedTime(last)
                    : before is { } time ? clock.GetUtcNow() - time
                    : pause;
                TimeSpan left = pause - passed;
                if (left > TimeSpan.Zero && left <= pause)
                {
                    await Task.Delay(left, clock, cancellationToken).ConfigureAwait(false);
                }
            }
            catch
            {
                _turn.Release();
                throw;
            }
        }

        /// <summary>Gives the turn back.</summary>
        public void Dispose()
        {
            _last = clock.GetTimestamp();
            _turn.Release();
        }
    }
}
