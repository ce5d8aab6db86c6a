using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Examples;

/// <summary>The example corpus, added to a fresh database and printed again, through the command line.</summary>
/// <param name="Found">What the program found.</param>
/// <param name="Messages">What <c>add</c> said, on both outputs.</param>
/// <param name="ExitCode">How <c>add</c> ended.</param>
internal sealed record ExampleRun(FoundCorpus Found, string Messages, int ExitCode)
{
    public static async Task<ExampleRun> MakeAsync(string folder, CancellationToken ct)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("entente-examples-");
        try
        {
            string db = Path.Combine(scratch.FullName, "examples.db");
            (int exitCode, string output, string error) = await CallAsync(
                ["add", folder, "--db", db],
                ct
            );
            return new ExampleRun(
                FoundCorpus.Read(
                    await PrintAsync(["stories", "--json", "--db", db], ct),
                    await PrintAsync(["quotes", "--json", "--db", db], ct),
                    await PrintAsync(["export", "reports", "--full-text", "--db", db], ct)
                ),
                output + error,
                exitCode
            );
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<string> PrintAsync(string[] args, CancellationToken ct)
    {
        (int exitCode, string output, string error) = await CallAsync(args, ct);
        Assert.True(
            exitCode == 0,
            $"entente {string.Join(' ', args)} ended with {exitCode}: {error}"
        );
        return output;
    }

    private static async Task<(int ExitCode, string Output, string Error)> CallAsync(
        string[] args,
        CancellationToken ct
    )
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        int exitCode = await EntenteCommand.RunAsync(args, Stream.Null, output, error, ct);
        return (exitCode, output.ToString(), error.ToString());
    }
}
