using System.Globalization;

namespace Entente.Sqlite;

/// <summary>Writes when and how much a report says.</summary>
internal sealed class ReckoningWriter(Session session)
{
    private readonly Statement _reference = session.Prepare(
        "INSERT INTO reference (report, day, source, rule, has_events) VALUES (?1, ?2, ?3, ?4, 1)"
    );
    private readonly Statement _time = session.Prepare(
        "INSERT INTO time (report, part, ordinal, id, text_start, text_end, words, type, value, begins, ends_before, precision, anchor, rule, modifier, bound, end_of) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
    );
    private readonly Statement _figure = session.Prepare(
        "INSERT INTO figure (report, part, ordinal, id, text_start, text_end, words, kind, stated, low, high, low_in, high_in, unit, unit_inferred, "
            + "exactness_start, exactness_end, counted_start, counted_end, head_start, head_end, planned, as_of, period, rate) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)"
    );
    private readonly Statement _claim = session.Prepare(
        "INSERT INTO claim (report, part, figure, topic_start, topic_end, words, head, modifiers, deed, sense, actors, topic_inferred, "
            + "speaker_name, speaker_entity, speaker_start, speaker_end, speaker_rule) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
    );

    public void Write(long number, Report report)
    {
        _reference.Run(
            number,
            report.Reference?.Day.ToString("O", CultureInfo.InvariantCulture),
            report.Reference?.Source,
            report.Reference?.Rule
        );
        foreach (ReportPart part in report.Parts)
        {
            Write(
                new Place(number, report.Id, part, report.TextOf(part)),
                report.ReckoningOf(part)
            );
        }
    }

    private void Write(Place place, Reckoning reckoning)
    {
        int next = reckoning.Times.Length;
        for (int i = 0; i < reckoning.Times.Length; i++)
        {
            TemporalExpression time = reckoning.Times[i];
            Write(place, time, i, endOf: null);
            foreach (TemporalExpression end in time.Ends)
            {
                Write(place, end, next++, endOf: i);
            }
        }

        for (int i = 0; i < reckoning.Figures.Length; i++)
        {
            Write(place, reckoning.Figures[i], i);
        }

        foreach (Claim claim in reckoning.Claims)
        {
            _claim.Run(
                place.Number,
                place.Part.Name,
                claim.Figure,
                claim.Topic.Start,
                claim.Topic.End,
                claim.Topic.In(place.Text).ToString(),
                claim.Head,
                claim.Modifiers,
                claim.Deed,
                Labels.Of(claim.Sense),
                claim.Actors,
                claim.IsTopicInferred,
                claim.Speaker?.Name,
                claim.Speaker?.Entity,
                claim.Speaker?.Span.Start,
                claim.Speaker?.Span.End,
                claim.Speaker?.Rule
            );
        }
    }

    private void Write(Place place, TemporalExpression time, int ordinal, int? endOf) =>
        _time.Run(
            place.Number,
            place.Part.Name,
            ordinal,
            endOf is null ? RecordId.ForTime(place.Report, place.Part, time.Span.Start) : null,
            time.Span.Start,
            time.Span.End,
            time.Span.In(place.Text).ToString(),
            Labels.Of(time.Type),
            time.Value,
            MomentCodec.Write(time.Begin),
            MomentCodec.Write(time.End),
            Labels.Of(time.Precision),
            Labels.Of(time.Anchor),
            time.Rule,
            time.Modifier,
            time.Bound is { } bound ? Labels.Of(bound) : null,
            endOf
        );

    private void Write(Place place, Figure figure, int ordinal) =>
        _figure.Run(
            place.Number,
            place.Part.Name,
            ordinal,
            RecordId.ForFigure(place.Report, place.Part, figure.Span.Start),
            figure.Span.Start,
            figure.Span.End,
            figure.Span.In(place.Text).ToString(),
            Labels.Of(figure.Kind),
            MomentCodec.Write(figure.Stated),
            MomentCodec.Write(figure.Low),
            MomentCodec.Write(figure.High),
            figure.IsLowIn,
            figure.IsHighIn,
            figure.Unit,
            figure.IsUnitInferred,
            figure.Exactness?.Start,
            figure.Exactness?.End,
            figure.Counted?.Start,
            figure.Counted?.End,
            figure.Head?.Start,
            figure.Head?.End,
            figure.IsPlanned,
            figure.AsOf,
            figure.Period,
            figure.IsRate
        );

    /// <summary>A part of a report.</summary>
    private readonly record struct Place(long Number, string Report, ReportPart Part, string Text);
}
