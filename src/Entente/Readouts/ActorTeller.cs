using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells of an actor: its offices, the names it goes by, the reports that name it, and what it said.</summary>
public static class ActorTeller
{
    /// <summary>The type of those whom a report leaves without a name, in rows.</summary>
    public const string UnnamedType = "unnamed";

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
                    CountIn(told, entity)
                ))
                .OrderByDescending(row => row.Mentions),
        ];
        return new ActorReadout(
            RowOf(entity, rows.Length, rows.Sum(row => row.Mentions)),
            [.. entity.Offices.Select(RowOf)],
            NamesIn(reports, entity),
            rows,
            [
                .. statements
                    .Where(statement =>
                        statement.Wordings.Any(wording =>
                            wording.SpeakerIds.Contains(entity.Id, StringComparer.Ordinal)
                            || wording.Speaker == entity.Id
                        )
                    )
                    .OrderByDescending(statement => statement.Accounts),
            ],
            LearnedIn(reports, entity),
            entity.Type == EntityType.Person
                ? []
                : [.. Unnamed(reports).Where(row => row.Offices.Any(o => o.Of == entity.Id))]
        );
    }

    /// <summary>Those whom reports speak of without a name, each report by itself: nobody knows whether two of them mean the same one.</summary>
    /// <param name="reports">The reports.</param>
    public static IEnumerable<StoryActorRow> Unnamed(IEnumerable<ToldReport> reports) =>
        from told in reports
        from one in told
            .Report.Mentions.Where(mention => mention.IsUnnamed)
            .GroupBy(mention => (mention.Name, mention.Office))
        let office = one.Key.Office
        select new StoryActorRow(
            new ActorRow(
                told.Report.Id,
                one.Key.Name,
                UnnamedType,
                office is { } held && IsState(held.Of) ? held.Of : null,
                1,
                one.Count()
            ),
            [
                .. one.Select(mention => mention.Span.In(told.Report.Article.Text).ToString())
                    .GroupBy(words => words, StringComparer.Ordinal)
                    .Select(words => new NameRow(words.Key, words.Count())),
            ],
            office is null ? [] : [new OfficeRow(office.Role, office.Of, null, null)],
            []
        );

    /// <summary>Whether an identifier is that of a state: a code in capitals.</summary>
    private static bool IsState(string id) => id.Length == 3 && id.All(char.IsAsciiLetterUpper);

    /// <summary>Tells of an actor in one story: with the names it goes by there, and the offices it held on the story's day.</summary>
    /// <param name="entity">The actor.</param>
    /// <param name="reports">The reports of the story.</param>
    public static StoryActorRow InStory(Entity entity, IReadOnlyList<ToldReport> reports)
    {
        DateOnly? day = reports
            .Select(told => told.Report.Article.Published?.Value.Day)
            .Where(published => published is not null)
            .Min();
        return new StoryActorRow(
            RowOf(entity, reports),
            NamesIn(reports, entity),
            [
                .. entity
                    .Offices.Where(office =>
                        day is not null
                        && office.From is not null
                        && office.From <= day
                        && !(office.To < day)
                    )
                    .Select(RowOf),
            ],
            LearnedIn(reports, entity)
        );
    }

    /// <summary>Whether a mention is of an actor; of one whom only reports know, by name.</summary>
    public static bool IsOf(Mention mention, Entity entity) =>
        (mention.Entity ?? mention.Name) == entity.Id;

    /// <summary>Whether a voice is that of an actor; of one whom only reports know, by name.</summary>
    public static bool IsOf(Voice voice, Entity entity) =>
        (voice.Entity ?? voice.Name) == entity.Id;

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

    /// <summary>Tells of an actor in one row, as these reports name it.</summary>
    public static ActorRow RowOf(Entity entity, IReadOnlyList<ToldReport> reports) =>
        RowOf(
            entity,
            reports.Count(told => CountIn(told, entity) > 0),
            reports.Sum(told => CountIn(told, entity))
        );

    private static int CountIn(ToldReport told, Entity entity) =>
        told.Report.Mentions.Count(mention => IsOf(mention, entity));

    private static ImmutableArray<NameRow> NamesIn(
        IReadOnlyList<ToldReport> reports,
        Entity entity
    ) =>
        [
            .. reports
                .SelectMany(told =>
                    told.Report.Mentions.Where(mention => IsOf(mention, entity))
                        .Select(mention => mention.Span.In(told.Report.Article.Text).ToString())
                )
                .GroupBy(words => words, StringComparer.Ordinal)
                .Select(group => new NameRow(group.Key, group.Count()))
                .OrderByDescending(row => row.Mentions),
        ];

    /// <summary>The offices that reports give an actor and that the tables do not have.</summary>
    private static ImmutableArray<LearnedOfficeRow> LearnedIn(
        IReadOnlyList<ToldReport> reports,
        Entity entity
    ) =>
        [
            .. reports
                .SelectMany(told =>
                    told.Report.Mentions.Where(mention =>
                            mention
                                is { Type: EntityType.Person, IsUnnamed: false, IsLearned: false }
                            && IsOf(mention, entity)
                        )
                        .Select(mention => mention.Office)
                        .OfType<SeenOffice>()
                        .Distinct()
                        .Select(office => (Office: office, told.Report))
                )
                .Where(seen =>
                    !entity.Offices.Any(known =>
                        known.Role == seen.Office.Role && known.Of == seen.Office.Of
                    )
                )
                .GroupBy(seen => seen.Office)
                .Select(group => new LearnedOfficeRow(
                    group.Key.Role,
                    group.Key.Of,
                    Day(group.Min(seen => seen.Report.Article.Published?.Value.Day)),
                    Day(group.Max(seen => seen.Report.Article.Published?.Value.Day)),
                    group.Count(),
                    group.First().Report.Id
                ))
                .OrderByDescending(row => row.Reports),
        ];

    private static OfficeRow RowOf(Office office) =>
        new(office.Role, office.Of, Day(office.From), Day(office.To));

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
