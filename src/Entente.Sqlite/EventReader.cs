using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>Reads who did what to whom in a report.</summary>
internal static class EventReader
{
    /// <summary>The report, whose times are known, with its events.</summary>
    public static Report With(Report report, Session session, long number)
    {
        const string sql = """
            SELECT type, mode, content, content_mode, contexts, reciprocal, modality, region, trigger_start, trigger_end, text_start, text_end, time,
                   voice_name, voice_entity, voice_start, voice_end, voice_rule, confidence, rule,
                   place_start, place_end, place_name, place_country, place_region, place_city, place_latitude, place_longitude, place_entity, place_rule, part
            FROM event WHERE report = ?1 ORDER BY ordinal
            """;
        ILookup<(int Event, string Role), EventActor> actors = Actors(session, number);
        return report with
        {
            Events =
            [
                .. session.Rows(sql, number).Select((row, i) => Event(row, i, report, actors)),
            ],
        };
    }

    private static Event Event(
        Row row,
        int ordinal,
        Report report,
        ILookup<(int Event, string Role), EventActor> actors
    )
    {
        ReportPart part = row.Sound(
            ReportPart.Parse(row.Text(30)),
            "an event stands in an unknown part"
        );
        return new Event
        {
            Part = part,
            Type = Known<EventType>(row, 0),
            Mode = row.TextOrNull(1),
            Content = row.IsNull(2) ? null : Known<EventType>(row, 2),
            ContentMode = row.TextOrNull(3),
            Contexts = row.Texts(4),
            IsReciprocal = row.Int(5) != 0,
            Modality = Known<Modality>(row, 6),
            Region = Known<TextRegion>(row, 7),
            Trigger = row.Span(8),
            Words = row.Span(10),
            Time = row.IsNull(12) ? null : Time(row, report.ReckoningOf(part).Times),
            Voice = row.TextOrNull(13) is { } name
                ? new Voice(name, row.TextOrNull(14), row.Span(15), row.Text(17))
                : null,
            Confidence = row.Real(18),
            Rule = row.Text(19),
            Place = Place(row, 20),
            Sources = [.. actors[(ordinal, Fields.Source)]],
            Targets = [.. actors[(ordinal, Fields.Target)]],
        };
    }

    private static ILookup<(int Event, string Role), EventActor> Actors(
        Session session,
        long report
    ) =>
        session
            .Rows(
                "SELECT event, role, name, entity, country, sector, text_start, text_end, rule FROM event_actor WHERE report = ?1 ORDER BY event, role, ordinal",
                report
            )
            .Select(row =>
                (
                    Key: (row.Int(0), row.Text(1)),
                    Actor: new EventActor(
                        row.Span(6),
                        row.Text(2),
                        new ActorCode(row.TextOrNull(4), row.TextOrNull(5)),
                        row.TextOrNull(3),
                        row.Text(8)
                    )
                )
            )
            .ToLookup(pair => pair.Key, pair => pair.Actor);

    private static Place? Place(Row row, int column) =>
        row.SpanOrNull(column) is { } span
            ? new Place(
                span,
                row.Text(column + 2),
                row.TextOrNull(column + 3),
                row.Text(column + 9)
            )
            {
                Region = row.TextOrNull(column + 4),
                City = row.TextOrNull(column + 5),
                Point = row.IsNull(column + 6)
                    ? null
                    : new GeoPoint(row.Real(column + 6), row.Real(column + 7)),
                Entity = row.TextOrNull(column + 8),
            }
            : null;

    private static TemporalExpression Time(Row row, ImmutableArray<TemporalExpression> times) =>
        row.Int(12) is >= 0 and int index && index < times.Length
            ? times[index]
            : throw StoreErrors.Damaged(row.File, "an event is at a time that is not there");

    private static T Known<T>(Row row, int column)
        where T : struct, Enum =>
        row.Sound(Labels.Parse<T>(row.Text(column)), $"an event has an unknown {typeof(T).Name}");
}
