using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente who</c>: the actors of the record, or one of them.</summary>
internal static class WhoCommand
{
    private const int ShownAtMost = 40;

    public static Command Create(CommandContext context)
    {
        Argument<string[]> name = new("NAME")
        {
            Description = "A name or identifier of an actor. Default: list them all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = context.Command(
            "who",
            "Lists the actors of the record, or tells of one."
        );
        Option<string?> story = new("--story")
        {
            Description =
                "Only the actors of one story, with the names they go by in it and the offices they held on its day.",
            HelpName = "STORY",
        };
        Option<bool> events = new("--events")
        {
            Description = "What the actor took part in: who did what to whom, by day.",
        };
        command.Add(name);
        command.Add(story);
        command.Add(events);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                bool isJson = parsed.GetValue(context.Json);
                if (parsed.GetValue(story) is { } query)
                {
                    return await ListStoryAsync(context, record, query, isJson, cancellationToken);
                }

                string typed = string.Join(' ', parsed.GetValue(name) ?? []);
                if (parsed.GetValue(events))
                {
                    return await ListEventsAsync(context, record, typed, isJson, cancellationToken);
                }

                return typed.Length > 0
                    ? await TellAsync(context, record, typed, isJson, cancellationToken)
                    : await ListAsync(context, record, isJson, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> ListAsync(
        CommandContext context,
        NewsRecord record,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        var rows = ImmutableArray.CreateBuilder<ActorRow>();
        await foreach (ActorRow row in record.ActorsAsync(cancellationToken))
        {
            rows.Add(row);
        }

        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows.ToImmutable(),
                JsonRows.Readable.ImmutableArrayActorRow
            );
        }
        else if (rows.Count > 0)
        {
            Printer printer = new(context.Output);
            printer.Table(
                ["name", "type", "country", "reports>", "mentions>", "id"],
                rows.Take(ShownAtMost)
                    .Select(row =>
                        new[]
                        {
                            row.Name,
                            row.Type,
                            row.Country,
                            Number(row.Reports),
                            Number(row.Mentions),
                            row.Id,
                        }
                    )
            );
            if (rows.Count > ShownAtMost)
            {
                printer.Line(
                    $"… and {Printer.Number(rows.Count - ShownAtMost)} more (all of them: --json)"
                );
            }
        }

        return rows.Count > 0 ? ExitCode.Ok : await context.NothingFoundAsync("no actor found");
    }

