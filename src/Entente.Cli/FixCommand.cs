using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Desk;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente fix</c>: repairs by people, laid over what was read; logged, and undone when they were wrong.</summary>
internal static class FixCommand
{
    public static Command Create(CommandContext context)
    {
        Option<int?> undo = new("--undo")
        {
            Description = "Undo the correction of this number.",
            HelpName = "NUMBER",
        };
        Option<bool> log = new("--log")
        {
            Description = "List all corrections, those that were undone too.",
        };
        Command command = new(
            "fix",
            "Repairs who is who, and which reports tell of the same. Nothing that was read is changed: corrections lie over it, and hold again when it is read again."
        )
        {
            undo,
            log,
            context.Database,
            context.Data,
            context.Json,
            Merge(context),
            Split(context),
            Rename(context),
            NotAPerson(context),
            Office(context),
            Speaker(context),
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
                parsed.GetValue(undo) is { } number
                    ? await UndoAsync(context, parsed, number, cancellationToken)
                : parsed.GetValue(log) ? await LogAsync(context, parsed, cancellationToken)
                : throw new UsageException(
                    "fix: expected a repair (merge, split, rename, not-a-person, office, speaker), --undo NUMBER or --log"
                )
        );
        return command;
    }

    private static Command Merge(CommandContext context)
    {
        Argument<string> one = Actor("ONE", "The actor or story that is to vanish.");
        Argument<string> into = Actor("INTO", "The one that both are.");
        return Repair(
            context,
            "merge",
            "Two actors are one, or two stories.",
            [one, into],
            async (fix, parsed) =>
                await fix.StoryAsync(parsed.GetRequiredValue(one)) is { } story
                && await fix.StoryAsync(parsed.GetRequiredValue(into)) is { } other
                    ? await fix.JoinStoriesAsync(story, other)
                    : await fix.MakeAsync(
                        CorrectionKind.Merge,
                        await fix.NamedAsync(parsed.GetRequiredValue(one)),
                        await fix.ActorAsync(parsed.GetRequiredValue(into))
                    )
        );
    }

    private static Command Split(CommandContext context)
    {
        Argument<string> one = Actor("ONE", "The story, or the actor that is named wrongly.");
        Argument<string[]> rest = new("REPORT")
        {
            Description =
                "Of a story: the reports that are another story. Of an actor: the report, and who is meant there (an actor, or any name).",
            Arity = ArgumentArity.OneOrMore,
        };
        return Repair(
            context,
            "split",
            "Some reports of a story are another story, or in one report the actor is another.",
            [one, rest],
            async (fix, parsed) =>
            {
                string typed = parsed.GetRequiredValue(one);
                string[] others = parsed.GetRequiredValue(rest);
                if (await fix.StoryAsync(typed) is { } story)
                {
                    return await fix.DivideStoryAsync(story, others);
                }

                if (others is not [var report, var other])
                {
                    throw new UsageException(
                        "fix split: expected STORY REPORT… with a story of the record, or ACTOR REPORT OTHER"
                    );
                }

                string id = await fix.ItemAsync(report, 'r', "report");
                return await fix.MakeAsync(
                    CorrectionKind.Split,
                    await fix.NamedAsync(typed),
                    await fix.ActorAsync(other),
                    correction => correction with { Report = id }
                );
            }
        );
    }

    private static Command Rename(CommandContext context)
    {
        Argument<string> actor = Actor("ACTOR", "The actor.");
        Argument<string> name = new("NAME") { Description = "The name to show." };
        return Repair(
            context,
            "rename",
            "The actor is to be shown by another name.",
            [actor, name],
            async (fix, parsed) =>
                await fix.MakeAsync(
                    CorrectionKind.Rename,
                    await fix.NamedAsync(parsed.GetRequiredValue(actor)),
                    parsed.GetRequiredValue(name)
                )
        );
    }

    private static Command NotAPerson(CommandContext context)
    {
        Argument<string> actor = Actor("NAME", "The name, or the actor it was taken for.");
        return Repair(
            context,
            "not-a-person",
            "The words name nobody.",
            [actor],
            async (fix, parsed) =>
                await fix.MakeAsync(
                    CorrectionKind.NotAPerson,
                    await fix.NamedAsync(parsed.GetRequiredValue(actor)),
                    value: null
                )
        );
    }

