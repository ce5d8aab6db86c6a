using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Readouts;
using Entente.Search;

namespace Entente.Cli;

/// <summary><c>entente dyad</c>: two actors over a time, each mark with its events.</summary>
internal static class DyadCommand
{
    private const int ScoreWidth = 10; // half of the scale of PLOVER

    public static Command Create(CommandContext context)
    {
        Argument<string> one = Actor("ONE");
        Argument<string> other = Actor("OTHER");
        Option<string?> from = Bound("--from", "first");
        Option<string?> to = Bound("--to", "last");
        Command command = context.Command(
            "dyad",
            "Tells what two actors did with and to each other: met, planned, agreed, accused, threatened; by month, with how much was read."
        );
        command.Add(one);
        command.Add(other);
        command.Add(from);
        command.Add(to);
        context.Answer(
            command,
            async (record, parsed, cancellationToken) =>
            {
                Entity first = await OneAsync(parsed.GetRequiredValue(one));
                Entity second = await OneAsync(parsed.GetRequiredValue(other));
                RelationReadout relation = await record.RelationAsync(
                    first,
                    second,
                    DayOf("--from", parsed.GetValue(from), isEnd: false),
                    DayOf("--to", parsed.GetValue(to), isEnd: true),
                    cancellationToken: cancellationToken
                );
                if (parsed.GetValue(context.Json))
                {
                    await JsonRows.WriteAsync(
                        context.Output,
                        relation,
                        JsonRows.Readable.RelationReadout
                    );
                }
                else if (!relation.Months.IsEmpty || !relation.Points.IsEmpty)
                {
                    Print(new Printer(context.Output), relation);
                }

                return relation.Points.IsEmpty
                    ? await context.NothingFoundAsync(
                        $"no event between {first.Name} and {second.Name} found"
                    )
                    : ExitCode.Ok;

                async Task<Entity> OneAsync(string typed) =>
                    await ActorQuery.OneAsync(record, typed, cancellationToken)
                    ?? throw new UsageException($"no actor is called \"{typed}\"");
            }
        );
        return command;
    }

    private static Argument<string> Actor(string name) =>
        new(name) { Description = "An actor: a name, or an identifier (RUS, vladimir-putin)." };

    private static Option<string?> Bound(string name, string which) =>
        new(name)
        {
            Description = $"The {which} day, month or year (2021, 2021-12, 2021-12-15).",
            HelpName = "DAY",
        };

    private static DateOnly? DayOf(string option, string? typed, bool isEnd) =>
        typed is null
            ? null
            : SearchQuery.DayOf(typed, isEnd)
                ?? throw new UsageException(
                    $"{option}: expected a year, month or day (2021, 2021-12, 2021-12-15), found \"{typed}\""
                );

    private static void Print(Printer printer, RelationReadout relation)
    {
        printer.Heading($"{relation.One.Name} – {relation.Other.Name}");
        printer.Line();
        printer.Table(
            [
                "MONTHS!",
                "contact>",
                "cooperation>",
                "conflict>",
                "threat>",
                "plan>",
                "cancelled>",
                "together>",
                "other>",
                "reports read>",
                "naming both>",
            ],
            relation.Months.Select(CellsOf)
        );
        foreach (
            (string head, string[] marks) in (ReadOnlySpan<(string, string[])>)
                [
                    ("CONTACTS", ["contact"]),
                    ("PLANS", ["plan"]),
                    ("CANCELLED", ["cancelled"]),
                    ("COOPERATION", ["cooperation"]),
                    ("CONFLICT", ["conflict"]),
                    ("THREATS", ["threat"]),
                    ("TOGETHER", ["together"]),
                    ("RETOLD, DENIED, SUPPOSED", ["other"]),
                ]
        )
        {
            PrintPoints(
                printer,
                head,
                [.. relation.Points.Where(point => marks.Contains(point.Mark))]
            );
        }

        PrintStates(printer, relation.States);
        PrintScores(printer, relation.Points);
        if (!relation.Repeated.IsEmpty)
        {
            printer.Line();
            printer.Table(
                ["REPEATED!", "", "days"],
                relation.Repeated.Select(row =>
                    new[]
                    {
                        row.Type.ToUpperInvariant(),
                        $"both → {row.Toward}",
                        string.Join(", ", row.Days),
                    }
                )
            );
        }
    }

    private static void PrintPoints(Printer printer, string head, ImmutableArray<PointRow> points)
    {
        if (points.IsEmpty)
        {
            return;
        }

        printer.Line();
        printer.Table(
            [$"{head}!", "", "id!", "modality!", "accounts>", "reports"],
            points.Select(point =>
            {
                OccurrenceRow row = point.Occurrence;
                string outcome = EventWords.OutcomeOf(point, Printer.Short);
                return new[]
                {
                    EventWords.When(row),
                    $"{EventWords.Act(row.Event)}{(outcome.Length == 0 ? "" : $" – {outcome}")}",
                    Printer.Short(row.Id),
                    row.Event.Modality,
                    row.Accounts.ToString(CultureInfo.InvariantCulture),
                    string.Join(
                        ' ',
                        row.Tellings.Select(told => Printer.Short(told.Report))
                            .Distinct(StringComparer.Ordinal)
                    ),
                };
            })
        );
    }

    private static void PrintStates(Printer printer, ImmutableArray<StateRow> states)
    {
        if (states.IsEmpty)
        {
            return;
        }

        printer.Line();
        printer.Table(
            ["STATES!", "from!", "to!", "told by", "reports>"],
            states.Select(state =>
            {
                OccurrenceRow[] ends =
                [
                    .. new[] { state.Begin, state.End }.OfType<OccurrenceRow>(),
                ];
                return new[]
                {
                    EventWords.StateOf(state),
                    state.From ?? "not told",
                    state.To ?? "no end told",
                    string.Join(' ', ends.Select(end => Printer.Short(end.Id))),
                    ends.SelectMany(end => end.Tellings)
                        .Select(told => told.Report)
                        .Distinct(StringComparer.Ordinal)
                        .Count()
                        .ToString(CultureInfo.InvariantCulture),
                };
            })
        );
    }

    /// <summary>How many acts of each score there are: never one number for all.</summary>
    private static void PrintScores(Printer printer, ImmutableArray<PointRow> points)
    {
        IGrouping<double, PointRow>[] scores =
        [
            .. points
                .Where(point => point.Score is not null)
                .GroupBy(point => point.Score!.Value)
                .OrderBy(group => group.Key),
        ];
        if (scores.Length == 0)
        {
            return;
        }

        printer.Line();
        printer.Table(
            ["SCORES>", "events>", "", ""],
            scores.Select(group =>
                new[]
                {
                    group.Key.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
                    group.Count().ToString(CultureInfo.InvariantCulture),
                    new string('■', Math.Min(group.Count(), ScoreWidth)),
                    string.Join(
                        ' ',
                        group.Take(ScoreWidth).Select(point => Printer.Short(point.Occurrence.Id))
                    ),
                }
            )
        );
        printer.Line("from -10, conflict, to +10, cooperation: the scores of PLOVER, by act");
    }

    private static string?[] CellsOf(MonthRow row)
    {
        return
        [
            row.Month,
            Count(row.Contact),
            Count(row.Cooperation),
            Count(row.Conflict),
            Count(row.Threat),
            Count(row.Plan),
            Count(row.Cancelled),
            Count(row.Together),
            Count(row.Other),
            Count(row.Reports),
            Count(row.Naming),
        ];

        static string Count(int number) =>
            number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
    }
}
