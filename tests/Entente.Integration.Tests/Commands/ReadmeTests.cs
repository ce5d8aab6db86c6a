using System.Diagnostics;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>What the README prints is what the command prints.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Fence = "```text\n";
    private readonly CommandRun _run = new();

    [Fact]
    public async Task The_readout_in_the_README_is_the_beginning_of_the_real_one()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        string readme = await File.ReadAllTextAsync(Checkout.PathOf("README.md"), stop);
        string shown = readme[(readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length)..];
        shown = shown[..shown.IndexOf("```", StringComparison.Ordinal)].TrimEnd();

        // In the checkout, as the README says: where lines break depends on the length of paths.
        using Process process = CommandRun.StartIn(
            Checkout.Root,
            "readout",
            "examples",
            "--db",
            _run.Database
        );
        Task<string> error = process.StandardError.ReadToEndAsync(stop);
        string printed = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        await error;

        Assert.NotEmpty(shown);
        Assert.Equal(shown, printed[..Math.Min(shown.Length, printed.Length)]);
    }

    public void Dispose() => _run.Dispose();
}
