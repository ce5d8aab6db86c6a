using System.CommandLine;
using Entente.Server;
using Entente.Server.Tools;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente mcp</c>: the record for programs that speak the Model Context Protocol, over standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create(CommandContext context)
    {
        Option<bool> fullText = new("--full-text")
        {
            Description = "Give the whole text of reports, not only snippets of 300 characters.",
        };
        Command command = new(
            "mcp",
            "Answers a program that speaks the Model Context Protocol on standard input and output: it may read the record, and nothing else."
        )
        {
            context.Database,
            context.Data,
            fullText,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Read,
                    cancellationToken
                );
                ServedRecord served = new(
                    context.RecordOf(store, parsed),
                    store,
                    context.TablesOf(parsed),
                    _ => throw new InvalidOperationException("tools only read")
                );
                McpDoor door = new(served, parsed.GetValue(fullText));
                await using Stream output = Console.OpenStandardOutput();
                await door.ServeAsync(context.Input, output, cancellationToken);
                return ExitCode.Ok;
            }
        );
        return command;
    }
}
