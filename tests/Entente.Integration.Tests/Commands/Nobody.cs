using System.Diagnostics;
using System.Runtime.Versioning;
using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Runs the command as a user without any rights: what is forbidden can only be tested by somebody who is not the administrator.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Nobody
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    /// <summary>Runs the command in the folder of <paramref name="run"/>; the test is skipped where that cannot be done.</summary>
    public static async Task<CommandResult> RunAsync(CommandRun run, params string[] args)
    {
        if (!File.Exists(SetPriv))
        {
            Assert.Skip("runs as administrator, and there is no setpriv to run as somebody else");
        }

        DirectoryInfo app = CopyOfProgram();
        try
        {
            File.SetUnixFileMode(run.Folder, Everybody);
            using Process process = Start(app, run, args);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CommandResult(process.ExitCode, await output, await error);
        }
        finally
        {
            app.Delete(recursive: true);
        }
    }

    private static Process Start(DirectoryInfo app, CommandRun run, string[] args)
    {
        ProcessStartInfo start = new(SetPriv)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string program = Path.Combine(
            app.FullName,
            Path.GetFileName(typeof(EntenteCommand).Assembly.Location)
        );
        foreach (
            string arg in (string[])
                [
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "dotnet",
                    program,
                    .. args,
                    "--db",
                    run.Database,
                ]
        )
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["HOME"] = run.Folder;
        return Process.Start(start)!;
    }

    /// <summary>The program where everybody may read it: the checkout itself may be closed to others.</summary>
    private static DirectoryInfo CopyOfProgram()
    {
        DirectoryInfo app = Directory.CreateTempSubdirectory("entente-app-");
        File.SetUnixFileMode(app.FullName, Everybody);
        foreach (
            string file in Directory.EnumerateFiles(
                AppContext.BaseDirectory,
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            string target = Path.Combine(
                app.FullName,
                Path.GetRelativePath(AppContext.BaseDirectory, file)
            );
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return app;
    }
}
