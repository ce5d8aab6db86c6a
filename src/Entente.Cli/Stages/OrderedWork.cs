using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Entente.Cli.Stages;

/// <summary>Does a piece of work for each item on all cores, and gives the results in the order of the items.</summary>
internal static class OrderedWork
{
    // Enough to keep every core busy while one slow item holds up the line; few enough to stay small in memory.
    private const int AheadPerCore = 8;

    /// <summary>The results of <paramref name="work"/>, in order. At most a few items a core are read ahead; a result is given as soon as it and all before it are there.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, TResult> work,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Channel.CreateBounded<Task<TResult>>(
            Environment.ProcessorCount * AheadPerCore
        );
        Task reading = Task.Run(() => StartAllAsync(stop.Token), CancellationToken.None);
        try
        {
            await foreach (Task<TResult> task in running.Reader.ReadAllAsync(ct))
            {
                yield return await task;
            }
        }
        finally
        {
            // Also when the caller stops early: nobody is left reading or working behind its back.
            await stop.CancelAsync();
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
                await foreach (TItem item in items.WithCancellation(stopping))
                {
                    await running.Writer.WriteAsync(
                        Task.Run(() => work(item), CancellationToken.None),
                        stopping
                    );
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
