using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Entente.Cli.Stages;
using Entente.Storage;

namespace Entente.Cli;

/// <summary>The <c>entente</c> command, also for callers in the same process (tests).</summary>
public static class EntenteCommand
{
    private const string Name = "entente";

    /// <summary>Runs the command line <paramref name="args"/> and returns its exit code.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="input">What <c>-</c> reads.</param>
    /// <param name="output">What was asked for.</param>
    /// <param name="error">Progress, counts and complaints.</param>
    /// <param name="cancellationToken">Stops the run; what is stored stays stored.</param>
    public static Task<int> RunAsync(
        string[] args,
        Stream input,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken = default
    ) => RunAsync(args, new CommandContext(input, output, error), cancellationToken);

    internal static async Task<int> RunAsync(
        string[] args,
        CommandContext context,
        CancellationToken cancellationToken
    )
    {
        (TextWriter output, TextWriter error) = (context.Output, context.Error);
        ParseResult parsed = Create(context).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                await error.WriteLineAsync(Printer.Clean($"entente: {problem.Message}"));
            }

            await error.WriteLineAsync($"Try: {CommandPath(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        try
        {
            InvocationConfiguration invocation = new()
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (UsageException problem)
        {
            await error.WriteLineAsync(Printer.Clean($"entente: {problem.Message}"));
            return ExitCode.Usage;
        }
        catch (StoreException problem)
        {
            await error.WriteLineAsync(Printer.Clean($"entente: {problem.Message}"));
            return ExitCode.Unreadable;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The outside world (an output file that cannot be written, a closed pipe): a message, not a stack.
            await error.WriteLineAsync(Printer.Clean($"entente: {problem.Message}"));
            return ExitCode.Unreadable;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("entente: stopped; what was reported as stored is stored");
            return ExitCode.Stopped;
        }
    }

    internal static Command Create(CommandContext context)
    {
        Command root = new(
            Name,
            "Turns a pile of news pages on international affairs into a readout: who said what to whom, in which words, "
                + "who reported it, who copied whom, and where the accounts differ. Works offline, in one SQLite file."
        )
        {
            ReadoutCommand.Create(context),
            AddCommand.Create(context),
            PullCommand.Create(context),
            StoriesCommand.Create(context),
            StoryCommand.Create(context),
            QuotesCommand.Create(context),
            FactsCommand.Create(context),
            DyadCommand.Create(context),
            CopiesCommand.Create(context),
            WhoCommand.Create(context),
            SearchCommand.Create(context),
            WatchCommand.Create(context),
            VerifyCommand.Create(context),
            WhyCommand.Create(context),
            FixCommand.Create(context),
            ExportCommand.Create(context),
            ServeCommand.Create(context),
            McpCommand.Create(context),
            DoctorCommand.Create(context),
            StageCommand.Create(context),
            new HelpOption(),
            new VersionOption(),
        };
        HelpExamples.AddTo(root);
        return root;
    }

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent
            ? $"{CommandPath(parent)} {result.Command.Name}"
            : result.Command.Name;
}
