using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells of an actor: its offices, the names it goes by, the reports that name it, and what it said.</summary>
public static class ActorTeller
{
    /// <summary>Tells of <paramref name="entity"/>.</summary>
    /// <param name="entity">The actor.</param>
    /// <param name="reports">The reports that name it.</param>
    /// <param name="storyOf">The story of each report.</param>
    /// <param name="statements">What is said in those stories.</param>
    public static ActorReadout Tell(
        Entity entity,
        IReadOnlyList<ToldReport> reports,
        IReadOnlyDictionary<string, string> storyOf,
        IEnumerable<StatementRow> statements
    )
    {
        ImmutableArray<ActorReportRow> rows =
        [
            .. reports
                .Select(told => new ActorReportRow(
                    told.Report.Id,
                    storyOf[told.Report.Id],
                    told.Report.Article.Published?.Value.ToString(),
                    told.Report.Article.Title?.Value,
                    told.File,
                    told.Report.Mentions.Count(mention => mention.Entity == entity.Id)
                ))
                .OrderByDescending(row => row.Mentions),
        ];
        return new ActorReadout(
            RowOf(entity, rows.Length, rows.Sum(row => row.Mentions)),
            [
                .. entity.Offices.Select(office => new OfficeRow(
                    office.Role,
                    office.Of,
                    Day(office.From),
                    Day(office.To)
                )),
            ],
            [
                .. reports
                    .SelectMany(told =>
                        told.Report.Mentions.Where(mention => mention.Entity == entity.Id)
                            .Select(mention => mention.Span.In(told.Report.Article.Text).ToString())
                    )
                    .GroupBy(words => words, StringComparer.Ordinal)
                    .Select(group => new NameRow(group.Key, group.Count()))
                    .OrderByDescending(row => row.Mentions),
            ],
            rows,
            [
                .. statements
                    .Where(statement =>
                        statement.Wordings.Any(wording =>
                            wording.SpeakerIds.Contains(entity.Id, StringComparer.Ordinal)
                        )
                    )
                    .OrderByDescending(statement => statement.Accounts),
            ]
        );
    }

    /// <summary>Tells of an actor in one row.</summary>
    public static ActorRow RowOf(Entity entity, int reports, int mentions) =>
        new(
            entity.Id,
            entity.Name,
            entity.Type.ToString().ToLowerInvariant(),
            entity.Country,
            reports,
            mentions
        );

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
