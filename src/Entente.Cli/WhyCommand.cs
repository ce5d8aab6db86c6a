using System.CommandLine;
using System.Globalization;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente why</c>: the words in the kept page that a finding stands on, and the rule that found it.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string> id = new("ID")
        {
            Description =
                "Any identifier that was printed (its beginning will do), or the name of an actor.",
        };
        Command command = context.Command(
            "why",
            "Shows why something is in the record: the words in the kept page, the rule that found them, the versions."
        );
        Option<bool> cut = new("--cut")
        {
            Description =
                "Of a report: its page from top to bottom, what each part is, what of it is the article and what was left out, with the reason.",
        };
        command.Add(id);
        command.Add(cut);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                string typed = parsed.GetRequiredValue(id);
                string? whole = await StoryQuery.OneIdAsync(record, typed, cancellationToken);
                if (parsed.GetValue(cut))
                {
                    return await PageAsync(context, record, parsed, whole, cancellationToken);
                }

                WhyReadout? why = whole is null
                    ? await OfActorAsync(record, typed, cancellationToken)
                    : await record.WhyAsync(whole, cancellationToken);
                if (why is null)
                {
                    return await context.NothingFoundAsync(
                        (await record.FindActorsAsync(typed, cancellationToken)).IsEmpty
                            ? $"nothing in the record begins with \"{typed}\", and no actor is called so"
                            : $"\"{typed}\" is an actor whom no report names: entente who {typed}"
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

    private static async Task<int> PageAsync(
        CommandContext context,
        NewsRecord record,
        ParseResult parsed,
        string? id,
        CancellationToken cancellationToken
    )
    {
        PageReadout? page =
            id is ['r', ..] ? await record.PageAsync(id, cancellationToken)
            : id is null ? null
            : throw new UsageException(
                $"--cut: expected the identifier of a report, found \"{id}\""
            );
        if (page is null)
        {
            return await context.NothingFoundAsync("no report of this name is in the record");
        }

        if (parsed.GetValue(context.Json))
        {
            await JsonRows.WriteAsync(context.Output, page, JsonRows.Readable.PageReadout);
        }
        else
        {
            Print(new Printer(context.Output), page);
        }

        return ExitCode.Ok;
    }

    private static void Print(Printer printer, PageReadout page)
    {
        printer.Heading($"report {page.Id}");
        printer.Line(page.File);
        foreach (PageRow passage in page.Passages)
        {
            string place = string.Create(
                CultureInfo.InvariantCulture,
                $"{passage.Start}–{passage.End}"
            );
            printer.Line();
            printer.Line(
                passage.Reason is { } reason
                    ? $"  {place}  {passage.Kind}, left out, {Printer.Count(passage.Characters, "character")}: {reason}"
                    : $"  {place}  {passage.Kind}"
            );
            printer.Line($"      {Printer.OneLine(passage.Words)}");
        }

        printer.Line();
        printer.Line("Offsets are code points in the text of the file.");
    }

    /// <summary>Why words were taken to mean the actor that was typed; <see langword="null"/> when it is none, or none that the record names.</summary>
    private static async Task<WhyReadout?> OfActorAsync(
        NewsRecord record,
        string typed,
        CancellationToken cancellationToken
    ) =>
        await ActorQuery.OneAsync(record, typed, cancellationToken) is { } actor
        && await record.WhyAsync(actor, cancellationToken) is { Reasons.IsEmpty: false } why
            ? why
            : null;

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
                ReadWords read =
                    evidence.Read ?? new ReadWords(evidence.Words, evidence.Before, evidence.After);
                printer.Line(
                    evidence.IsOrphan
                        ? "      ORPHAN: these words are not in the kept page"
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"      {evidence.Start}–{evidence.End}  …{Printer.OneLine(read.Before)}»{Printer.OneLine(read.Words)}«{Printer.OneLine(read.After)}…"
                        )
                );
            }
        }

        printer.Line();
        printer.Line(
            $"Entente {why.Version}. Offsets are code points in the text of the file; »…« are the words, as they were read from there."
        );
    }
}