    private static async Task<int> ListStoryAsync(
        CommandContext context,
        NewsRecord record,
        string query,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> stories = await record.FindStoriesAsync(
            query,
            date: null,
            cancellationToken
        );
        if (stories.IsEmpty)
        {
            return await context.NothingFoundAsync($"no story found for \"{query}\"");
        }

        ImmutableArray<StoryActorRow> rows = await record.ActorsOfAsync(
            stories[0],
            cancellationToken
        );
        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayStoryActorRow
            );
        }
        else if (!rows.IsEmpty)
        {
            new Printer(context.Output).Table(
                ["name", "reports>", "mentions>", "named as", "office on the day", "id"],
                rows.Take(ShownAtMost)
                    .Select(row =>
                        new[]
                        {
                            NameOf(row),
                            Number(row.Actor.Reports),
                            Number(row.Actor.Mentions),
                            string.Join(", ", row.Names.Select(name => name.Words)),
                            string.Join(
                                "; ",
                                row.Offices.Select(office => $"{office.Role}, {office.Of}")
                                    .Concat(row.Learned.Select(Learned))
                            ),
                            row.Actor.Type == ActorTeller.UnnamedType
                                ? Printer.Short(row.Actor.Id)
                                : row.Actor.Id,
                        }
                    )
            );
        }

        return rows.IsEmpty ? await context.NothingFoundAsync("no actor found") : ExitCode.Ok;
    }

    private static async Task<int> ListEventsAsync(
        CommandContext context,
        NewsRecord record,
        string typed,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        if (await ActorQuery.OneAsync(record, typed, cancellationToken) is not { } actor)
        {
            throw new UsageException($"--events: expected an actor, found \"{typed}\"");
        }

        ImmutableArray<OccurrenceRow> rows = await record.EventsAsync(actor, cancellationToken);
        if (isJson)
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayOccurrenceRow
            );
        }
        else if (!rows.IsEmpty)
        {
            new EventPrinter(new Printer(context.Output)).Print(
                rows,
                ImmutableDictionary<string, string>.Empty
            );
        }

        return rows.IsEmpty
            ? await context.NothingFoundAsync($"no event with {actor.Name} found")
            : ExitCode.Ok;
    }

    private static async Task<int> TellAsync(
        CommandContext context,
        NewsRecord record,
        string typed,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        if (await ActorQuery.OneAsync(record, typed, cancellationToken) is not { } meant)
        {
            return await context.NothingFoundAsync(
                $"nobody in our tables (data/world) is called \"{typed}\", and no report gives somebody of this name an office"
            );
        }

        ActorReadout actor = await record.ActorAsync(meant, cancellationToken: cancellationToken);
        if (isJson)
        {
            await JsonRows.WriteAsync(context.Output, actor, JsonRows.Readable.ActorReadout);
        }
        else
        {
            Print(context.Output, actor);
        }

        return actor.Reports.IsEmpty
            ? await context.NothingFoundAsync($"no report names {actor.Actor.Name}")
            : ExitCode.Ok;
    }

    private static void Print(TextWriter output, ActorReadout actor)
    {
        Printer printer = new(output);
        printer.Heading(actor.Actor.Name);
        printer.Line(
            string.Join(
                " · ",
                new[] { actor.Actor.Id, actor.Actor.Type, actor.Actor.Country }.OfType<string>()
            )
        );
        foreach (OfficeRow office in actor.Offices)
        {
            printer.Line($"  {office.Role}, {office.Of}  {office.From ?? "?"} – {office.To ?? ""}");
        }

        foreach (LearnedOfficeRow office in actor.Learned)
        {
            printer.Line($"  {Learned(office)}");
        }

        printer.Line(
            $"  named as {string.Join(", ", actor.Names.Select(name => $"{name.Words} ({Number(name.Mentions)})"))}"
        );
        printer.Line();
        printer.Table(
            ["REPORTS!", "date!", "mentions>", "headline", "story!"],
            actor
                .Reports.Take(ShownAtMost)
                .Select(report =>
                    new[]
                    {
                        Printer.Short(report.Id),
                        report.Date?[..10],
                        Number(report.Mentions),
                        report.Title ?? report.File,
                        Printer.Short(report.Story),
                    }
                )
        );
        PrintUnnamed(printer, actor.Unnamed);
        if (!actor.Statements.IsEmpty)
        {
            printer.Line();
            new StoryPrinter(output).PrintStatements(
                actor.Statements,
                ImmutableDictionary<string, string>.Empty
            );
        }
    }

    /// <summary>Prints those who serve an actor and whom reports leave without a name.</summary>
    private static void PrintUnnamed(Printer printer, ImmutableArray<StoryActorRow> unnamed)
    {
        if (unnamed.IsEmpty)
        {
            return;
        }

        printer.Line();
        printer.Table(
            ["UNNAMED", "is", "mentions>", "report!"],
            unnamed
                .Take(ShownAtMost)
                .Select(row =>
                    new[]
                    {
                        row.Actor.Name,
                        string.Join("; ", row.Offices.Select(office => office.Role)),
                        Number(row.Actor.Mentions),
                        Printer.Short(row.Actor.Id),
                    }
                )
        );
    }

    /// <summary>Those whom a report leaves without a name are marked; their row leads to the report.</summary>
    private static string NameOf(StoryActorRow row) =>
        row.Actor.Type == ActorTeller.UnnamedType ? $"{row.Actor.Name} (unnamed)" : row.Actor.Name;

    private static string Learned(LearnedOfficeRow office) =>
        $"{office.Role}, {office.Of}  learned from {Number(office.Reports)} {(office.Reports == 1 ? "report" : "reports")}"
        + $" ({office.First ?? "no date"}{(office.Last == office.First ? "" : $" – {office.Last}")}; {Printer.Short(office.Report)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