    private static Command Office(CommandContext context)
    {
        Argument<string> actor = Actor("PERSON", "Who held it.");
        Argument<string> role = new("ROLE")
        {
            Description = "The role, as who shows it: foreign-minister.",
        };
        Argument<string> of = Actor("OF", "The state or organisation.");
        Option<string?> from = Day("--from", "The first day.");
        Option<string?> to = Day("--to", "The last day.");
        Command command = Repair(
            context,
            "office",
            "The person held an office.",
            [actor, role, of],
            async (fix, parsed) =>
            {
                string state = await fix.KnownAsync(parsed.GetRequiredValue(of));
                return await fix.MakeAsync(
                    CorrectionKind.Office,
                    await fix.NamedAsync(parsed.GetRequiredValue(actor)),
                    parsed.GetRequiredValue(role),
                    correction =>
                        correction with
                        {
                            Of = state,
                            From = DayOf(parsed, from),
                            To = DayOf(parsed, to),
                        }
                );
            }
        );
        command.Add(from);
        command.Add(to);
        return command;
    }

    private static Command Speaker(CommandContext context)
    {
        Argument<string> quotation = new("QUOTATION") { Description = "The quotation." };
        Argument<string> actor = Actor("ACTOR", "Who said it: an actor, or any name.");
        return Repair(
            context,
            "speaker",
            "Somebody else said it.",
            [quotation, actor],
            async (fix, parsed) =>
                await fix.MakeAsync(
                    CorrectionKind.Speaker,
                    await fix.ItemAsync(parsed.GetRequiredValue(quotation), 'q', "quotation"),
                    await fix.ActorAsync(parsed.GetRequiredValue(actor))
                )
        );
    }

    private static Argument<string> Actor(string name, string description) =>
        new(name) { Description = description };

    private static Option<string?> Day(string name, string description) =>
        new(name) { Description = $"{description} yyyy-mm-dd", HelpName = "DAY" };

