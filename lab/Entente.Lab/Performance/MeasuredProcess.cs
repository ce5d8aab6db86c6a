using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Entente.Lab.Performance;

/// <summary>A run of a program, with what it cost.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Wall">From start to end.</param>
/// <param name="Cpu">User and system time of all its threads, as last seen before the end.</param>
/// <param name="PeakMemory">The most physical memory it held at once, in bytes (<c>VmHWM</c>).</param>
internal sealed record MeasuredProcess(
    int ExitCode,
    string Output,
    TimeSpan Wall,
    TimeSpan Cpu,
    long PeakMemory
)
{
    // The kernel keeps the peak itself; we only have to ask once shortly before the end.
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs <paramref name="program"/> in <paramref name="folder"/>.</summary>
    public static async Task<MeasuredProcess> RunAsync(
        string program,
        string folder,
        params string[] arguments
    )
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task end = process.WaitForExitAsync();
        TimeSpan cpu = default;
        long peak = 0;
        while (!end.IsCompleted)
        {
            // ./entente replaces the shell that starts it by the program itself: the number stays the same.
            peak = Math.Max(peak, PeakMemoryOf(process.Id));
            try
            {
                cpu = process.TotalProcessorTime;
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
            {
                break; // It has just ended; what was read before stands.
            }

            await Task.WhenAny(end, Task.Delay(s_glance));
        }

        await end;
        clock.Stop();
        await errors;
        return new MeasuredProcess(process.ExitCode, await output, clock.Elapsed, cpu, peak);
    }

    private static long PeakMemoryOf(int process)
    {
        const string field = "VmHWM:";
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(
                    line.AsSpan(field.Length).Trim().TrimEnd("kB").Trim(),
                    CultureInfo.InvariantCulture
                ) * 1024;
        }
        catch (IOException)
        {
            return 0; // It has just ended.
        }
    }
}
