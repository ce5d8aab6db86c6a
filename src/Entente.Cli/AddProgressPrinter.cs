using System.Diagnostics;
using System.Globalization;
using Entente.Desk;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>Shows how far an <c>add</c> has come: a live line on a terminal, a plain line now and then elsewhere.</summary>
internal static class AddProgressPrinter
{
    private static readonly TimeSpan s_plainInterval = TimeSpan.FromSeconds(2);

    public static async Task<AddSummary> ShowAsync(
        TextWriter error,
        Func<IProgress<AddProgress>, Task<AddSummary>> run
    )
    {
        bool isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!isTerminal)
        {
            return await run(new PlainLines(error));
        }

        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }
        );
        return await console.Status().StartAsync("reading", status => run(new LiveLine(status)));
    }

    private static string Words(AddProgress progress, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Added:N0} added, {progress.Known:N0} known, {progress.Refused:N0} refused ({progress.Total / Math.Max(0.001, elapsed.TotalSeconds):N0} a second)"
        );

    private sealed class LiveLine(StatusContext status) : IProgress<AddProgress>
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Report(AddProgress value) =>
            status.Status = Markup.Escape(Words(value, Stopwatch.GetElapsedTime(_started)));
    }

    private sealed class PlainLines(TextWriter error) : IProgress<AddProgress>
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private TimeSpan _last = -s_plainInterval; // The first batch is told at once.

        public void Report(AddProgress value)
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
            if (value.Added > 0 && elapsed - _last >= s_plainInterval)
            {
                _last = elapsed;
                error.WriteLine(Words(value, elapsed));
            }
        }
    }
}
