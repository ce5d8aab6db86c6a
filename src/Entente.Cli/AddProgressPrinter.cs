using System.Diagnostics;
using System.Globalization;
using Entente.Desk;
using Entente.Fetching;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>Shows how far an <c>add</c> has come: a bar on a terminal, a plain line now and then elsewhere.</summary>
internal static class AddProgressPrinter
{
    /// <summary>Runs <paramref name="add"/> and shows its progress on <paramref name="error"/>.</summary>
    /// <param name="error">Where to show it.</param>
    /// <param name="size">Asks how many bytes the input has; <see langword="null"/> when nobody knows.</param>
    /// <param name="add">The work.</param>
    public static Task<AddSummary> ShowAsync(
        TextWriter error,
        Func<long?> size,
        Func<AddProgressLine, Task<AddSummary>> add
    )
    {
        bool isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        return isTerminal
            ? ShowBarAsync(
                AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }),
                size,
                add
            )
            : add(new PlainLines(error));
    }

    /// <summary>Shows a bar of the bytes read, with the durable counts beside it.</summary>
    internal static Task<AddSummary> ShowBarAsync(
        IAnsiConsole console,
        Func<long?> size,
        Func<AddProgressLine, Task<AddSummary>> add
    ) =>
        console
            .Progress()
            .Columns(
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left }
            )
            .StartAsync(async progress =>
            {
                ProgressTask bar = progress.AddTask("reading");
                bar.IsIndeterminate = true;

                // A large folder takes a while to measure; the reading need not wait for that.
                Task measuring = Task.Run(() =>
                {
                    if (size() is { } bytes)
                    {
                        bar.MaxValue = Math.Max(1, bytes);
                        bar.IsIndeterminate = false;
                    }
                });
                AddSummary summary = await add(new Bar(bar));
                await measuring;
                bar.IsIndeterminate = false;
                bar.Value = bar.MaxValue;
                return summary;
            });

    private sealed class Bar(ProgressTask bar) : AddProgressLine
    {
        protected override void Show(string counts) => bar.Description = Markup.Escape(counts);

        public override void Report(long value) => bar.Value = value;

        public override void Report(FetchProgress value)
        {
            bar.IsIndeterminate = false;
            bar.MaxValue = value.Done + value.Left;
            bar.Value = value.Done;
        }
    }

    private sealed class PlainLines(TextWriter error) : AddProgressLine
    {
        private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);
        private readonly Lock _lock = new(); // What is fetched and what is stored is told from different threads.
        private TimeSpan _last = -s_interval; // The first batch is told at once.

        public override void Report(AddProgress value)
        {
            if (value.Added > 0)
            {
                InTime(() => base.Report(value));
            }
        }

        public override void Report(FetchProgress value)
        {
            if (value.Left > 0)
            {
                InTime(() => base.Report(value));
            }
        }

        private void InTime(Action report)
        {
            lock (_lock)
            {
                if (Elapsed - _last >= s_interval)
                {
                    _last = Elapsed;
                    report();
                }
            }
        }

        // A line stays where it was written: without the last words it would read as the end of the work.
        protected override void Show(string counts) => error.WriteLine($"{counts} so far");
    }
}

/// <summary>Is told of both ends of an <c>add</c>: how many bytes were read or pages fetched, and what became of them.</summary>
internal abstract class AddProgressLine
    : IProgress<AddProgress>,
        IProgress<long>,
        IProgress<FetchProgress>
{
    private readonly long _started = Stopwatch.GetTimestamp();

    protected TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public virtual void Report(AddProgress value) =>
        Show(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Added:N0} added, {value.Known:N0} known, {value.Refused:N0} refused ({value.Total / Math.Max(0.001, Elapsed.TotalSeconds):N0} a second)"
            )
        );

    public virtual void Report(long value) { }

    public virtual void Report(FetchProgress value) =>
        Show(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Done:N0} fetched, {value.Left:N0} to go"
            )
        );

    protected abstract void Show(string counts);
}
