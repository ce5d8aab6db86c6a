using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Cli.Stages;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary>Runs a stage in this process, as the shell would.</summary>
internal sealed record Stage(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output as objects.</summary>
    public JsonObject[] Objects =>
        [
            .. Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonNode.Parse(l)!.AsObject()),
        ];

    public static Task<Stage> RunAsync(string input, params string[] arguments) =>
        RunAsync(Encoding.UTF8.GetBytes(input), arguments);

    public static async Task<Stage> RunAsync(byte[] input, params string[] arguments)
    {
        using MemoryStream standardInput = new(input);
        using StringWriter output = new();
        using StringWriter errors = new();
        RootCommand root = [StageCommand.Create(new StageStreams(standardInput, output, errors))];
        int exitCode = await root.Parse(["stage", .. arguments])
            .InvokeAsync(
                new InvocationConfiguration { Output = errors, Error = errors },
                TestContext.Current.CancellationToken
            );
        return new Stage(exitCode, output.ToString(), errors.ToString());
    }
}
