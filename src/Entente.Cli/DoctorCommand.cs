using System.Collections.Immutable;
using System.CommandLine;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente doctor</c>: looks for damage.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        Command command = context.Command(
            "doctor",
            "Checks the database: its structure, the digest of every kept page, and that every finding reads in its page."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await OpenAsync(context, parsed, cancellationToken);
                var findings = ImmutableArray.CreateBuilder<string>();
                await foreach (
                    string finding in context.RecordOf(store, parsed).CheckAsync(cancellationToken)
                )
                {
                    findings.Add(finding);
                }

                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        findings.ToImmutable(),
                        JsonRows.Readable.ImmutableArrayString
                    );
                }
                else
                {
                    Printer printer = new(context.Output);
                    foreach (string finding in findings)
                    {
                        printer.Line(finding);
                    }

                    printer.Line(
                        findings.Count == 0
                            ? $"{context.DatabaseOf(parsed)}: all is well"
                            : $"{Printer.Count(findings.Count, "finding")}"
                    );
                }

                return findings.Count == 0 ? ExitCode.Ok : ExitCode.Unreadable;
            }
        );
        return command;
    }

    /// <summary>Opens for writing where nobody else writes: only then can the word index be compared with the texts.</summary>
    private static async Task<IStore> OpenAsync(
        CommandContext context,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(context.DatabaseOf(parsed)))
        {
            try
            {
                return await context.OpenAsync(parsed, StoreAccess.Write, cancellationToken);
            }
            catch (StoreException problem)
            {
                await context.Error.WriteLineAsync(
                    Printer.Clean(
                        $"entente: the word index is not compared with the texts: {problem.Message}"
                    )
                );
            }
        }

        return await context.OpenAsync(parsed, StoreAccess.Read, cancellationToken);
    }
}
