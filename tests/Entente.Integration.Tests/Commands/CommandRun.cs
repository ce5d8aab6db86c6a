using System.Diagnostics;
using System.Text.Json;
using Entente.Cli;

namespace Entente.Integration.Tests.Commands;

/// <summary>A folder of its own, in which a test runs the command as a user would.</summary>
internal sealed class CommandRun : IDisposable
{
    public CommandRun() => Folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public string Folder { get; }

    /// <summary>The time by which the commands of this folder go.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Database => PathOf("test.db");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Runs the command in this process, on this folder's database.</summary>
    public Task<CommandResult> RunAsync(params string[] args) => RunAsync(Stream.Null, args);

    public async Task<CommandResult> RunAsync(Stream input, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] all =
            args.Contains("--db") || args[0] is "--help" or "stage"
                ? args
                : [.. args, "--db", Database];
        CommandContext context = new(input, output, error) { Clock = Clock };
        int code = await EntenteCommand.RunAsync(all, context, CancellationToken.None);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the command as a process of its own.</summary>
    public static Process Start(params string[] args) =>
        StartIn(Environment.CurrentDirectory, args);

    /// <summary>Starts the command as a process of its own, in a folder.</summary>
    public static Process StartIn(string folder, params string[] args) =>
        StartWith(folder, processors: null, args);

    /// <summary>Starts the command as a process of its own that sees so many processors.</summary>
    public static Process StartWith(string folder, string? processors, params string[] args)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        if (processors is not null)
        {
            start.Environment["DOTNET_PROCESSOR_COUNT"] = processors;
        }

        start.ArgumentList.Add(typeof(EntenteCommand).Assembly.Location);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run of the command gave.</summary>
internal sealed record CommandResult(int Code, string Output, string Error)
{
    /// <summary>Everything that was printed.</summary>
    public string All => Output + Error;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
