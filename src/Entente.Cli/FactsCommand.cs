using System.Collections.Immutable;
using System.CommandLine;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary><c>entente facts</c>: every figure: what all agree on, what differs, whose number.</summary>
internal static class FactsCommand
{
    public static Command Create(CommandContext context)
    {
        Argument<string?> query = new("WHAT")
        {
            Description =
                "An identifier of anything in a story, the name of an actor, or words of stories. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string[]> dyad = new("--dyad")
        {
            Description = "Only what belongs to both of two actors, in all stories that name both.",
            HelpName = "ACTOR",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = context.Command(
            "facts",
            "Lists what reports say with figures: what they agree on, what differs, what cannot be compared and why, whose number it is."
        );
        command.Add(query);
        command.Add(dyad);
        command.Add(context.Date);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                ImmutableArray<FactRow> facts = await FactsAsync(
                    record,
                    parsed.GetValue(query),
                    parsed.GetValue(dyad) ?? [],
                    context.DateOf(parsed),
                    cancellationToken
                );
                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        facts,
                        JsonRows.Readable.ImmutableArrayFactRow
                    );
                }
                else if (!facts.IsEmpty)
                {
                    new FactPrinter(new Printer(context.Output)).Print(
                        facts,
                        ImmutableDictionary<string, string>.Empty
                    );
                }

                return facts.IsEmpty
                    ? await context.NothingFoundAsync(
                        "no figure found that says plainly of what it is"
                    )
                    : ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task<ImmutableArray<FactRow>> FactsAsync(
        NewsRecord record,
        string? query,
        string[] dyad,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<Entity> actors = await ActorsAsync(record, query, dyad, cancellationToken);
        ImmutableArray<string> stories = await record.FindStoriesAsync(
            actors.IsEmpty ? query : null,
            date,
            cancellationToken
        );
        if (!actors.IsEmpty)
        {
            ImmutableArray<string> naming = await record.StoriesNamingAsync(
                actors,
                cancellationToken
            );
            stories = [.. stories.Intersect(naming, StringComparer.Ordinal)];
        }

        return await record.FactsAsync(stories, actors, cancellationToken);
    }

    private static async Task<ImmutableArray<Entity>> ActorsAsync(
        NewsRecord record,
        string? query,
        string[] dyad,
        CancellationToken cancellationToken
    )
    {
        List<Entity> actors = [];
        foreach (string name in dyad)
        {
            actors.Add(
                await ActorQuery.OneAsync(record, name, cancellationToken)
                    ?? throw new UsageException($"--dyad: no actor is called \"{name}\"")
            );
        }

        // What is printed can be typed back: an identifier goes before a name, a name before words of stories.
        bool mayBeActor =
            query is not null && (await record.IdsAsync(query, 1, cancellationToken)).IsEmpty;
        if (mayBeActor && await ActorQuery.OneAsync(record, query!, cancellationToken) is { } actor)
        {
            actors.Add(actor);
        }

        return [.. actors];
    }
}
