using System.CommandLine;
using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente why</c>: the words in the kept page that a finding stands on, and the rule that found it.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string> id = new("ID")
        {
            Description = "Any identifier that was printed; its beginning will do.",
        };
        Command command = context.Command(
            "why",
            "Shows why something is in the record: the words in the kept page, the rule that found them, the versions."
        );
        command.Add(id);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                string typed = parsed.GetRequiredValue(id);
                string? whole = await StoryQuery.OneIdAsync(record, typed, cancellationToken);
                WhyReadout? why = whole is null
                    ? null
                    : await record.WhyAsync(whole, cancellationToken);
                if (why is null)
                {
                    return await context.NothingFoundAsync(
                        record.FindActors(typed).IsEmpty
                            ? $"nothing in the record begins with \"{typed}\""
                            : $"\"{typed}\" is an actor: entente who {typed}"
                    );
                }

                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(context.Output, why, JsonRows.Readable.WhyReadout);
                }
                else
                {
                    Print(new Printer(context.Output), why);
                }

                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Print(Printer printer, WhyReadout why)
    {
        printer.Heading($"{why.Kind} {why.Id}");
        string? file = null;
        foreach (ReasonRow reason in why.Reasons)
        {
            if (reason.File is not null && reason.File != file)
            {
                file = reason.File;
                printer.Line();
                printer.Line(file);
            }

            printer.Line($"  {reason.What}: {Printer.OneLine(reason.Value)}  [{reason.Rule}]");
            if (reason.Evidence is { } evidence)
            {
                printer.Line(
                    evidence.IsOrphan
                        ? "      ORPHAN: these words are not in the kept page"
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"      {evidence.Start}–{evidence.End}  …{Printer.OneLine(evidence.Before)}»{Printer.OneLine(evidence.Words)}«{Printer.OneLine(evidence.After)}…"
                        )
                );
            }
        }

        printer.Line();
        printer.Line(
            $"Entente {why.Version}. Offsets are code points in the text of the file; »…« are the words in the kept page."
        );
    }
}
