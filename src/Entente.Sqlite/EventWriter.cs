using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>Writes who did what to whom in a report, behind its times.</summary>
internal sealed class EventWriter(Session session)
{
    private readonly Statement _event = session.Prepare(
        "INSERT INTO event (report, ordinal, id, type, mode, content, content_mode, contexts, reciprocal, modality, region, "
            + "trigger_start, trigger_end, text_start, text_end, words, time, place_start, place_end, place_name, place_country, place_region, place_city, "
            + "place_latitude, place_longitude, place_entity, place_rule, voice_name, voice_entity, voice_start, voice_end, voice_rule, confidence, rule, part) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, "
            + "?30, ?31, ?32, ?33, ?34, ?35)"
    );
    private readonly Statement _actor = session.Prepare(
        "INSERT INTO event_actor (report, event, role, ordinal, name, entity, country, sector, text_start, text_end, rule) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    );

    public void Write(long number, Report report)
    {
        for (int i = 0; i < report.Events.Length; i++)
        {
            Write(number, report, i);
            WriteActors(number, i, Fields.Source, report.Events[i].Sources);
            WriteActors(number, i, Fields.Target, report.Events[i].Targets);
        }
    }

    private void Write(long number, Report report, int ordinal)
    {
        Event found = report.Events[ordinal];
        Place? place = found.Place;
        Voice? voice = found.Voice;
        _event.Run(
            number,
            ordinal,
            RecordId.ForEvent(report.Id, found.Trigger.Start, found.Part),
            Labels.Of(found.Type),
            found.Mode,
            found.Content is { } content ? Labels.Of(content) : null,
            found.ContentMode,
            found.Contexts,
            found.IsReciprocal,
            Labels.Of(found.Modality),
            Labels.Of(found.Region),
            found.Trigger.Start,
            found.Trigger.End,
            found.Words.Start,
            found.Words.End,
            found.Words.In(report.TextOf(found.Part)).ToString(),
            found.Time is { } time ? report.ReckoningOf(found.Part).Times.IndexOf(time) : null,
            place?.Span.Start,
            place?.Span.End,
            place?.Name,
            place?.Country,
            place?.Region,
            place?.City,
            place?.Point?.Latitude,
            place?.Point?.Longitude,
            place?.Entity,
            place?.Rule,
            voice?.Name,
            voice?.Entity,
            voice?.Span.Start,
            voice?.Span.End,
            voice?.Rule,
            found.Confidence,
            found.Rule,
            found.Part.Name
        );
    }

    private void WriteActors(long report, int found, string role, ImmutableArray<EventActor> actors)
    {
        for (int i = 0; i < actors.Length; i++)
        {
            EventActor actor = actors[i];
            _actor.Run(
                report,
                found,
                role,
                i,
                actor.Name,
                actor.Entity,
                actor.Code.Country,
                actor.Code.Sector,
                actor.Span.Start,
                actor.Span.End,
                actor.Rule
            );
        }
    }
}
