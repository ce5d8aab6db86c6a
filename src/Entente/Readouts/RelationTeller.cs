using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells how two actors stand over a time in rows.</summary>
public static class RelationTeller
{
    /// <summary>Tells a relation.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="one">The one actor.</param>
    /// <param name="other">The other actor.</param>
    /// <param name="reports">The reports of all its events, by identifier.</param>
    public static RelationReadout Tell(
        Relation relation,
        ActorRow one,
        ActorRow other,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        ArgumentNullException.ThrowIfNull(relation);
        return new RelationReadout(
            one,
            other,
            [.. relation.Months.Select(RowOf)],
            [.. relation.Points.Select(point => RowOf(point, reports))],
            RepeatedIn(relation)
        )
        {
            States = [.. relation.States.Select(state => RowOf(state, one, other, reports))],
            Stories = StoriesOf(relation, reports),
            Reports = relation
                .Points.SelectMany(point => point.Occurrence.Tellings)
                .Select(telling => telling.Report.Id)
                .Distinct(StringComparer.Ordinal)
                .ToImmutableDictionary(
                    report => report,
                    report => StoryTeller.RowOf(reports[report]),
                    StringComparer.Ordinal
                ),
        };
    }

    private static ImmutableArray<RelationStoryRow> StoriesOf(
        Relation relation,
        IReadOnlyDictionary<string, ToldReport> reports
    ) =>
        [
            .. relation
                .Points.SelectMany(point =>
                    point.Occurrence.Tellings.Select(telling => (point, telling))
                )
                .GroupBy(told => told.telling.Story, StringComparer.Ordinal)
                .Select(story =>
                    StoryOf(
                        story.Key,
                        [.. story.Select(told => reports[told.telling.Report.Id].Report.Article)],
                        story.Select(told => told.point).Distinct().Count()
                    )
                )
                .OrderByDescending(row => row.When, StringComparer.Ordinal)
                .ThenBy(row => row.Story, StringComparer.Ordinal),
        ];

    private static RelationStoryRow StoryOf(string id, Article[] articles, int events) =>
        new(
            id,
            StoryTeller.TitleOf(
                articles.Select(article => article.Title?.Value).Distinct(StringComparer.Ordinal),
                articles[0].Text
            ),
            articles
                .Min(article => article.Published?.Value.Day)
                ?.ToString("O", CultureInfo.InvariantCulture),
            events
        );

    private static StateRow RowOf(
        ReportedState state,
        ActorRow one,
        ActorRow other,
        IReadOnlyDictionary<string, ToldReport> reports
    ) =>
        new(
            EventTeller.Small(state.Kind),
            state.Who == one.Id ? one.Name : other.Name,
            state.Whom == one.Id ? one.Name : other.Name,
            state.From?.ToString("O", CultureInfo.InvariantCulture),
            state.To?.ToString("O", CultureInfo.InvariantCulture),
            state.Begin is null ? null : EventTeller.RowOf(state.Begin, reports),
            state.End is null ? null : EventTeller.RowOf(state.End, reports)
        );

    /// <summary>The outcome of a plan in the words of the readout.</summary>
    public static string WordsOf(PlanOutcome outcome) =>
        outcome switch
        {
            PlanOutcome.Held => "held",
            PlanOutcome.Cancelled => "cancelled",
            _ => "not in the record",
        };

    private static PointRow RowOf(
        RelationPoint point,
        IReadOnlyDictionary<string, ToldReport> reports
    ) =>
        new(
            EventTeller.Small(point.Mark),
            EventTeller.RowOf(point.Occurrence, reports),
            point.Score,
            point.Outcome is { } outcome ? WordsOf(outcome) : null,
            point.Later is { } later ? EventTeller.RowOf(later.First, reports) : null
        );

    private static MonthRow RowOf(RelationMonth month)
    {
        return new MonthRow(
            month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Of(RelationMark.Contact),
            Of(RelationMark.Cooperation),
            Of(RelationMark.Conflict),
            Of(RelationMark.Threat),
            Of(RelationMark.Plan),
            Of(RelationMark.Cancelled),
            Of(RelationMark.Together),
            Of(RelationMark.Other),
            month.Reports,
            month.Naming
        );

        int Of(RelationMark mark) => month.Marks[(int)mark];
    }

    /// <summary>What both do to the same third in more stories than one.</summary>
    private static ImmutableArray<RepeatedRow> RepeatedIn(Relation relation) =>
        [
            .. relation
                .Points.Where(point => point.Mark == RelationMark.Together)
                .SelectMany(point =>
                    point.Occurrence.First.Event.Targets.Select(target => (Point: point, target))
                )
                .GroupBy(pair =>
                    (
                        pair.Point.Occurrence.First.Event.Type,
                        Toward: pair.target.Entity ?? pair.target.Party
                    )
                )
                .Where(group =>
                    group
                        .Select(pair => pair.Point.Occurrence.First.Story)
                        .Distinct(StringComparer.Ordinal)
                        .Count() > 1
                )
                .Select(group => new RepeatedRow(
                    EventTeller.Small(group.Key.Type),
                    group.First().target.Name,
                    [
                        .. group
                            .Select(pair => pair.Point.Occurrence.Day)
                            .OfType<DateOnly>()
                            .Select(day => day.ToString("O", CultureInfo.InvariantCulture)),
                    ],
                    [.. group.Select(pair => pair.Point.Occurrence.First.Id)]
                )),
        ];
}
