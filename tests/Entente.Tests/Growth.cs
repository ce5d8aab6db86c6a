using System.Diagnostics;
using Xunit;

namespace Entente.Tests;

/// <summary>Tells work that grows with its input from work that grows with the square of it, on any machine and beside any other load.</summary>
/// <remarks>
/// Four times the input: about four times the time, or sixteen. A neighbour that takes the core away can only make a
/// measurement longer, so the least of several counts, and one fair attempt in five suffices. A quadratic step has none.
/// </remarks>
internal static class Growth
{
    private const int Factor = 4;
    private const double MostTimes = 10;
    private const int Attempts = 5;
    private const int Runs = 3;

    // Shorter than this is noise.
    private static readonly TimeSpan s_noise = TimeSpan.FromMilliseconds(50);

    /// <summary>Fails when the work on four times <paramref name="size"/> takes the time of a quadratic step.</summary>
    /// <param name="size">The size of the small input.</param>
    /// <param name="prepare">Makes an input of a size, and gives the work on it; only the work is measured.</param>
    public static void AssertLinear(int size, Func<int, Action> prepare)
    {
        Action small = prepare(size);
        Action large = prepare(Factor * size);
        List<string> seen = [];
        for (int i = 0; i < Attempts; i++)
        {
            TimeSpan little = Least(small);
            TimeSpan much = Least(large);
            if (much <= (little * MostTimes) + s_noise)
            {
                return;
            }

            seen.Add($"{little.TotalMilliseconds:0} → {much.TotalMilliseconds:0} ms");
        }

        Assert.Fail(
            $"four times the input took much more than four times the time: {string.Join(", ", seen)}"
        );
    }

    private static TimeSpan Least(Action work) =>
        Enumerable
            .Range(0, Runs)
            .Min(_ =>
            {
                long started = Stopwatch.GetTimestamp();
                work();
                return Stopwatch.GetElapsedTime(started);
            });
}
