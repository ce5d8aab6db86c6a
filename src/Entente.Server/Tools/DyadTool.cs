using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Search;

namespace Entente.Server.Tools;

/// <summary>The tool <c>dyad</c>.</summary>
internal static class DyadTool
{
    private const int MostStories = 200;
    private const int MostStatements = 1000;

    public static NewsTool<DyadAnswer> Create() =>
        new(
            "dyad",
            "Tells what two actors did with and to each other: by month with how many reports were read, event by event with its modality; a plan with what later reports say of it (held, cancelled, not in the record); and what they said to one another."
                + NewsTools.Untrusted,
            [
                new("actor", "An actor: a name, or an identifier (vladimir-putin, RUS)."),
                new("other", "The other actor."),
                new(
                    "start",
                    "The number of the first event to list, from 0, the newest first.",
                    IsRequired: false,
                    IsNumber: true
                ),
            ],
            ToolsJson.Lines.DyadAnswer,
            AskAsync,
            answer =>
                answer
                    .Events.Select(point => point.Id)
                    .Concat(answer.Statements.Select(row => row.Id))
        );

    private static async Task<Func<int, DyadAnswer>> AskAsync(ToolQuestion question)
    {
        Entity one = await question.ActorAsync("actor");
        Entity other = await question.ActorAsync("other");
        int start = question.Number("start", 0);
        RelationReadout relation = await question.Served.Record.RelationAsync(
            one,
            other,
            mostStories: MostStories,
            cancellationToken: question.Stop
        );
        ImmutableArray<QuoteRow> said =
        [
            .. await BetweenAsync(question, one.Id, other.Id),
            .. await BetweenAsync(question, other.Id, one.Id),
        ];
        return items => AnswerOf(relation, said, start, items);
    }

    private static async Task<IEnumerable<QuoteRow>> BetweenAsync(
        ToolQuestion question,
        string from,
        string to
    )
    {
        SearchReadout found = await question.Served.Record.FindAsync(
            new SearchQuery
            {
                Speaker = from,
                Addressee = to,
                IsForQuotes = true,
            },
            0,
            MostStatements,
            cancellationToken: question.Stop
        );
        return found
            .Quotes.Select(row => row.Quote)
            .DistinctBy(row => row.Utterance, StringComparer.Ordinal);
    }

    private static DyadAnswer AnswerOf(
        RelationReadout relation,
        ImmutableArray<QuoteRow> said,
        int start,
        int items
    ) =>
        new(
            relation.One.Id,
            relation.Other.Id,
            relation.IsPartial,
            relation.Points.Length,
            Math.Max(0, relation.Points.Length - start - items),
            [.. relation.Months.TakeLast(items).Select(MonthOf)],
            [.. relation.Points.Reverse().Skip(start).Take(items).Select(PointOf)],
            said.Length,
            [.. said.Take(items / 2).Select(NewsTools.WordingOf)]
        );

    private static ToolMonth MonthOf(MonthRow month) =>
        new(
            month.Month,
            month.Contact,
            month.Cooperation,
            month.Conflict,
            month.Threat,
            month.Plan,
            month.Cancelled,
            month.Together,
            month.Other,
            month.Reports,
            month.Naming
        );

    private static ToolPoint PointOf(PointRow point)
    {
        OccurrenceRow row = point.Occurrence;
        EventRow first = row.Event;
        return new ToolPoint(
            row.Id,
            point.Mark,
            first.Type,
            first.Mode,
            first.Modality,
            row.When,
            row.When is null ? row.Day : null,
            [.. first.Sources.Select(party => SourceText.Of(party.Name))],
            [.. first.Targets.Select(party => SourceText.Of(party.Name))],
            SourceText.Of(first.Words),
            row.Accounts,
            row.Independent,
            point.Outcome,
            point.Later?.Id,
            first.Report
        );
    }
}