    private static DateOnly? DayOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } typed
            ? null
            : IsoDay.Parse(typed)
                ?? throw new UsageException(
                    $"{option.Name}: expected a day as yyyy-mm-dd, found \"{typed}\""
                );

    private static Command Repair(
        CommandContext context,
        string name,
        string description,
        ImmutableArray<Argument> arguments,
        Func<Fix, ParseResult, Task<Correction>> repair
    )
    {
        Command command = context.Command(name, description);
        command.Add(context.Wait);
        foreach (Argument argument in arguments)
        {
            command.Add(argument);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Write,
                    cancellationToken
                );
                Fix fix = new(context, store, parsed, cancellationToken);
                try
                {
                    await PrintAsync(context, parsed, [await repair(fix, parsed)]);
                    return ExitCode.Ok;
                }
                catch (NotInRecordException missing)
                {
                    return await context.NothingFoundAsync(missing.Message);
                }
                catch (CorrectionException fault)
                {
                    await context.Error.WriteLineAsync(
                        Printer.Clean($"entente: fix: {fault.Message}")
                    );
                    return ExitCode.Usage;
                }
            }
        );
        return command;
    }

    private static async Task<int> UndoAsync(
        CommandContext context,
        ParseResult parsed,
        int number,
        CancellationToken cancellationToken
    )
    {
        await using IStore store = await context.OpenAsync(
            parsed,
            StoreAccess.Write,
            cancellationToken
        );
        if (
            await new CorrectionDesk(store, context.TablesOf(parsed), context.Clock).UndoAsync(
                number,
                cancellationToken
            )
            is not { } undone
        )
        {
            return await context.NothingFoundAsync(
                $"no correction {number.ToString(CultureInfo.InvariantCulture)} holds (entente fix --log lists them)"
            );
        }

        await PrintAsync(context, parsed, [undone]);
        return ExitCode.Ok;
    }

    private static async Task<int> LogAsync(
        CommandContext context,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        await using IStore store = await context.OpenAsync(
            parsed,
            StoreAccess.Read,
            cancellationToken
        );
        var log = ImmutableArray.CreateBuilder<Correction>();
        await foreach (Correction correction in store.CorrectionsAsync(cancellationToken))
        {
            log.Add(correction);
        }

        await PrintAsync(context, parsed, log.ToImmutable());
        return log.Count > 0
            ? ExitCode.Ok
            : await context.NothingFoundAsync("nothing was corrected");
    }

    private static async Task PrintAsync(
        CommandContext context,
        ParseResult parsed,
        ImmutableArray<Correction> corrections
    )
    {
        ImmutableArray<CorrectionRow> rows = [.. corrections.Select(CorrectionTeller.RowOf)];
        if (parsed.GetValue(context.Json))
        {
            await JsonRows.WriteAsync(
                context.Output,
                rows,
                JsonRows.Readable.ImmutableArrayCorrectionRow
            );
        }
        else if (!rows.IsEmpty)
        {
            new Printer(context.Output).Table(
                ["number>", "made!", "what!", "of", "to be", "undone!"],
                rows.Select(row =>
                    new[]
                    {
                        row.Number.ToString(CultureInfo.InvariantCulture),
                        row.Made,
                        row.Kind,
                        !row.Moved.IsEmpty
                            ? $"{row.Subject}, {Printer.Count(row.Moved.Length, "report")}"
                        : row.Report is null ? row.Subject
                        : $"{row.Subject} in {row.Report}",
                        row.Of is null
                            ? row.Value
                            : $"{row.Value}, {row.Of}  {row.From ?? "?"} – {row.To}",
                        row.Undone,
                    }
                )
            );
        }
    }

    /// <summary>Turns what the user typed into what a correction holds.</summary>
    private sealed class Fix(
        CommandContext context,
        IStore store,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        private readonly NewsRecord _record = context.RecordOf(store, parsed);
        private readonly CorrectionDesk _desk = new(store, context.TablesOf(parsed), context.Clock);

        public Task<Correction> MakeAsync(
            CorrectionKind kind,
            string subject,
            string? value,
            Func<Correction, Correction>? more = null
        ) => _desk.MakeAsync(kind, subject, value, more, cancellationToken);

        public Task<Correction> JoinStoriesAsync(string story, string into) =>
            _desk.JoinStoriesAsync(story, into, cancellationToken);

        public async Task<Correction> DivideStoryAsync(string story, string[] reports)
        {
            var ids = ImmutableArray.CreateBuilder<string>(reports.Length);
            foreach (string typed in reports)
            {
                ids.Add(await ItemAsync(typed, 'r', "report"));
            }

            return await _desk.DivideStoryAsync(story, ids.MoveToImmutable(), cancellationToken);
        }

        /// <summary>A story by its identifier; <see langword="null"/> for what is none, and for what is a name: "shah" could be the beginning of an identifier.</summary>
        public async Task<string?> StoryAsync(string typed) =>
            typed.StartsWith('s')
            && !await IsNameAsync(typed)
            && await StoryQuery.OneIdAsync(_record, typed, cancellationToken) is ['s', ..] id
                ? id
                : null;

        /// <summary>An actor of the tables, or any name.</summary>
        public async Task<string> ActorAsync(string typed) =>
            (await ActorQuery.OneAsync(_record, typed, cancellationToken))?.Id ?? typed;

        /// <summary>An actor of the tables.</summary>
        public async Task<string> KnownAsync(string typed) =>
            (await ActorQuery.OneAsync(_record, typed, cancellationToken))?.Id
            ?? throw new NotInRecordException($"\"{typed}\" is not in our tables (data/world)");

        /// <summary>An actor of the tables, or a name that reports show.</summary>
        public async Task<string> NamedAsync(string typed) =>
            await ActorQuery.OneAsync(_record, typed, cancellationToken) is { } known ? known.Id
            : await IsShownAsync(typed) ? typed
            : throw new NotInRecordException(
                $"\"{typed}\" is not in our tables (data/world), and no report names it"
            );

        private async Task<bool> IsNameAsync(string typed) =>
            !(await _record.FindActorsAsync(typed, cancellationToken)).IsEmpty
            || await IsShownAsync(typed);

        /// <summary>Whether reports show a name.</summary>
        private async Task<bool> IsShownAsync(string typed)
        {
            await foreach (string _ in store.NamedAsync(typed, cancellationToken))
            {
                return true;
            }

            return false;
        }

        /// <summary>A report or quotation by its identifier.</summary>
        public async Task<string> ItemAsync(string typed, char kind, string what) =>
            await StoryQuery.OneIdAsync(_record, typed, cancellationToken) is { } id
            && id[0] == kind
                ? id
                : throw new NotInRecordException($"no {what} begins with \"{typed}\"");
    }

    private sealed class NotInRecordException(string message) : Exception(message);
}
