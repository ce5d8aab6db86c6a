using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>What the README prints is what the command prints.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task The_readout_in_the_README_is_the_beginning_of_the_real_one()
    {
        string readme = await File.ReadAllTextAsync(
            Path.Combine(Checkout.Root, "README.md"),
            TestContext.Current.CancellationToken
        );
        string shown = readme[readme.IndexOf("```text\n", StringComparison.Ordinal)..][
            "```text\n".Length..
        ];
        shown = shown[..shown.IndexOf("```", StringComparison.Ordinal)].TrimEnd();

        CommandResult result = await _run.RunAsync(
            "readout",
            Path.Combine(Checkout.Root, "examples")
        );

        string printed = result.Output.Replace(
            Checkout.Root + Path.DirectorySeparatorChar,
            "",
            StringComparison.Ordinal
        );
        Assert.NotEmpty(shown);
        Assert.StartsWith(Words(shown), Words(printed), StringComparison.Ordinal);

        // Where lines break depends on the length of paths.
        static string Words(string text) =>
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _run.Dispose();
}
