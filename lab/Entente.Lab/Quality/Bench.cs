using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Entente.Cli.Stages;

namespace Entente.Lab.Quality;

/// <summary>Runs stages and scorers over the annotated sets, in a folder for what comes between.</summary>
/// <param name="data">The folder of the sets.</param>
/// <param name="work">A folder to write to.</param>
/// <param name="log">Where the lines go that stages write to standard error.</param>
internal sealed class Bench(string data, string work, TextWriter log)
{
    private static readonly string[] s_interpreters = ["python3", "python"];

    /// <summary>A file or folder of the sets.</summary>
    public string Data(string path) => Path.Combine(data, path);

    /// <summary>A file of our own.</summary>
    public string Work(string name)
    {
        string path = Path.Combine(work, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>The interpreter that the scorers need; <see langword="null"/> when there is none.</summary>
    public static string? Interpreter() =>
        Array.Find(
            s_interpreters,
            name =>
                (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                    .Any(folder => File.Exists(Path.Combine(folder, name)))
        );

    /// <summary>Runs a stage in this process.</summary>
    /// <exception cref="InvalidOperationException">The stage does not know its arguments, or failed.</exception>
    public async Task StageAsync(params string[] arguments)
    {
        Command stage = StageCommand.Create(new StageStreams(Stream.Null, TextWriter.Null, log));
        int exit = await stage
            .Parse(arguments)
            .InvokeAsync(
                new InvocationConfiguration
                {
                    Output = log,
                    Error = log,
                    EnableDefaultExceptionHandler = false,
                }
            );

        // 3: some pages hold no article. The scorer counts them as empty.
        if (exit is not (0 or 3))
        {
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"stage {string.Join(' ', arguments)}: exit code {exit}"
                )
            );
        }
    }

    /// <summary>Runs a scorer that prints one JSON object.</summary>
    public async Task<JsonElement> ScoreAsync(string script, params string[] arguments) =>
        JsonElement.Parse(await RunAsync(script, arguments));

    /// <summary>Runs a scorer that writes one JSON object to the file behind <c>--json</c>.</summary>
    public async Task<JsonElement> ScoreToFileAsync(string script, params string[] arguments)
    {
        string file = Work("score.json");
        await RunAsync(script, [.. arguments, "--json", file]);
        return JsonElement.Parse(await File.ReadAllTextAsync(file));
    }

    /// <summary>Runs a script that writes a file of its own.</summary>
    public Task ScriptAsync(string script, params string[] arguments) =>
        RunAsync(script, arguments);

    /// <summary>A packed file of the sets, unpacked.</summary>
    public string Unpacked(string path)
    {
        string file = Work(Path.GetFileNameWithoutExtension(path));
        using FileStream packed = File.OpenRead(Data(path));
        using GZipStream unpacking = new(packed, CompressionMode.Decompress);
        using FileStream unpacked = File.Create(file);
        unpacking.CopyTo(unpacked);
        return file;
    }

    private async Task<string> RunAsync(string script, string[] arguments)
    {
        ProcessStartInfo start = new(Interpreter() ?? s_interpreters[0])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        start.ArgumentList.Add(Data(script));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{script}: {await errors}");
    }
}
