using System.Diagnostics;
using System.Globalization;

namespace Entente.Lab;

/// <summary>Which version of the program a figure belongs to.</summary>
internal static class Checkout
{
    /// <summary>"on 2024-05-17 at commit 1a2b3c4", and whether files were changed since.</summary>
    public static async Task<string> DescribeAsync(string root)
    {
        string commit = await GitAsync(root, "rev-parse", "--short", "HEAD");
        bool isChanged =
            (await GitAsync(root, "status", "--porcelain", "--", "src", "data")).Length > 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"on {DateTime.UtcNow:yyyy-MM-dd} at commit `{commit}`{(isChanged ? " with uncommitted changes" : "")}"
        );
    }

    private static async Task<string> GitAsync(string root, params string[] arguments)
    {
        using Process git = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        string output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return output.Trim();
    }
}
