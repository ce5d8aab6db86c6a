using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Entente.Desk;

/// <summary>Does a piece of work for each item on all cores, and gives the results in the order of the items.</summary>
public static class OrderedWork
{
    // Enough to keep every core busy while one slow item holds up the line; few enough to stay small in memory.
    private const int AheadPerCore = 8;

    /// <summary>The results of <paramref name="work"/>, in order. At most a few items a core are read ahead; a result is given as soon as it and all before it are there.</summary>
    /// <param name="items">The items; they are asked for one after the other.</param>
    /// <param name="work">The work, on any thread. What it throws is thrown in the place of its result.</param>
    /// <param name="aheadPerCore">How many items a core are read ahead.</param>
    /// <param name="ct">Stops the reading of items.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, TResult> work,
        int aheadPerCore = AheadPerCore,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Channel.CreateBounded<Task<TResult>>(
            Environment.ProcessorCount * aheadPerCore
        );
        Task reading = Task.Run(() => StartAllAsync(stop.Token), CancellationToken.None);
        try
        {
            await foreach (
                Task<TResult> task in running.Reader.ReadAllAsync(ct).ConfigureAwait(false)
            )
            {
                yield return await task.ConfigureAwait(false);
            }
        }
        finally
        {
            // Also when the caller stops early: nobody is left reading or working behind its back.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (running.Reader.TryRead(out Task<TResult>? task))
            {
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        async Task StartAllAsync(CancellationToken stopping)
        {
            Exception? failure = null;
            try
            {
                await foreach (TItem item in items.WithCancellation(stopping).ConfigureAwait(false))
                {
                    await running
                        .Writer.WriteAsync(
                            Task.Run(() => work(item), CancellationToken.None),
                            stopping
                        )
                        .ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // Handed on through the channel, to be thrown where the results are read.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }

            running.Writer.Complete(failure);
        }
    }
}
