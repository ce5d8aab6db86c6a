namespace Entente.Readouts;

/// <summary>Tells why an event is in the record.</summary>
internal static class EventExplainer
{
    /// <summary>The reasons for the event <paramref name="id"/>, if it is one of the report's.</summary>
    public static IEnumerable<ReasonRow> OfEvent(ToldReport told, string id)
    {
        Event? found = told.Report.Events.FirstOrDefault(e =>
            RecordId.ForEvent(told.Report.Id, e.Trigger.Start, e.Part) == id
        );
        if (found is null)
        {
            yield break;
        }

        string text = told.TextOf(found.Part);
        yield return Reason(
            Explainer.WordsIn(found.Part),
            found.Words.In(text).ToString(),
            found.Rule,
            found.Words
        );
        string type = EventTeller.Small(found.Type);
        yield return Reason(
            "act",
            found.Mode is null ? type : $"{type}, {found.Mode}",
            found.Rule,
            found.Trigger
        );
        yield return new ReasonRow(
            "modality",
            EventTeller.Small(found.Modality),
            "words around the act",
            told.File,
            null
        );
        foreach (EventActor source in found.Sources)
        {
            yield return Reason("source", Coded(source), source.Rule, source.Span);
        }

        foreach (EventActor target in found.Targets)
        {
            yield return Reason("target", Coded(target), target.Rule, target.Span);
        }

        if (found.Voice is { } voice)
        {
            yield return Reason("by the account of", voice.Name, voice.Rule, voice.Span);
        }

        if (found.Time is { } time)
        {
            yield return Reason("time", time.Value, time.Rule, time.Span);
        }

        if (found.Place is { } place)
        {
            yield return Reason("place", place.Name, place.Rule, place.Span);
        }

        ReasonRow Reason(string what, string value, string rule, TextSpan span) =>
            new(what, value, rule, told.File, told.EvidenceOf(found.Part, span));
    }

    private static string Coded(EventActor actor) =>
        string.Join(
            ", ",
            new[] { actor.Name, actor.Code.Country, actor.Code.Sector }.OfType<string>()
        );
}
