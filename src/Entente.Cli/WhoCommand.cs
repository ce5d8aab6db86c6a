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
        command.Add(name);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                bool isJson = parsed.GetValue(context.Json);
                return string.Join(' ', parsed.GetValue(name) ?? []) is { Length: > 0 } typed
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

    private static async Task<int> TellAsync(
        CommandContext context,
        NewsRecord record,
        string typed,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<Entity> actors = record.FindActors(typed);
        if (actors.Length > 1)
        {
            throw new UsageException(
                $"\"{typed}\" could be any of {string.Join(", ", actors.Select(actor => actor.Id))}: type one of these"
            );
        }

        if (actors.IsEmpty)
        {
            return await context.NothingFoundAsync(
                $"\"{typed}\" is not in our tables (data/world)"
            );
        }

        ActorReadout actor = await record.ActorAsync(actors[0], cancellationToken);
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
        if (!actor.Statements.IsEmpty)
        {
            printer.Line();
            new StoryPrinter(output).PrintStatements(
                actor.Statements,
                ImmutableDictionary<string, string>.Empty
            );
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
